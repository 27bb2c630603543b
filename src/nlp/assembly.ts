import type { Bulletin } from '../bulletins/bulletin.js';
import { IndexedBulletin, type NotEnglish } from './indexed.js';
import type { LiveSegment } from './live-segment.js';
import { NOT_THERE, type Part } from './part.js';
import { foldingRepeats } from './repeats.js';
import { SEARCHED, type Segment } from './segment.js';
import { STRETCH, type Steps } from './steps.js';

/** What is looked at for very many sentences of each question: by sentence of the index. */
export interface Columns {
  /** Number of content terms. */
  readonly lengths: Uint16Array;
  /** See `FOLLOWS`, `IS_TITLE` and `SEARCHED`; and one more, 0, so that what follows can be looked at without a test. */
  readonly marks: Uint8Array;
  /** Number of its bulletin in the index, or `NOT_THERE`. */
  readonly bulletins: Uint32Array;
  /** 1 for a sentence that is searched: in use, and the one among those with the same words. */
  readonly searched: Uint8Array;
}

/** The parts of an index, put in their places. */
export interface Assembly {
  readonly parts: readonly Part[];
  /** All bulletins of the collection in its order, those that are kept out among them. */
  readonly order: readonly Bulletin[];
  /** In the order of the collection. */
  readonly bulletins: readonly IndexedBulletin[];
  readonly notEnglish: readonly NotEnglish[];
  readonly columns: Columns;
  readonly sentenceCount: number;
  /** Average number of content terms of a sentence that is searched. */
  readonly averageLength: number;
}

/** Which sentences were searched, by their numbers in the new assembly, and which of them must be looked at again. */
export interface Searched {
  readonly before: Uint8Array;
  readonly changed: Iterable<number>;
}

/**
 * Puts segments together, in steps.
 *
 * @param order the bulletins of the collection, those objects that the segments have
 * @param searched what is known of the sentences that are searched; null: nothing
 * @param before what had been numbered before, if anything: where it goes on as it was, it is not numbered again
 */
export function* assembling(
  segments: readonly LiveSegment[],
  order: readonly Bulletin[],
  searched: Searched | null,
  before: Numbered = NOTHING,
): Steps<Assembly> {
  const numbered = number(segments, order, before);
  // That, and each column, takes a stretch of its own in a large collection.
  yield STRETCH;
  return yield* completing(numbered, searched);
}

/** What has been numbered: parts and bulletins. */
export type Numbered = Pick<Assembly, 'parts' | 'order' | 'bulletins' | 'notEnglish'>;

const NOTHING: Numbered = { parts: [], order: [], bulletins: [], notEnglish: [] };

/** Makes an assembly of what has been numbered, in steps. */
export function* completing(numbered: Numbered, searched: Searched | null): Steps<Assembly> {
  const { parts, bulletins } = numbered;
  const size = parts.reduce((sum, { segment }) => sum + segment.starts.length, 0);
  const columns = { ...columnsOf(parts, size), searched: new Uint8Array(size) };
  columns.searched.set(searched?.before ?? []);
  yield STRETCH;
  const rank = (id: number) => {
    const own = bulletins[columns.bulletins[id] ?? NOT_THERE];
    return own?.bulletin.date ? 0 : own?.date ? 1 : 2;
  };
  const place = (id: number) => columns.bulletins[id] ?? NOT_THERE;
  yield* foldingRepeats(parts, columns.searched, searched?.changed ?? columns.searched.keys(), (a, b) => {
    return (rank(a) - rank(b) || place(a) - place(b) || a - b) < 0;
  });
  return { ...numbered, columns, ...markingSearched(columns) };
}

/** Marks the sentences that are searched. A function of its own, since the compiler makes little of loops in generators. */
function markingSearched({ searched, marks, lengths }: Columns): Pick<Assembly, 'sentenceCount' | 'averageLength'> {
  let [sentenceCount, terms] = [0, 0];
  for (let id = 0; id < searched.length; id++) {
    if (searched[id] === 0) continue;
    marks[id] = (marks[id] as number) | SEARCHED;
    sentenceCount++;
    terms += lengths[id] as number;
  }
  return { sentenceCount, averageLength: terms / Math.max(1, sentenceCount) };
}

/** Whether the first of some segments and bulletins are just those that had been numbered. */
function goesOn(before: Numbered, segments: readonly LiveSegment[], order: readonly Bulletin[]): boolean {
  return (
    before.parts.every((part, at) => part === segments[at]) &&
    before.order.every((bulletin, at) => bulletin === order[at])
  );
}

/** Numbers the bulletins that are in use in the order of the collection, and the sentences segment by segment. */
function number(segments: readonly LiveSegment[], order: readonly Bulletin[], before: Numbered): Numbered {
  const kept = goesOn(before, segments, order) ? before : NOTHING;
  let base = kept.parts.reduce((sum, { segment }) => sum + segment.starts.length, 0);
  const parts = segments.slice(kept.parts.length).map((live): Part => {
    const part = { ...live, base, numbers: new Uint32Array(live.segment.bulletins.length).fill(NOT_THERE) };
    base += live.segment.starts.length;
    return part;
  });
  const bulletins = [...kept.bulletins];
  const notEnglish = [...kept.notEnglish];
  const indexed = parts.map(indexedOf);
  const rest = order.slice(kept.order.length);
  const places = placesInOrder(parts, rest) ?? placesOf(parts, rest);
  for (let place = 0; place < places.length; place += 2) {
    const [at, local] = [places[place] as number, places[place + 1] as number];
    const part = parts[at];
    const own = part?.segment.bulletins[local];
    if (!part || !own) continue;
    if (own.language !== null) {
      notEnglish.push({ id: own.bulletin.id, source: own.bulletin.source, language: own.language });
    } else {
      part.numbers[local] = bulletins.length;
      bulletins.push(indexed[at]?.[local] as IndexedBulletin);
    }
  }
  return { parts: [...kept.parts, ...parts], order, bulletins, notEnglish };
}

/** For each bulletin the number of its part and its own within that; null unless each part has its own in the given order, as it mostly has. */
function placesInOrder(parts: readonly Part[], order: readonly Bulletin[]): Uint32Array | null {
  const ahead = parts.map((part) => nextInUse(part, 0));
  const isNext = (at: number, bulletin: Bulletin | undefined) =>
    parts[at]?.segment.bulletins[ahead[at] as number]?.bulletin === bulletin;
  const places = new Uint32Array(2 * order.length);
  let own = 0;
  for (let i = 0; i < order.length; i++) {
    // The next is in the same part nearly always.
    if (!isNext(own, order[i])) own = parts.findIndex((_, at) => isNext(at, order[i]));
    const part = parts[own];
    if (!part) return null;
    const local = ahead[own] as number;
    places[2 * i] = own;
    places[2 * i + 1] = local;
    ahead[own] = nextInUse(part, local + 1);
  }
  return places;
}

function nextInUse({ gone }: Part, from: number): number {
  let local = from;
  while (gone?.[local]) local++;
  return local;
}

/** The same for any order; `NOT_THERE` for bulletins that no part has in use. */
function placesOf(parts: readonly Part[], order: readonly Bulletin[]): Uint32Array {
  const known = new Map(order.map((bulletin, i) => [bulletin, i]));
  const places = new Uint32Array(2 * order.length).fill(NOT_THERE);
  for (const [at, { segment, gone }] of parts.entries()) {
    for (const [local, { bulletin }] of segment.bulletins.entries()) {
      const i = known.get(bulletin);
      if (i !== undefined && !gone?.[local]) places.set([at, local], 2 * i);
    }
  }
  return places;
}

/** The bulletins of a segment as an index has them. */
interface Indexed {
  readonly base: number;
  readonly bulletins: readonly IndexedBulletin[];
}

const indexedBefore = new WeakMap<Segment, Indexed>();

/** Made once while a segment is at the same place, as most are from one index to the next. */
function indexedOf({ base, segment }: Part): readonly IndexedBulletin[] {
  const made = indexedBefore.get(segment);
  if (made?.base === base) return made.bulletins;
  const first = (local: number) => base + (segment.firstSentences[local] ?? 0);
  const bulletins = segment.bulletins.map(
    ({ bulletin, date }, local) => new IndexedBulletin(bulletin, date, first(local), first(local + 1)),
  );
  indexedBefore.set(segment, { base, bulletins });
  return bulletins;
}

function columnsOf(parts: readonly Part[], size: number) {
  const columns = { lengths: new Uint16Array(size), marks: new Uint8Array(size + 1), bulletins: new Uint32Array(size) };
  for (const { segment, base, numbers } of parts) {
    columns.lengths.set(segment.lengths, base);
    columns.marks.set(segment.marks, base);
    for (let local = 0; local < numbers.length; local++) {
      const [first, end] = [segment.firstSentences[local] as number, segment.firstSentences[local + 1] as number];
      columns.bulletins.fill(numbers[local] as number, base + first, base + end);
    }
  }
  return columns;
}
