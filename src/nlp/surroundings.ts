import type { Concept } from './concepts.js';
import type { Postings, SentenceIndex } from './sentence-index.js';

/** The first position in ascending `ids` that is not below `id`. */
function lowerBound(ids: readonly number[], id: number): number {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Summed counts of the numbers `from` … `to` (inclusive). */
export function countWithin({ ids, counts }: Postings, from: number, to: number): number {
  let sum = 0;
  for (let i = lowerBound(ids, from); i < ids.length && (ids[i] ?? 0) <= to; i++) sum += counts[i] ?? 0;
  return sum;
}

/** Where a sentence stands: its paragraph, bulletin and neighbours, as ranges of sentence numbers. */
export interface Surroundings {
  readonly id: number;
  readonly bulletin: number;
  readonly paragraph: readonly [number, number];
  readonly document: readonly [number, number];
  /** The sentence before and the one after, or -1. */
  readonly previous: number;
  readonly next: number;
}

/** Throws a RangeError when the index has no sentence of that number. */
export function surroundings(index: SentenceIndex, id: number): Surroundings {
  const sentence = index.sentences[id];
  const bulletin = index.bulletins[sentence?.bulletin ?? -1];
  if (!sentence || !bulletin) throw new RangeError(`expected the number of a sentence, got ${id}`);
  let [from, to] = [id, id];
  while (from > bulletin.firstSentence && index.sentences[from - 1]?.block === sentence.block) from--;
  while (to + 1 < bulletin.endSentence && index.sentences[to + 1]?.block === sentence.block) to++;
  return {
    id,
    bulletin: sentence.bulletin,
    paragraph: [from, to],
    document: [bulletin.firstSentence, bulletin.endSentence - 1],
    previous: sentence.previous,
    next: sentence.next,
  };
}

/** How often a concept stands in a sentence and around it; weighted where it stands in another form. */
export interface Occurrences {
  readonly concept: Concept;
  readonly sentence: number;
  readonly before: number;
  readonly after: number;
  readonly title: number;
  readonly paragraph: number;
  readonly document: number;
}

export function occurrences(concept: Concept, at: Surroundings): Occurrences {
  const { sentences, titles } = concept;
  const within = (id: number) => (id < 0 ? 0 : countWithin(sentences, id, id));
  const document = countWithin(sentences, at.document[0], at.document[1]);
  const inside = document > 0;
  return {
    concept,
    sentence: inside ? within(at.id) : 0,
    // Of briefs the neighbour may be another bulletin's.
    before: within(at.previous),
    after: within(at.next),
    title: countWithin(titles, at.bulletin, at.bulletin),
    paragraph: inside ? countWithin(sentences, at.paragraph[0], at.paragraph[1]) : 0,
    document,
  };
}
