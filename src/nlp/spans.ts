import type { Span } from './citation.js';
import { LIST_GLUE } from './names.js';
import type { Sight } from './sight.js';
import { isStopWord } from './terms.js';

/** What kind of words a candidate is made of. */
export type SpanShape =
  | 'date'
  | 'quantity'
  | 'name'
  | 'quoted'
  | 'phrase'
  /** Noun phrases joined by prepositions: "the agenda of the session". */
  | 'chain'
  /** By commas and "and", too: "the ward and the two theatres". */
  | 'enumeration'
  /** Opened by "because", "by", "in order to" …, with that or without. */
  | 'clause'
  /** From a verb to the end of its clause. */
  | 'verbal'
  | 'word'
  | 'adjective';

/** Words of a sentence that may be the answer. */
export interface SpanCandidate extends Span {
  readonly shape: SpanShape;
}

export const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end;
/** Characters between two spans; 0 when they overlap. */
export const distance = (a: Span, b: Span) => (overlap(a, b) ? 0 : Math.max(a.start - b.end, b.start - a.end));
export const contains = (outer: Span, inner: Span) => outer.start <= inner.start && inner.end <= outer.end;

/** The first of some spans, in the order of the text, that starts at a place or behind it. */
export function firstWithin(spans: readonly Span[], start: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those of some spans, in the order of the text, that lie within another. */
export function within<T extends Span>(spans: readonly T[], { start, end }: Span): T[] {
  const found: T[] = [];
  for (let i = firstWithin(spans, start); i < spans.length && (spans[i] as T).end <= end; i++)
    found.push(spans[i] as T);
  return found;
}

/** Names with those that follow them in an enumeration, each as far as it goes. */
export function joined(text: string, names: readonly Span[]): Span[] {
  const lists: { start: number; end: number }[] = [];
  for (const { start, end } of names) {
    const open = lists.at(-1);
    if (open && LIST_GLUE.test(text.slice(open.end, start))) open.end = end;
    else lists.push({ start, end });
  }
  return lists;
}

/** Whether a span says something that the question does not. */
export function isNews({ text, words, isAsked }: Sight, span: Span): boolean {
  const own = within(words, span);
  if (own.some((word) => !isAsked(word) && !isStopWord(word.word))) return true;
  return /\d/.test(text.slice(span.start, span.end)) && !own.some(isAsked);
}
