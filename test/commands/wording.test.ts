import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KnownDate } from '../../src/commands/reply.js';
import { count, cut, describeAge, describeDate, list, quotedList } from '../../src/commands/wording.js';

describe('counts and lists', () => {
  test('read as one would say them', () => {
    expect([count(0, 'page'), count(1, 'page'), count(7, 'page'), count(1234567, 'sentence')]).toEqual([
      '0 pages',
      '1 page',
      '7 pages',
      '1,234,567 sentences',
    ]);
    expect([list([]), list(['a']), list(['a', 'b']), list(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
    expect(quotedList(['World', 'Cup'])).toBe('“World” and “Cup”');
  });
});

describe('a date', () => {
  const date = (from: string, to: string, precision: KnownDate['precision'], basis: KnownDate['basis'] = 'stated') =>
    describeDate({ from, to, precision, basis });

  test('is said with what is known of it', () => {
    expect(date('2024-09-03', '2024-09-03', 'day')).toBe('3 September 2024');
    expect(date('2024-09-03', '2024-09-06', 'range')).toBe('3–6 September 2024');
    expect(date('2024-08-28', '2024-09-03', 'range')).toBe('28 August – 3 September 2024');
    expect(date('2023-12-28', '2024-01-03', 'range')).toBe('28 December 2023 – 3 January 2024');
    expect(date('2024-09-01', '2024-09-30', 'month')).toBe('September 2024');
    expect(date('2024-01-01', '2024-12-31', 'year')).toBe('2024');
    expect(describeDate(null)).toBe('undated');
  });

  test('is marked when its year is inferred', () => {
    expect(date('2024-09-03', '2024-09-06', 'range', 'inferred')).toBe('3–6 September 2024 (inferred)');
  });

  test.each([
    ['2024-09-10', 'today'],
    ['2024-09-09', '1 day ago'],
    ['2024-08-28', '13 days ago'],
    ['2024-08-27', '2 weeks ago'],
    ['2024-07-01', '2 months ago'],
    ['2022-10-01', '23 months ago'],
    ['2022-01-09', '2 years ago'],
    ['2024-09-11', 'still to come'],
  ])('of %s is %s on 10 September 2024', (day, age) => {
    expect(describeAge(day, new Date('2024-09-10T23:00:00Z'))).toBe(age);
  });
});

test('a text that is cut keeps to its length and splits no pair of surrogates', () => {
  expect(cut('The Defense\n  Ministries', 30)).toBe('The Defense Ministries');
  expect(cut('The Defense Ministries', 12)).toBe('The Defense…');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, length) => {
      const short = cut(text, length);
      expect(short.length).toBeLessThanOrEqual(length);
      expect(short).not.toMatch(/\p{Surrogate}/u);
    }),
  );
});
