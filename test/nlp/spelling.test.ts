import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, nearestWord } from '../../src/nlp/spelling.js';

/** The distance by its definition: the cheapest of all ways to treat the last letters. Slow and plain. */
function slowDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [restA, restB] = [a.slice(0, -1), b.slice(0, -1)];
  const ways = [
    slowDistance(restA, b) + 1,
    slowDistance(a, restB) + 1,
    slowDistance(restA, restB) + (a.at(-1) === b.at(-1) ? 0 : 1),
  ];
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  if (swapped) ways.push(slowDistance(a.slice(0, -2), b.slice(0, -2)) + 1);
  return Math.min(...ways);
}

describe('the distance of two words', () => {
  const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });

  test('is the least number of letters inserted, dropped, changed or swapped', () => {
    fc.assert(
      fc.property(short, short, (a, b) => {
        expect(editDistance(a, b, 10)).toBe(slowDistance(a, b));
        expect(editDistance(b, a, 10)).toBe(slowDistance(a, b));
      }),
      { numRuns: 300 },
    );
  });

  test('is told as one more than the limit when it is above it', () => {
    fc.assert(
      fc.property(short, short, fc.nat(4), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(slowDistance(a, b), limit + 1));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['bridge', 'bridge', 0],
    ['bridge', 'brigde', 1],
    ['center', 'centre', 1],
    ['ca', 'abc', 3],
  ])('of "%s" and "%s" is %i', (a, b, distance) => {
    expect(editDistance(a, b, 9)).toBe(distance);
  });
});

describe('a misspelt word', () => {
  const known = (...words: string[]) => words.map((word, i) => ({ word, df: i + 1 }));

  test('is taken for the nearest known one', () => {
    expect(nearestWord('kazahkstan', known('kazakhstan', 'tajikistan'))).toBe('kazakhstan');
    expect(nearestWord('peackeeping', known('peacekeeping', 'peaceful'))).toBe('peacekeeping');
  });

  test('prefers the nearer to the more frequent, of equals the more frequent, of those the first in the alphabet', () => {
    expect(nearestWord('hospitle', known('hospital', 'hostile'))).toBe('hostile');
    expect(nearestWord('bridgs', known('bridge', 'brides'))).toBe('brides');
    const equals = ['brides', 'bridge', 'bridal'].map((word) => ({ word, df: 2 }));
    expect(nearestWord('bridgs', equals)).toBe('brides');
    expect(nearestWord('bridgs', equals.toReversed())).toBe('brides');
  });

  test('may have one letter wrong from five letters on, two from eight on, none in a short word or a number', () => {
    expect(nearestWord('brigde', known('bridge'))).toBe('bridge');
    expect(nearestWord('brigte', known('bridge'))).toBeUndefined();
    expect(nearestWord('hospitel', known('hospital'))).toBe('hospital');
    expect(nearestWord('hospetel', known('hospital'))).toBe('hospital');
    expect(nearestWord('hosbetel', known('hospital'))).toBeUndefined();
    expect(nearestWord('wrad', known('ward'))).toBeUndefined();
    expect(nearestWord('20234', known('20235'))).toBeUndefined();
  });

  test('has its first letter right', () => {
    expect(nearestWord('dridge', known('bridge'))).toBeUndefined();
  });

  test('is left alone when nothing is near', () => {
    expect(nearestWord('zeppelin', known('bridge', 'hospital'))).toBeUndefined();
    expect(nearestWord('zeppelin', [])).toBeUndefined();
  });
});
