import type { KnownDate } from '../bulletins/bulletin.js';
import type { Span } from './citation.js';

/** A calendar day that may lack its year: "3 September". Months and days count from 1. */
export interface Day {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

/** A stretch of days, inclusive. Both ends have a year or neither has one. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/** A date as a text tells it. */
export interface DateMention extends Span, DayRange {
  readonly precision: KnownDate['precision'];
  /** True when the year was borrowed from elsewhere in the text or from the bulletin's date. */
  readonly inferred: boolean;
}

const pad = (n: number, width: number) => String(n).padStart(width, '0');

/** Number of days of a month; 29 for a February without a year. */
export function daysInMonth(month: number, year: number | null): number {
  // The calendar repeats every 400 years; years below 100 would be taken for the 1900s.
  return new Date(Date.UTC(2000 + ((year ?? 2024) % 400), month, 0)).getUTCDate();
}

/** Whether the day exists in the calendar and lies in the years 1..2999 when it has a year. */
export function isRealDay({ year, month, day }: Day): boolean {
  const yearFits = year === null || (year >= 1 && year <= 2999);
  return yearFits && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(month, year);
}

/** `YYYY-MM-DD`, or `--MM-DD` (ISO 8601's form for a day of any year) without a year. */
export function isoDay({ year, month, day }: Day): string {
  return `${year === null ? '-' : `${pad(year, 4)}`}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** The day of an ISO `YYYY-MM-DD` string; undefined when it is none. */
export function parseIsoDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isRealDay(day) ? day : undefined;
}

/** The UTC day of a moment: "now" has no zone of its own, so that the same question gives the same answer everywhere. */
export function dayOf(moment: Date): Day {
  return { year: moment.getUTCFullYear(), month: moment.getUTCMonth() + 1, day: moment.getUTCDate() };
}

/** The day `count` days after (before when negative) a day with a year. */
export function addDays(day: Day, count: number): Day {
  return dayOf(new Date(Date.UTC(day.year ?? 2000, day.month - 1, day.day + count)));
}

/** All days of a month. */
export function monthRange(month: number, year: number | null): DayRange {
  return { from: { year, month, day: 1 }, to: { year, month, day: daysInMonth(month, year) } };
}

/** All days of a year. */
export function yearRange(year: number): DayRange {
  return { from: { year, month: 1, day: 1 }, to: { year, month: 12, day: 31 } };
}

const monthDay = (day: Day) => day.month * 100 + day.day;
const ordinal = (day: Day) => (day.year ?? 0) * 10_000 + monthDay(day);

/** A stretch as months and days of any year: in two parts when it crosses New Year. */
function daysOfYear(range: DayRange): [number, number][] {
  if (range.from.year !== null && roughLength(range) >= 365) return [[101, 1231]];
  const [from, to] = [monthDay(range.from), monthDay(range.to)];
  if (from <= to) return [[from, to]];
  return [
    [from, 1231],
    [101, to],
  ];
}

/** Whether two stretches share a day. When either has no year, days and months alone are compared. */
export function overlaps(a: DayRange, b: DayRange): boolean {
  if (a.from.year !== null && b.from.year !== null) {
    return ordinal(a.from) <= ordinal(b.to) && ordinal(b.from) <= ordinal(a.to);
  }
  return daysOfYear(a).some(([from, to]) => daysOfYear(b).some(([first, last]) => from <= last && first <= to));
}

/** How many days a stretch has, about: exact enough to tell days from months and years. */
function roughLength({ from, to }: DayRange): number {
  return ((to.year ?? 0) - (from.year ?? 0)) * 365 + (to.month - from.month) * 30 + (to.day - from.day) + 1;
}

/** Stretches up to two months tell of their days; longer ones only frame them. */
const FRAME_DAYS = 62;

/**
 * How well a date that is told fits a window that is asked about, 0..1: 1 when they share a day; 0.3 when only day and
 * month agree, because the text leaves its year out; 0.4 when what is told only frames the window; 0 otherwise.
 */
export function fits(told: DayRange, window: DayRange): number {
  if (!overlaps(told, window)) return 0;
  const yearOpen = told.from.year === null && window.from.year !== null;
  if (yearOpen) return roughLength(window) <= FRAME_DAYS ? 0.3 : 0;
  return roughLength(told) <= Math.max(FRAME_DAYS, 2 * roughLength(window)) ? 1 : 0.4;
}

/**
 * How well the dates of a sentence fit a window, 0..1. Where days are asked about and days are told, the years around
 * them say nothing: "on 3 September 2024 … the plan for 2022-2024" does not tell of 2023.
 */
export function bestFit(told: readonly DayRange[], window: DayRange): number {
  const days = told.filter((range) => range.from.year !== null && roughLength(range) <= FRAME_DAYS);
  const among = days.length > 0 && roughLength(window) <= FRAME_DAYS ? days : told;
  return Math.max(0, ...among.map((range) => fits(range, window)));
}

/** Puts a year on a range that has none; a range that then ends before it starts ends in the next year. */
export function withYear(range: DayRange, year: number): DayRange {
  if (range.from.year !== null) return range;
  const crosses = monthDay(range.to) < monthDay(range.from);
  const inYear = (day: Day, of: number): Day => ({
    ...day,
    year: of,
    day: Math.min(day.day, daysInMonth(day.month, of)),
  });
  return { from: inYear(range.from, year), to: inYear(range.to, crosses ? year + 1 : year) };
}

/** The range of a bulletin's date. */
export function rangeOf(date: KnownDate): DayRange | undefined {
  const from = parseIsoDay(date.from);
  const to = parseIsoDay(date.to);
  return from && to && { from, to };
}

/** A mention as a bulletin's date; null when its year is not known. */
export function knownDate(mention: DateMention): KnownDate | null {
  if (mention.from.year === null) return null;
  return {
    from: isoDay(mention.from),
    to: isoDay(mention.to),
    precision: mention.precision,
    basis: mention.inferred ? 'inferred' : 'stated',
  };
}
