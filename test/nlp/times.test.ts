import { describe, expect, test } from 'vitest';
import { findDates } from '../../src/nlp/date-grammar.js';
import { findTimes } from '../../src/nlp/times.js';

const timesOf = (text: string) =>
  findTimes(text, findDates(text).mentions).map(({ start, end }) => text.slice(start, end));

describe('a time without a date is found', () => {
  test.each([
    ['It opens on Monday.', ['Monday']],
    ['It entered orbit at 04:17 UTC on Monday.', ['04:17 UTC on Monday']],
    ['Power is back by Thursday evening.', ['Thursday evening']],
    ['Doors open Saturday, 10:00.', ['Saturday, 10:00']],
    ['It opens at 10 am and closes at 6 p.m. on Sundays.', ['10 am', '6 p.m. on Sundays']],
    ['It will be printed in autumn or next spring.', ['autumn', 'next spring']],
    ['It was released today.', ['today']],
  ])('in "%s"', (text, times) => {
    expect(timesOf(text)).toEqual(times);
  });

  test.each([
    'The ratio was 3:2.',
    'It is known today as Lowmere.',
    'On Friday, 3 May 2024, it closed.',
    'The Springs of Lowmere are dry.',
  ])('but not in "%s"', (text) => {
    expect(timesOf(text)).toEqual([]);
  });
});
