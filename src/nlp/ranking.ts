import { byPlace } from './best.js';
import type { BoundQuestion } from './concepts.js';
import { type Features, Measure } from './features.js';
import { type Allowed, retrieve } from './retrieval.js';
import type { SentenceIndex } from './sentence-index.js';
import { RANKING_WEIGHTS } from './weights.js';

/** A sentence with its score for a question and what the score is made of. */
export interface Ranked {
  readonly id: number;
  readonly score: number;
  readonly features: Features;
}

/** How many of the retrieved sentences are looked at. */
export const MEASURED = 64;
/** How many of those are read: reading is the cost of ranking, and reading all of them gives hardly more (evaluation/README.md). */
const READ = 48;

/** Weighted sum of features. */
export function weigh<Name extends string>(
  features: Readonly<Record<Name, number>>,
  weights: Readonly<Partial<Record<Name, number>>>,
): number {
  let sum = 0;
  for (const name in weights) sum += (weights[name] ?? 0) * features[name];
  return sum;
}

/** The sentences for a question, best first; equals in the order of the collection. */
export function rank(index: SentenceIndex, bound: BoundQuestion, allowed: Allowed): Ranked[] {
  const candidates = retrieve(index, bound.concepts, bound.question.window, allowed, MEASURED);
  const inOrder = byPlace(index.columns.bulletins);
  const better = (a: Ranked, b: Ranked) => b.score - a.score || inOrder(a.id, b.id);
  const measure = new Measure(index, bound);
  const scored = (id: number, features: Features) => ({ id, score: weigh(features, RANKING_WEIGHTS), features });
  const rough = candidates.map((candidate) => scored(candidate.id, measure.roughly(candidate))).sort(better);
  const read = rough.slice(0, READ).map(({ id, features }) => scored(id, measure.closely(id, features)));
  read.sort(better);
  // Those that are not read stand below, in the order that the index gives them.
  const least = read.at(-1)?.score ?? 0;
  return [...read, ...rough.slice(READ).map((one) => ({ ...one, score: Math.min(one.score, least) }))];
}
