import { describe, expect, test } from 'vitest';
import { scoreSpan, tokenF1 } from '../../evaluation/span.js';

describe('token F1', () => {
  test('is 1 for the same words, whatever the case, the punctuation, articles and prepositions', () => {
    expect(tokenF1('the Gorny Centre, in Moscow', 'Gorny centre Moscow')).toBe(1);
  });

  test('is the harmonic mean of precision and recall', () => {
    // Shared: captain, brandvold. Precision 2/2, recall 2/3.
    expect(tokenF1('Captain Brandvold', 'Captain Ilse Brandvold')).toBeCloseTo(0.8, 12);
    expect(tokenF1('Monday', 'Tuesday')).toBe(0);
  });

  test('counts a word as often as it stands in both', () => {
    expect(tokenF1('two two two', 'two')).toBeCloseTo(0.5, 12);
  });

  test('compares articles and prepositions when there is nothing else', () => {
    expect(tokenF1('in', 'in')).toBe(1);
    expect(tokenF1('in', 'on')).toBe(0);
  });
});

describe('an answer span', () => {
  test('is right from an F1 of 0.5 on', () => {
    expect(scoreSpan('10 red boats', '10 red boats sank.', '10')).toEqual({ f1: 0.5, right: true });
    expect(scoreSpan('10 red fishing boats', '10 red fishing boats sank.', '10')).toEqual({ f1: 0.4, right: false });
  });

  test('is wrong when it does not lie in the first quote, or is not there', () => {
    expect(scoreSpan('Melby', 'A quote.', 'Melby')).toEqual({ f1: 0, right: false });
    expect(scoreSpan(null, 'A quote.', 'Melby')).toEqual({ f1: 0, right: false });
    expect(scoreSpan('Melby', null, 'Melby')).toEqual({ f1: 0, right: false });
  });
});
