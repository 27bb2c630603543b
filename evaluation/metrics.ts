/** The formulas, each over plain numbers. README.md says over which questions each is taken. */
import type { Judged } from './judge.js';

/** The arithmetic mean; null of nothing. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The rank of the first hit, counted from 1; null when there is none. */
export function firstRank({ newly }: Judged): number | null {
  const place = newly.findIndex((count) => count > 0);
  return place < 0 ? null : place + 1;
}

/** hit@k: 1 when the first hit is among the first k, else 0. Also called success@k. */
export function hitAt(rank: number | null, k: number): number {
  return rank !== null && rank <= k ? 1 : 0;
}

/** 1 / rank of the first hit among the first k, else 0; its mean is MRR@k (Voorhees, TREC-8 question answering, 1999). */
export function reciprocalRankAt(rank: number | null, k: number): number {
  return rank !== null && rank <= k ? 1 / rank : 0;
}

/** recall@k: the share of what there is to find that the first k bring, 0..1; 0 when there is nothing to find. */
export function recallAt({ newly, toFind }: Judged, k: number): number {
  return toFind === 0 ? 0 : newly.slice(0, k).reduce((sum, count) => sum + count, 0) / toFind;
}

/** Gains discounted by rank: Σ gain / log2(rank + 1), over the first k. */
function dcgAt(gains: readonly number[], k: number): number {
  return gains.slice(0, k).reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
}

/**
 * nDCG@k, 0..1: the discounted gain as a share of the best possible one (Järvelin and Kekäläinen 2002), with the gain
 * equal to the grade, as trec_eval's ndcg_cut and BEIR have it. 0 when there is nothing to find.
 */
export function ndcgAt({ gains, ideal }: Judged, k: number): number {
  const best = dcgAt(ideal, k);
  return best === 0 ? 0 : dcgAt(gains, k) / best;
}

/**
 * The area under the ROC curve, 0..1: how likely a score of the first group is above one of the second, ties counting
 * half (the Mann–Whitney statistic: Hanley and McNeil 1982). 0.5 tells nothing apart; null when a group is empty.
 */
export function auc(above: readonly number[], below: readonly number[]): number | null {
  if (above.length === 0 || below.length === 0) return null;
  const sorted = [...below].sort((a, b) => a - b);
  const wins = above.map((score) => (countBelow(sorted, score, false) + countBelow(sorted, score, true)) / 2);
  return wins.reduce((sum, won) => sum + won, 0) / (above.length * below.length);
}

/** How many ascending numbers are below a limit, or at it as well. */
function countBelow(sorted: readonly number[], limit: number, orAt: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle] ?? Number.POSITIVE_INFINITY;
    if (value < limit || (orAt && value === limit)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How sure the bot was of its first passage, and whether that was right. */
export interface Attempt {
  readonly confidence: number;
  readonly right: boolean;
}

/**
 * The share of right ones among the most confident attempts: a point of the risk–coverage curve (El-Yaniv and Wiener
 * 2010). Where equal confidences straddle the limit, each counts in part, so that the order of the attempts is without
 * effect. Null of nothing.
 *
 * @param coverage how many of the attempts are kept, as a share, above 0, up to 1; rounded to a whole number, at least one
 */
export function precisionAtCoverage(attempts: readonly Attempt[], coverage: number): number | null {
  if (attempts.length === 0) return null;
  const kept = Math.max(1, Math.round(attempts.length * coverage));
  const limit = [...attempts].sort((a, b) => b.confidence - a.confidence)[kept - 1]?.confidence ?? 0;
  const surer = attempts.filter(({ confidence }) => confidence > limit);
  const tied = attempts.filter(({ confidence }) => confidence === limit);
  const right = (some: readonly Attempt[]) => some.filter((attempt) => attempt.right).length;
  return (right(surer) + (right(tied) * (kept - surer.length)) / tied.length) / kept;
}
