import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  type DayRange,
  dayOf,
  daysInMonth,
  fits,
  isoDay,
  isRealDay,
  knownDate,
  monthRange,
  overlaps,
  parseIsoDay,
  rangeOf,
  withYear,
  yearRange,
} from '../../src/nlp/dates.js';
import { day, on } from './collection.js';

const range = (from: string, to = from): DayRange => ({ from: day(from), to: day(to) });

/** Any day of the years 1900 to 2100, as JavaScript's own calendar has it. */
const moment = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
const anyDay = moment.map(dayOf);
const anyRange = fc.tuple(moment, fc.nat(800)).map(([from, days]) => {
  return { from: dayOf(from), to: addDays(dayOf(from), days) };
});

describe('the calendar', () => {
  test.each([
    [1, 2024, 31],
    [4, 2024, 30],
    [2, 2024, 29],
    [2, 2023, 28],
    [2, 1900, 28],
    [2, 2000, 29],
    [2, 50, 28],
    [2, null, 29],
  ])('month %i of %s has %i days', (month, year, days) => {
    expect(daysInMonth(month, year)).toBe(days);
  });

  test.each(['2024-02-29', '--02-29', '1904-12-31', '2999-01-01'])('%s is a day', (text) => {
    expect(isRealDay(day(text))).toBe(true);
  });

  test.each([
    '2023-02-29',
    '2024-04-31',
    '--02-30',
    '2024-00-10',
    '2024-13-01',
    '2024-01-00',
    '0000-01-01',
    '3000-01-01',
  ])('%s is no day', (text) => {
    expect(isRealDay(day(text))).toBe(false);
  });

  test('a day is written as ISO 8601 has it, without its year too', () => {
    expect(isoDay(day('2024-09-03'))).toBe('2024-09-03');
    expect(isoDay({ year: 476, month: 9, day: 4 })).toBe('0476-09-04');
    expect(isoDay(day('--09-03'))).toBe('--09-03');
  });

  test('an ISO day is read back as it was written, anything else is none', () => {
    fc.assert(
      fc.property(anyDay, (any) => {
        expect(parseIsoDay(isoDay(any))).toEqual(any);
      }),
    );
    for (const text of ['', '2024', '2024-9-3', '2024-02-30', '--09-03', '2024-09-03T00:00', 'today']) {
      expect(parseIsoDay(text)).toBeUndefined();
    }
  });

  test('days are added over months and years', () => {
    expect(addDays(day('2024-02-28'), 2)).toEqual(day('2024-03-01'));
    expect(addDays(day('2024-01-03'), -7)).toEqual(day('2023-12-27'));
    fc.assert(
      fc.property(anyDay, fc.nat(5_000), (any, count) => {
        expect(addDays(addDays(any, count), -count)).toEqual(any);
      }),
    );
  });

  test('the day of a moment is its day in UTC', () => {
    expect(dayOf(new Date('2024-09-03T23:59:59Z'))).toEqual(day('2024-09-03'));
    expect(dayOf(new Date('2024-09-03T23:00:00-02:00'))).toEqual(day('2024-09-04'));
  });
});

describe('two stretches of time meet', () => {
  test.each([
    ['the same day', range('2024-09-03'), range('2024-09-03'), true],
    ['a day and the day after', range('2024-09-03'), range('2024-09-04'), false],
    ['a day and a range that ends on it', range('2024-09-06'), range('2024-09-03', '2024-09-06'), true],
    ['a day and a range that begins on it', range('2024-09-03'), range('2024-09-03', '2024-09-06'), true],
    ['a day and a range after it', range('2024-09-02'), range('2024-09-03', '2024-09-06'), false],
    ['the same day of another year', range('2023-09-03'), range('2024-09-03'), false],
    ['new year', range('2023-12-31'), yearRange(2023), true],
    ['the day after a year', range('2024-01-01'), yearRange(2023), false],
    ['a range over a year end', range('2023-12-28', '2024-01-03'), range('2024-01-01'), true],
    ['a day without a year and that day', range('--09-03'), range('2024-09-03'), true],
    ['a day without a year and another day', range('--09-03'), range('2024-09-04'), false],
    ['a day and a range without a year', range('2024-09-05'), range('--09-03', '--09-06'), true],
    ['a month without a year and a day of it', monthRange(9, null), range('2024-09-30'), true],
    ['a month without a year and a day of another', monthRange(9, null), range('2024-10-01'), false],
    ['a day without a year and a year', range('--09-03'), yearRange(2024), true],
    ['a day without a year and more than a year', range('--04-03'), range('2023-05-10', '2024-06-12'), true],
    ['a day without a year and several years', range('--09-03'), range('2022-01-01', '2024-12-31'), true],
  ])('%s: %#', (_, a, b, meet) => {
    expect(overlaps(a, b)).toBe(meet);
    expect(overlaps(b, a)).toBe(meet);
  });

  test('when they share a day, and only then', () => {
    const time = ({ year, month, day: number }: DayRange['from']) => Date.UTC(year ?? 0, month - 1, number);
    fc.assert(
      fc.property(anyRange, anyRange, (a, b) => {
        const share = time(a.from) <= time(b.to) && time(b.from) <= time(a.to);
        expect(overlaps(a, b)).toBe(share);
        expect(overlaps(b, a)).toBe(share);
        expect(overlaps(a, a)).toBe(true);
      }),
    );
  });
});

describe('a date that is told fits the time asked about', () => {
  const asked = range('2024-09-05');

  test('wholly when they share a day', () => {
    expect(fits(asked, asked)).toBe(1);
    expect(fits(range('2024-09-03', '2024-09-06'), asked)).toBe(1);
    expect(fits(monthRange(9, 2024), asked)).toBe(1);
    expect(fits(asked, yearRange(2024))).toBe(1);
    expect(fits(yearRange(2024), yearRange(2024))).toBe(1);
  });

  test('less when it only frames that time, or leaves its year out', () => {
    const loose = [yearRange(2024), range('2022-01-01', '2024-12-31'), range('--09-05'), range('--09-03', '--09-06')];
    for (const told of loose) {
      expect(fits(told, asked)).toBeGreaterThan(0);
      expect(fits(told, asked)).toBeLessThan(0.5);
    }
  });

  test('not at all when they share no day', () => {
    for (const told of ['2024-09-04', '2023-09-05', '--09-04']) expect(fits(range(told), asked)).toBe(0);
    expect(fits(yearRange(2023), asked)).toBe(0);
  });

  test('not at all when its year is left out and a whole year is asked about', () => {
    expect(fits(range('--09-05'), yearRange(2024))).toBe(0);
  });
});

describe('a year put on a range', () => {
  test('that has none goes on both its ends', () => {
    expect(withYear(range('--09-03', '--09-06'), 2024)).toEqual(range('2024-09-03', '2024-09-06'));
  });

  test('that runs over a year end goes on its first day', () => {
    expect(withYear(range('--12-28', '--01-03'), 2023)).toEqual(range('2023-12-28', '2024-01-03'));
  });

  test('that has one changes nothing', () => {
    expect(withYear(range('2022-09-03'), 2024)).toEqual(range('2022-09-03'));
  });
});

describe('the date of a bulletin', () => {
  test('is the range of its days', () => {
    expect(rangeOf(on('2024-09-03'))).toEqual(range('2024-09-03'));
    expect(rangeOf({ from: '2024-01-01', to: '2024-12-31', precision: 'year', basis: 'inferred' })).toEqual(
      yearRange(2024),
    );
    expect(rangeOf({ ...on('2024-09-03'), to: 'soon' })).toBeUndefined();
  });

  test('can be made of a mention that has a year', () => {
    const told = {
      ...range('2024-09-03', '2024-09-06'),
      precision: 'range' as const,
      inferred: true,
      start: 0,
      end: 9,
    };
    expect(knownDate(told)).toEqual({ from: '2024-09-03', to: '2024-09-06', precision: 'range', basis: 'inferred' });
    expect(knownDate({ ...told, inferred: false })?.basis).toBe('stated');
    expect(knownDate({ ...told, ...range('--09-03') })).toBeNull();
  });
});
