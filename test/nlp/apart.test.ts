import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../src/nlp/answer.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { bulletin, NOW } from './collection.js';
import { INVENTED_NEWS } from './invented-news.js';

const index = buildIndex([
  bulletin('a', ['The mayor Edith Marlow opened the bridge in Highwater.', 'It had been closed for two years.']),
  bulletin('b', ['A firm from Ghent builds lanterns.']),
]);
const ask = (question: string) => answerQuestion(index, question, { now: NOW });

describe('what is closest', () => {
  test('is told apart from an office that is told of elsewhere', () => {
    const news = buildIndex(INVENTED_NEWS);
    expect(answerQuestion(news, 'Who is the mayor of Ghent?', { now: NOW })).toMatchObject({
      verdict: 'closest',
      apart: ['mayor'],
    });
  });

  test('is told apart from a name that stands elsewhere', () => {
    expect(ask('Which firm from Highwater builds lanterns?')).toMatchObject({
      verdict: 'closest',
      apart: ['Highwater'],
    });
  });

  test('has no name apart that stands there or beside it, or in no bulletin', () => {
    const { verdict, apart, unknown } = ask('How many lanterns did Edith Marlow buy in Zanzibar?');
    expect([verdict, unknown]).toEqual(['closest', ['buy', 'Zanzibar']]);
    expect(apart).not.toContain('Zanzibar');
  });

  test('is all there is to tell apart: an answer and an empty page have none', () => {
    expect(ask('Who opened the bridge in Highwater?')).toMatchObject({ verdict: 'answered', apart: [] });
    expect(ask('zeppelin')).toMatchObject({ verdict: 'nothing', apart: [] });
  });
});
