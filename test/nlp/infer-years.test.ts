import { describe, expect, test } from 'vitest';
import { findDates, inferYears, onlyYear, type YearContext } from '../../src/nlp/date-grammar.js';
import { isoDay } from '../../src/nlp/dates.js';
import { day } from './collection.js';

/** The first days of what a sentence tells, years inferred; an inferred one in brackets. */
function told(sentence: string, context: YearContext = {}): string[] {
  return inferYears(findDates(sentence), context).map(({ from, inferred }) =>
    inferred ? `(${isoDay(from)})` : isoDay(from),
  );
}

const published = (text: string) => ({ from: day(text), to: day(text) });

describe('a date without its year has the year of', () => {
  test('the name beside it, whatever else there is', () => {
    const context = { published: published('2022-01-09'), named: 2019 };
    expect(told('From 3 to 6 September the Interaction-2024 teams regroup.', context)).toEqual(['(2024-09-03)']);
  });

  test('the full date beside it, rather than that of the bulletin', () => {
    const context = { published: published('2023-06-01'), named: 2019 };
    expect(told('On 3 May, before 4 June 2021, they met.', context)).toEqual(['(2021-05-03)', '2021-06-04']);
  });

  test('the bulletin, rather than the names at its head', () => {
    expect(told('They met on 3 May.', { published: published('2023-06-01'), named: 2019 })).toEqual(['(2023-05-03)']);
  });

  test('the names at the head of the bulletin, when there is nothing else', () => {
    expect(told('They met on 3 May.', { named: 2019 })).toEqual(['(2019-05-03)']);
  });
});

describe('news', () => {
  test('of January tells of December before it', () => {
    expect(told('They met on 28 December.', { published: published('2022-01-09') })).toEqual(['(2021-12-28)']);
  });

  test('of December tells of January after it', () => {
    expect(told('They meet on 3 January.', { published: published('2022-12-20') })).toEqual(['(2023-01-03)']);
  });
});

describe('no year is lent by', () => {
  test('a bare year: plans are told beside dates of another year', () => {
    const context = { published: published('2023-06-01') };
    expect(told('On 3 May the plan for 2026 was agreed.', context)).toEqual(['(2023-05-03)', '2026-01-01']);
    expect(told('On 3 May the 2022-2024 plan was agreed.', context)).toEqual(['(2023-05-03)', '2022-01-01']);
  });

  test('two names of different years', () => {
    const context = { published: published('2022-06-01') };
    expect(told('On 3 May Rock-2023 and Search-2024 were planned.', context)).toEqual(['(2022-05-03)']);
  });

  test('nothing at all: the year stays open', () => {
    expect(told('They met on 3 May.')).toEqual(['--05-03']);
  });
});

test('a date that has its year keeps it', () => {
  const context = { published: published('2024-01-09'), named: 2020 };
  expect(told('They met on 3 May 2021 at Rock-2023.', context)).toEqual(['2021-05-03']);
});

test('a range over a year end begins in the inferred year and ends in the next', () => {
  const [found] = inferYears(findDates('From 28 December to 3 January'), { published: published('2022-12-20') });
  expect(found).toMatchObject({ from: day('2022-12-28'), to: day('2023-01-03'), inferred: true });
});

test('the only year of several is none when they differ', () => {
  expect(onlyYear([2024, 2024])).toBe(2024);
  expect(onlyYear([2024, 2023])).toBeUndefined();
  expect(onlyYear([])).toBeUndefined();
});
