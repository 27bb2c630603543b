import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CountedStrings, GrowingStrings } from '../../src/nlp/growing-strings.js';

const codesOf = (text: string) => Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'é', '語', '😀'), maxLength: 6 }), {
  maxLength: 1500,
});

test('strings have the numbers in which they were met, and are found again by their codes and by themselves', () => {
  fc.assert(
    fc.property(words, (all) => {
      const strings = new GrowingStrings();
      const numbers = new Map<string, number>();
      for (const word of all) {
        const number = numbers.get(word) ?? numbers.size;
        numbers.set(word, number);
        expect(strings.numberOfCodes(codesOf(`.${word}.`), 1, 1 + word.length)).toBe(number);
      }
      for (const [word, number] of numbers) expect(strings.numberOf(word)).toBe(number);
      const table = strings.strings();
      expect(Array.from({ length: table.size }, (_, id) => table.at(id))).toEqual([...numbers.keys()]);
    }),
    { numRuns: 60 },
  );
});

test('strings with the same hash are told apart', () => {
  // Both have the FNV-1a hash 1,582,148,253.
  const [one, other] = ['costarring', 'liquid'];
  const strings = new GrowingStrings();
  expect([one, other, one].map((word) => strings.numberOf(word))).toEqual([0, 1, 0]);
});

test('counted strings tell how often each was met', () => {
  fc.assert(
    fc.property(words, (all) => {
      const counted = new CountedStrings();
      for (const word of all) counted.add(word);
      for (const word of all) counted.addCodes(codesOf(word), 0, word.length);
      const table = counted.strings();
      const counts = new Map(Array.from(counted.counts(), (count, id) => [table.at(id), count]));
      for (const word of all) expect(counts.get(word)).toBe(2 * all.filter((other) => other === word).length);
    }),
    { numRuns: 20 },
  );
});
