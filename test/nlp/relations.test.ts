import { expect, test } from 'vitest';
import { answerQuestion } from '../../src/nlp/answer.js';
import { relatedTo } from '../../src/nlp/relations.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { termsOf } from '../../src/nlp/terms.js';
import { bulletin, NOW } from './collection.js';

const term = (word: string) => termsOf(word)[0]?.term ?? '';

test.each([
  ['headed', 'led'],
  ['wife', 'married'],
  ['founded', 'established'],
  ['died', 'killed'],
  ['thanks', 'gratitude'],
  ['troops', 'contingents'],
  ['led', 'result'],
])('%s and %s tell of the same relation', (one, other) => {
  expect(relatedTo(term(one)).has(term(other))).toBe(true);
  expect(relatedTo(term(other)).has(term(one))).toBe(true);
});

test('no word is related to itself, and most are related to none', () => {
  expect(relatedTo(term('led')).has(term('led'))).toBe(false);
  expect(relatedTo(term('bridge')).size).toBe(0);
});

test('a sentence that tells the relation in another word stands above one that does not', () => {
  const index = buildIndex([
    bulletin('walk', [
      'The bridge walk was photographed by Bram Oakes.',
      'The bridge walk was commanded by Edith Marlow.',
    ]),
  ]);
  const { passages } = answerQuestion(index, 'Who led the bridge walk?', { now: NOW, top: 2, unit: 'sentence' });
  expect(passages[0]?.quotation.quote).toContain('Edith Marlow');
});
