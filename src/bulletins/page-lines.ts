import { endsSentence, isDangling, joinLines, type Line, linesOf } from './blocks.js';
import type { KnownDate } from './bulletin.js';
import { parseDate } from './dates.js';
import { type Header, headerOf } from './header.js';
import { hasLetter, hasWord, isLowAt, OPENING_MARKS } from './letters.js';
import { isListHeading, isRemnant } from './remnants.js';

/** A line of a saved page, told apart by what it is. Menu words, buttons and lines without letters are no lines at all. */
export type PageLine = DateLine | ListHeading | TextLine;

/** A line that is nothing but a date. */
export interface DateLine extends Line {
  readonly kind: 'date';
  /** Null when it has a date's shape only (31.02.2024), or only tells the time of day. */
  readonly date: KnownDate | null;
}

/** "Related news", "Read also". */
export interface ListHeading extends Line {
  readonly kind: 'list';
}

export interface TextLine extends Line {
  readonly kind: 'text';
  readonly value: string;
  readonly header: Header;
  /** Reads like a headline: short, begins with a capital, a digit or a quotation mark, and closes no sentence. */
  readonly headline: boolean;
  readonly tail: Tail;
}

/** What follows a title on its line: a date, a time, "(Video)". */
export interface Tail {
  /** Where the title ends, as an offset into the line. */
  readonly start: number;
  readonly date: KnownDate | null;
  readonly dated: boolean;
}

const LONGEST_HEADLINE = 200;
const LONGEST_DATE = 80;

/** The lines of a page, remnants left out. */
export function pageLines(input: string): PageLine[] {
  const physical = linesOf(input);
  const alone = new Set(physical.filter((line, index) => standsAlone(input, line, physical[index - 1])));
  const joined = joinLines(input, physical, (line) => alone.has(line));
  return datesAbove(joined.flatMap((line) => classify(input, line) ?? []));
}

/**
 * Some pages set the date below each headline. Such a page begins with a text and has every second line a date, up to a
 * headline with a date on either side; there each date is put above its text. (A page that was cut off within a list of
 * dated teasers begins with a text too, but no headline follows that would have two dates.)
 */
function datesAbove(lines: PageLine[]): PageLine[] {
  let end = 0;
  while (lines[end]?.kind === 'text' && lines[end + 1]?.kind === 'date') end += 2;
  const title = lines[end - 2];
  const body = lines[end];
  if (end < 4 || title?.kind !== 'text' || !title.headline || body?.kind !== 'text' || body.headline) return lines;
  const swapped = lines.slice(0, end).map((_, index, head) => head[index % 2 === 0 ? index + 1 : index - 1]);
  return [...swapped.filter((line) => line !== undefined), ...lines.slice(end)];
}

/** True for date lines and remnants, unless the line above can't end where it does ("will last until"). */
function standsAlone(input: string, line: Line, above: Line | undefined): boolean {
  if (line.end - line.start > LONGEST_HEADLINE) return false;
  if (above && !line.gap && isDangling(input, above)) return false;
  const value = input.slice(line.words, line.end);
  return isRemnant(value) || isListHeading(value) || headerOf(value).end === value.length || isMonth(value);
}

/** "February 2024": too vague to begin a line with, but alone on a line it is a date. */
const isMonth = (value: string) => value.length < LONGEST_DATE && hasLetter(value) && parseDate(value) !== null;

function classify(input: string, line: Line): PageLine | null {
  const value = input.slice(line.words, line.end);
  const header = headerOf(value);
  if (header.end === value.length) return header.dated ? { ...line, kind: 'date', date: header.date } : null;
  if (isMonth(value)) return { ...line, kind: 'date', date: parseDate(value) };
  if (isRemnant(value) || !hasLetter(value)) return null;
  if (isListHeading(value)) return { ...line, kind: 'list' };
  return { ...line, kind: 'text', value, header, headline: isHeadline(value, header.end), tail: tailOf(value) };
}

function isHeadline(value: string, start: number): boolean {
  if (value.length - start > LONGEST_HEADLINE) return false;
  let first = start;
  while (first < start + 3 && OPENING_MARKS.includes(value.charAt(first))) first++;
  const char = String.fromCodePoint(value.codePointAt(first) ?? 0);
  const end = tailOf(value).start;
  return (
    hasWord(char) &&
    !isLowAt(value, first) &&
    !',;'.includes(value.charAt(end - 1)) &&
    !endsSentence(value, { start, end })
  );
}

const NOTE =
  /\s*[([](?:with )?(?:\+ ?)?(?:video|photos?|photo gallery|gallery|audio|updated?|infographics?)(?:\s*[,&+/]\s*(?:video|photos?|audio))?[)\]]$/i;
const CLOSING_DATE = /(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d\d-\d\d)(?:,?\s+\d{1,2}:\d{2}(?::\d{2})?)?$/;
/** A date may be glued to the title, too: to its last letter, or to a year that it ends with. */
const BEFORE_DATE = /(?:\s*[|,–—-]\s*|\s+|(?<=[^\s\d./,|–—-]|(?<!\d)\d{4}))$/;
/** Behind these words a date is a part of what the title says. */
const GOVERNS_DATE = /(?:[:(]|\b(?:on|by|until|till|from|to|of|for|since|before|after|and|at|in|as of|dated|the))\s*$/i;
const BARRED_DATE = /\s*\|\s*(?=[^|]{6,40}$)/;

/** What follows the title on its line. A date in words is a part of the title, unless a bar stands before it. */
export function tailOf(value: string): Tail {
  let tail: Tail = { start: value.length, date: null, dated: false };
  // Most lines end like sentences, and need none of the patterns.
  if (value.length > LONGEST_HEADLINE + LONGEST_DATE || !/[\d)\]]$/.test(value)) return tail;
  for (let count = 0; count < 3; count++) {
    const title = value.slice(0, tail.start);
    const note = NOTE.exec(title);
    const dated = closingDate(title);
    if (note && note.index > 0) tail = { ...tail, start: note.index };
    else if (dated) tail = { start: dated.start, date: tail.date ?? dated.date, dated: true };
    else break;
  }
  return tail;
}

function closingDate(title: string): { readonly start: number; readonly date: KnownDate } | null {
  const barred = BARRED_DATE.exec(title);
  const index = CLOSING_DATE.exec(title)?.index ?? (barred ? barred.index + barred[0].length : 0);
  const start = BEFORE_DATE.exec(title.slice(0, index))?.index ?? 0;
  const date = parseDate(title.slice(index));
  return start > 0 && date && !GOVERNS_DATE.test(title.slice(0, start)) ? { start, date } : null;
}
