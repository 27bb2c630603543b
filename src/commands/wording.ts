/** How counts, dates and lists of words are said, on every platform. English, and no Intl: loading it costs time. */
import type { KnownDate, Passage } from './reply.js';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** 1 → "1 page", 7 → "7 pages", 266683 → "266,683 pages". */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${String(number).replace(/\B(?=(\d{3})+$)/g, ',')} ${number === 1 ? noun : plural}`;
}

/** "a", "a and b", "a, b and c". */
export function list(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** Each in quotation marks: “a”, “b” and “c”. */
export function quotedList(items: readonly string[]): string {
  return list(items.map((item) => `“${item}”`));
}

/** At most `length` UTF-16 units, an ellipsis in place of what is cut; white space folded. */
export function cut(text: string, length: number): string {
  const folded = text.replace(/\s+/g, ' ').trim();
  if (folded.length <= length) return folded;
  // A pair of surrogates is not split.
  return `${folded
    .slice(0, length - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`;
}

/** 2024-09-03 → "3 September 2024". */
export function describeDay(iso: string): string {
  return `${dayOf(iso)} ${monthOf(iso)} ${yearOf(iso)}`;
}

/** "3 September 2024", "3–6 September 2024", "September 2024", "2024", each with "(inferred)" if so; "undated". */
export function describeDate(date: KnownDate | null): string {
  if (!date) return 'undated';
  return describePeriod(date) + (date.basis === 'inferred' ? ' (inferred)' : '');
}

function describePeriod({ from, to, precision }: KnownDate): string {
  if (precision === 'year') return yearOf(from);
  if (precision === 'month') return `${monthOf(from)} ${yearOf(from)}`;
  if (from === to) return describeDay(from);
  if (yearOf(from) !== yearOf(to)) return `${describeDay(from)} – ${describeDay(to)}`;
  if (monthOf(from) !== monthOf(to)) return `${dayOf(from)} ${monthOf(from)} – ${describeDay(to)}`;
  return `${dayOf(from)}–${describeDay(to)}`;
}

function dayOf(iso: string): string {
  return String(Number(iso.slice(8, 10)));
}

function monthOf(iso: string): string {
  return MONTHS[Number(iso.slice(5, 7)) - 1] ?? iso.slice(5, 7);
}

function yearOf(iso: string): string {
  return String(Number(iso.slice(0, 4)));
}

const DAY_MS = 86_400_000;

/** How long before now a day lies: "today", "3 days ago", "5 weeks ago", "14 months ago", "4 years ago", "still to come". */
export function describeAge(iso: string, now: Date): string {
  const days = Math.floor(now.getTime() / DAY_MS) - Math.floor(Date.parse(iso) / DAY_MS);
  if (days < 0) return 'still to come';
  if (days === 0) return 'today';
  if (days < 14) return `${count(days, 'day')} ago`;
  if (days < 60) return `${count(Math.floor(days / 7), 'week')} ago`;
  if (days < 730) return `${count(Math.floor(days / 30.44), 'month')} ago`;
  return `${count(Math.floor(days / 365.25), 'year')} ago`;
}

/** "3 September 2024, 08:00 (Europe/Berlin)", by the clocks of that zone. */
export function describeInstant(at: number, zone: string): string {
  // Only those who show one load the runtime's calendar.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const [day = '', time = ''] = format.format(at).split(' ');
  return `${describeDay(day)}, ${time} (${zone})`;
}

/** Where else the same sentence stands: "Also in 2 others: a and b."; null when nowhere. */
export function describeAlso({ also }: Passage): string | null {
  if (also.length === 0) return null;
  const named = also.slice(0, 3).map((place) => place.title ?? place.bulletin);
  const rest = also.length - named.length;
  const names = rest > 0 ? `${named.join(', ')} and ${rest} more` : list(named);
  return `Also in ${count(also.length, 'other place')}: ${names}.`;
}
