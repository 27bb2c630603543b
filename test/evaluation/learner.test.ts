import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../evaluation/bootstrap.js';
import { LEARNED_SIGNALS } from '../../evaluation/learn-ranking.js';
import { confidenceBy, LEARNED_EVIDENCE, learnVerdict } from '../../evaluation/learn-verdict.js';
import { type List, learn, scoreOf, slopes, softmax } from '../../evaluation/learner.js';
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
    expect(slopes([0.5, 0.5], [true, false])).toEqual([expect.closeTo(-0.5), expect.closeTo(0.5)]);
    // Of two right ones either will do.
    expect(slopes([0.25, 0.25, 0.25, 0.25], [true, true, false, false])).toEqual(
      [-0.25, -0.25, 0.25, 0.25].map((x) => expect.closeTo(x)),
    );
  });
});

describe('the learner', () => {
  const DECAY = 0.0001;

  test('finds the weights of a sum', () => {
    const all = lists((row) => (row[0] ?? 0) - 2 * (row[1] ?? 0));
    const weights = learn(all, DECAY);
    expect(rightBy((row) => scoreOf(row, weights), all)).toBeGreaterThan(0.95);
    const [first = 0, second = 0] = weights;
    expect(first).toBeGreaterThan(0);
    expect(second / first).toBeCloseTo(-2, 0);
  });

  test('finds weights of which no others near them do better, where several candidates are right, too', () => {
    const all = lists(([a = 0, b = 0]) => a * b, 60).map((list) => ({
      ...list,
      right: list.right.map((right, i) => right || i === 0),
    }));
    const weights = learn(all, DECAY);
    const cost = (some: readonly number[]) =>
      all.reduce((sum, { rows, right }) => {
        const chances = softmax(rows.map((row) => scoreOf(row, some)));
        return sum - Math.log(chances.reduce((good, p, i) => good + (right[i] ? p : 0), 0)) / all.length;
      }, 0);
    for (const i of weights.keys()) {
      for (const step of [-0.5, 0.5]) {
        const other = weights.map((weight, j) => (i === j ? weight + step : weight));
        expect(cost(other)).toBeGreaterThan(cost(weights));
      }
    }
  });

  test('makes weights smaller the more large ones cost', () => {
    const all = lists((row) => row[0] ?? 0, 60);
    const [free = 0] = learn(all, DECAY);
    const [dear = 0] = learn(all, 1);
    expect(dear).toBeLessThan(free / 10);
    expect(dear).toBeGreaterThan(0);
  });

  test('learns the same again', () => {
    const all = lists(([a = 0, b = 0]) => a * b, 60);
    expect(learn(all, DECAY)).toEqual(learn(all, DECAY));
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
  const origin = { date: '2024-09-03', sets: [{ name: 'a/b', examples: [] }], apart: { 'a/b': 0.5 } };

  test('tells where they come from', () => {
    const verdict = { bias: -1, weights: { lead: 3 } };
    const file = renderModel(origin, { ranking: { exact: 2 }, verdict, spans: { near: 4, 'who: name': 5 } });
    expect(file).toContain(' on 2024-09-03:');
    expect(file).toContain(' * - a/b: 0 questions; MRR@10 when learned from the others: 0.500\n');
    expect(file).toContain('export const RANKING_MODEL = {\n  exact: 2,\n} as const;');
    expect(file).toContain("= {\n  near: 4,\n  'who: name': 5,\n};\n");
  });

  test('that the bot reads has the signals that are learned, by name', () => {
    expect(Object.keys(RANKING_MODEL)).toEqual([...LEARNED_SIGNALS]);
    expect(Object.keys(VERDICT_MODEL.weights)).toEqual([...LEARNED_EVIDENCE]);
    for (const weight of Object.values(RANKING_MODEL)) expect(Number.isFinite(weight)).toBe(true);
  });
});
