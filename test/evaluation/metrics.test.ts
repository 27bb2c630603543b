import { describe, expect, test } from 'vitest';
import type { Judged } from '../../evaluation/judge.js';
import {
  auc,
  firstRank,
  hitAt,
  mean,
  ndcgAt,
  precisionAtCoverage,
  recallAt,
  reciprocalRankAt,
} from '../../evaluation/metrics.js';

const judged = (newly: number[], toFind: number, gains = newly, ideal = Array(toFind).fill(1)): Judged => ({
  newly,
  gains,
  ideal,
  toFind,
});

test('the mean of nothing is null', () => {
  expect(mean([])).toBeNull();
  expect(mean([0, 1, 1, 1])).toBe(0.75);
});

describe('ranks', () => {
  test('the first rank is that of the first hit, null without one', () => {
    expect(firstRank(judged([0, 0, 1, 1], 2))).toBe(3);
    expect(firstRank(judged([0, 0], 2))).toBeNull();
  });

  test('hit@k and reciprocal rank take the first k only', () => {
    expect([hitAt(3, 3), hitAt(4, 3), hitAt(null, 3)]).toEqual([1, 0, 0]);
    expect([reciprocalRankAt(4, 10), reciprocalRankAt(11, 10), reciprocalRankAt(null, 10)]).toEqual([0.25, 0, 0]);
  });

  test('recall@k is the share of what there is to find', () => {
    expect(recallAt(judged([0, 2, 0, 1], 4), 2)).toBe(0.5);
    expect(recallAt(judged([0, 2, 0, 1], 4), 10)).toBe(0.75);
    expect(recallAt(judged([], 0), 10)).toBe(0);
  });
});

describe('nDCG@k', () => {
  test('of a single thing to find at rank 3 is 1 / log2(4)', () => {
    expect(ndcgAt(judged([0, 0, 1], 1), 10)).toBeCloseTo(0.5, 12);
  });

  test('agrees with a hand calculation over graded gains', () => {
    // Gains 3, 2, 3, 0, 1, 2 (the usual example): DCG = 3 + 2/1.58496 + 3/2 + 0 + 1/2.58496 + 2/2.80735 = 6.86113
    // Ideal 3, 3, 2, 2, 1:                       IDCG = 3 + 3/1.58496 + 2/2 + 2/2.32193 + 1/2.58496 = 7.14100
    const example = judged([1, 1, 1, 0, 1, 1], 5, [3, 2, 3, 0, 1, 2], [3, 3, 2, 2, 1]);
    expect(ndcgAt(example, 6)).toBeCloseTo(0.96081, 5);
  });

  test('cuts the ideal ranking at k as well', () => {
    expect(ndcgAt(judged([1, 1], 5), 2)).toBe(1);
  });

  test('is 0 when there is nothing to find', () => {
    expect(ndcgAt(judged([0], 0), 10)).toBe(0);
  });
});

describe('AUC', () => {
  test('is 1 when all of the first group are above, 0 when all are below', () => {
    expect(auc([0.8, 0.9], [0.1, 0.2, 0.3])).toBe(1);
    expect(auc([0.1], [0.2, 0.3])).toBe(0);
  });

  test('counts ties half', () => {
    expect(auc([0.5], [0.5])).toBe(0.5);
    // 0.5 against 0.1, 0.5, 0.9: one won, one tied, one lost; 0.9 against them: two won, one tied.
    expect(auc([0.5, 0.9], [0.1, 0.5, 0.9])).toBeCloseTo((1.5 + 2.5) / 6, 12);
  });

  test('is null when a group is empty', () => {
    expect(auc([], [1])).toBeNull();
    expect(auc([1], [])).toBeNull();
  });
});

describe('precision at a coverage', () => {
  const attempts = [
    { confidence: 0.9, right: true },
    { confidence: 0.8, right: true },
    { confidence: 0.4, right: false },
    { confidence: 0.1, right: true },
  ];

  test('is the share of right ones among the most confident', () => {
    expect([0.25, 0.5, 0.75, 1].map((coverage) => precisionAtCoverage(attempts, coverage))).toEqual([
      1,
      1,
      2 / 3,
      0.75,
    ]);
  });

  test('counts ties at the limit in part, whatever their order', () => {
    const tied = [
      { confidence: 0.9, right: true },
      { confidence: 0.5, right: false },
      { confidence: 0.5, right: true },
      { confidence: 0.5, right: true },
    ];
    // The first, and one of the three others, of which two in three are right.
    expect(precisionAtCoverage(tied, 0.5)).toBeCloseTo((1 + 2 / 3) / 2, 12);
    expect(precisionAtCoverage([...tied].reverse(), 0.5)).toBeCloseTo((1 + 2 / 3) / 2, 12);
  });

  test('keeps one attempt at least, and is null of nothing', () => {
    expect(precisionAtCoverage(attempts, 0.01)).toBe(1);
    expect(precisionAtCoverage([], 0.5)).toBeNull();
  });
});
