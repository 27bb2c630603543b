import { describe, expect, test } from 'vitest';
import { bindQuestion } from '../../src/nlp/concepts.js';
import { analyseQuestion } from '../../src/nlp/question.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { termsOf } from '../../src/nlp/terms.js';
import { likeness, pairShare, smallShare, wordingOf } from '../../src/nlp/wording.js';
import { bulletin, NOW } from './collection.js';

const index = buildIndex([bulletin('a', ['The bridge fell.', 'A database was built.'])]);

function wording(question: string) {
  const { question: analysed, concepts } = bindQuestion(index, analyseQuestion(question, NOW));
  return wordingOf(analysed, concepts);
}

const words = (text: string) => new Set(termsOf(text).map(({ word }) => word));
const placed = (text: string) => termsOf(text).map((term, at) => ({ ...term, at }));
const triples = (word: string) => wording(word).triples[0];
/** How alike a word is to the one that is asked for. */
const alike = (asked: string, word: string) => likeness(triples(asked) ?? new Set(), asked[0] ?? '', word);

describe('neighbouring words', () => {
  test.each([
    ['all', 'bridge fell down', 1],
    ['half', 'the bridge fell on the way down', 0.5],
    ['none', 'down fell the bridge', 0],
  ])('%s of them', (_, sentence, share) => {
    expect(pairShare(wording('bridge fell down'), placed(sentence))).toBe(share);
  });

  test('of one word there are none', () => {
    expect(pairShare(wording('bridge'), placed('bridge'))).toBe(0);
  });
});

test('small words narrow what is asked, but not those that nearly every question has', () => {
  expect(wording('what is the most of it before Friday').small).toEqual(['most', 'before']);
  expect(smallShare(wording('most bridges before Friday'), words('before the bridge'))).toBe(0.5);
  expect(smallShare(wording('the bridge'), words('the bridge'))).toBe(0);
});

describe('likeness', () => {
  test('is one for the word itself, and Dice over triples for its kin', () => {
    expect(alike('decision', 'decision')).toBe(1);
    // ^de dec eci of 8 and 6 triples.
    expect(alike('decision', 'decide')).toBeCloseTo(6 / 14);
  });

  test('is none for other words, numbers and other first letters', () => {
    expect(alike('decision', 'dinner')).toBe(0);
    expect(alike('decision', 'indecision')).toBe(0);
    expect(triples('2024')).toBeNull();
  });
});

test('two words are also looked for as the compound that the collection has', () => {
  const forms = (question: string) =>
    bindQuestion(index, analyseQuestion(question, NOW)).concepts.map((concept) => concept.forms);
  expect(forms('data base')).toEqual([
    ['data', 'databas'],
    ['base', 'databas'],
  ]);
  expect(forms('data, base')).not.toEqual(forms('data base'));
});
