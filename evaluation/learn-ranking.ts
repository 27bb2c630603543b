/** The weights of the ranking, learned from sets and checked on sets that they were not learned from. */
import type { Features } from '../src/nlp/features.js';
import { weigh } from '../src/nlp/ranking.js';
import { HAND_WEIGHTS } from '../src/nlp/weights.js';
import { type List, learn, scoreOf, type Weights } from './learner.js';
import type { Example, LearningSet } from './learning-data.js';
import { mean, reciprocalRankAt } from './metrics.js';

/** The signals whose weights are learned. Those of time are set by hand, and the rest only serves the verdict. */
export const LEARNED_SIGNALS = [
  'bm25f',
  'local',
  'words',
  'context',
  'titled',
  'named',
  'plain',
  'earlier',
  'resumes',
  'exact',
  'alike',
  'related',
  'early',
  'pairs',
  'small',
  'fitting',
  'told',
  'defined',
  'dates',
] as const satisfies readonly (keyof Features)[];

export type Signal = (typeof LEARNED_SIGNALS)[number];

/** Of .001 to .05 what was best for sets left out. */
const DECAY = 0.015;

/** The numbers of a candidate that are learned from. */
export function rowOf(features: Features, signals: readonly Signal[]): Float64Array {
  return Float64Array.from(signals, (name) => features[name]);
}

/** The questions with something to learn: one right candidate at least. Every set counts by the root of its size. */
function listsOf({ examples }: LearningSet, signals: readonly Signal[]): List[] {
  const useful = examples.filter(({ candidates }) => candidates.some(({ right }) => right));
  return useful.map(({ candidates }) => ({
    rows: candidates.map(({ features }) => rowOf(features, signals)),
    right: candidates.map(({ right }) => right),
    weight: 1 / Math.sqrt(useful.length),
  }));
}

export function learnFrom(sets: readonly LearningSet[], signals: readonly Signal[]): Weights {
  return learn(
    sets.flatMap((set) => listsOf(set, signals)),
    DECAY,
  );
}

/** How a candidate is scored. */
export type Scorer = (features: Features) => number;

export function scorerOf(weights: Weights, signals: readonly Signal[]): Scorer {
  return (features) => scoreOf(rowOf(features, signals), weights) + weigh(features, HAND_WEIGHTS);
}

/** The candidates by falling score, equals in the order of the collection. */
export function ranked({ candidates }: Example, score: Scorer) {
  return candidates
    .map((candidate) => ({ ...candidate, score: score(candidate.features) }))
    .sort((a, b) => b.score - a.score || a.id - b.id);
}

/** The reciprocal ranks (at 10) of the answerable questions of a set. */
export function reciprocalRanks({ examples }: LearningSet, score: Scorer): number[] {
  return examples
    .filter(({ kind }) => kind === 'answerable')
    .map((example) => {
      const place = ranked(example, score).findIndex(({ right }) => right);
      return reciprocalRankAt(place < 0 ? null : place + 1, 10);
    });
}

/** A set, how the others teach to score its candidates, and its reciprocal ranks by that. */
export interface LeftOut {
  readonly name: string;
  readonly ranks: readonly number[];
  readonly score: Scorer;
}

/** Of each set the reciprocal ranks by a model that was learned from the other sets. */
export function leaveOneOut(sets: readonly LearningSet[], signals: readonly Signal[]): LeftOut[] {
  return sets.map((held) => {
    const learned = learnFrom(
      sets.filter((set) => set !== held),
      signals,
    );
    const score = scorerOf(learned, signals);
    return { name: held.name, ranks: reciprocalRanks(held, score), score };
  });
}

/** The mean over sets of their means, each counting by the root of its size as in learning: a small set says less. */
export function meanOverSets(sets: readonly (readonly number[])[]): number {
  const most = sets.reduce((sum, { length }) => sum + Math.sqrt(length), 0);
  return sets.reduce((sum, each) => sum + ((mean(each) ?? 0) * Math.sqrt(each.length)) / (most || 1), 0);
}
