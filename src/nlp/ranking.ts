import type { BoundQuestion } from './concepts.js';
import { type Features, measure } from './features.js';
import { type Allowed, retrieve } from './retrieval.js';
import type { SentenceIndex } from './sentence-index.js';
import { RANKING_WEIGHTS } from './weights.js';

/** A sentence with its score for a question and what the score is made of. */
export interface Ranked {
  readonly id: number;
  readonly score: number;
  readonly features: Features;
}

/** How many of the retrieved sentences are measured closely. */
const MEASURED = 100;

/** Weighted sum of features. */
export function weigh(features: Features, weights: Readonly<Partial<Record<keyof Features, number>>>): number {
  return (Object.keys(weights) as (keyof Features)[]).reduce(
    (sum, name) => sum + (weights[name] ?? 0) * features[name],
    0,
  );
}

/** The sentences for a question, best first; equals in the order of the collection. */
export function rank(index: SentenceIndex, bound: BoundQuestion, allowed: Allowed): Ranked[] {
  return retrieve(index, bound.concepts, bound.question.window, allowed, MEASURED)
    .map((candidate) => {
      const features = measure(index, bound, candidate);
      return { id: candidate.id, score: weigh(features, RANKING_WEIGHTS), features };
    })
    .sort((a, b) => b.score - a.score || a.id - b.id);
}
