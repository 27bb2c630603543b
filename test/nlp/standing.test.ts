import { describe, expect, test } from 'vitest';
import type { Features } from '../../src/nlp/features.js';
import { standingOf } from '../../src/nlp/standing.js';

const ranked = (...scores: number[]) => scores.map((score, id) => ({ id, score, features: {} as Features }));
/** Two sentences a bulletin. */
const inPairs = (id: number) => id >> 1;

describe('how the best of a ranking stands', () => {
  test('is the softmax of the scores', () => {
    expect(standingOf(ranked(Math.log(3), 0), 1, inPairs).likeliest).toBeCloseTo(0.75);
    expect(standingOf(ranked(5, 5, 5, 5), 1, inPairs).likeliest).toBeCloseTo(0.25);
    expect(standingOf(ranked(900, 0), 1, inPairs).likeliest).toBe(1);
    // Of the first few where they may answer together.
    expect(standingOf(ranked(5, 5, 5, 5), 3, inPairs).likeliest).toBeCloseTo(0.75);
  });

  test('is how many of the next stand in its bulletin', () => {
    expect(standingOf(ranked(5, 4, 3, 2), 1, inPairs).agreement).toBeCloseTo(1 / 3);
    expect(standingOf(ranked(5), 1, inPairs).agreement).toBe(1);
    // Of a long ranking the first ten count.
    expect(standingOf(ranked(...Array.from({ length: 40 }, (_, i) => -i)), 1, inPairs).agreement).toBeCloseTo(1 / 9);
  });

  test('is nothing without a passage', () => {
    expect(standingOf([], 1, inPairs)).toEqual({ likeliest: 0, agreement: 0 });
  });
});
