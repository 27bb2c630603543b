import { describe, expect, test } from 'vitest';
import { learnSpans, type SpanCase, shareRight } from '../../evaluation/learn-spans.js';

/** Sentences whose answer is near, and of which the longest words are never it. */
const cases: SpanCase[] = Array.from({ length: 60 }, (_, i) => {
  const right = i % 3;
  return {
    signals: [0, 1, 2].map((at) => ({ near: at === right ? 0.8 : 0.1 + (at + i) / 500, length: (at * i) % 5 })),
    f1: [0, 1, 2].map((at) => (at === right ? 1 : 0.2)),
    words: 2,
  };
});

describe('the weights of the answering words', () => {
  test('prefer what the right words have more of', () => {
    const weights = learnSpans([cases]);
    expect(weights.near).toBeGreaterThan(1);
    expect(Math.abs(weights.length ?? 0)).toBeLessThan(0.1);
    expect(shareRight(cases, weights)).toBe(1);
    expect(shareRight(cases, { near: -1 })).toBe(0);
  });

  test('are the same each time', () => {
    expect(learnSpans([cases, cases.slice(0, 20)])).toEqual(learnSpans([cases, cases.slice(0, 20)]));
  });

  test('are not learned from answers that nobody would put in bold, nor where nothing can be right', () => {
    const long = cases.map((one) => ({ ...one, words: 30, f1: [...one.f1].reverse() }));
    const hopeless = cases.map((one) => ({ ...one, f1: one.f1.map(() => 0) }));
    expect(learnSpans([[...cases, ...long, ...hopeless]]).near).toBeGreaterThan(1);
  });
});
