import { describe, expect, test } from 'vitest';
import { breakDown } from '../../src/nlp/contributions.js';

describe('what a number is made of', () => {
  test('is value × weight for each value of a weighted sum, what adds most first', () => {
    const weights = { near: 2, exact: 4, title: -1 };
    const total = (v: Record<'near' | 'exact' | 'title' | 'unused', number>) =>
      2 * v.near + 4 * v.exact - v.title + 0.5;
    expect(breakDown({ near: 0.5, title: 1, exact: 1, unused: 1 }, { total, weights, base: 0.5 })).toEqual({
      parts: [
        { name: 'exact', value: 1, weight: 4, adds: 4 },
        { name: 'near', value: 0.5, weight: 2, adds: 1 },
        { name: 'title', value: 1, weight: -1, adds: -1 },
      ],
      base: 0.5,
      rest: 0,
      total: 4.5,
    });
  });

  test('is what the number loses without each value where there are no weights, and what they do together', () => {
    const total = ({ near, exact }: Record<'near' | 'exact' | 'unused', number>) => near + near * exact;
    expect(breakDown({ near: 2, exact: 3, unused: 1 }, { total, weights: {}, base: 0 })).toEqual({
      parts: [
        { name: 'near', value: 2, weight: null, adds: 8 },
        { name: 'exact', value: 3, weight: null, adds: 6 },
      ],
      base: 0,
      rest: -6,
      total: 8,
    });
  });
});
