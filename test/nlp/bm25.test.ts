import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idf, normalisedFrequency, saturate } from '../../src/nlp/bm25.js';

describe('the rarity of a term', () => {
  test('is ln(1 + (n − df + ½) / (df + ½))', () => {
    expect(idf(1, 10)).toBeCloseTo(Math.log(1 + 9.5 / 1.5), 12);
    expect(idf(1, 10)).toBeCloseTo(1.992430164690206, 12);
    expect(idf(0, 20)).toBeCloseTo(Math.log(42), 12);
    expect(idf(20, 20)).toBeCloseTo(0.024097551579060524, 12);
  });

  test('is positive, and less the more units have it', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.nat(1_000), (df, more) => {
        const n = df + more + 1;
        expect(idf(df, n)).toBeGreaterThan(idf(df + 1, n));
        expect(idf(df + 1, n)).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the normalised frequency', () => {
  test('is tf / (1 − b + b · length / average)', () => {
    expect(normalisedFrequency(2, 10, 10, 0.75)).toBe(2);
    expect(normalisedFrequency(3, 20, 10, 0.5)).toBe(2);
    expect(normalisedFrequency(1, 5, 10, 1)).toBe(2);
  });

  test('knows no length when b is 0, and less in a longer unit otherwise', () => {
    const length = fc.integer({ min: 1, max: 1_000 });
    fc.assert(
      fc.property(length, length, fc.double({ min: 0.01, max: 1, noNaN: true }), (own, average, b) => {
        expect(normalisedFrequency(1, own, average, 0)).toBe(1);
        expect(normalisedFrequency(1, own + 1, average, b)).toBeLessThan(normalisedFrequency(1, own, average, b));
      }),
    );
  });
});

describe('the saturated frequency', () => {
  test('is tf / (k1 + tf)', () => {
    expect(saturate(1, 1)).toBe(0.5);
    expect(saturate(3, 1.2)).toBeCloseTo(0.7142857142857143, 12);
    expect(saturate(0, 1.2)).toBe(0);
  });

  test('grows with the frequency and stays below 1', () => {
    const count = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(count, fc.double({ min: 0.1, max: 3, noNaN: true }), (tf, k1) => {
        expect(saturate(tf + 1, k1)).toBeGreaterThan(saturate(tf, k1));
        expect(saturate(tf, k1)).toBeLessThan(1);
      }),
    );
  });
});
