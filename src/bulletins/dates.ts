import type { KnownDate } from './bulletin.js';

/** A date found at a certain place: `date` is null when it has the shape of a date but no such day exists, or no one day is meant. */
export interface DateMatch {
  readonly date: KnownDate | null;
  readonly end: number;
  /** Written in digits only (`16.02.2024`), so that it may stand glued to the next word. */
  readonly numeric: boolean;
}

/** A regex for any month's name or usual abbreviation. */
export const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![a-z])\\.?';
/** A regex for a day of the month in digits, with or without its ordinal ending. */
export const DAY = '\\d{1,2}(?:st|nd|rd|th)?(?![\\da-z])';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+)?';
const GAP = '[\\s-]{1,3}';
const TO = '\\s?[-–—]\\s?';
const YEAR = '(?<y>\\d{4})(?!\\d)';

/** Named groups: `y` year, `m` month, `d` day, `e` last day of a range; `a` and `b` are day and month in unknown order. */
const SHAPES: readonly { readonly pattern: RegExp; readonly numeric: boolean }[] = [
  { numeric: true, pattern: /(?<y>\d{4})([-/.])(?<m>\d{1,2})\2(?<d>\d{1,2})(?!\d)/y },
  { numeric: true, pattern: /(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4})(?!\d)/y },
  { numeric: true, pattern: /(?<a>\d{1,2})([-/])(?<b>\d{1,2})\2(?<y>\d{4})(?!\d)/y },
  textual(`(?<d>${DAY})(?:${TO}(?<e>${DAY}))?${GAP}(?:of\\s)?(?<m>${MONTH}),?${GAP}${YEAR}`),
  textual(`(?<m>${MONTH})\\s{1,3}(?<d>${DAY})(?:${TO}(?<e>${DAY}))?(?:,\\s*|\\s{1,3})${YEAR}`),
];

function textual(shape: string): { pattern: RegExp; numeric: boolean } {
  return { numeric: false, pattern: new RegExp(`${WEEKDAY}${shape}`, 'iy') };
}

/** How every date begins. Spares nearly all texts the patterns. */
const START =
  /\d{1,4}(?:[-/.]\d|(?:st|nd|rd|th)?[\s–—-])|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)/iy;

/** The date of day precision (or range of days) that is written in `text` from `at` on, in any of the usual forms. */
export function dateAt(text: string, at: number): DateMatch | null {
  START.lastIndex = at;
  if (!START.test(text)) return null;
  for (const { pattern, numeric } of SHAPES) {
    pattern.lastIndex = at;
    const groups = pattern.exec(text)?.groups;
    if (groups) return { date: read(groups), end: pattern.lastIndex, numeric };
  }
  return null;
}

function read(groups: Partial<Record<string, string>>): KnownDate | null {
  const year = Number(groups.y);
  if (groups.a !== undefined) {
    const [a, b] = [Number(groups.a), Number(groups.b)];
    // 02/03/2024 is February 3 to some and March 2 to others: no date is better than the wrong one.
    if (a <= 12 && b <= 12 && a !== b) return null;
    return a > 12 ? day(year, b, a) : day(year, a, b);
  }
  const month = groups.m !== undefined && /^\d/.test(groups.m) ? Number(groups.m) : monthNumber(groups.m ?? '');
  const first = day(year, month, Number.parseInt(groups.d ?? '', 10));
  if (groups.e === undefined || first === null) return first;
  const last = day(year, month, Number.parseInt(groups.e, 10));
  if (last === null || last.from <= first.from) return null;
  return { from: first.from, to: last.to, precision: 'range', basis: 'stated' };
}

const monthNumber = (name: string) => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
const twoDigits = (value: number) => String(value).padStart(2, '0');

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function day(year: number, month: number, date: number): KnownDate | null {
  if (year < 1000 || month < 1 || month > 12 || date < 1 || date > daysIn(year, month)) return null;
  const iso = `${year}-${twoDigits(month)}-${twoDigits(date)}`;
  return { from: iso, to: iso, precision: 'day', basis: 'stated' };
}

function wholeMonth(year: number, month: number): KnownDate | null {
  if (year < 1000 || month < 1 || month > 12) return null;
  const stem = `${year}-${twoDigits(month)}`;
  return { from: `${stem}-01`, to: `${stem}-${daysIn(year, month)}`, precision: 'month', basis: 'stated' };
}

const MONTH_OF_YEAR = new RegExp(`^(?:(?<m>${MONTH}),?\\s+(?<y>\\d{4})|(?<iy>\\d{4})-(?<im>\\d\\d))$`, 'i');
const CLOCK_ZONE = '(?:\\s?(?:Z|UTC|GMT|MSK|CES?T|EES?T|BST|[ECP][SD]T|[+-]\\d{2}:?\\d{2})(?![A-Za-z]))?';
/** A regex for the time of day as it follows a date: `T11:07:00Z`, `, 17:13`, ` at 5:13 pm`. */
export const CLOCK = `(?:T|[\\s,|]{0,3}(?:at\\s)?)\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?:\\s?[ap]\\.?m\\b\\.?)?${CLOCK_ZONE}`;
const CLOCK_TO_END = new RegExp(`^(?:${CLOCK})?$`, 'i');

/**
 * The date that a whole string states, as metadata write it: `2024-02-16`, an ISO date-time, `16.02.2024`, `16 February
 * 2024`, `February 2024`, `2024-02`, `2024`. Null when it is none or no such day exists.
 */
export function parseDate(text: string): KnownDate | null {
  const trimmed = text.slice(0, 200).trim();
  const found = dateAt(trimmed, 0);
  if (found) return CLOCK_TO_END.test(trimmed.slice(found.end)) ? found.date : null;
  const month = MONTH_OF_YEAR.exec(trimmed)?.groups;
  if (month?.m !== undefined) return wholeMonth(Number(month.y), monthNumber(month.m));
  if (month) return wholeMonth(Number(month.iy), Number(month.im));
  if (!/^[12]\d{3}$/.test(trimmed)) return null;
  return { from: `${trimmed}-01-01`, to: `${trimmed}-12-31`, precision: 'year', basis: 'stated' };
}
