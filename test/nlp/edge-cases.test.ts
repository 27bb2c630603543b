import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../src/nlp/answer.js';
import { findDates, inferYears } from '../../src/nlp/date-grammar.js';
import { isoDay, overlaps } from '../../src/nlp/dates.js';
import { foreignLanguage } from '../../src/nlp/language.js';
import { findBulletins } from '../../src/nlp/look-up.js';
import { findNames } from '../../src/nlp/names.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { splitSentences } from '../../src/nlp/sentences.js';
import { editDistance } from '../../src/nlp/spelling.js';
import { contentTerms } from '../../src/nlp/terms.js';
import { bulletin, NOW } from './collection.js';
import { shipped } from './shipped.js';

const ask = (question: string, ...texts: string[]) =>
  answerQuestion(buildIndex(texts.map((text, i) => bulletin(`b${i}`, [text]))), question, { now: NOW });
const told = (text: string, year?: number) =>
  inferYears(findDates(text), { named: year }).map(({ from, to }) => `${isoDay(from)}..${isoDay(to)}`);
const names = (text: string) => findNames(text).map(({ start, end }) => text.slice(start, end));

describe('words that programs trip over', () => {
  test('"constructor" and "__proto__" are words like others', () => {
    expect(contentTerms('The constructor').map(({ word }) => word)).toEqual(['constructor']);
    expect(findBulletins(buildIndex([bulletin('a', ['The constructor won.'])]), 'bridge', 5)).toEqual([]);
    expect(ask('What did the constructor of __proto__ win?', 'The constructor won a prize.').verdict).not.toBe(
      'nothing',
    );
  });

  test('dotted initials alone are a name', () => {
    expect(contentTerms('U.S.?')).toHaveLength(1);
  });

  test('"won" is a word and no part of "won\'t"', () => {
    expect(contentTerms('Who won the race?').map(({ word }) => word)).toEqual(['won', 'race']);
  });
});

describe('dates that are easily misread', () => {
  test.each([
    ['Decision 5 September 2024', ['2024-09-05..2024-09-05']],
    ['By Anna Martin 3 September 2024', ['2024-09-03..2024-09-03']],
    ['28 December to 3 January 2024', ['2023-12-28..2024-01-03']],
    ['9–3 September 2024', []],
    ['2024/09/03', ['2024-09-03..2024-09-03']],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  test('February ends on a day that the year has', () => {
    expect(told('in late February', 2023)).toEqual(['2023-02-21..2023-02-28']);
  });

  test('days over New Year are matched without their year', () => {
    const [range, day] = ['28 December to 3 January', '30 December'].map((text) => findDates(text).mentions[0]);
    expect(range && day && overlaps(range, day)).toBe(true);
  });
});

describe('names', () => {
  test('are kept apart by "and", but inside a name with "of"', () => {
    expect(names('He met teams from Denmark, Latvia and Portugal.')).toEqual(
      expect.arrayContaining(['Latvia', 'Portugal']),
    );
    expect(names('He joined the Ministry of Health and Labour.')).toContain('Ministry of Health and Labour');
  });

  test('begin with a letter, whatever space stands before them', () => {
    expect(names('In\r\nMoscow the council met.')).toContain('Moscow');
  });

  test('of people do not make a text foreign', () => {
    expect(foreignLanguage('Gen. de la Rue')).toBeNull();
  });

  test('are found by the clipped words people make of them', () => {
    const { aliases } = buildIndex([bulletin('money', ['It was told by the Ministry of Finance.'])]);
    expect(aliases.unclip('minfin')?.text).toBe('Ministry Finance');
  });
});

describe('what is almost said is no answer', () => {
  test('a count without a number', () => {
    expect(ask('How many people came to the bridge?', 'Many people came to the bridge.').verdict).toBe('closest');
  });

  test('the same event on another day', () => {
    const question = 'What consultations were held in Moscow on 3 September 2023?';
    expect(answerQuestion(shipped, question, { now: NOW }).verdict).toBe('closest');
    const told = 'Edith Marlow chaired the council meeting on 9 January 2022.';
    expect(ask('Who chaired the council meeting in 2017?', told, 'The weather was fine.').verdict).toBe('closest');
  });
});

describe('texts that are long', () => {
  test('keep every sentence where they are cut for analysis', () => {
    const text = 'The bridge over the river was opened on Monday by the mayor. '.repeat(1000).trim();
    expect(splitSentences(text, { start: 0, end: text.length })).toHaveLength(1000);
  });

  test('without spaces are one sentence', () => {
    const text = 'http://a.b/c.'.repeat(2000);
    expect(splitSentences(text, { start: 0, end: text.length })).toHaveLength(1);
  });

  test('have an edit distance of at most one more than the limit', () => {
    expect(editDistance('aabb', 'abbaa', 1)).toBe(2);
  });
});
