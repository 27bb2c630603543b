import type { Concept } from './concepts.js';
import { lowerBound, type Postings, weightAt } from './postings.js';
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
  const { ids } = sentences;
  // Everything else is near this place.
  const here = lowerBound(ids, at.id);
  const next = ids[here] === at.id ? here + 1 : here;
  const document = weightAround(sentences, here, at);
  return {
    concept,
    sentence: weightIf(sentences, here, at.id),
    // Of briefs the neighbour may be another bulletin's.
    before: weightIf(sentences, here - 1, at.previous),
    after: weightIf(sentences, next, at.next),
    title: weightAt(titles, at.bulletin),
    earlier: document > 0 ? recency(ids[here - 1] ?? -1, at) : 0,
    document,
  };
}

/** The weight at a place, if that sentence stands there. */
function weightIf({ ids, weights }: Postings, place: number, id: number): number {
  if (id < 0 || ids[place] !== id) return 0;
  return weights ? (weights[place] as number) : 1;
}

/** Summed weights of the sentences of a document, given where in the list one of them would stand: each stands there once at most. */
function weightAround({ ids, weights }: Postings, here: number, { id, document: [from, to] }: Surroundings): number {
  const first = lowerBound(ids, from, Math.max(0, here - (id - from)), here);
  const end = lowerBound(ids, to + 1, here, Math.min(ids.length, here + (to - id) + 1));
  if (!weights) return end - first;
  let sum = 0;
  for (let i = first; i < end; i++) sum += weights[i] as number;
  return sum;
}

/** How many sentences further back an occurrence is worth half of one in the sentence before. */
const HALF_AS_NEAR = 5;

/** @param last the last occurrence before the sentence, or -1 */
function recency(last: number, { id, opening }: Surroundings): number {
  return last < opening ? 0 : 1 / (1 + (id - 1 - last) / HALF_AS_NEAR);
}
