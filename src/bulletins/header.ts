import type { KnownDate } from './bulletin.js';
import { datelineAt } from './dateline.js';
import { CLOCK, dateAt } from './dates.js';
import { hasLetter, isLowAt, OPENING_MARKS } from './letters.js';

/** What stands before the first real word of a line: dates, a dateline, image names, stray buttons. */
export interface Header {
  /** Where the words begin, as an offset into the line; the line's length when it is nothing but a header. */
  readonly end: number;
  readonly date: KnownDate | null;
  /** Something in it has the shape of a date or a time of day. */
  readonly dated: boolean;
  /** No sentence begins like this: a date glued to its first word, a labelled date, a time, an image, a button. */
  readonly sure: boolean;
}

/** A header is short; no more of a line than this is looked at. */
const LONGEST = 300;
const STEPS = 6;

const LABEL =
  /(?:last )?(?:posted|published|updated|modified|created|added|issued|released|dated?)(?: (?:on|at))?\s*[:|–-]?\s*/iy;
const TODAY = /(?:today|yesterday)(?:,?\s+(?:at\s+)?\d{1,2}:\d{2}|(?=,?\s*$))/iy;
const CLOCK_BEFORE = /\d{1,2}:\d{2}[\s,|]+(?=\S)/y;
const CLOCK_AFTER = new RegExp(CLOCK, 'iy');
/** How often the page was looked at: a lone number between a time of day and the first word. */
const COUNTER = /\s+(?:[Vv]iews?:?\s*)?\d{1,7}(?:\s+views?)?(?=\s*$|\s+[^\sa-z])/y;
const CHROME =
  /(?:view settings|(?:text|font) size|print(?:able)? version|print this page|share this (?:page|article|story)|skip to (?:main )?content|listen to (?:this|the) article)(?=\s|$)/iy;
const IMAGE = /[^\s"“”<>|*?:/\\]{1,100}(?: ?\(\d{1,3}\))?\.(?:jpe?g|png|gif|webp|bmp|tiff?|heic|svg|avif)/iy;
const NAME = "[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ɏ.'’-]*";
const BYLINE = new RegExp(`(?:[Bb]y|BY)\\s+${NAME}(?:\\s+${NAME}){1,3}\\s*(?=$|[|,–—-]\\s*(?<rest>.*))`, 'y');
const BY_SOMEONE = /\s+by\s+[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ .'’-]{0,40}$/y;
const SEPARATOR = /\s*(?:[|–—:,-]\s+|\.$)?/y;

/** One piece of a header, and what it tells. */
interface Piece extends Header {
  /** A word such as "Posted" says what the date is. */
  readonly labelled?: boolean;
}
type Step = (head: string, at: number) => Piece | null;

const NOTHING: Header = { end: 0, date: null, dated: false, sure: false };

/**
 * What stands before the words of a text's first line. With `inner` the line is a later one, and only what can never be
 * prose counts: image names and dates glued to a word.
 */
export function headerOf(line: string, inner = false): Header {
  const head = line.slice(0, LONGEST);
  let header = NOTHING;
  let labelled = false;
  for (let count = 0; count < STEPS; count++) {
    const piece = firstOf(inner ? [image, gluedDate] : [image, chrome, byline, stamp], head, header.end);
    if (!piece) break;
    labelled ||= piece.labelled === true;
    header = joined(header, piece);
  }
  const place = inner ? null : firstOf([labelled ? labelledDateline : dateline], head, header.end);
  return place ? joined(header, place) : header;
}

/** The first step that finds something behind which words can begin. */
function firstOf(steps: readonly Step[], head: string, at: number): Piece | null {
  for (const step of steps) {
    const piece = step(head, at);
    if (!piece) continue;
    const end = matchEnd(SEPARATOR, head, piece.end) ?? piece.end;
    if (isOpening(head, end)) return { ...piece, end };
  }
  return null;
}

/** No words begin with a lower-case letter or a comma. */
function isOpening(head: string, at: number): boolean {
  return !isLowAt(head, at, `${OPENING_MARKS} `) && !(at < head.length && ',;:.)]'.includes(head.charAt(at)));
}

function joined(header: Header, piece: Piece): Header {
  return {
    end: piece.end,
    date: header.date ?? piece.date,
    dated: header.dated || piece.dated,
    sure: header.sure || piece.sure,
  };
}

function matchEnd(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

function image(head: string, at: number): Piece | null {
  const end = matchEnd(IMAGE, head, at);
  return end === null ? null : { end, date: null, dated: false, sure: true };
}

function chrome(head: string, at: number): Piece | null {
  const end = matchEnd(CHROME, head, at);
  return end === null ? null : { end, date: null, dated: false, sure: true };
}

/** "By Jane Doe", alone on its line or before a date. */
function byline(head: string, at: number): Piece | null {
  BYLINE.lastIndex = at;
  const match = BYLINE.exec(head);
  const rest = match?.groups?.rest;
  if (!match || (rest !== undefined && !dateAt(rest, 0))) return null;
  return { end: BYLINE.lastIndex, date: null, dated: false, sure: false };
}

/** A date and what belongs to it: its label, the time of day, how often the page was looked at. */
function stamp(head: string, at: number): Piece | null {
  const label = matchEnd(LABEL, head, at);
  const from = label ?? at;
  const clockBefore = matchEnd(CLOCK_BEFORE, head, from);
  const found = dateAt(head, clockBefore ?? from);
  const day = found?.end ?? matchEnd(TODAY, head, from);
  if (day === null) return null;
  const clock = found ? matchEnd(CLOCK_AFTER, head, day) : day;
  const counted = (clock !== null && matchEnd(COUNTER, head, clock)) || (clock ?? day);
  const end = matchEnd(BY_SOMEONE, head, counted) ?? counted;
  const date = found?.date ?? null;
  return {
    end,
    date,
    dated: true,
    sure: label !== null || clock !== null || isGlued(head, end),
    labelled: label !== null,
  };
}

/** True when a word follows without a space. */
function isGlued(head: string, at: number): boolean {
  const next = head.charAt(at);
  return next !== '' && (hasLetter(next) || OPENING_MARKS.includes(next));
}

function gluedDate(head: string, at: number): Piece | null {
  const found = dateAt(head, at);
  if (!found?.numeric || !isGlued(head, found.end)) return null;
  return { end: found.end, date: found.date, dated: true, sure: true };
}

function dateline(head: string, at: number): Piece | null {
  return place(head, at, false);
}

function labelledDateline(head: string, at: number): Piece | null {
  return place(head, at, true);
}

function place(head: string, at: number, labelled: boolean): Piece | null {
  const found = datelineAt(head, at, labelled);
  if (!found) return null;
  return {
    end: found.end,
    date: found.when === null ? null : (dateAt(found.when, 0)?.date ?? null),
    dated: false,
    sure: false,
  };
}
