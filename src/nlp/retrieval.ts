import { Best } from './best.js';
import { type Bm25fParams, normalisedFrequency, saturate } from './bm25.js';
import { Column } from './column.js';
import type { Concept } from './concepts.js';
import type { DayRange } from './dates.js';
import type { IndexedBulletin } from './indexed.js';
import { lowerBound, type Postings } from './postings.js';
import { Scores } from './scores.js';
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
}

/**
 * The sentences that share a word with the question in themselves, beside them or in their title, or that tell of the
 * time asked about; best first by BM25F, equals in the order of the collection.
 *
 * Concepts are scored one after the other, those that are worth most first. As soon as what is left is worth less than
 * the last of the best so far has, no sentence that has nothing yet can come among them: from then on only those that
 * have something get more, and where few of them can still come among the best, the long lists of common words are
 * skipped through instead of read (MaxScore: Turtle and Flood, "Query evaluation: strategies and optimizations", 1995; term at a time as in Moffat and Zobel's "continue",
 * TOIS 1996). The result is that of scoring everything.
 *
 * @param limit how many at most
 */
export function retrieve(
  index: SentenceIndex,
  concepts: readonly Concept[],
  window: DayRange | null,
  allowed: Allowed,
  limit: number,
  { exhaustive = false }: RetrieveOptions = {},
): Candidate[] {
  const ordered = [...concepts].sort((a, b) => b.worth - a.worth);
  const most = concepts.reduce((sum, { worth }) => sum + worth, 0) || 1;
  return Scores.using(index.size, most, (scores) => {
    const retrieval = new Retrieval(index, allowed, limit, scores);
    retrieval.score(ordered, exhaustive);
    const { ids, scores: sums } = retrieval.best(window);
    return ids.map((id, i) => ({ id, bm25f: (sums[i] as number) / most }));
  });
}

/** Sentences are looked up in a list that is so many times as long as they are many; a shorter one is read. */
const WORTH_PROBING = 16;

class Retrieval {
  readonly #index: SentenceIndex;
  /** Marks of sentences; those that may not be found are not marked as searched. */
  readonly #marks: Uint8Array;
  readonly #limit: number;
  readonly #scores: Scores;
  readonly #norms: Float64Array;

  constructor(index: SentenceIndex, allowed: Allowed, limit: number, scores: Scores) {
    this.#index = index;
    this.#marks = marksOf(index, allowed);
    this.#limit = limit;
    this.#scores = scores;
    this.#norms = normsOf(index);
  }

  score(concepts: readonly Concept[], exhaustive: boolean): void {
    // A sentence is never worth all of a concept: no more than when it is as short as can be and all around has it too.
    const share = saturate((BM25F.sentence + 2 * BM25F.neighbour) / (this.#norms[1] ?? 1) + BM25F.title, BM25F.k1);
    const scores = this.#scores;
    let rest = concepts.reduce((sum, { worth }) => sum + worth, 0);
    for (const concept of concepts) {
      // A little is added, for sums of floating-point numbers depend on their order.
      const most = rest * share * (1 + 1e-9);
      const isClosed = !exhaustive && scores.threshold > most;
      const left = isClosed ? this.#left(concept.sentences.ids.length / WORTH_PROBING, most) : null;
      if (left) this.#probe(concept, left);
      else this.#spread(concept, isClosed);
      rest -= concept.worth;
      if (!exhaustive) scores.raiseThreshold(this.#limit);
    }
  }

  /** The sentences that can still come among the best when no more than `most` is added, ascending; null when they are many. */
  #left(many: number, most: number): Uint32Array | null {
    const { sums, threshold } = this.#scores;
    const touched = this.#scores.touched();
    // Finding out takes a time, too.
    if (touched.length > 2 * WORTH_PROBING * many) return null;
    const left = new Column();
    for (const id of touched) {
      if ((sums[id] as number) + most < threshold) continue;
      if (left.size >= many) return null;
      left.push(id);
    }
    return left.values().sort();
  }

  /** The best, those that only tell of the window at their end. */
  best(window: DayRange | null): Best {
    const best = new Best(this.#limit, this.#index.columns.bulletins);
    const { sums, threshold } = this.#scores;
    const seen = new Set<number>();
    for (const id of this.#scores.contenders()) {
      const sum = sums[id] as number;
      if (sum < threshold || sum < best.threshold || seen.has(id)) continue;
      seen.add(id);
      best.add(id, sum);
    }
    // Whatever only tells of the window has a sum of 0.
    if (!window || best.threshold > 0) return best;
    const telling = new Set<number>();
    for (const id of sentencesTelling(this.#index, window)) {
      if (sums[id] === 0 && ((this.#marks[id] as number) & SEARCHED) !== 0) telling.add(id);
    }
    for (const id of telling) best.add(id, 0);
    return best;
  }

  /**
   * Adds to every sentence near an occurrence of a concept what it gets from it.
   *
   * @param isClosed no sentence that has nothing yet gets any
   */
  #spread({ sentences, titles, worth }: Concept, isClosed: boolean): void {
    const relevant = isClosed ? this.#nearSums(sentences) : sentences;
    const nearby = { size: this.#stream(relevant), titled: rangesOf(this.#index, titles.ids) };
    this.#scores.addAll(nearby, { worth, params: BM25F, marks: this.#marks, isClosed });
  }

  /** The postings that have a sentence with a sum at or beside them. */
  #nearSums({ ids, weights }: Postings): Postings {
    const { sums } = this.#scores;
    const kept = new Uint32Array(ids.length);
    const keptWeights = weights && new Float64Array(ids.length);
    let size = 0;
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] as number;
      kept[size] = id;
      if (keptWeights) keptWeights[size] = (weights as Float64Array)[i] as number;
      if (sums[id] !== 0 || sums[id + 1] !== 0 || (id > 0 && sums[id - 1] !== 0)) size++;
    }
    return { ids: kept.subarray(0, size), weights: keptWeights?.subarray(0, size) ?? null };
  }

  /**
   * Lists the sentences near the postings, ascending, with their frequencies; gives how many. A sentence is done when the
   * postings have passed it, so what three of them may still get is held apart. Everything that every posting of every
   * question goes through: hence the plain locals.
   */
  #stream({ ids, weights }: Postings): number {
    const { lengths } = this.#index.columns;
    const { near, frequencies } = this.#scores;
    const marks = this.#marks;
    const norms = this.#norms;
    let base = -2;
    let before = 0;
    let here = 0;
    let after = 0;
    let size = 0;
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] as number;
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

  /** Adds to some sentences what they get from a concept. It is added up in the same order, so that sums are alike. */
  #probe({ sentences: { ids, weights }, titles, worth }: Concept, sentences: Uint32Array): void {
    const { lengths, bulletins } = this.#index.columns;
    const { near, frequencies } = this.#scores;
    const marks = this.#marks;
    const tf = (i: number) =>
      (weights ? (weights[i] as number) : 1) / (this.#norms[lengths[ids[i] as number] as number] as number);
    let at = 0;
    let size = 0;
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
      const titled = titles.ids.length > 0 && has(titles.ids, bulletins[id] as number);
      if (titled && ((marks[id] as number) & IS_TITLE) === 0) frequency += BM25F.title;
      if (frequency === 0) continue;
      near[size] = id;
      frequencies[size++] = frequency;
    }
    this.#scores.addAll({ size, titled: NONE }, { worth, params: BM25F, marks, isClosed: true });
  }
}

const NONE = new Uint32Array(0);
const has = (ids: Uint32Array, id: number) => ids[lowerBound(ids, id)] === id;

/** The marks of an index, without `SEARCHED` where a bulletin is not allowed. */
function marksOf({ columns: { marks, bulletins } }: SentenceIndex, allowed: Allowed): Uint8Array {
  if (allowed === EVERYWHERE) return marks;
  return marks.map((mark, id) =>
    id < bulletins.length && !allowed(bulletins[id] as number) ? mark & ~SEARCHED : mark,
  );
}

/** The sentences of some bulletins as ranges, ascending: start and end by turns. */
function rangesOf({ bulletins }: SentenceIndex, numbers: Uint32Array): Uint32Array {
  const ranges = new Uint32Array(2 * numbers.length);
  let isAscending = true;
  for (let i = 0; i < numbers.length; i++) {
    const { firstSentence, endSentence } = bulletins[numbers[i] as number] as IndexedBulletin;
    ranges[2 * i] = firstSentence;
    ranges[2 * i + 1] = endSentence;
    isAscending &&= i === 0 || firstSentence >= (ranges[2 * i - 1] as number);
  }
  if (isAscending) return ranges;
  const starts = ranges.filter((_, i) => i % 2 === 0).sort();
  const ends = ranges.filter((_, i) => i % 2 === 1).sort();
  return ranges.map((_, i) => (i % 2 === 0 ? starts : ends)[i >> 1] as number);
}

/** The first position from `from` on that is not below `id`: steps that double, then halves of the last. */
function gallop(ids: Uint32Array, id: number, from: number): number {
  let low = from;
  let step = 1;
  while (low + step < ids.length && (ids[low + step] as number) < id) {
    low += step;
    step *= 2;
  }
  return lowerBound(ids, id, low, Math.min(ids.length, low + step + 1));
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
