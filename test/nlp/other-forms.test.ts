import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { termOf } from '../../src/nlp/base-forms.js';
import { bindQuestion } from '../../src/nlp/concepts.js';
import { gentilics } from '../../src/nlp/gentilics.js';
import { otherNumerals } from '../../src/nlp/numerals.js';
import { analyseQuestion } from '../../src/nlp/question.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { contentTerms } from '../../src/nlp/terms.js';
import { bulletin, NOW } from './collection.js';

/** The sentences of a text in which all words of a question stand. */
function foundIn(question: string, ...sentences: string[]): number[] {
  const index = buildIndex([bulletin('a', sentences)]);
  const { concepts } = bindQuestion(index, analyseQuestion(question, NOW));
  return sentences.flatMap((_, id) => (concepts.every((one) => one.sentences.ids.includes(id)) ? [id] : []));
}

describe('a word is found in another form', () => {
  test.each([
    ['a verb that changes inside', 'When did Lowmere lose the cup?', 'Lowmere lost the cup.'],
    ['its participle', 'Who wrote the book?', 'The book was written by Adrian Wells.'],
    ['a plural that is no ending', 'Which woman rowed?', 'Five women rowed.'],
    ['a learned plural', 'What was the criterion?', 'The criteria were set.'],
    ['a digit for a word', 'Which 3 ports closed?', 'All three ports closed.'],
    ['a word for a digit', 'Which three ports closed?', 'The 3 ports closed.'],
    ['a Roman numeral', 'What did Beacon Phase 2 bring?', 'Beacon Phase II brought light.'],
    ['an ordinal', 'Who won the 3rd fair?', 'Adrian Wells won the third fair.'],
    ['the people of a country', 'Who are the French divers?', 'Divers from France came.'],
    ['the country of a people', 'Which divers from Poland came?', 'Polish divers came.'],
    ['a body by its well-known initials', 'What did the UN offer?', 'The United Nations offered talks.'],
    ['well-known initials by the body', 'What did the United Nations offer?', 'The UN offered talks.'],
    ['an abbreviated country', 'Which British divers came?', 'Divers from the UK came.'],
  ])('%s: “%s” in “%s”', (_, question, sentence) => {
    expect(foundIn(question, 'The tide was high.', sentence)).toEqual([1]);
  });

  test.each([
    ['what is founded for what is found', 'What was founded?', 'Coins were bound.'],
    ['another number', 'Which 3 ports closed?', 'All four ports closed.'],
    ['a single letter for a number', 'Which 5 ports closed?', 'The V ports closed.'],
    ['the last digit of a number', 'When was the 78th session held?', 'In room 7 a session was held.'],
    ['a word that the two make by its ending alone', 'When did he become fully deaf?', 'He became deaf.'],
    ['a word that looks like a people', 'Norman lords', 'The lords kept to the norm, and a norm it was.'],
    ['a country for its capital', 'What did Yerevan offer?', 'Armenia offered talks.'],
    ['a name whose initials make a numeral', 'Roger III', 'Roger left the Inland Iron Institute.'],
    ['another people', 'Which French divers came?', 'Polish divers came.'],
  ])('but not %s', (_, question, sentence) => {
    expect(foundIn(question, 'The tide was high.', sentence)).toEqual([]);
  });
});

test('what is mostly another word keeps its own term', () => {
  for (const word of ['found', 'left', 'saw', 'born', 'felt', 'data']) expect(termOf(word)).not.toBe(termOf('find'));
  expect(contentTerms('They founded it and found it.').map(({ term }) => term)).toEqual(['found', 'found']);
});

test('other ways of writing a number lead back to it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 120 }).map(String), (number) => {
      for (const other of otherNumerals(number)) expect(otherNumerals(other)).toContain(number);
    }),
  );
  expect(otherNumerals('5')).toEqual(['five', 'fifth']);
  expect(otherNumerals('12')).toEqual(['twelve', 'xii', 'twelfth']);
  expect(otherNumerals('2024')).toEqual([]);
});

test('no word is its own other form', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.stringMatching(/^[a-z]{1,12}$/), fc.constantFrom('france', 'swiss', 'us.', 'uk')),
      (word) => {
        expect(gentilics(word)).not.toContain(word);
      },
    ),
  );
});
