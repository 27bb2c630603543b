import type { Span } from './citation.js';

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
