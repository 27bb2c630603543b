import { describe, expect, test } from 'vitest';
import { compare, readRun } from '../../evaluation/compare.js';
import { describeSettings, renderComparison } from '../../evaluation/compare-report.js';
import { quoteOf, rowOf } from './rows.js';
import { fileWith } from './temporary.js';

const changesOf = (before: Parameters<typeof rowOf>[0], after: Parameters<typeof rowOf>[0]) =>
  compare([rowOf(before)], [rowOf(after)], 0).changes.map(({ won, lost }) => ({ won, lost }));

describe('a question is', () => {
  test('left out when nothing has changed', () => {
    expect(changesOf({ confidence: 0.8 }, { confidence: 0.9 })).toEqual([]);
  });

  test('won when its first hit ranks better, and lost when it ranks worse or is gone', () => {
    const silent = { verdict: 'closest' } as const;
    expect(changesOf({ ...silent, rank: null }, { ...silent, rank: 9 })).toEqual([{ won: ['ranking'], lost: [] }]);
    expect(changesOf({ ...silent, rank: 1 }, { ...silent, rank: 2 })).toEqual([{ won: [], lost: ['ranking'] }]);
  });

  test('won when it is silent instead of wrong, or right instead of silent', () => {
    const wrong = { rank: 2 };
    const silent = { rank: 2, verdict: 'closest' } as const;
    expect(changesOf(wrong, silent)).toEqual([{ won: ['verdict'], lost: [] }]);
    expect(changesOf({ verdict: 'closest' }, {})).toEqual([{ won: ['verdict'], lost: [] }]);
  });

  test('lost when it is answered although it is unanswerable', () => {
    const kind = 'unanswerable';
    expect(changesOf({ kind, rank: null, verdict: 'nothing' }, { kind, rank: null })).toEqual([
      { won: [], lost: ['verdict'] },
    ]);
  });

  test('compared by its answer span when both runs have one', () => {
    const span = (right: boolean) => ({ span: { f1: Number(right), right } });
    expect(changesOf(span(false), span(true))).toEqual([{ won: ['span'], lost: [] }]);
    expect(changesOf({}, span(true))).toEqual([]);
  });
});

describe('a comparison', () => {
  const before = [rowOf({ id: 'a', rank: 2 }), rowOf({ id: 'b' }), rowOf({ id: 'gone' })];
  const after = [rowOf({ id: 'new' }), rowOf({ id: 'b' }), rowOf({ id: 'a' })];

  test('is over the questions that both runs have', () => {
    const { questions, onlyBefore, onlyAfter, differences } = compare(before, after, 0);
    expect({ questions, onlyBefore, onlyAfter }).toEqual({ questions: 2, onlyBefore: ['gone'], onlyAfter: ['new'] });
    expect(differences[0]).toEqual({ name: 'hit@1', label: 'hit@1', before: 0.5, after: 1, interval: null });
  });

  test('draws the questions in pairs for its intervals: no change means no width', () => {
    const same = compare(before, before, 100).differences[0];
    expect(same?.interval).toEqual({ low: 0, high: 0 });
    expect(compare(before, after, 100).differences[0]?.interval).toEqual({ low: 0, high: 1 });
  });

  test('is shown with the passages of what was won and lost', () => {
    const quotes = [quoteOf(1, 'It rained.', false), quoteOf(2, 'Ann won.', true)];
    const was = rowOf({ question: 'Who won?', styles: ['who'], rank: 2, gold: ['Ann won.'], quotes });
    const is = rowOf({
      question: 'Who won?',
      styles: ['who'],
      gold: ['Ann won.'],
      quotes: [quoteOf(1, 'Ann won.', true)],
    });
    const { differences, ...rest } = compare([was], [is], 0);
    const text = renderComparison('old.json', { ...rest, differences: differences.slice(0, 1) });
    expect(text).toMatchInlineSnapshot(`
      "Against old.json: 1 questions are in both runs.

             before    now  difference
      hit@1   0.000  1.000      +1.000

      Won: 1

      q1  Who won?  (answerable: who)
        won: ranking: rank 2 → rank 1
        won: verdict: answered wrongly (0.900) → answered rightly (0.900)
        gold: Ann won.
        before
          - 1. It rained. — a 0..10 (1.000)
          + 2. Ann won. — a 0..8 (0.500)
        now
          + 1. Ann won. — a 0..8 (1.000)

      Lost: none
      "
    `);
  });

  test('tells the settings that are not the same', () => {
    const settings = {
      questions: 'q',
      bulletins: ['b'],
      unit: 'sentence',
      top: 10,
      now: '2024-01-01',
      checkDocs: true,
    };
    expect(describeSettings(settings, { ...settings, now: '2025-01-01' })).toEqual([]);
    expect(describeSettings(settings, { ...settings, top: 20, bulletins: ['b', 'c'] })).toEqual([
      'The runs differ in bulletins: b → b, c',
      'The runs differ in top: 10 → 20',
    ]);
  });
});

describe('an older run', () => {
  test('is read from what --json printed', async () => {
    const rows = [rowOf()];
    const settings = { unit: 'sentence' };
    expect(await readRun(await fileWith(JSON.stringify({ format: 1, settings, rows })))).toEqual({ settings, rows });
  });

  test.each([
    ['{', 'something that is not JSON'],
    ['null', 'format none instead of 1'],
    ['{"format":0}', 'format 0 instead of 1'],
    ['{"format":1}', 'no settings or no rows'],
    ['{"format":1,"settings":{},"rows":[{}]}', 'a row 1 that is none'],
  ])('is refused with the reason: %s', async (text, reason) => {
    const file = await fileWith(text, 'run.json');
    await expect(readRun(file)).rejects.toThrow(
      `${file}: expected a run kept with --json, got ${reason}: make it again with this version.`,
    );
  });
});
