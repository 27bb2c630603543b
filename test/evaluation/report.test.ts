import { expect, test } from 'vitest';
import { figuresFor, valuesOf } from '../../evaluation/figures.js';
import { renderResult } from '../../evaluation/report.js';
import type { Result } from '../../evaluation/result.js';
import { rowOf } from './rows.js';

const rows = [
  rowOf({ styles: ['who'], span: { f1: 1, right: true } }),
  rowOf({ styles: ['where'], rank: 4, verdict: 'closest', confidence: 0.25 }),
  rowOf({ kind: 'unanswerable', rank: null, verdict: 'nothing', confidence: 0, styles: ['offtopic', 'who'] }),
];

function resultOf(some: typeof rows): Result {
  const settings = { questions: 'q.jsonl', bulletins: ['b.jsonl'], unit: 'sentence', top: 10 };
  const figures = valuesOf(figuresFor(some), some);
  return {
    format: 1,
    settings: { ...settings, now: '2024-01-01T00:00:00.000Z', checkDocs: true },
    collection: { bulletins: 3, sentences: 9, notEnglish: 1, skipped: 2 },
    figures,
    questions: {},
    intervals: { 'hit@1': { low: 0, high: 1 } },
    byKind: {},
    byStyle: {},
    rows: some,
  };
}

test('a report has the totals, then kinds and styles', () => {
  expect(renderResult(resultOf(rows))).toMatchInlineSnapshot(`
    "3 questions of q.jsonl
    on 3 bulletins, 9 sentences (1 not in English, 2 remarks while loading) of b.jsonl
    unit sentence, top 10, hits must stand in the named bulletins

                                value   95 % interval  questions  of
    hit@1                       0.500  [0.000, 1.000]          2  answerable
    MRR@10                      0.625               –          2  answerable
    coverage                    0.500               –          2  answerable and multi
    precision                   1.000               –          1  answerable and multi, answered
    answer span right           1.000               –          1  answered, with an expected answer
    answer span F1              1.000               –          1  answered, with an expected answer
    false answers, off-topic    0.000               –          1  unanswerable, off-topic
    AUC against off-topic       1.000               –          3  answerable, multi, off-topic
    AUC of right against wrong  1.000               –          2  answerable and multi
    precision at 25 % coverage  1.000               –          2  answerable and multi
    precision at 50 % coverage  1.000               –          2  answerable and multi
    precision at 75 % coverage  0.500               –          2  answerable and multi
    precision at 90 % coverage  0.500               –          2  answerable and multi

    by kind     questions  answered  right at 1  mean confidence
    answerable          2     0.500       0.500            0.575
    off-topic           1     0.000           –            0.000

    by style  questions  hit@1  MRR@10  coverage  precision  answer span right  false answers
    who               2  1.000   1.000     1.000      1.000              1.000          0.000
    offtopic          1      –       –         –          –                  –          0.000
    where             1  0.000   0.250     0.000          –                  –              –

    Every quote is found byte for byte in its bulletin.
    "
  `);
});

test('a report shouts when quotes are not verbatim', () => {
  const text = renderResult(resultOf([rowOf({ misquoted: 1 }), rowOf({ misquoted: 2 })]));
  expect(text).toMatch(/\nWRONG: 3 quotes are not found byte for byte in their bulletins;/);
});
