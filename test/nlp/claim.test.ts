import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../src/nlp/answer.js';
import { isClaim } from '../../src/nlp/claim.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { bulletin, NOW } from './collection.js';

describe('a claim', () => {
  test.each([
    'The ward has 24 beds.',
    'Visitors who had been vaccinated fell ill less often.',
    'Trams will be slower when the bridge is closed',
    'The treaty was signed by Lowmere, whose army had lost.',
    'Masks cut infections by 40%.',
    'The bridge carries fewer trams than it did (in 2020).',
    '“The bridge is closed.”',
  ])('is a sentence that says something: %s', (text) => expect(isClaim(text)).toBe(true));

  test.each([
    'Who opened the ward?',
    'The ward was opened by whom?',
    'who opened the ward.',
    'in which year did the ward open.',
    'and where was it',
    'so when did the ward open',
    'tell me who opened the ward.',
    'I would like to know when the ward opens.',
    'does anybody know who opened the ward',
    'the council wonders who opened the ward',
    'in bad weather where are trams kept',
    'Identify the countries that have sent nurses.',
    'hello bot, who opened the ward.',
    'The bridge is open again. Who opened it',
    'mayor of Lowmere',
    'population of the U.S.',
    'the man who opened the ward',
    'the day when the bridge opened',
    '',
  ])('is no question, request or name: %s', (text) => expect(isClaim(text)).toBe(false));

  const news = buildIndex([
    bulletin('a', ['Rain slows the trams down.', 'The market is open.']),
    bulletin('b', ['Trams were slower in May 2023.', 'Trains were late.']),
    bulletin('c', ['The ferry stopped on 3 May when the bridge was closed.']),
  ]);
  const ask = (claim: string) => answerQuestion(news, claim, { now: NOW, unit: 'sentence' });

  test('gets the sentence that has to do with it, not one with a date because it says “when”', () => {
    const [first] = ask('Trams are slower when it rains.').passages;
    expect(first?.quotation.quote).toBe('Rain slows the trams down.');
  });

  test('has no words in bold: nothing was asked', () => {
    const { verdict, answer, passages } = ask('The ferry stopped when the bridge was closed.');
    expect([verdict, answer]).toEqual(['answered', null]);
    expect(passages[0]?.highlight).toBe(null);
  });
});
