import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPeriod, parseDay } from '../../src/commands/period.js';
import { UserError } from '../../src/commands/user-error.js';

describe('a typed date', () => {
  test.each([
    ['2024-09-03', 'first', '2024-09-03'],
    ['2024-09-03', 'last', '2024-09-03'],
    ['2024-09', 'first', '2024-09-01'],
    ['2024-09', 'last', '2024-09-30'],
    ['2024-02', 'last', '2024-02-29'],
    ['1900-02', 'last', '1900-02-28'],
    ['2000-02', 'last', '2000-02-29'],
    ['2024', 'first', '2024-01-01'],
    ['2024', 'last', '2024-12-31'],
  ] as const)('%s as a %s day is %s', (typed, edge, day) => {
    expect(parseDay('from', typed, edge)).toBe(day);
  });

  test('that the calendar has is taken, any other day of a month refused', () => {
    const part = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), part, part, (year, month, day) => {
        const typed = [
          String(year).padStart(4, '0'),
          String(month).padStart(2, '0'),
          String(day).padStart(2, '0'),
        ].join('-');
        const date = new Date(0);
        date.setUTCFullYear(year, month - 1, day);
        const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
        if (exists) expect(parseDay('from', typed, 'first')).toBe(typed);
        else expect(() => parseDay('from', typed, 'first')).toThrow(UserError);
      }),
    );
  });
});

describe('a period', () => {
  test('may be open on either side, or one day long', () => {
    for (const period of [{}, { from: '2024-01-01' }, { to: '2024-01-01' }, { from: '2024-01-01', to: '2024-01-01' }]) {
      expect(() => checkPeriod(period)).not.toThrow();
    }
  });

  test('that ends before it begins is refused', () => {
    expect(() => checkPeriod({ from: '2024-05-01', to: '2024-01-01' })).toThrow(
      'from (2024-05-01) is after to (2024-01-01): swap them, or leave one out.',
    );
  });
});
