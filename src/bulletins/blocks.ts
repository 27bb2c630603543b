import type { Block } from './bulletin.js';
import { hasWord, isLowAt, OPENING_MARKS } from './letters.js';

/** A line, or several that are one: `text.slice(start, end)` has no white space at its ends and holds a letter or a digit. */
export interface Line {
  readonly start: number;
  /** Where its words begin: behind a list item's bullet. */
  readonly words: number;
  readonly end: number;
  /** A blank line, or nothing at all, stands before it. */
  readonly gap: boolean;
}

/** Hard-wrapped text is looked for among lines of these lengths. */
const WRAPPED = { shortest: 45, longest: 100, lines: 3 } as const;
/** How much of a line's beginning is looked at: more than any word that could have been pushed over a margin. */
const HEAD = 120;

/** The blocks of plain text by its line structure; a line break inside a wrapped paragraph does not end a block. */
export function blocksOf(text: string): Block[] {
  return joinLines(text, linesOf(text)).map(({ words, end }) => ({ start: words, end, role: 'text' }));
}

/** The lines of `text` that hold a letter or a digit; the others count as blank. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let gap = true;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !isLineBreak(text.charCodeAt(at))) continue;
    const line = trimmedLine(text, start, at, gap);
    if (line) lines.push(line);
    gap = line === null;
    if (text.charCodeAt(at) === 0x0d && text.charCodeAt(at + 1) === 0x0a) at++;
    start = at + 1;
  }
  return lines;
}

function isLineBreak(code: number): boolean {
  return (code >= 0x0a && code <= 0x0d) || code === 0x85 || code === 0x2028 || code === 0x2029;
}

/** White space, and the invisible marks that editors leave at the ends of lines. */
function isBlank(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code === 0xa0 || code === 0xfeff || code === 0x1680 || code === 0x3000) return true;
  return (code >= 0x2000 && code <= 0x200b) || [0x2028, 0x2029, 0x202f, 0x205f, 0x2060].includes(code);
}

const BULLET = /[-*•–—·▪‣◦●]\s+(?=\S)/uy;

function trimmedLine(text: string, from: number, to: number, gap: boolean): Line | null {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  if (start === end || !hasWord(text.slice(start, end))) return null;
  BULLET.lastIndex = start;
  const words = BULLET.test(text) && BULLET.lastIndex < end ? BULLET.lastIndex : start;
  return { start, words, end, gap };
}

const ENDS_SENTENCE = /[.!?…:。！？؟۔।]["'”’»)\]}›_*]*$/u;
const LETTERED_ITEM = /^(?:[A-Za-zА-Яа-я]|[ivx]{1,4}|\d{1,3})[.)]\s/;

/** True when the text up to `end` closes a sentence: a full stop or its like, perhaps within quotes or brackets. */
export function endsSentence(text: string, line: { readonly start: number; readonly end: number }): boolean {
  return ENDS_SENTENCE.test(text.slice(Math.max(line.start, line.end - 12), line.end));
}

const DANGLING = /\s(?:a|an|the|of|and|or|until|between|their|its)$/;

/** True when a line ends with a word that no line ends with by itself. */
export function isDangling(text: string, line: Line): boolean {
  return DANGLING.test(text.slice(Math.max(line.start, line.end - 10), line.end));
}

/**
 * Puts the lines of wrapped paragraphs together. A line break is soft when the sentence before it is unfinished and the
 * next line goes on in lower case, or when the lines were plainly cut at a right margin. `alone` names lines that are
 * never joined to others (date lines, menu words).
 */
export function joinLines(text: string, lines: readonly Line[], alone: (line: Line) => boolean = () => false): Line[] {
  const margins = rightMargins(text, lines);
  const joined: Line[] = [];
  let previous: Line | undefined;
  for (const [index, line] of lines.entries()) {
    const last = joined.at(-1);
    if (
      last &&
      previous &&
      !line.gap &&
      !alone(previous) &&
      !alone(line) &&
      goesOn(text, previous, line, margins[index])
    ) {
      joined[joined.length - 1] = { ...last, end: line.end };
    } else joined.push(line);
    previous = line;
  }
  return joined;
}

function goesOn(text: string, previous: Line, line: Line, margin: number | undefined): boolean {
  const head = text.slice(line.start, Math.min(line.end, line.start + HEAD));
  if (line.words > line.start || LETTERED_ITEM.test(head)) return false;
  if (isLowAt(text, line.start, OPENING_MARKS) && !endsSentence(text, previous)) return true;
  if (isDangling(text, previous)) return true;
  if (margin === undefined) return false;
  // A cut at the margin is where the next word did not fit any more.
  const firstWord = /^\S*/.exec(head)?.[0].length ?? 0;
  return previous.end - previous.start + 1 + firstWord > margin;
}

/** For each line that continues a hard-wrapped stretch: the stretch's width. */
function rightMargins(text: string, lines: readonly Line[]): (number | undefined)[] {
  const margins = new Array<number | undefined>(lines.length);
  for (let first = 0; first < lines.length; ) {
    const next = stretchEnd(lines, first);
    const stretch = lines.slice(first, next);
    if (isWrapped(text, stretch)) {
      const margin = stretch.reduce((most, line) => Math.max(most, line.end - line.start), 0);
      // The line after the stretch may be its paragraph's short last one.
      for (let index = first + 1; index <= Math.min(next, lines.length - 1); index++) margins[index] = margin;
    }
    first = Math.max(next, first + 1);
  }
  return margins;
}

/** Where the stretch of lines that could be wrapped ones, from `first` on, ends. */
function stretchEnd(lines: readonly Line[], first: number): number {
  let next = first;
  for (let line = lines[next]; line && (next === first || !line.gap); line = lines[++next]) {
    const length = line.end - line.start;
    if (length < WRAPPED.shortest || length > WRAPPED.longest) break;
  }
  return next;
}

function isWrapped(text: string, lines: readonly Line[]): boolean {
  if (lines.length < WRAPPED.lines) return false;
  const cut = lines.filter((line) => !endsSentence(text, line)).length;
  const low = lines.slice(1).filter((line) => isLowAt(text, line.start, OPENING_MARKS)).length;
  // A list of headlines has long lines without full stops too, but each begins with a capital.
  return cut * 2 > lines.length && low * 2 >= lines.length - 1;
}
