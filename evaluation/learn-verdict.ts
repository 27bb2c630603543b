/** The weights of the confidence, learned from how right the first passages are. */
import { weigh } from '../src/nlp/ranking.js';
import { type Evidence, gatherEvidence, logistic } from '../src/nlp/verdict.js';
import { STRICT_WEIGHTS } from '../src/nlp/weights.js';
import { ranked, type Scorer } from './learn-ranking.js';
import type { LearningSet } from './learning-data.js';

/** The pieces of evidence whose weights are learned; those against near-misses are set by hand. */
export const LEARNED_EVIDENCE = [
  'unknownName',
  'margin',
  'likeliest',
  'agreement',
  'found',
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
    const evidence = gatherEvidence(example.index, example.bound, order);
    if (!evidence) return [];
    return [{ evidence, right: order[0]?.right ?? false, weight: 1 / Math.sqrt(examples.length) }];
  });
}

/** The learned part of the confidence. */
export interface Verdict {
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
}

/** The confidence that weights give, with those set by hand, 0..1. */
export function confidenceBy({ bias, weights }: Verdict, evidence: Evidence): number {
  return logistic(bias + weigh<keyof Evidence>(evidence, weights) + weigh(evidence, STRICT_WEIGHTS));
}

const STEPS = 30;
const DECAY = 0.001;

/** Solves a · x = b for a symmetric, positive definite a, by Gaussian elimination. */
function solve(a: readonly (readonly number[])[], b: readonly number[]): number[] {
  const rows = a.map((row, i) => [...row, b[i] ?? 0]);
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (const i of rows.keys()) {
    for (let k = i + 1; k < rows.length; k++) {
      const share = at(k, i) / at(i, i);
      rows[k] = (rows[k] ?? []).map((value, j) => value - share * at(i, j));
    }
  }
  const x = b.map(() => 0);
  for (let i = rows.length - 1; i >= 0; i--) {
    const known = x.reduce((sum, value, j) => (j > i ? sum + value * at(i, j) : sum), 0);
    x[i] = (at(i, rows.length) - known) / at(i, i);
  }
  return x;
}

/**
 * Logistic regression by Newton's method (iteratively reweighted least squares), with an L2 penalty on all but the bias;
 * what is set by hand stands as it is.
 */
export function learnVerdict(cases: readonly Case[]): Verdict {
  const most = cases.reduce((sum, { weight }) => sum + weight, 0);
  const rows = cases.map(({ evidence, right, weight }) => ({
    x: [1, ...LEARNED_EVIDENCE.map((name) => evidence[name])],
    fixed: weigh(evidence, STRICT_WEIGHTS),
    right: right ? 1 : 0,
    weight: weight / most,
  }));
  let weights = [0, ...LEARNED_EVIDENCE.map(() => 0)];
  for (let step = 0; step < STEPS; step++) {
    const penalty = (i: number): number => (i === 0 ? 1e-9 : DECAY);
    const slope = weights.map((weight, i) => penalty(i) * weight);
    const curve: number[][] = weights.map((_, i) => weights.map((__, j) => (i === j ? penalty(i) : 0)));
    for (const { x, fixed, right, weight } of rows) {
      const sure = logistic(x.reduce((total, value, i) => total + value * (weights[i] ?? 0), fixed));
      for (const [i, value] of x.entries()) {
        slope[i] = (slope[i] ?? 0) + weight * (sure - right) * value;
        const line = curve[i] ?? [];
        for (const [j, other] of x.entries()) line[j] = (line[j] ?? 0) + weight * sure * (1 - sure) * value * other;
      }
    }
    const change = solve(curve, slope);
    weights = weights.map((weight, i) => weight - (change[i] ?? 0));
  }
  const [bias = 0, ...rest] = weights;
  return { bias, weights: Object.fromEntries(LEARNED_EVIDENCE.map((name, i) => [name, rest[i] ?? 0])) };
}
