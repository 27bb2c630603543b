import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../evaluation/bootstrap.js';
import { LEARNED_SIGNALS } from '../../evaluation/learn-ranking.js';
import { confidenceBy, LEARNED_EVIDENCE, learnVerdict } from '../../evaluation/learn-verdict.js';
import { type List, learn, slopes, softmax } from '../../evaluation/learner.js';
import { renderModel } from '../../evaluation/model-file.js';
import { RANKING_MODEL, VERDICT_MODEL } from '../../src/nlp/ranking-model.js';
import type { Evidence } from '../../src/nlp/verdict.js';
import { STRICT_WEIGHTS } from '../../src/nlp/weights.js';

/** Questions with five candidates of two numbers each, of which the best by `value` is right. */
function lists(value: (row: Float64Array) => number, count = 200): List[] {
  const random = seededRandom(7);
  return Array.from({ length: count }, () => {
    const rows = Array.from({ length: 5 }, () => Float64Array.of(random(), random()));
    const best = Math.max(...rows.map(value));
    return { rows, right: rows.map((row) => value(row) === best), weight: 1 };
  });
}

/** How many of the questions a model gets right. */
function rightBy(score: (row: Float64Array) => number, all: readonly List[]): number {
  const hits = all.filter(({ rows, right }) => {
    const scores = rows.map(score);
    return right[scores.indexOf(Math.max(...scores))];
  });
  return hits.length / all.length;
}

describe('the formulas', () => {
  test('of the softmax', () => {
    expect(softmax([0, Math.log(3)])).toEqual([expect.closeTo(0.25), expect.closeTo(0.75)]);
    expect(softmax([1000, 1000])).toEqual([0.5, 0.5]);
  });

  test('of the slopes: softmax less the share of the right ones', () => {
    expect(slopes([0, 0], [true, false])).toEqual([expect.closeTo(-0.5), expect.closeTo(0.5)]);
    // Of two right ones either will do.
    expect(slopes([0, 0, 0, 0], [true, true, false, false])).toEqual(
      [-0.25, -0.25, 0.25, 0.25].map((x) => expect.closeTo(x)),
    );
  });
});

describe('the learner', () => {
  const linear = { hidden: 0, seed: 1, passes: 120, decay: 0.0001 };
  const network = { hidden: 8, seed: 1, passes: 120, decay: 0.0001 };

  test('finds the weights of a sum', () => {
    const all = lists((row) => (row[0] ?? 0) - 2 * (row[1] ?? 0));
    const { score, weights } = learn(all, linear);
    expect(rightBy(score, all)).toBeGreaterThan(0.9);
    const [first = 0, second = 0] = weights;
    expect(first).toBeGreaterThan(0);
    expect(second).toBeLessThan(-first);
  });

  test('with a hidden layer finds what no sum tells', () => {
    const all = lists((row) => -Math.abs((row[0] ?? 0) - 0.5), 400);
    expect(rightBy(learn(all, linear).score, all)).toBeLessThan(0.6);
    expect(rightBy(learn(all, network).score, all)).toBeGreaterThan(0.8);
  });

  test.each([linear, network])('learns the same again', (settings) => {
    const all = lists(([a = 0, b = 0]) => a * b, 60);
    const [one, two] = [learn(all, settings), learn(all, settings)];
    expect(one.weights).toEqual(two.weights);
    expect(one.score(Float64Array.of(0.3, 0.9))).toBe(two.score(Float64Array.of(0.3, 0.9)));
  });
});

describe('the verdict', () => {
  const none = Object.fromEntries(
    [...LEARNED_EVIDENCE, ...Object.keys(STRICT_WEIGHTS)].map((name) => [name, 0]),
  ) as unknown as Evidence;
  const cases = Array.from({ length: 50 }, (_, i) => ({
    evidence: { ...none, likeliest: (i % 10) / 10, unknownName: i % 2, score: 5 },
    right: i % 10 > 4,
    weight: 1,
  }));

  test('learns that what is found there makes right', () => {
    const { weights } = learnVerdict(cases);
    expect(weights.likeliest).toBeGreaterThan(2);
    expect(Math.abs(weights.unknownName ?? 0)).toBeLessThan(Math.abs(weights.likeliest ?? 0));
  });

  test('learns from strange questions what is missing where there is no answer, but not how many have none', () => {
    const strange = cases.map((own) => ({ ...own, evidence: { ...own.evidence, score: 1 }, right: false }));
    const [alone, taught] = [learnVerdict(cases), learnVerdict(cases, strange)];
    expect(alone.weights.score).toBeCloseTo(0, 1);
    expect(taught.weights.score).toBeGreaterThan(0.2);
    const sure = cases.map(({ evidence }) => confidenceBy(taught, evidence));
    expect(sure.reduce((sum, one) => sum + one, 0) / cases.length).toBeCloseTo(0.5, 2);
    expect(confidenceBy(taught, { ...none, likeliest: 0.9, score: 1 })).toBeLessThan(
      confidenceBy(alone, { ...none, likeliest: 0.9, score: 1 }),
    );
  });
});

describe('the file with the weights', () => {
  const origin = { date: '2024-09-03', seed: 3, sets: [{ name: 'a/b', examples: [] }], apart: { 'a/b': 0.5 } };

  test('tells where they come from', () => {
    const file = renderModel(origin, { ranking: { exact: 2 }, verdict: { bias: -1, weights: { lead: 3 } } });
    expect(file).toContain(' on 2024-09-03 with seed 3');
    expect(file).toContain(' * - a/b: 0 questions; MRR@10 when learned from the others: 0.500\n');
    expect(file).toContain('export const RANKING_MODEL = {\n  exact: 2,\n} as const;');
  });

  test('that the bot reads has the signals that are learned, by name', () => {
    expect(Object.keys(RANKING_MODEL)).toEqual([...LEARNED_SIGNALS]);
    expect(Object.keys(VERDICT_MODEL.weights)).toEqual([...LEARNED_EVIDENCE]);
    for (const weight of Object.values(RANKING_MODEL)) expect(Number.isFinite(weight)).toBe(true);
  });
});
