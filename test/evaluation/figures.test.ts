import { describe, expect, test } from 'vitest';
import { figuresFor, groupByKind, groupByStyle, valuesOf } from '../../evaluation/figures.js';
import { rowOf } from './rows.js';

const wrong = rowOf({ rank: 2, confidence: 0.5, span: { f1: 0.2, right: false } });
const silent = rowOf({ rank: null, verdict: 'closest', confidence: 0.3 });
const right = rowOf({ styles: ['who', 'lower'], span: { f1: 1, right: true } });
const multi = rowOf({ kind: 'multi', verdict: 'closest', confidence: 0.2, styles: ['who'] });
const offTopic = rowOf({ kind: 'unanswerable', rank: null, verdict: 'nothing', confidence: 0, styles: [] });
const nearMiss = rowOf({ kind: 'unanswerable', rank: null, confidence: 0.6, styles: ['nearmiss', 'who'] });
const rows = [multi, offTopic, nearMiss, right, wrong, silent];

describe('the figures of a run', () => {
  const values = valuesOf(figuresFor(rows), rows);

  test('have the scores of answerable questions, those of multi apart', () => {
    expect(values['hit@1']).toBeCloseTo(1 / 3, 12);
    expect(values['mrr@10']).toBe(0.5);
    expect(values['multi@5']).toBe(1);
  });

  test('have coverage over answerable and multi, and precision over those of them that are answered', () => {
    expect(values.coverage).toBe(0.5);
    expect(values.precision).toBe(0.5);
  });

  test('have answer spans over answered questions with an expected answer', () => {
    expect(values.spanRight).toBe(0.5);
    expect(values.spanF1).toBe(0.6);
  });

  test('have false answers and AUC apart for off-topic and near-miss', () => {
    expect([values.falseOffTopic, values.falseNearMiss]).toEqual([0, 1]);
    expect(values.aucOffTopic).toBe(1);
    // Of .9, .5, .3, .2 only the first is above .6.
    expect(values.aucNearMiss).toBe(0.25);
  });

  test('have right against wrong and precision at a coverage over answerable and multi', () => {
    // Right: .9, .2; wrong: .5, .3.
    expect(values.aucRight).toBe(0.5);
    expect([values.precisionAt25, values.precisionAt50, values.precisionAt75]).toEqual([1, 0.5, 1 / 3]);
  });

  test('are null where no question gives them', () => {
    const few = valuesOf(figuresFor(rows), [silent]);
    expect([few.precision, few.spanRight, few.falseOffTopic, few.aucOffTopic]).toEqual([null, null, null, null]);
  });
});

describe('groups', () => {
  test('by style have a question in each of its styles, the commonest first', () => {
    expect(groupByStyle(rows).map(([style, some]) => [style, some.length])).toEqual([
      ['who', 3],
      ['lower', 1],
      ['nearmiss', 1],
    ]);
  });

  test('by kind tell what makes a question unanswerable, and leave out empty kinds', () => {
    expect(groupByKind(rows).map(([kind, some]) => [kind, some.length])).toEqual([
      ['answerable', 3],
      ['multi', 1],
      ['off-topic', 1],
      ['near-miss', 1],
    ]);
    expect(groupByKind([right]).map(([kind]) => kind)).toEqual(['answerable']);
  });
});
