/** Dates and receipts. */
import type { Citation, KnownDate, Line, Part, Passage } from '../commands/reply.js';
import { cut, describeAlso, describeDate } from '../commands/wording.js';
import { flat, linked } from './markdown.js';

/** How much of what stands beside quotations is shown. */
export interface Measure {
  /** UTF-16 units of a line of words. */
  readonly line: number;
  /** UTF-16 units of a title or another name. */
  readonly name: number;
  readonly links: boolean;
}

/** A line of words and dates, in one line. */
export function renderLine(parts: Line, { line }: Measure): string {
  let room = line;
  const shown = parts.map((part) => {
    if (typeof part !== 'string') return renderPart(part);
    const words = part.length > room ? cut(part, Math.max(1, room)) : part;
    room -= words.length;
    // A date beside it keeps its space.
    const [lead, tail] = [/^\s/.test(words) ? ' ' : '', /\S\s+$/.test(words) ? ' ' : ''];
    return lead + flat(words) + tail;
  });
  return shown.join('').trim();
}

/** What Discord shows each reader in their own way. */
function renderPart(part: Exclude<Part, string>): string {
  if ('date' in part) return renderDate(part.date);
  if ('instant' in part) return `<t:${Math.floor(part.instant / 1000)}:f>`;
  return /^\d+$/.test(part.channel) ? `<#${part.channel}>` : flat(part.channel);
}

/**
 * "Title · date · who published it", the title a link where the bulletin has an address. One without a title is called by
 * its publisher, and its id comes last.
 */
export function renderReceipt({ title, bulletin, date, publisher, source, url }: Citation, measure: Measure): string {
  const [name, rest] =
    title !== null ? [title, publisher ?? source] : publisher !== null ? [publisher, bulletin] : [bulletin, source];
  const first = linked(shorten(name, measure.name), measure.links ? url : null);
  return [first, renderDate(date), flat(shorten(rest, measure.name))].filter((part) => part !== '').join(' · ');
}

/** The receipt under a bulletin's own heading: "date · who published it · file · link". */
export function renderOrigin({ date, publisher, source, url }: Citation, measure: Measure): string {
  const names = [publisher, source].flatMap((name) => (name === null ? [] : [flat(shorten(name, measure.name))]));
  const link = url === null || !measure.links ? '' : linked('Original', url);
  return [renderDate(date), ...names, link].filter((part) => part !== '').join(' · ');
}

/** Cut between words, where that does not take too much. */
function shorten(name: string, length: number): string {
  const short = cut(name, length);
  return short.length < length - 1 ? short : short.replace(/ [^ ]{1,20}…$/, '…');
}

/** Where else the same sentence stands, or nothing. */
export function renderAlso(passage: Passage, measure: Measure): readonly string[] {
  const also = describeAlso(passage);
  return also === null ? [] : [flat(shorten(also, measure.line))];
}

/**
 * A date as each reader's own Discord writes it; months, years and days that Discord cannot show in words. A day is sent
 * as its noon in UTC, so that it is the same day for readers from twelve hours west to nearly twelve hours east.
 */
export function renderDate(date: KnownDate | null): string {
  const [from, to] = [timestamp(date?.from), timestamp(date?.to)];
  if (date === null || date.precision === 'month' || date.precision === 'year' || from === null || to === null) {
    return flat(describeDate(date));
  }
  const days = date.from === date.to ? from : `${from} – ${to}`;
  return date.basis === 'inferred' ? `${days} (inferred)` : days;
}

/** `<t:…:D>`; null for what is no day since 1970. */
function timestamp(iso: string | undefined): string | null {
  if (iso === undefined || !/^\d{4}-\d\d-\d\d$/.test(iso)) return null;
  const noon = Date.parse(`${iso}T12:00:00Z`);
  return noon >= 0 ? `<t:${noon / 1000}:D>` : null;
}
