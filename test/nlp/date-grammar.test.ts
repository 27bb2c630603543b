import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDates, findRelative } from '../../src/nlp/date-grammar.js';
import { isoDay, isRealDay } from '../../src/nlp/dates.js';
import { hostileText } from './hostile.js';

/** What a text tells of time, one line a date. */
function told(text: string): string[] {
  return findDates(text).mentions.map(({ from, to, precision }) => {
    const days = isoDay(from) === isoDay(to) ? isoDay(from) : `${isoDay(from)}..${isoDay(to)}`;
    return `${days} ${precision}`;
  });
}

describe('a day', () => {
  test.each([
    ['September 3, 2024', '2024-09-03'],
    ['September 3 2024', '2024-09-03'],
    ['SEPTEMBER 3, 2024', '2024-09-03'],
    ['september 3rd, 2024', '2024-09-03'],
    ['Sept. 3, 2024', '2024-09-03'],
    ['3 September 2024', '2024-09-03'],
    ['3rd of September 2024', '2024-09-03'],
    ['3rd September, 2024', '2024-09-03'],
    ['3 sept 2024', '2024-09-03'],
    ['3 Sep 2024', '2024-09-03'],
    ['02 Jan 2024', '2024-01-02'],
    ['1st May 2023', '2023-05-01'],
    ['2024-09-03', '2024-09-03'],
    ['03.09.2024', '2024-09-03'],
    ['3.9.2024', '2024-09-03'],
    ['03/09/2024', '2024-09-03'],
    ['09/23/2024', '2024-09-23'],
    ['Monday, September 2, 2024', '2024-09-02'],
    ['29 February 2024', '2024-02-29'],
    ['29 February', '--02-29'],
    ['the 3rd of September', '--09-03'],
    ['Sept 3', '--09-03'],
    ['8 March', '--03-08'],
    ['until May 30', '--05-30'],
  ])('%s', (text, iso) => {
    expect(told(`It was so on ${text}.`)).toEqual([`${iso} day`]);
  });
});

describe('a stretch of days', () => {
  test.each([
    ['from 3 to 6 September', '--09-03..--09-06'],
    ['3-6 September 2024', '2024-09-03..2024-09-06'],
    ['3–6 September 2024', '2024-09-03..2024-09-06'],
    ['3 and 4 September 2024', '2024-09-03..2024-09-04'],
    ['September 3-6, 2024', '2024-09-03..2024-09-06'],
    ['September 3 and 4', '--09-03..--09-04'],
    ['3 September to 6 October 2024', '2024-09-03..2024-10-06'],
    ['September 28 - October 3, 2024', '2024-09-28..2024-10-03'],
    ['1 May – 3 June', '--05-01..--06-03'],
    ['28 December 2023 to 3 January 2024', '2023-12-28..2024-01-03'],
    ['from 28 December to 3 January', '--12-28..--01-03'],
    ['early January 2022', '2022-01-01..2022-01-10'],
    ['mid-January 2022', '2022-01-11..2022-01-20'],
    ['late February 2024', '2024-02-21..2024-02-29'],
    ['the end of March 2021', '2021-03-21..2021-03-31'],
    ['the beginning of June', '--06-01..--06-10'],
    ['2022-2024', '2022-01-01..2024-12-31'],
    ['between 2019 and 2021', '2019-01-01..2021-12-31'],
    ['from 2022 to 2024', '2022-01-01..2024-12-31'],
    ['the 19th century', '1801-01-01..1900-12-31'],
    ['the 18th and 19th centuries', '1701-01-01..1900-12-31'],
    ['the 1990s', '1990-01-01..1999-12-31'],
  ])('%s', (text, days) => {
    expect(told(`It was so ${text}.`)).toEqual([`${days} range`]);
  });
});

describe('a month or a year', () => {
  test.each([
    ['in September 2024', '2024-09-01..2024-09-30 month'],
    ['in Feb. 2023', '2023-02-01..2023-02-28 month'],
    ['in September', '--09-01..--09-30 month'],
    ['in May', '--05-01..--05-31 month'],
    ['since March', '--03-01..--03-31 month'],
    ['in 2024', '2024-01-01..2024-12-31 year'],
    ['of 2003', '2003-01-01..2003-12-31 year'],
    ['in 1066', '1066-01-01..1066-12-31 year'],
    ['in 476', '0476-01-01..0476-12-31 year'],
    ['the 2025 budget', '2025-01-01..2025-12-31 year'],
  ])('%s', (text, days) => {
    expect(told(`It was so ${text}, they say.`)).toEqual([days]);
  });
});

describe('no date is', () => {
  test.each([
    ['a day that no calendar has', 'It was so on 31.02.2024, on 30 February 2024 and on 2023-02-29.'],
    ['a day of a month that is too short', 'It was so on 31 April and on September 31.'],
    ['a verb', 'He may go. They march on. It mars the day.'],
    ['a name', 'Mayor May Smith and Augusta spoke.'],
    ['a word that begins like a month', 'A decent market, a junior novel, octopuses.'],
    ['a count', 'There were 1,999 people, 1066 men, about 1500 soldiers.'],
    ['a share', 'It was 12.5% and 2024% and 50 percent.'],
    ['a decimal number', 'It cost 1999.5 or 1.2.3.'],
    ['a long number', 'Number 20240903 won.'],
    ['years that run backwards', 'It was 2024–2022.'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(told(text)).toEqual([]);
  });
});

test('a year behind a small word that opens a sentence is a date', () => {
  for (const word of ['Around', 'By', 'Between', 'Late', 'Throughout']) {
    expect(told(`${word} 1801 engines became smaller.`)).toEqual(['1801-01-01..1801-12-31 year']);
  }
});

test('a year in a name is told apart from a date', () => {
  for (const name of ['Interaction-2024', '“Rubezh 2024”', 'interaction-2024']) {
    expect(findDates(`The exercise ${name} ended.`)).toEqual({ mentions: [], nameYears: [2024] });
  }
  expect(findDates('Rubezh-2023 was held in May 2024.').nameYears).toEqual([2023]);
  expect(told('Rubezh-2023 was held in May 2024.')).toEqual(['2024-05-01..2024-05-31 month']);
});

test('every date of a sentence is found, each with its place', () => {
  const text = 'On 15 March 2021, and then on 16 April, they met.';
  const places = findDates(text).mentions.map(({ start, end }) => text.slice(start, end));
  expect(places).toEqual(['15 March 2021', '16 April']);
});

test('whatever the text, what is found are real days in their order', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      let last = 0;
      for (const { start, end, from, to } of findDates(text).mentions) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(isRealDay(from) && isRealDay(to)).toBe(true);
        expect(from.year === null).toBe(to.year === null);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 1_000 },
  );
});

describe('on Wednesday, 18 September 2024,', () => {
  const now = new Date('2024-09-18T23:30:00Z');

  test.each([
    ['today', '2024-09-18..2024-09-18'],
    ['Yesterday', '2024-09-17..2024-09-17'],
    ['tomorrow', '2024-09-19..2024-09-19'],
    ['this week', '2024-09-16..2024-09-22'],
    ['last week', '2024-09-09..2024-09-15'],
    ['next week', '2024-09-23..2024-09-29'],
    ['this month', '2024-09-01..2024-09-30'],
    ['last month', '2024-08-01..2024-08-31'],
    ['next month', '2024-10-01..2024-10-31'],
    ['LAST YEAR', '2023-01-01..2023-12-31'],
    ['next year', '2025-01-01..2025-12-31'],
    ['in the last 3 weeks', '2024-08-28..2024-09-18'],
    ['in the past 10 days', '2024-09-08..2024-09-18'],
    ['on Monday', '2024-09-16..2024-09-16'],
    ['last Wednesday', '2024-09-11..2024-09-11'],
  ])('"%s" is %s', (words, days) => {
    const found = findRelative(`What happened ${words}?`, now);
    expect(found && `${isoDay(found.from)}..${isoDay(found.to)}`).toBe(days);
  });

  test.each(['What happened?', 'the last days', 'Mondays are long', 'the lastmonth'])('"%s" names no time', (text) => {
    expect(findRelative(text, now)).toBeUndefined();
  });
});

test('"last month" in January is December of the year before', () => {
  const found = findRelative('last month', new Date('2024-01-31T00:00:00Z'));
  expect(found && isoDay(found.from)).toBe('2023-12-01');
  expect(found && isoDay(found.to)).toBe('2023-12-31');
});
