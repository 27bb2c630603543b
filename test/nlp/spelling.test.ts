import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, type KnownWord, nearestWord, soundHash, soundOf } from '../../src/nlp/spelling.js';
import { hash } from '../../src/nlp/string-table.js';
import { stem } from '../../src/nlp/wink.js';

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

  test('is only said to be above the limit when it is', () => {
    fc.assert(
      fc.property(short, short, fc.nat(4), (a, b, limit) => {
        const distance = slowDistance(a, b);
        if (distance <= limit) expect(editDistance(a, b, limit)).toBe(distance);
        else expect(editDistance(a, b, limit)).toBeGreaterThan(limit);
      }),
      { numRuns: 300 },
    );
  });

  test('is told of words of any length', () => {
    const long = 'abcdefghij'.repeat(20);
    expect(editDistance(long, `x${long.slice(1, -1)}`, 2)).toBe(2);
    expect(editDistance(long, `${long}xyz`, 2)).toBe(3);
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

/** The sound by its rules, one after the other. */
const soundByRules = (word: string) =>
  word
    .replace(/kh/g, 'h')
    .replace(/t[sz]/g, 'c')
    .replace(/w/g, 'v')
    .replace(/x/g, 'ks')
    .replace(/[yj]e/g, 'e')
    .replace(/[yj]/g, 'i')
    .replace(/([^aeou])\1+/g, '$1');

test('the sound of a word is what its rules make of it, alone or within a text', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'aeoukhtszwxyjcbvi1'), maxLength: 9 });
  fc.assert(
    fc.property(letters, letters, letters, (before, word, after) => {
      const text = `${before}${word}${after}`;
      expect(soundOf(word)).toBe(soundByRules(word));
      expect(soundHash(text, before.length, before.length + word.length)).toBe(hash(soundByRules(word)));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  'dmitry dmitriy dmitrii dmitri dmitrij',
  'sergeyev sergeev sergejev',
  'alekseyev alexeyev alexeev',
  'khasan hasan hassan',
  'tsvetkov cvetkov',
  'kirov kirow',
])('are spellings of one name: %s', (names) => {
  expect(new Set(names.split(' ').map(soundOf)).size).toBe(1);
});

test.each(['paris peris', 'marie mare', 'shanxi shaanxi', 'kanter kantor', 'jordan jordaan'])(
  'are different names: %s',
  (names) => {
    expect(new Set(names.split(' ').map(soundOf)).size).toBe(2);
  },
);

describe('a misspelt word', () => {
  const known = (...words: string[]) => words.map((word, i) => ({ word, term: stem(word), df: () => i + 1 }));
  const nearest = (word: string, candidates: readonly KnownWord[]) =>
    nearestWord({ word, term: stem(word) }, candidates)?.word;

  test('is taken for the nearest known one', () => {
    expect(nearest('kazahkstan', known('kazakhstan', 'tajikistan'))).toBe('kazakhstan');
    expect(nearest('peackeeping', known('peacekeeping', 'peaceful'))).toBe('peacekeeping');
  });

  test('prefers the nearer to the more frequent, of equals the more frequent, of those the first in the alphabet', () => {
    expect(nearest('hospetal', known('hospital', 'hosbetel'))).toBe('hospital');
    expect(nearest('wineer', known('winder', 'winter'))).toBe('winter');
    const equals = ['winter', 'winder'].map((word) => ({ word, term: word, df: () => 2 }));
    expect(nearest('wineer', equals)).toBe('winder');
    expect(nearest('wineer', equals.toReversed())).toBe('winder');
  });

  test('may have one letter wrong from six letters on and two from eight on', () => {
    expect(nearest('brigde', known('bridge'))).toBe('bridge');
    expect(nearest('brigte', known('bridge'))).toBeUndefined();
    expect(nearest('hospetol', known('hospital'))).toBe('hospital');
    expect(nearest('hosbetol', known('hospital'))).toBeUndefined();
  });

  test('is left alone when it is short, or a number, or its first letter is wrong, or nothing is near', () => {
    expect(nearest('wrad', known('ward'))).toBeUndefined();
    expect(nearest('world', known('words'))).toBeUndefined();
    expect(nearest('202345', known('202346'))).toBeUndefined();
    expect(nearest('dridge', known('bridge'))).toBeUndefined();
    expect(nearest('zeppelin', known('bridge', 'hospital'))).toBeUndefined();
    expect(nearest('zeppelin', [])).toBeUndefined();
  });

  test('is compared by its stem as well, so that another ending costs nothing', () => {
    expect(nearest('deployements', known('deployed'))).toBe('deployed');
  });
});
