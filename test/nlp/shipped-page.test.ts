import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../src/nlp/answer.js';
import { NOW } from './collection.js';
import { shipped } from './shipped.js';

const ask = (question: string) => answerQuestion(shipped, question, { now: NOW });

describe('on the page that ships', () => {
  test.each([
    [
      'Where are the Interaction-2024 participants regrouping?',
      'From 3 to 6 September, participants',
      'the Kyrgyz Republic',
    ],
    [
      'who supervised the meeting on 9 january 2022',
      'On January 9, 2022, under the general supervision',
      'Anatoly Sidorov',
    ],
    [
      'Which countries are in the peacekeeping force?',
      'there are units of the armed forces',
      'the Republic of Armenia',
    ],
    ['what happened on 3 sept 2024', 'On September 3, 2024 in Moscow', 'consultations of representatives'],
  ])('"%s" is answered', (question, words, answer) => {
    const { verdict, passages, answer: found } = ask(question);
    expect(verdict).toBe('answered');
    expect(passages[0]?.quotation.quote).toContain(words);
    expect(found).toContain(answer);
  });

  test('"Who won the World Cup?" is not', () => {
    expect(ask('Who won the World Cup?')).toMatchObject({ verdict: 'nothing', passages: [], answer: null });
  });

  test('an abbreviation is known for what it stands for', () => {
    const [passage] = ask('When was the work of the CRC deployed?').passages;
    expect(passage?.quotation.quote).toContain('Crisis Response Center has been deployed');
  });

  test('a brief has its own date, not that of the article beside it', () => {
    const [passage] = ask('Where are the Interaction-2024 participants regrouping?').passages;
    expect(passage?.quotation.citation.date).toEqual({
      from: '2024-09-03',
      to: '2024-09-06',
      precision: 'range',
      basis: 'inferred',
    });
  });
});
