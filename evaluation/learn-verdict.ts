/** The weights of the confidence, learned from how right the first passages are. */
import { weigh } from '../src/nlp/ranking.js';
import { curbed, type Evidence, gatherEvidence, logistic } from '../src/nlp/verdict.js';
import { STRICT_WEIGHTS } from '../src/nlp/weights.js';
import { ranked, type Scorer } from './learn-ranking.js';
import type { Example, LearningSet } from './learning-data.js';
import { Curve, minimise } from './newton.js';

/** The pieces of evidence whose weights are learned; those against near-misses are set by hand. */
export const LEARNED_EVIDENCE = [
  'score',
  'size',
  'unknownName',
  'vague',
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
  return curbed(evidence, logistic(bias + weigh<keyof Evidence>(evidence, weights) + weigh(evidence, STRICT_WEIGHTS)));
}

const DECAY = 0.001;

/** Something to learn from: what a sum is made of, what stands as it is, and how sure it should make. */
interface Row {
  readonly x: readonly number[];
  readonly fixed: number;
  readonly right: boolean;
  readonly weight: number;
}

/** −ln of how likely a row is right, or wrong, as it is. */
const surprise = (sum: number, right: boolean) =>
  Math.log1p(Math.exp(-Math.abs(sum))) + Math.max(0, right ? -sum : sum);

/** Logistic regression, with an L2 penalty on all weights but the first. */
function regress(rows: readonly Row[]): number[] {
  const most = rows.reduce((sum, { weight }) => sum + weight, 0);
  const penalty = (i: number): number => (i === 0 ? 1e-9 : DECAY);
  return minimise(rows[0]?.x.length ?? 0, (weights) => {
    let value = weights.reduce((sum, weight, i) => sum + (penalty(i) / 2) * weight * weight, 0);
    const slope = weights.map((weight, i) => penalty(i) * weight);
    const curve = new Curve(weights.length);
    for (const { x, fixed, right, weight } of rows) {
      const sum = x.reduce((total, number, i) => total + number * (weights[i] ?? 0), fixed);
      const [sure, share] = [logistic(sum), weight / most];
      value += share * surprise(sum, right);
      for (const [i, number] of x.entries()) slope[i] = (slope[i] ?? 0) + share * (sure - (right ? 1 : 0)) * number;
      curve.add(x, share * sure * (1 - sure));
    }
    return { value, slope, curve: curve.rows.map((row, i) => row.map((x, j) => (i === j ? x + penalty(i) : x))) };
  });
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
