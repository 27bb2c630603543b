import { isoDay, overlaps, parseIsoDay, rangeOf } from './dates.js';
import type { Allowed } from './retrieval.js';
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
  /** First day of the earliest and last day of the newest dated bulletin searched; null when none is dated to a month or better. */
  readonly earliest: string | null;
  readonly newest: string | null;
  /** Bulletins left out by from/to because they have no known date. */
  readonly undatedLeftOut: number;
}

function isFrom(source: string | undefined, { bulletin }: IndexedBulletin): boolean {
  if (!source) return true;
  const wanted = source.toLowerCase();
  return [bulletin.publisher ?? '', bulletin.source].some((name) => name.toLowerCase().includes(wanted));
}

/**
 * Limits a search to bulletins of a source and of a time; a bulletin dated by a range counts when any of its days does.
 * Limits that are no ISO days are ignored here: whoever takes them from people checks them.
 */
export function limitTo(index: SentenceIndex, options: ScopeOptions): { scope: Scope; allowed: Allowed } {
  const [from, to] = [parseIsoDay(options.from ?? ''), parseIsoDay(options.to ?? '')];
  const limited = from !== undefined || to !== undefined;
  const window = { from: from ?? { year: 1000, month: 1, day: 1 }, to: to ?? { year: 2999, month: 12, day: 31 } };
  let undatedLeftOut = 0;
  const inside = index.bulletins.map((own) => {
    if (!isFrom(options.source, own)) return false;
    if (!limited) return true;
    const range = own.date && rangeOf(own.date);
    if (!range) undatedLeftOut++;
    return range ? overlaps(range, window) : false;
  });
  const chosen = index.bulletins.filter((_, i) => inside[i]);
  // A bulletin of which only the year is known says nothing of the first and the last day.
  const days = chosen.flatMap(({ date }) => (date && date.precision !== 'year' && rangeOf(date)) || []);
  const unlimited = !limited && !options.source;
  return {
    scope: {
      bulletins: chosen.length,
      sentences: unlimited
        ? index.sentenceCount
        : index.sentences.filter(({ bulletin, canonical }, id) => canonical === id && inside[bulletin]).length,
      earliest: days
        .map(({ from: day }) => isoDay(day))
        .reduce<string | null>((a, b) => (a === null || b < a ? b : a), null),
      newest: days
        .map(({ to: day }) => isoDay(day))
        .reduce<string | null>((a, b) => (a === null || b > a ? b : a), null),
      undatedLeftOut,
    },
    allowed: (bulletin) => inside[bulletin] === true,
  };
}
