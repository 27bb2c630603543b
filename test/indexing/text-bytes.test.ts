import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBytes, toBytes } from '../../src/indexing/text-bytes.js';

/** Strings of all sorts: what news are written with, any other characters, and halves of pairs. */
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'aZé “”‘’–—…€™œž\u0081\u008d\u0093ÿ'), maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)), maxLength: 40 }),
);

describe('a string that is kept as bytes', () => {
  test('comes back as it was, whole and in part', () => {
    const same = fc.property(text, fc.nat(40), fc.nat(40), (own, a, b) => {
      const { bytes, encoding } = toBytes(own);
      expect(fromBytes(bytes, encoding)).toBe(own);
      const [start, end] = [Math.min(a, b, own.length), Math.min(Math.max(a, b), own.length)];
      expect(fromBytes(bytes, encoding, start, end)).toBe(own.slice(start, end));
    });
    fc.assert(same, { numRuns: 1000 });
  });

  test('takes a byte a character with the quotation marks and dashes of news, and two where more is needed', () => {
    const size = (own: string) => toBytes(own).bytes.length;
    expect(size('It’s “new” – café')).toBe('It’s “new” – café'.length);
    expect(size('Душанбе')).toBe(14);
    expect(size('“\u0093”')).toBe(6);
  });
});
