import type { KnownDate } from '../bulletins/bulletin.js';
import { overlaps, parseIsoDay } from './dates.js';
import { type Allowed, EVERYWHERE } from './retrieval.js';
import type { IndexedBulletin, SentenceIndex } from './sentence-index.js';

export interface ScopeOptions {
  /** Inclusive `YYYY-MM-DD` limits on the bulletin's date; either leaves undated bulletins out. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Keeps bulletins whose publisher or file contains this, case ignored. */
  readonly source?: string | undefined;
}

/** What a question was asked of. */
export interface Scope {
  readonly bulletins: number;
  readonly sentences: number;
  /** Dates of the first and the newest dated bulletin searched, by their first days; null when none is dated. */
  readonly first: KnownDate | null;
  readonly newest: KnownDate | null;
  /** Bulletins left out by from/to because they have no known date. */
  readonly undatedLeftOut: number;
}

function isFrom(source: string | undefined, { bulletin }: IndexedBulletin): boolean {
  if (!source) return true;
  const wanted = source.toLowerCase();
  return [bulletin.publisher ?? '', bulletin.source].some((name) => name.toLowerCase().includes(wanted));
}

/** Earlier first days first; ISO days compare as text, and a collator would cost more than the whole search. */
export function byFirstDay(a: Pick<KnownDate, 'from'> | null, b: Pick<KnownDate, 'from'> | null): number {
  const [one, other] = [a?.from ?? '', b?.from ?? ''];
  return one < other ? -1 : Number(one > other);
}

/**
 * Limits a search to bulletins of a source and of a time; a bulletin dated by a range counts when any of its days does.
 * Limits that are no ISO days are ignored here: whoever takes them from people checks them.
 */
export function limitTo({ whole: index }: Pick<SentenceIndex, 'whole'>, options: ScopeOptions): Limited {
  const known = isLimited(options) ? undefined : unlimited.get(index);
  if (known) return known;
  const found = limiting(index, options);
  if (!isLimited(options)) unlimited.set(index, found);
  return found;
}

/** A search within limits, or without any. */
interface Limited {
  readonly scope: Scope;
  readonly allowed: Allowed;
}

/** Most questions have no limits, and going through all bulletins would take longer than answering them. */
const unlimited = new WeakMap<SentenceIndex, Limited>();

const isLimited = ({ from, to, source }: ScopeOptions) => Boolean(from || to || source);

function searchedIn(index: SentenceIndex, inside: readonly boolean[]): number {
  return inside.reduce((sum, is, bulletin) => sum + (is ? index.searchedOf(bulletin) : 0), 0);
}

function limiting(index: SentenceIndex, options: ScopeOptions): Limited {
  const [from, to] = [parseIsoDay(options.from ?? ''), parseIsoDay(options.to ?? '')];
  const limited = from !== undefined || to !== undefined;
  const window = { from: from ?? { year: 1000, month: 1, day: 1 }, to: to ?? { year: 2999, month: 12, day: 31 } };
  let undatedLeftOut = 0;
  const inside = index.bulletins.map((own) => {
    if (!isFrom(options.source, own)) return false;
    if (!limited) return true;
    const { range } = own;
    if (!range) undatedLeftOut++;
    return range ? overlaps(range, window) : false;
  });
  const chosen = index.bulletins.filter((_, i) => inside[i]);
  // By their first days: a bulletin known to be of 2024 is not newer than one of 3 September 2024.
  const dates = chosen.flatMap(({ date }) => date ?? []).sort(byFirstDay);
  return {
    scope: {
      bulletins: chosen.length,
      sentences: !isLimited(options) ? index.sentenceCount : searchedIn(index, inside),
      first: dates[0] ?? null,
      newest: dates.at(-1) ?? null,
      undatedLeftOut,
    },
    allowed: isLimited(options) ? (bulletin) => inside[bulletin] === true : EVERYWHERE,
  };
}
