import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { answerQuestion } from '../../src/nlp/answer.js';
import type { Breakdown } from '../../src/nlp/contributions.js';
import { explainAnswer } from '../../src/nlp/explain.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { bulletin, NOW, on, quotes, titled } from './collection.js';
import { hostileQuestion } from './hostile.js';
import { INVENTED_NEWS } from './invented-news.js';
import { shipped } from './shipped.js';

vi.setConfig({ testTimeout: 60_000 });

const explain = (question: string, index = shipped) => explainAnswer(index, question, { now: NOW });
const sumOf = ({ parts, base, rest }: Breakdown) => parts.reduce((sum, { adds }) => sum + adds, base + rest);

describe('the reasons for an answer', () => {
  test.each([
    'Where are the Interaction-2024 participants regrouping?',
    'Where was Interaction-2023 held?',
    'who is the secgen?',
    'what happened on 5 September 2024?',
  ])('add up to the scores and the confidence that the answer itself has: %s', (question) => {
    const ranking = answerQuestion(shipped, question, { now: NOW, top: 3, unit: 'sentence' });
    const { passages, verdict } = explain(question);
    expect(quotes(passages.map(({ passage }) => passage))).toEqual(quotes(ranking.passages));
    for (const [nth, { score }] of passages.entries()) {
      expect(score.total).toBe(ranking.passages[nth]?.score);
      expect(sumOf(score)).toBeCloseTo(score.total, 9);
      for (const { value, weight, adds } of score.parts) if (weight !== null) expect(adds).toBe(value * weight);
    }
    expect(verdict?.confidence).toBe(ranking.confidence);
    expect(verdict && verdict.confidence >= verdict.threshold).toBe(ranking.verdict === 'answered');
    expect(verdict && 1 / (1 + Math.exp(-sumOf(verdict.logOdds)))).toBeCloseTo(ranking.confidence, 9);
  });

  test('say where each word was found, and in which form', () => {
    const index = buildIndex([
      titled('a', 'Bridges of Highwater', [
        'The Crisis Response Center (CRC) opened. It inspected the old bridges in Kazakh towns.',
      ]),
    ]);
    const { passages } = explain('Which bridge did the CRC inspect in Kazakhstan by Highwater zebra?', index);
    const inspected = passages.find(({ passage }) => passage.quotation.quote.startsWith('It inspected'));
    const found = Object.fromEntries((inspected?.words ?? []).map(({ word, found }) => [word, found]));
    expect(found).toMatchObject({
      bridge: [
        { where: 'sentence', as: 'bridges', how: 'stem' },
        { where: 'title', as: 'Bridges', how: 'stem' },
      ],
      CRC: [{ where: 'neighbour', as: 'CRC', how: 'typed' }],
      inspect: [{ where: 'sentence', as: 'inspected', how: 'stem' }],
      Kazakhstan: [{ where: 'sentence', as: 'Kazakh', how: 'related' }],
      Highwater: [{ where: 'title', as: 'Highwater', how: 'typed' }],
      zebra: [],
    });
    const [first] = explain('Who inspected the bridgse?', index).passages;
    expect(first?.words.at(-1)?.found[0]).toEqual({ where: 'sentence', as: 'bridges', how: 'corrected' });
  });

  test('say that an abbreviation stands for its long form', () => {
    const index = buildIndex([
      bulletin('a', ['The Crisis Response Center (CRC) opened on Monday.']),
      bulletin('b', ['Everybody came to the Crisis Response Center.']),
    ]);
    const { passages } = explain('Who came to the CRC?', index);
    expect(passages[0]?.words.find(({ word }) => word === 'CRC')?.found).toEqual([
      { where: 'sentence', as: 'Crisis Response Center', how: 'abbreviation' },
    ]);
  });

  test('compare the dates that are told with the time asked about', () => {
    const index = buildIndex([
      bulletin('a', ['It rained from 3 to 6 May 2024, as in July 2023.'], { date: on('2024-05-07') }),
    ]);
    const { window, passages } = explain('Where did it rain on 5 May 2024?', index);
    expect(window?.from).toEqual({ year: 2024, month: 5, day: 5 });
    expect(passages[0]?.dates.map(({ as, fit }) => [as, fit])).toEqual([
      ['3 to 6 May 2024', 1],
      ['July 2023', 0],
    ]);
    expect(explain('Where did it rain?', index).passages[0]?.dates).toEqual([]);
  });

  test('are none when there is no passage, or the question is not in English', () => {
    for (const question of ['', 'zebra', 'Кто открыл мост через реку в прошлом году?']) {
      expect(explain(question)).toMatchObject({ passages: [], verdict: null });
    }
  });

  test('add up whatever is asked', () => {
    const news = buildIndex(INVENTED_NEWS);
    fc.assert(
      fc.property(hostileQuestion, (question) => {
        const { passages, verdict } = explain(question, news);
        for (const sum of [...passages.map(({ score }) => score), ...(verdict ? [verdict.logOdds] : [])]) {
          expect(sumOf(sum)).toBeCloseTo(sum.total, 6);
        }
      }),
      { numRuns: 200 },
    );
  });
});
