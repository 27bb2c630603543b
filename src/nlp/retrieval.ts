import { Best } from './best.js';
import { type Bm25fParams, normalisedFrequency, saturate } from './bm25.js';
import type { Concept } from './concepts.js';
import type { DayRange } from './dates.js';
import { lowerBound, type Postings } from './postings.js';
import { Scores } from './scores.js';
import { FOLLOWS, IS_TITLE } from './segment.js';
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
 * still can are scored, and the long lists of common words are skipped through instead of read (MaxScore: Turtle and
 * Flood, "Query evaluation: strategies and optimizations", 1995; term at a time as in Moffat and Zobel's "continue",
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
  return Scores.using(index.size, (scores) => {
    const retrieval = new Retrieval(index, allowed, limit, scores);
    retrieval.score(ordered, exhaustive);
    const { ids, scores: sums } = retrieval.best(window);
    return ids.map((id, i) => ({ id, bm25f: (sums[i] as number) / most }));
  });
}

/** Finding out what is left is worth it only for a list that is so many times as long as what has been touched. */
const WORTH_A_LOOK = 1;

class Retrieval {
  readonly #index: SentenceIndex;
  readonly #allowed: Allowed;
  readonly #limit: number;
  readonly #scores: Scores;
  readonly #norms: Float64Array;
  /** The sentences that can still come among the best, ascending; null while any can. */
  #left: Uint32Array | null = null;

  constructor(index: SentenceIndex, allowed: Allowed, limit: number, scores: Scores) {
    this.#index = index;
    this.#allowed = allowed;
    this.#limit = limit;
    this.#scores = scores;
    this.#norms = normsOf(index);
  }

  score(concepts: readonly Concept[], exhaustive: boolean): void {
    let rest = concepts.reduce((sum, { worth }) => sum + worth, 0);
    let scored = 0;
    for (const concept of concepts) {
      // No sentence has more than what has been scored so far.
      if (!exhaustive && !this.#left && rest < scored) this.#left = this.#prune(concept, { rest, scored });
      if (this.#left) this.#probe(concept, this.#left);
      else this.#spread(concept);
      rest -= concept.worth;
      scored += concept.worth;
    }
  }

  /** The best, those that only tell of the window at their end. */
  best(window: DayRange | null): Best {
    const best = new Best(this.#limit, this.#index.columns.bulletins);
    const { sums } = this.#scores;
    let { threshold } = best;
    for (const id of this.#left ?? this.#scores.touched()) {
      const sum = sums[id] as number;
      if (sum < threshold || !this.#isEligible(id)) continue;
      best.add(id, sum);
      threshold = best.threshold;
    }
    // Whatever only tells of the window has a sum of 0.
    if (!window || threshold > 0) return best;
    const telling = new Set<number>();
    for (const id of sentencesTelling(this.#index, window)) if (sums[id] === 0 && this.#isEligible(id)) telling.add(id);
    for (const id of telling) best.add(id, 0);
    return best;
  }

  #isEligible(id: number): boolean {
    const { searched, bulletins } = this.#index.columns;
    return searched[id] === 1 && this.#allowed(bulletins[id] as number);
  }

  /**
   * The sentences that can still come among the best when no more than `rest` can be added; null when a sentence that
   * has nothing yet can, or when finding out would cost more than it saves. A little is added to `rest`, for sums of
   * floating-point numbers depend on their order.
   */
  #prune({ sentences, titles }: Concept, { rest, scored }: { rest: number; scored: number }): Uint32Array | null {
    const touched = this.#scores.touched();
    if (touched.length < this.#limit) return null;
    if (sentences.ids.length + titles.ids.length < touched.length * WORTH_A_LOOK) return null;
    const threshold = this.#threshold(touched, scored);
    const most = rest * (1 + 1e-9);
    if (threshold <= most) return null;
    const { sums } = this.#scores;
    return touched.filter((id) => (sums[id] as number) + most >= threshold && this.#isEligible(id)).sort();
  }

  /** A sum that as many sentences as are wanted have or exceed: counted in steps, since it need not be the largest such. */
  #threshold(touched: Uint32Array, most: number): number {
    const { sums } = this.#scores;
    const counts = new Uint32Array(STEPS + 1);
    for (const id of touched) {
      const step = ((sums[id] as number) * STEPS) / most;
      if (step >= 1 && this.#isEligible(id)) counts[step | 0] = (counts[step | 0] as number) + 1;
    }
    let step = STEPS;
    for (let count = counts[step] as number; count < this.#limit && step > 0; count += counts[step] as number) step--;
    return (step * most * (1 - 1e-9)) / STEPS;
  }

  /** Adds to every sentence near an occurrence of a concept what it gets from it. */
  #spread({ sentences, titles, worth }: Concept): void {
    const near = this.#spreadSentences(sentences);
    this.#scores.settle(this.#spreadTitles(titles.ids, near), { worth, k1: BM25F.k1 });
  }

  /** Everything that every posting of every question goes through: hence the locals, and the thrice same lines. */
  #spreadSentences({ ids, weights }: Postings): number {
    const { marks, lengths } = this.#index.columns;
    const { frequencies, near } = this.#scores;
    const norms = this.#norms;
    let size = 0;
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] as number;
      const tf = (weights === null ? 1 : (weights[i] as number)) / (norms[lengths[id] as number] as number);
      const here = frequencies[id] as number;
      if (here === 0) near[size++] = id;
      frequencies[id] = here + BM25F.sentence * tf;
      if (((marks[id] as number) & FOLLOWS) !== 0) {
        const before = frequencies[id - 1] as number;
        if (before === 0) near[size++] = id - 1;
        frequencies[id - 1] = before + BM25F.neighbour * tf;
      }
      if (((marks[id + 1] as number) & FOLLOWS) !== 0) {
        const after = frequencies[id + 1] as number;
        if (after === 0) near[size++] = id + 1;
        frequencies[id + 1] = after + BM25F.neighbour * tf;
      }
    }
    return size;
  }

  #spreadTitles(titles: Uint32Array, nearSize: number): number {
    const { marks } = this.#index.columns;
    const { frequencies, near } = this.#scores;
    let size = nearSize;
    for (const number of titles) {
      const bulletin = this.#index.bulletins[number];
      const end = bulletin?.endSentence ?? 0;
      for (let id = bulletin?.firstSentence ?? 0; id < end; id++) {
        if (((marks[id] as number) & IS_TITLE) !== 0) continue;
        const here = frequencies[id] as number;
        if (here === 0) near[size++] = id;
        frequencies[id] = here + BM25F.title;
      }
    }
    return size;
  }

  /** Adds the same to some sentences only. What is near a sentence is added up in the same order, so that sums are alike. */
  #probe({ sentences: { ids, weights }, titles, worth }: Concept, sentences: Uint32Array): void {
    const { marks, lengths, bulletins } = this.#index.columns;
    const { sums } = this.#scores;
    const tf = (i: number) =>
      (weights ? (weights[i] as number) : 1) / (this.#norms[lengths[ids[i] as number] as number] as number);
    let at = 0;
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
      if (frequency > 0) sums[id] = (sums[id] as number) + worth * saturate(frequency, BM25F.k1);
    }
  }
}

/** In how many steps the threshold is told. */
const STEPS = 1024;

const has = (ids: Uint32Array, id: number) => ids[lowerBound(ids, id)] === id;

/** The first position from `from` on that is not below `id`: steps that double, then halves of the last. */
function gallop(ids: Uint32Array, id: number, from: number): number {
  let [low, step] = [from, 1];
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
