import { type Bm25fParams, normalisedFrequency, saturate } from './bm25.js';
import type { Concept } from './concepts.js';
import { type DayRange, fits, overlaps, rangeOf } from './dates.js';
import type { SentenceIndex } from './sentence-index.js';

const BM25F: Bm25fParams = { k1: 2.2, b: 0.4, sentence: 3, neighbour: 1, title: 1 };

/** A sentence that shares something with the question. */
export interface Candidate {
  readonly id: number;
  /** BM25F over sentence, neighbours and title, as a share of the most it could be: 0..1. */
  readonly bm25f: number;
}

/** One concept's pseudo-frequencies: what every sentence near an occurrence gets from it. */
function spread(index: SentenceIndex, concept: Concept, frequencies: Map<number, number>): void {
  const { averageLength, sentences, bulletins } = index;
  const add = (id: number, amount: number) => frequencies.set(id, (frequencies.get(id) ?? 0) + amount);
  concept.sentences.ids.forEach((id, i) => {
    const sentence = sentences[id];
    if (!sentence) return;
    const tf = normalisedFrequency(concept.sentences.counts[i] ?? 0, sentence.length, averageLength, BM25F.b);
    add(id, BM25F.sentence * tf);
    if (sentence.previous >= 0) add(sentence.previous, BM25F.neighbour * tf);
    if (sentence.next >= 0) add(sentence.next, BM25F.neighbour * tf);
  });
  for (const number of concept.titles.ids) {
    const bulletin = bulletins[number];
    if (!bulletin) continue;
    for (let id = bulletin.firstSentence; id < bulletin.endSentence; id++) {
      if (!sentences[id]?.isTitle) add(id, BM25F.title);
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
  const scores = new Map<number, number>();
  const most = concepts.reduce((sum, { worth }) => sum + worth, 0) || 1;
  for (const concept of concepts) {
    const frequencies = new Map<number, number>();
    spread(index, concept, frequencies);
    for (const [id, frequency] of frequencies) {
      scores.set(id, (scores.get(id) ?? 0) + concept.worth * saturate(frequency, BM25F.k1));
    }
  }
  if (window) for (const id of inWindow(index, window)) scores.set(id, scores.get(id) ?? 0);
  const found: Candidate[] = [];
  for (const [id, score] of scores) {
    const sentence = index.sentences[id];
    if (sentence && sentence.canonical === id && allowed(sentence.bulletin)) found.push({ id, bm25f: score / most });
  }
  return found.sort((a, b) => b.bm25f - a.bm25f || a.id - b.id).slice(0, limit);
}

/** Sentences that tell of the window, and the first sentences of bulletins dated in it. */
function* inWindow(index: SentenceIndex, window: DayRange): Generator<number> {
  for (const [id, sentence] of index.sentences.entries()) {
    if (sentence.dates.some((mention) => fits(mention, window) > 0)) yield id;
  }
  for (const { date, firstSentence, endSentence } of index.bulletins) {
    const range = date && rangeOf(date);
    if (!range || !overlaps(range, window)) continue;
    for (let id = firstSentence; id < Math.min(endSentence, firstSentence + 3); id++) yield id;
  }
}
