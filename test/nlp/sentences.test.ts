import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../src/nlp/sentences.js';

function sentencesOf(text: string): string[] {
  return splitSentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));
}

describe('a sentence is not cut at', () => {
  test.each([
    ['a rank and initials', 'The drill was led by Col.-Gen. A. N. Sidorov of Lowmere.'],
    ['a rank in two words', 'Lt. Gen. V. P. Ivanov spoke first.'],
    ['titles', 'Prof. Dr. E. Marlow met Mr. Brown and Mrs. White.'],
    ['a name of three initials', 'J. R. R. Tolkien wrote it.'],
    ['a saint', 'St. Aldhelm is the patron of the town.'],
    ['a reference in brackets', 'The plan for 2022-2024 (item 7) was agreed.'],
    ['a number in brackets', 'The members agreed (see No. 5) to meet again.'],
    ['a stop inside brackets', 'The match (which began at noon. It was late) ended in a draw.'],
    ['a numbered order', 'Order No. 12 was signed on Friday.'],
    ['a figure', 'As Fig. 3 shows, rain fell.'],
    ['several figures', 'As Figs. 4 and 5 show, rain fell.'],
    ['a short month', 'It opened on Jan. 11 in Lowmere.'],
    ['a country of initials', 'The U.S. Army came to the U.K. in May.'],
    ['Latin', 'The mayor, i.e. the host, met guests, e.g. Smith et al. of Lowmere.'],
    ['a decimal number', 'The rate rose by 3.5 percent.'],
    ['a version', 'Version 2.4.1 was released on Friday.'],
    ['a time of day', 'The clinic opens at 9 a.m. on Monday.'],
    ['companies', 'Acme Inc. bought Foo Ltd. for 3 million.'],
    ['a web address', 'The plan is at www.example.org for all.'],
    ['a stop that a lower-case word follows', 'It happened on that day of 2003. in the city of Lowmere.'],
  ])('%s', (_, text) => {
    expect(sentencesOf(`${text} Then it was over.`)).toEqual([text, 'Then it was over.']);
  });
});

describe('a sentence ends', () => {
  test.each([
    ['at a full stop', 'The road is open.', 'The bridge is closed.'],
    ['at a question mark', 'Is it open?', 'Yes!'],
    ['at two marks', 'Really?!', 'Yes.'],
    ['after a word that is also short for a state', 'One inhabitant in fifty has fallen ill.', 'Schools are closed.'],
    ['after ore', 'The mine yields copper ore.', 'It opened in May.'],
    ['after a bracket', 'See the plan (item 7).', 'Work goes on.'],
    ['after a curly quote and a stop', 'He spoke of “joint trainings”.', 'Next came the questions.'],
    ['after a stop and a curly quote', 'He spoke of “joint trainings.”', 'Next came the questions.'],
    ['after a straight quote and a stop', 'He spoke of "joint trainings".', 'Next came the questions.'],
    ['after a single quote and a stop', 'It was called ‘Rock’.', 'Then it ended.'],
    ['between quotes', 'It was called “Rock-2024”.', '“Search-2024” came next.'],
    ['after a day of a short month', 'It opened on Jan. 11.', 'It closed on Feb. 2, 2024.'],
    ['after a year', 'Work began in 2003.', 'In 2004 it ended.'],
    ['after a country of initials', 'He lives in the U.S.', 'He works elsewhere.'],
    ['after an ordinal', 'The men of the 5th came.', 'The women of the 6th left.'],
    ['before a number', 'The ship sank.', '12 people died.'],
  ])('%s', (_, first, second) => {
    expect(sentencesOf(`${first} ${second}`)).toEqual([first, second]);
  });
});

test('two lines of one block are one sentence until a full stop', () => {
  expect(sentencesOf('The bridge was\r\nopened. It rained.')).toEqual(['The bridge was\r\nopened.', 'It rained.']);
});

test('only the given block is split, and its places count from the start of the text', () => {
  const text = 'Home | News\nThe bridge is open. It is long.\nGo back';
  const [first, second, ...rest] = splitSentences(text, { start: 12, end: 43 });
  expect(first).toEqual({ start: 12, end: 31 });
  expect(second).toEqual({ start: 32, end: 43 });
  expect(rest).toEqual([]);
});

test('a block without any full stop is one sentence', () => {
  expect(sentencesOf('no full stop at all')).toEqual(['no full stop at all']);
});

test('a block of white space has no sentences', () => {
  expect(sentencesOf(' \u00a0\r\n\u2028\t')).toEqual([]);
  expect(sentencesOf('')).toEqual([]);
});
