import type { Concept } from './concepts.js';
import { lowerBound, type Postings, weightAt, weightWithin } from './postings.js';
import type { SentenceIndex } from './sentence-index.js';

/** Where a sentence stands: its paragraph, bulletin and neighbours, as numbers of sentences. */
export interface Surroundings {
  readonly id: number;
  readonly bulletin: number;
  /** The first sentence of its paragraph. */
  readonly opening: number;
  readonly document: readonly [number, number];
  /** The sentence before and the one after, or -1. */
  readonly previous: number;
  readonly next: number;
}

/** Throws a RangeError when the index has no sentence of that number. */
export function surroundings(index: SentenceIndex, id: number): Surroundings {
  const sentence = index.sentence(id);
  const bulletin = index.bulletins[sentence?.bulletin ?? -1];
  if (!sentence || !bulletin) throw new RangeError(`expected the number of a sentence, got ${id}`);
  const [opening] = index.blockOf(id);
  return {
    id,
    bulletin: sentence.bulletin,
    opening,
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
  /** How near it stands before the sentence in its paragraph: 1 in the sentence before, ½ five sentences earlier, 0 nowhere. */
  readonly earlier: number;
  readonly document: number;
}

export function occurrences(concept: Concept, at: Surroundings): Occurrences {
  const { sentences, titles } = concept;
  const within = (id: number) => (id < 0 ? 0 : weightAt(sentences, id));
  const document = weightWithin(sentences, at.document[0], at.document[1]);
  const inside = document > 0;
  return {
    concept,
    sentence: inside ? within(at.id) : 0,
    // Of briefs the neighbour may be another bulletin's.
    before: within(at.previous),
    after: within(at.next),
    title: weightAt(titles, at.bulletin),
    earlier: inside ? recency(sentences, at) : 0,
    document,
  };
}

/** How many sentences further back an occurrence is worth half of one in the sentence before. */
const HALF_AS_NEAR = 5;

function recency({ ids }: Postings, { id, opening }: Surroundings): number {
  const last = ids[lowerBound(ids, id) - 1] ?? -1;
  return last < opening ? 0 : 1 / (1 + (id - 1 - last) / HALF_AS_NEAR);
}
