import { describe, expect, test } from 'vitest';
import { renderFailures } from '../../evaluation/failures.js';
import { quoteOf, rowOf } from './rows.js';

/** What is said to be wrong with a question; null when it is not listed. */
function faultsOf(change: Parameters<typeof rowOf>[0]): string | null {
  return /wrong: (.*)/.exec(renderFailures([rowOf(change)]))?.[1] ?? null;
}

describe('the list of failures', () => {
  test('says so when there are none', () => {
    expect(renderFailures([rowOf(), rowOf({ kind: 'unanswerable', rank: null, verdict: 'closest' })])).toBe(
      'No question went wrong.\n',
    );
  });

  test('names what went wrong', () => {
    expect(faultsOf({ rank: 3, verdict: 'closest' })).toBe('found at rank 3, not answered');
    expect(faultsOf({ rank: null })).toBe('not found');
    expect(faultsOf({ kind: 'multi', scores: { 'multi@5': 0.5 } })).toBe('50 % of the gold shown');
    expect(faultsOf({ kind: 'unanswerable', rank: null })).toBe('false answer');
    expect(faultsOf({ span: { f1: 0.2, right: false } })).toBe('answer span wrong');
    expect(faultsOf({ misquoted: 2 })).toBe('2 quotes not verbatim');
  });

  test('shows what was said and expected, with the passages on one line each, hits marked', () => {
    const row = rowOf({
      question: 'Who won?',
      styles: ['who'],
      rank: 2,
      answer: 'rain',
      expected: 'Ann',
      gold: ['Ann\nwon.'],
      quotes: [quoteOf(1, `It was rain. ${'x'.repeat(400)}`, false), quoteOf(2, 'Ann\nwon.', true)],
    });
    const text = renderFailures([row, rowOf()]).replace(/x{100,}/, 'x…x');
    expect(text).toMatchInlineSnapshot(`
      "1 of 2 questions went wrong:

      q1  Who won?  (answerable: who)
        wrong: found at rank 2
        answered (0.900), “rain”
        expected: Ann
        gold: Ann won.
        - 1. It was rain. x…x… — a 0..413 (1.000)
        + 2. Ann won. — a 0..8 (0.500)
      "
    `);
  });
});
