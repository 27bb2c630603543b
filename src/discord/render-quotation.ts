/** Quotations: as much of each as there is room for, between quotation marks, the words that answer in bold. */
import type { Span } from '../commands/reply.js';
import { escaped, isolate, visible } from './markdown.js';

/** Stands outside the quotation marks, so that all between them is the source's. */
const CUT = '\\[…\\]';

export interface Setting {
  /** Before every line of it. */
  readonly prefix: string;
  /** Before its first words. */
  readonly lead?: string;
  /** Around it; empty where whole sentences stand one after another. */
  readonly marks: readonly [open: string, close: string];
  /** UTF-16 units of the source that are shown at most. */
  readonly room: number;
}

/** The quotation as lines. What is cut off is told by “[…]”; the highlight is bold, and what is shown is around it. */
export function renderQuote(
  quote: string,
  highlight: Span | null,
  { prefix, lead = '', marks: [open, close], room }: Setting,
): readonly string[] {
  const bold = highlight && { start: snapBack(quote, highlight.start), end: snapOn(quote, highlight.end) };
  const shown = windowOf(quote, bold, room);
  const { start, end } = bold ? within(bold, shown) : { start: shown.end, end: shown.end };
  const pieces = [
    { text: quote.slice(shown.start, start), bold: false },
    { text: quote.slice(start, end), bold: true },
    { text: quote.slice(end, shown.end), bold: false },
  ];
  const lines = renderLines(pieces);
  lines[0] = lead + (shown.start > 0 ? `${CUT} ` : '') + open + (lines[0] ?? '');
  lines[lines.length - 1] += close + (shown.end < quote.length ? ` ${CUT}` : '');
  // Subtext of nothing would show its sign.
  return lines.map((line) => (line.trim() === '' ? prefix.replace('-# ', '') : prefix) + line);
}

interface Piece {
  readonly text: string;
  readonly bold: boolean;
}

/** Each line has its own bold and its own isolate, since Discord ends both where a line ends. */
function renderLines(pieces: readonly Piece[]): string[] {
  const lines = [''];
  for (const { text, bold } of pieces) {
    visible(text)
      .split('\n')
      .forEach((part, nth) => {
        const words = escaped(part);
        if (nth > 0) lines.push('');
        lines[lines.length - 1] += bold && words !== '' ? `**${words}**` : words;
      });
  }
  return lines.map(isolate);
}

/** How far a cut is moved to come to lie between words, in UTF-16 units. */
const LONGEST_WORD = 40;

/** What is shown of a text: all of it, or as much as there is room for, with the highlight in its middle. */
export function windowOf(text: string, highlight: Span | null, room: number): Span {
  if (text.length <= room) return { start: 0, end: text.length };
  const { start: first, end: last } = highlight ?? { start: 0, end: 0 };
  const spare = Math.max(0, room - (last - first));
  const latest = text.length - room;
  const start = startOfWord(text, Math.max(0, Math.min(first - Math.floor(spare / 2), latest)), first);
  const end = endOfWord(text, Math.min(text.length, start + room), Math.min(last, start + room));
  return { start, end };
}

/** The first start of a word from `at` on, no later than `latest`. */
function startOfWord(text: string, at: number, latest: number): number {
  if (at === 0) return 0;
  const word = /\s\S/.exec(text.slice(at - 1, Math.min(latest, at + LONGEST_WORD) + 1));
  return word ? at + word.index : snapBack(text, at);
}

/** The last end of a word up to `at`, no earlier than `earliest`. */
function endOfWord(text: string, at: number, earliest: number): number {
  if (at === text.length) return at;
  const from = Math.max(earliest, at - LONGEST_WORD);
  const word = /^.*\S(?=\s)/s.exec(text.slice(from, at + 1));
  return word ? from + word[0].length : snapBack(text, at);
}

function within({ start, end }: Span, bounds: Span): Span {
  const from = Math.min(Math.max(start, bounds.start), bounds.end);
  return { start: from, end: Math.max(from, Math.min(end, bounds.end)) };
}

/** Not between the halves of a pair of surrogates or of a line break: the place before or after it. */
function snapBack(text: string, at: number): number {
  return isWithin(text, at) ? at - 1 : at;
}

function snapOn(text: string, at: number): number {
  return isWithin(text, at) ? at + 1 : at;
}

function isWithin(text: string, at: number): boolean {
  return /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(text.slice(Math.max(0, at - 1), at + 1));
}
