import { describe, expect, test } from 'vitest';
import { bootstrapInterval, seededRandom } from '../../evaluation/bootstrap.js';
import { mean } from '../../evaluation/metrics.js';

describe('the seeded generator', () => {
  test('gives the same numbers for the same seed, and others for another', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  test('is even: of 10,000 numbers a tenth lies in each tenth, within a tenth of that', () => {
    const random = seededRandom(7);
    const tenths = Array(10).fill(0);
    for (let i = 0; i < 10_000; i++) tenths[Math.floor(random() * 10)]++;
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(100);
  });
});

describe('the bootstrap interval', () => {
  const outcomes = Array.from({ length: 100 }, (_, i) => Number(i < 70));

  test('is the same every time', () => {
    expect(bootstrapInterval(outcomes, mean, 200)).toEqual(bootstrapInterval(outcomes, mean, 200));
  });

  test('of 70 in 100 is near the normal approximation, 0.7 ± 1.96 × √(0.7 × 0.3 / 100)', () => {
    const interval = bootstrapInterval(outcomes, mean, 2000);
    expect(interval?.low).toBeCloseTo(0.61, 1);
    expect(interval?.high).toBeCloseTo(0.79, 1);
  });

  test('has no width when all are alike', () => {
    expect(bootstrapInterval([1, 1, 1], mean, 100)).toEqual({ low: 1, high: 1 });
  });

  test('leaves out draws that do not give the statistic, and is null when none does', () => {
    const onesOnly = (drawn: readonly number[]) => (drawn.includes(0) ? null : 1);
    expect(bootstrapInterval([0, 1], onesOnly, 100)).toEqual({ low: 1, high: 1 });
    expect(bootstrapInterval([0], onesOnly, 100)).toBeNull();
    expect(bootstrapInterval([], mean, 100)).toBeNull();
  });
});
