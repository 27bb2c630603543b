import { type Bm25fParams, normalisedFrequency, saturate } from './bm25.js';
import type { Concept } from './concepts.js';
import { bestFit, type DayRange, overlaps, rangeOf } from './dates.js';
import type { SentenceIndex } from './sentence-index.js';

const BM25F: Bm25fParams = { k1: 2.2, b: 0.4, sentence: 3, neighbour: 1, title: 1 };

/** A sentence that shares something with the question. */
export interface Candidate {
  readonly id: number;
  /** BM25F over sentence, neighbours and title, as a share of the most it could be: 0..1. */
  readonly bm25f: number;
}

/** A number for every sentence, and which sentences have had one added: cheaper than a map by far. */
class Tally {
  readonly values: Float64Array;
  readonly touched: number[] = [];
  readonly #isTouched: Uint8Array;

  constructor(sentences: number) {
    this.values = new Float64Array(sentences);
    this.#isTouched = new Uint8Array(sentences);
  }

  add(id: number, amount: number): void {
    this.values[id] = (this.values[id] ?? 0) + amount;
    if (this.#isTouched[id]) return;
    this.#isTouched[id] = 1;
    this.touched.push(id);
  }

  clear(): void {
    for (const id of this.touched) {
      this.values[id] = 0;
      this.#isTouched[id] = 0;
    }
    this.touched.length = 0;
  }
}

/** One concept's pseudo-frequencies: what every sentence near an occurrence gets from it. */
function spread(index: SentenceIndex, concept: Concept, frequencies: Tally): void {
  const { averageLength, sentences, bulletins } = index;
  concept.sentences.ids.forEach((id, i) => {
    const sentence = sentences[id];
    if (!sentence) return;
    const tf = normalisedFrequency(concept.sentences.counts[i] ?? 0, sentence.length, averageLength, BM25F.b);
    frequencies.add(id, BM25F.sentence * tf);
    if (sentence.previous >= 0) frequencies.add(sentence.previous, BM25F.neighbour * tf);
    if (sentence.next >= 0) frequencies.add(sentence.next, BM25F.neighbour * tf);
  });
  for (const number of concept.titles.ids) {
    const bulletin = bulletins[number];
    if (!bulletin) continue;
    for (let id = bulletin.firstSentence; id < bulletin.endSentence; id++) {
      if (!sentences[id]?.isTitle) frequencies.add(id, BM25F.title);
    }
  }
}

/** Whether a bulletin may be quoted under the limits of a question. */
export type Allowed = (bulletin: number) => boolean;

/**
 * The sentences that share a word with the question in themselves, beside them or in their title, or that tell of the
 * time asked about; best first by BM25F, equals in the order of the collection.
 *
 * @param limit how many at most
 */
export function retrieve(
  index: SentenceIndex,
  concepts: readonly Concept[],
  window: DayRange | null,
  allowed: Allowed,
  limit: number,
): Candidate[] {
  const scores = new Tally(index.sentences.length);
  const frequencies = new Tally(index.sentences.length);
  const most = concepts.reduce((sum, { worth }) => sum + worth, 0) || 1;
  for (const concept of concepts) {
    spread(index, concept, frequencies);
    for (const id of frequencies.touched) {
      scores.add(id, concept.worth * saturate(frequencies.values[id] ?? 0, BM25F.k1));
    }
    frequencies.clear();
  }
  if (window) for (const id of inWindow(index, window)) scores.add(id, 0);
  const best: Candidate[] = [];
  for (const id of scores.touched) {
    const sentence = index.sentences[id];
    if (sentence?.canonical !== id || !allowed(sentence.bulletin)) continue;
    keepBest(best, { id, bm25f: (scores.values[id] ?? 0) / most }, limit);
  }
  return best;
}

const precedes = (a: Candidate, b: Candidate) => a.bm25f > b.bm25f || (a.bm25f === b.bm25f && a.id < b.id);

/** Puts a candidate at its place among the best so far, of which there are `limit` at most. */
function keepBest(best: Candidate[], candidate: Candidate, limit: number): void {
  const last = best.at(-1);
  if (best.length >= limit && last && !precedes(candidate, last)) return;
  let [low, high] = [0, best.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = best[middle];
    if (other && precedes(other, candidate)) low = middle + 1;
    else high = middle;
  }
  best.splice(low, 0, candidate);
  if (best.length > limit) best.pop();
}

/** Sentences that tell of the window, and the first sentences of bulletins dated in it. */
function* inWindow(index: SentenceIndex, window: DayRange): Generator<number> {
  for (const [id, sentence] of index.sentences.entries()) {
    if (sentence.dates.length > 0 && bestFit(sentence.dates, window) > 0) yield id;
  }
  for (const { date, firstSentence, endSentence } of index.bulletins) {
    const range = date && rangeOf(date);
    if (!range || !overlaps(range, window)) continue;
    for (let id = firstSentence; id < Math.min(endSentence, firstSentence + 3); id++) yield id;
  }
}
