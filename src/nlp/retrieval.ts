import { Best } from './best.js';
import { type Bm25fParams, normalisedFrequency, saturate } from './bm25.js';
import type { Concept } from './concepts.js';
import { Cursor } from './cursor.js';
import type { DayRange } from './dates.js';
import { NOT_THERE } from './part.js';
import { gallop, NOWHERE } from './postings.js';
import { StretchScores } from './scores.js';
import { FOLLOWS, IS_TITLE, SEARCHED } from './segment.js';
import type { SentenceIndex } from './sentence-index.js';
import { sentencesTelling } from './window.js';

const BM25F: Bm25fParams = { k1: 2.2, b: 0.4, sentence: 3, neighbour: 1, title: 1 };

/** A sentence that shares something with the question. */
export interface Candidate {
  readonly id: number;
  /** BM25F over sentence, neighbours and title, as a share of the most it could be: 0..1. */
  readonly bm25f: number;
}

/** Whether a bulletin may be quoted under the limits of a question. */
export type Allowed = (bulletin: number) => boolean;

/** No limits. */
export const EVERYWHERE: Allowed = () => true;

export interface RetrieveOptions {
  /** Scores every sentence to its end. It changes nothing but the time taken; for tests. Default false. */
  readonly exhaustive?: boolean;
  /** About how many sentences are scored at a time. It changes nothing but the time taken, either. Default 16,384. */
  readonly stretch?: number;
}

/** Their sums take 128 kB. */
const STRETCH = 16_384;
/** The first are shorter, for only behind them something is known to be better than what comes. */
const FIRST_STRETCH = 1024;

/**
 * The sentences that share a word with the question in themselves, beside them or in their title, or that tell of the
 * time asked about; best first by BM25F, equals in the order of the collection.
 *
 * The collection is gone through stretch by stretch. Within one, concepts are scored one after the other, those that are
 * worth most first. A sum that would be less than the last of the best so far even with all that is left is not gone on with. As
 * soon as what is left is worth less than that one by itself, only sentences that are in the race yet get more, and where they are few,
 * the long lists of common words are skipped through instead of read; a stretch that has too little is passed over
 * (MaxScore: Turtle and Flood, "Query evaluation: strategies and optimizations", 1995; stretches are what Lucene's BooleanScorer
 * calls windows). The result is that of scoring everything.
 *
 * @param limit how many at most
 */
export function retrieve(
  index: SentenceIndex,
  concepts: readonly Concept[],
  window: DayRange | null,
  allowed: Allowed,
  limit: number,
  { exhaustive = false, stretch = STRETCH }: RetrieveOptions = {},
): Candidate[] {
  const most = concepts.reduce((sum, { worth }) => sum + worth, 0) || 1;
  const ends = stretchesOf(index, stretch);
  const longest = ends.reduce((longest, end, i) => Math.max(longest, end - (ends[i - 1] ?? 0)), 0);
  return StretchScores.using(longest, (scores) => {
    const retrieval = new Retrieval(index, { concepts, allowed, limit }, scores);
    for (const end of ends) retrieval.scoreUntil(end, exhaustive);
    return retrieval
      .best(window)
      .inOrder()
      .map(({ id, score }) => ({ id, bm25f: score / most }));
  });
}

interface Wanted {
  readonly concepts: readonly Concept[];
  readonly allowed: Allowed;
  readonly limit: number;
}

/** Sentences are looked up in a list that is so many times as long as they are many; a shorter one is read. */
const WORTH_PROBING = 16;

class Retrieval {
  readonly #index: SentenceIndex;
  /** Marks of sentences; those that may not be found are not marked as searched. */
  readonly #marks: Uint8Array;
  readonly #scores: StretchScores;
  readonly #norms: Float64Array;
  /** Those that are worth most first. */
  readonly #cursors: readonly Cursor[];
  readonly #best: Best;
  /** A sentence is never worth all of a concept: no more than when it is as short as can be and all around has it too. */
  readonly #share: number;
  #start = 0;

  constructor(index: SentenceIndex, { concepts, allowed, limit }: Wanted, scores: StretchScores) {
    this.#index = index;
    this.#marks = marksOf(index, allowed);
    this.#scores = scores;
    this.#norms = normsOf(index);
    this.#cursors = [...concepts].sort((a, b) => b.worth - a.worth).map((concept) => new Cursor(index, concept));
    this.#best = new Best(limit, index.columns.bulletins);
    const around = (BM25F.sentence + 2 * BM25F.neighbour) / (this.#norms[1] ?? 1) + BM25F.title;
    // A little is added, for sums of floating-point numbers depend on their order.
    this.#share = saturate(around, BM25F.k1) * (1 + 1e-9);
  }

  /** Scores the stretch from where the last one ended up to a sentence. */
  scoreUntil(end: number, exhaustive: boolean): void {
    const threshold = exhaustive ? -1 : this.#best.threshold;
    const scores = this.#scores;
    scores.begin(this.#start, threshold);
    this.#start = end;
    const present = this.#cursors.filter((cursor) => cursor.goTo(end));
    const rests = this.#rests(present);
    if (!(threshold <= (rests[0] ?? -1))) return;
    for (const [i, cursor] of present.entries()) {
      const rest = rests[i] as number;
      // A sum that is less before what is left cannot come among the best.
      const least = threshold - (rests[i + 1] ?? 0);
      const isClosed = threshold > rest;
      const racing = isClosed ? scores.racing(threshold - rest) : null;
      if (racing?.length === 0) break;
      if (racing && racing.length < (cursor.to - cursor.from) / WORTH_PROBING)
        this.#probe(cursor, racing.slice().sort(), least);
      else this.#spread(cursor, racing, least);
    }
    const reached = scores.reached();
    for (let i = 0; i < reached.length; i++) this.#best.add(reached[i] as number, scores.at(reached[i] as number));
  }

  /** By concept, how much those from it on may be worth to a sentence together. */
  #rests(present: readonly Cursor[]): number[] {
    const rests = new Array<number>(present.length);
    let rest = 0;
    for (let i = present.length - 1; i >= 0; i--) {
      rest += (present[i] as Cursor).worth * this.#share;
      rests[i] = rest;
    }
    return rests;
  }

  /** The best, those that only tell of the window at their end. */
  best(window: DayRange | null): Best {
    const best = this.#best;
    // Whatever only tells of the window has a sum of 0.
    if (!window || best.threshold > 0) return best;
    const found = new Set(best.inOrder().map(({ id }) => id));
    for (const id of sentencesTelling(this.#index, window)) {
      if (found.has(id) || ((this.#marks[id] as number) & SEARCHED) === 0) continue;
      found.add(id);
      best.add(id, 0);
    }
    return best;
  }

  /**
   * Adds to the sentences of the stretch near an occurrence of a concept what they get from it.
   *
   * @param racing those that get any; null: all
   */
  #spread(cursor: Cursor, racing: Uint32Array | null, least: number): void {
    if (racing) this.#scores.markNear(racing);
    const nearby = { size: this.#stream(cursor, racing !== null), titled: cursor.titled };
    this.#scores.addAll(nearby, { worth: cursor.worth, params: BM25F, marks: this.#marks, least });
  }

  /**
   * Lists the sentences near the postings of a stretch, ascending, with their frequencies; gives how many. A sentence is done when the
   * postings have passed it, so what three of them may still get is held apart. Everything that every posting of every
   * question goes through: hence the plain locals.
   */
  #stream({ postings: { ids, weights }, from, to }: Cursor, isClosed: boolean): number {
    const { lengths } = this.#index.columns;
    const scores = this.#scores;
    const { near, frequencies } = scores;
    const marks = this.#marks;
    const norms = this.#norms;
    let base = -2;
    let before = 0;
    let here = 0;
    let after = 0;
    let size = 0;
    for (let i = from; i < to; i++) {
      const id = ids[i] as number;
      if (isClosed && !scores.isMarked(id)) continue;
      const tf = (weights === null ? 1 : (weights[i] as number)) / (norms[lengths[id] as number] as number);
      const step = id - 1 - base;
      near[size] = base;
      frequencies[size] = before;
      if (before > 0) size++;
      if (step === 1) {
        before = here;
        here = after;
      } else {
        near[size] = base + 1;
        frequencies[size] = here;
        if (here > 0) size++;
        near[size] = base + 2;
        frequencies[size] = after;
        if (step > 2 && after > 0) size++;
        before = step === 2 ? after : 0;
        here = 0;
      }
      after = 0;
      base = id - 1;
      if (((marks[id] as number) & FOLLOWS) !== 0) before += BM25F.neighbour * tf;
      here += BM25F.sentence * tf;
      // Behind the last sentence there is no mark.
      if (((marks[id + 1] as number) & FOLLOWS) !== 0) after += BM25F.neighbour * tf;
    }
    for (const [at, frequency] of [before, here, after].entries()) {
      near[size] = base + at;
      frequencies[size] = frequency;
      if (frequency > 0) size++;
    }
    return size;
  }

  /** Adds to some sentences of the stretch, ascending, what they get from a concept: in the same order, so that sums are alike. */
  #probe({ postings: { ids, weights }, titled, worth, from }: Cursor, sentences: Uint32Array, least: number): void {
    const { lengths } = this.#index.columns;
    const { near, frequencies } = this.#scores;
    const marks = this.#marks;
    const tf = (i: number) =>
      (weights ? (weights[i] as number) : 1) / (this.#norms[lengths[ids[i] as number] as number] as number);
    let [at, range, size] = [from, 0, 0];
    for (const id of sentences) {
      at = gallop(ids, Math.max(0, id - 1), at);
      let frequency = 0;
      let i = at;
      if (ids[i] === id - 1) {
        if (((marks[id] as number) & FOLLOWS) !== 0) frequency += BM25F.neighbour * tf(i);
        i++;
      }
      if (ids[i] === id) frequency += BM25F.sentence * tf(i++);
      if (ids[i] === id + 1 && ((marks[id + 1] as number) & FOLLOWS) !== 0) frequency += BM25F.neighbour * tf(i);
      while ((titled[range + 1] as number) <= id) range += 2;
      const isTitled = (titled[range] as number) <= id;
      if (isTitled && ((marks[id] as number) & IS_TITLE) === 0) frequency += BM25F.title;
      if (frequency === 0) continue;
      near[size] = id;
      frequencies[size++] = frequency;
    }
    this.#scores.addAll({ size, titled: NOWHERE.ids }, { worth, params: BM25F, marks, least });
  }
}

/** Where stretches end: sentences that are context for each other, and a bulletin, are never torn. */
function stretchesOf({ size, columns: { marks, bulletins } }: SentenceIndex, stretch: number): number[] {
  const isTorn = (end: number) =>
    ((marks[end] as number) & FOLLOWS) !== 0 || (bulletins[end] === bulletins[end - 1] && bulletins[end] !== NOT_THERE);
  const ends: number[] = [];
  for (let end = 0; end < size; ends.push(end)) {
    end = Math.min(size, end + Math.min(stretch, Math.max(FIRST_STRETCH, end)));
    while (end < size && isTorn(end)) end++;
  }
  return ends;
}

/** The marks of an index, without `SEARCHED` where a bulletin is not allowed. */
function marksOf({ columns: { marks, bulletins } }: SentenceIndex, allowed: Allowed): Uint8Array {
  if (allowed === EVERYWHERE) return marks;
  return marks.map((mark, id) =>
    id < bulletins.length && !allowed(bulletins[id] as number) ? mark & ~SEARCHED : mark,
  );
}

const norms = new WeakMap<SentenceIndex, Float64Array>();

/** By the length of a sentence: what its term frequencies are divided by. */
function normsOf(index: SentenceIndex): Float64Array {
  let made = norms.get(index);
  if (!made) {
    const longest = index.columns.lengths.reduce((most, length) => Math.max(most, length), 0);
    const average = index.averageLength;
    made = Float64Array.from(
      { length: longest + 1 },
      (_, length) => 1 / normalisedFrequency(1, length, average, BM25F.b),
    );
    norms.set(index, made);
  }
  return made;
}
