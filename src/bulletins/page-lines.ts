import { endsSentence, joinLines, type Line, linesOf } from './blocks.js';
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
  const alone = new Set<Line>();
  const physical = linesOf(input);
  for (const line of physical) if (standsAlone(input, line)) alone.add(line);
  return joinLines(input, physical, (line) => alone.has(line)).flatMap((line) => classify(input, line) ?? []);
}

function standsAlone(input: string, line: Line): boolean {
  if (line.end - line.start > LONGEST_HEADLINE) return false;
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
  return hasWord(char) && !isLowAt(value, first) && !endsSentence(value, { start, end: tailOf(value).start });
}

const NOTE =
  /\s*[([](?:with )?(?:\+ ?)?(?:video|photos?|photo gallery|gallery|audio|updated?|infographics?)(?:\s*[,&+/]\s*(?:video|photos?|audio))?[)\]]$/iu;
const NUMERIC_DATE =
  /[\s|,–—-]\s*(?=(\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d\d-\d\d)(?:,?\s+\d{1,2}:\d{2}(?::\d{2})?)?$)/u;
const BARRED_DATE = /\s*\|\s*(?=[^|]{6,40}$)/u;

/** What follows the title on its line. A date in words is a part of the title, unless a bar stands before it. */
export function tailOf(value: string): Tail {
  let tail: Tail = { start: value.length, date: null, dated: false };
  if (value.length > LONGEST_HEADLINE + LONGEST_DATE) return tail;
  for (let count = 0; count < 3; count++) {
    const title = value.slice(0, tail.start);
    const note = NOTE.exec(title);
    const dated = NUMERIC_DATE.exec(title) ?? BARRED_DATE.exec(title);
    const date = dated && parseDate(title.slice(dated.index + dated[0].length));
    if (note && note.index > 0) tail = { ...tail, start: note.index };
    else if (dated && date && dated.index > 0) tail = { start: dated.index, date: tail.date ?? date, dated: true };
    else break;
  }
  return tail;
}
