import { UserError } from './user-error.js';

/**
 * The first or last day of what was typed: YYYY-MM-DD, YYYY-MM or YYYY. Throws a UserError that names the option.
 */
export function parseDay(name: string, typed: string, edge: 'first' | 'last'): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(typed) ?? [];
  if (!year) {
    throw new UserError(
      'bad-argument',
      `${name}: expected a date such as 2024-09-03, 2024-09 or 2024, got “${typed}”.`,
    );
  }
  const inMonth = month ?? (edge === 'first' ? '01' : '12');
  const last = daysIn(Number(year), Number(inMonth));
  const onDay = day ?? (edge === 'first' ? '01' : String(last).padStart(2, '0'));
  if (last === 0 || Number(onDay) < 1 || Number(onDay) > last) {
    throw new UserError(
      'bad-argument',
      `${name}: ${typed} is not in the calendar. Expected a date such as 2024-09-03.`,
    );
  }
  return `${year}-${inMonth}-${onDay}`;
}

/** 0 for a month that does not exist. */
function daysIn(year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return leap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Throws a UserError when the period ends before it begins. */
export function checkPeriod({
  from,
  to,
}: {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}): void {
  if (from !== undefined && to !== undefined && from > to) {
    throw new UserError('bad-argument', `from (${from}) is after to (${to}): swap them, or leave one out.`);
  }
}
