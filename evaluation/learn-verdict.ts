/** The weights of the confidence, learned from how right the first passages are. */
import { weigh } from '../src/nlp/ranking.js';
import { type Evidence, gatherEvidence, logistic } from '../src/nlp/verdict.js';
import { STRICT_WEIGHTS } from '../src/nlp/weights.js';
import { ranked, type Scorer } from './learn-ranking.js';
import type { LearningSet } from './learning-data.js';

/** The pieces of evidence whose weights are learned; those against near-misses are set by hand. */
export const LEARNED_EVIDENCE = [
  'coverage',
  'context',
  'document',
  'exact',
  'pairs',
  'namesNear',
  'margin',
  'lead',
  'unknownName',
] as const satisfies readonly (keyof Evidence)[];

/** A first passage. */
export interface Case {
  readonly evidence: Evidence;
  readonly right: boolean;
  readonly weight: number;
}

/** The first passages of a set's questions. Every set counts by the root of its size. */
export function casesOf({ examples }: LearningSet, score: Scorer): Case[] {
  return examples.flatMap((example) => {
    const order = ranked(example, score);
    const evidence = gatherEvidence(example.bound, order);
    if (!evidence) return [];
    return [{ evidence, right: order[0]?.right ?? false, weight: 1 / Math.sqrt(examples.length) }];
  });
}

const STEPS = 3000;
const STEP = 0.5;
const DECAY = 0.002;

/** Logistic regression by gradient descent; what is set by hand stands as it is. */
export function learnVerdict(cases: readonly Case[]): { bias: number; weights: Record<string, number> } {
  const most = cases.reduce((sum, { weight }) => sum + weight, 0);
  const rows = cases.map(({ evidence, right, weight }) => ({
    x: [1, ...LEARNED_EVIDENCE.map((name) => evidence[name])],
    fixed: weigh(evidence, STRICT_WEIGHTS),
    right: right ? 1 : 0,
    weight: weight / most,
  }));
  const weights = [0, ...LEARNED_EVIDENCE.map(() => 0)];
  for (let step = 0; step < STEPS; step++) {
    const slope = weights.map((weight, i) => (i === 0 ? 0 : DECAY * weight));
    for (const { x, fixed, right, weight } of rows) {
      const sum = x.reduce((total, value, i) => total + value * (weights[i] ?? 0), fixed);
      const off = weight * (logistic(sum) - right);
      for (const [i, value] of x.entries()) slope[i] = (slope[i] ?? 0) + off * value;
    }
    for (const i of weights.keys()) weights[i] = (weights[i] ?? 0) - STEP * (slope[i] ?? 0);
  }
  const [bias = 0, ...rest] = weights;
  return { bias, weights: Object.fromEntries(LEARNED_EVIDENCE.map((name, i) => [name, rest[i] ?? 0])) };
}
