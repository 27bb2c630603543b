import { describe, expect, test } from 'vitest';
import { calibrationError, reliabilityCurve } from '../../evaluation/reliability.js';

const attempts = (confidence: number, right: number, wrong: number) =>
  Array.from({ length: right + wrong }, (_, i) => ({ confidence, right: i < right }));

describe('the reliability curve', () => {
  test('has the attempts by their confidence, the surest in the last bin', () => {
    const bins = reliabilityCurve([...attempts(0.1, 1, 3), ...attempts(0.5, 1, 1), ...attempts(1, 2, 0)], 2);
    expect(bins).toEqual([
      { from: 0, to: 0.5, count: 4, confidence: expect.closeTo(0.1), right: 0.25 },
      { from: 0.5, to: 1, count: 4, confidence: 0.75, right: 0.75 },
    ]);
  });

  test('has empty bins', () => {
    expect(reliabilityCurve([], 1)).toEqual([{ from: 0, to: 1, count: 0, confidence: null, right: null }]);
  });

  test('is as far off as confidences and shares differ, by how many there are', () => {
    expect(calibrationError(reliabilityCurve(attempts(0.8, 4, 1), 5))).toBeCloseTo(0);
    expect(calibrationError(reliabilityCurve([...attempts(0.9, 3, 3), ...attempts(0.1, 0, 2)], 5))).toBeCloseTo(
      (6 * 0.4 + 2 * 0.1) / 8,
    );
    expect(calibrationError([])).toBe(0);
  });
});
