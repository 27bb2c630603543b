import { describe, expect, test } from 'vitest';
import { parseDate } from '../../src/bulletins/dates.js';
import { dateSeen, page } from './seen.js';

describe('a date in metadata', () => {
  test.each([
    ['2024-02-16', '2024-02-16'],
    ['2024-02-16T23:30:00Z', '2024-02-16'],
    ['2024-02-16T23:30:00.123+03:00', '2024-02-16'],
    ['2024-02-16 23:30', '2024-02-16'],
    ['16.02.2024', '2024-02-16'],
    ['16/02/2024', '2024-02-16'],
    ['02/16/2024', '2024-02-16'],
    ['05/05/2024', '2024-05-05'],
    ['16 February 2024', '2024-02-16'],
    ['16th of February, 2024', '2024-02-16'],
    ['16-Feb-2024', '2024-02-16'],
    ['February 16, 2024', '2024-02-16'],
    ['Feb. 16 2024', '2024-02-16'],
    ['Fri, 16 Feb 2024 17:13:00 +0300', '2024-02-16'],
    ['Sept. 3, 2024', '2024-09-03'],
    ['29.02.2024', '2024-02-29'],
    [' 2024-02-16 ', '2024-02-16'],
    ['3–6 September 2024', '2024-09-03..2024-09-06'],
    ['September 3-6, 2024', '2024-09-03..2024-09-06'],
    ['2024-02', '2024-02-01..2024-02-29 (month)'],
    ['February 2023', '2023-02-01..2023-02-28 (month)'],
    ['2024', '2024-01-01..2024-12-31 (year)'],
  ])('“%s” is understood', (text, expected) => {
    expect(dateSeen(parseDate(text))).toBe(expected);
    expect(parseDate(text)?.basis).toBe('stated');
  });

  test.each([
    '',
    'soon',
    '31.02.2024',
    '2024-13-01',
    '29.02.2023',
    '0.1.2024',
    '2024-02-30',
    '02/03/2024',
    '16.02',
    '16.02.24',
    'February',
    '12:30',
    '2024-02-16 and later',
    '6–3 September 2024',
    '20240',
    'x'.repeat(100_000),
  ])('“%.30s” is no date', (text) => {
    expect(parseDate(text)).toBeNull();
  });
});

describe('a line that is nothing but a date', () => {
  test.each([
    ['16.02.2024', '2024-02-16'],
    ['2024-02-16', '2024-02-16'],
    ['16 February 2024', '2024-02-16'],
    ['February 16, 2024', '2024-02-16'],
    ['Friday, 16 February 2024, 17:13', '2024-02-16'],
    ['16/02/2024', '2024-02-16'],
    ['17:13, 16.02.2024', '2024-02-16'],
    ['16.02.2024 17:13 128', '2024-02-16'],
    ['Published: 16 February 2024', '2024-02-16'],
    ['16.02.2024.', '2024-02-16'],
    ['February 2024', '2024-02-01..2024-02-29 (month)'],
    ['3–6 September 2024', '2024-09-03..2024-09-06'],
    ['02/03/2024', null],
    ['31.02.2024', null],
    ['Today, 17:13', null],
    ['17:13', null],
  ])('“%s” dates the article and is not quoted', (line, date) => {
    expect(page(`A headline of this page\n\n${line}\n\nThe board met.`)).toEqual({
      title: 'A headline of this page',
      date,
      body: ['The board met.'],
      briefs: [],
    });
  });

  test('a date at the foot of the article dates it when nothing else does', () => {
    expect(page('A headline of this page\n\nThe board met.\n\nIt was short.\n\n16.02.2024').date).toBe('2024-02-16');
    expect(page('A headline of this page\n\n15.02.2024\n\nThe board met.\n\nUpdated: 16.02.2024').date).toBe(
      '2024-02-15',
    );
  });

  test('what the sidecar says of the date counts more', () => {
    const meta = { date: parseDate('2020')!, title: 'From the sidecar' };
    expect(page('A headline of this page\n\n16.02.2024\n\nThe board met.', meta)).toMatchObject({
      title: 'A headline of this page',
      date: '2020-01-01..2020-12-31 (year)',
    });
    expect(page('The board met.\nIt was short.', meta)).toMatchObject({
      title: 'From the sidecar',
      body: ['The board met.', 'It was short.'],
    });
  });
});
