/** The weights of the confidence, learned from how right the first passages are. */
import { weigh } from '../src/nlp/ranking.js';
import { type Evidence, gatherEvidence, logistic } from '../src/nlp/verdict.js';
import { STRICT_WEIGHTS } from '../src/nlp/weights.js';
import { ranked, type Scorer } from './learn-ranking.js';
import type { Example, LearningSet } from './learning-data.js';

/** The pieces of evidence whose weights are learned; those against near-misses are set by hand. */
export const LEARNED_EVIDENCE = [
  'score',
  'size',
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
  return casesAt(examples, score, 1 / Math.sqrt(examples.length));
}

/**
 * The first passages of strange questions, none of which is right. They count as much as the set's own together.
 *
 * @param isUsed whether to learn from the questions of a set
 */
export function strangeCasesOf(
  { examples, strange }: LearningSet,
  score: Scorer,
  isUsed: (from: string) => boolean,
): Case[] {
  const used = strange.filter(({ from }) => isUsed(from)).map(({ example }) => example);
  return casesAt(used, score, Math.sqrt(examples.length) / used.length);
}

function casesAt(examples: readonly Example[], score: Scorer, weight: number): Case[] {
  return examples.flatMap((example) => {
    const order = ranked(example, score);
    const evidence = gatherEvidence(example.index, example.bound, order);
    return evidence ? [{ evidence, right: order[0]?.right ?? false, weight }] : [];
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

/** Something to learn from: what a sum is made of, what stands as it is, and how sure it should make. */
interface Row {
  readonly x: readonly number[];
  readonly fixed: number;
  readonly right: boolean;
  readonly weight: number;
}

/** Logistic regression by Newton's method (iteratively reweighted least squares), with an L2 penalty on all weights but the first. */
function regress(rows: readonly Row[]): number[] {
  const most = rows.reduce((sum, { weight }) => sum + weight, 0);
  let weights = (rows[0]?.x ?? []).map(() => 0);
  for (let step = 0; step < STEPS; step++) {
    const penalty = (i: number): number => (i === 0 ? 1e-9 : DECAY);
    const slope = weights.map((weight, i) => penalty(i) * weight);
    const curve: number[][] = weights.map((_, i) => weights.map((__, j) => (i === j ? penalty(i) : 0)));
    for (const { x, fixed, right, weight } of rows) {
      const sure = logistic(x.reduce((total, value, i) => total + value * (weights[i] ?? 0), fixed));
      const share = weight / most;
      for (const [i, value] of x.entries()) {
        slope[i] = (slope[i] ?? 0) + share * (sure - (right ? 1 : 0)) * value;
        const line = curve[i] ?? [];
        for (const [j, other] of x.entries()) line[j] = (line[j] ?? 0) + share * sure * (1 - sure) * value * other;
      }
    }
    const change = solve(curve, slope);
    weights = weights.map((weight, i) => weight - (change[i] ?? 0));
  }
  return weights;
}

/**
 * The weights of the evidence, learned beside those that are set by hand.
 *
 * @param strange questions about something else: they tell what there is where there is no answer, which few questions of
 *   the sets themselves do. People ask few of them, so how sure a sum of evidence makes is learned without them (Platt 1999).
 */
export function learnVerdict(cases: readonly Case[], strange: readonly Case[] = []): Verdict {
  const rowOf = ({ evidence, right, weight }: Case): Row => ({
    x: [1, ...LEARNED_EVIDENCE.map((name) => evidence[name])],
    fixed: weigh(evidence, STRICT_WEIGHTS),
    right,
    weight,
  });
  const [, ...learned] = regress([...cases, ...strange].map(rowOf));
  const sumOf = (x: readonly number[]) => learned.reduce((sum, weight, i) => sum + weight * (x[i + 1] ?? 0), 0);
  const [bias = 0, scale = 1] = regress(cases.map(rowOf).map((row) => ({ ...row, x: [1, sumOf(row.x)] })));
  const weights = Object.fromEntries(LEARNED_EVIDENCE.map((name, i) => [name, scale * (learned[i] ?? 0)]));
  return { bias, weights };
}
