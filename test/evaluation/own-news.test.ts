/** The floor under what the bot answers: question sets of our own, asked as `npm run evaluate` asks them. */
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { runEvaluation } from '../../evaluation/command.js';
import type { Result } from '../../evaluation/result.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

async function evaluateSet(questions: string, bulletins: string): Promise<Result> {
  const argv = ['--questions', questions, '--bulletins', bulletins];
  const options = ['--unit', 'sentence', '--now', '2026-11-27', '--json'];
  return JSON.parse(await runEvaluation([...argv, ...options], { log: () => {}, progress: () => {} }));
}

describe.each([
  [
    '300 questions on made-up news',
    ['evaluation/news/dev.jsonl', 'evaluation/news/dev', 300],
    { hit: 0.64, mrr: 0.73, precision: 0.68, coverage: 0.72, span: 0.57, nearMiss: 0.48 },
  ],
  [
    '200 questions on other made-up news',
    ['evaluation/news/test.jsonl', 'evaluation/news/test', 200],
    { hit: 0.57, mrr: 0.68, precision: 0.6, coverage: 0.78, span: 0.5, nearMiss: 0.72 },
  ],
  [
    '100 questions on the page that ships',
    ['evaluation/page/questions.jsonl', 'data/bulletins', 100],
    { hit: 0.79, mrr: 0.87, precision: 0.92, coverage: 0.68, span: 0.5, nearMiss: 0.43 },
  ],
] as const)('of %s', (_, [questions, bulletins, size], floor) => {
  let result: Result;
  beforeAll(async () => {
    result = await evaluateSet(questions, bulletins);
  });

  test('as many as ever find the sentence that answers first, or among the first ten', () => {
    expect(result.figures['hit@1']).toBeGreaterThan(floor.hit);
    expect(result.figures['mrr@10']).toBeGreaterThan(floor.mrr);
  });

  test('as many are said to be answered, rightly, and with the right words in bold', () => {
    expect(result.figures.coverage).toBeGreaterThan(floor.coverage);
    expect(result.figures.precision).toBeGreaterThan(floor.precision);
    expect(result.figures.spanRight).toBeGreaterThan(floor.span);
  });

  test('those that the news do not answer are said to be answered no oftener', () => {
    expect(result.figures.falseOffTopic).toBeLessThanOrEqual(0.05);
    expect(result.figures.falseNearMiss).toBeLessThan(floor.nearMiss);
  });

  test('no quote differs from its bulletin by a character', () => {
    expect(result.rows.length).toBe(size);
    expect(result.rows.filter(({ misquoted }) => misquoted > 0)).toEqual([]);
  });
});

test('of 100 claims on made-up news as many as ever get the sentence that tells whether they are true first', async () => {
  const { figures, rows } = await evaluateSet('evaluation/news/claims.jsonl', 'evaluation/news/dev');
  expect(rows.length).toBe(100);
  expect(figures['hit@1']).toBeGreaterThan(0.88);
  expect(figures['mrr@10']).toBeGreaterThan(0.94);
  const bold = rows.filter(({ question, answer }) => question.endsWith('.') && answer !== null);
  expect(bold.length).toBeLessThan(3);
});
