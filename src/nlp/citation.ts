import type { Bulletin, KnownDate } from '../bulletins/bulletin.js';

/** A half-open stretch of UTF-16 offsets: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a quotation stands: the receipt. `start` and `end` are UTF-16 offsets into the bulletin's text. */
export interface Citation extends Span {
  /** The bulletin's id. */
  readonly bulletin: string;
  readonly title: string | null;
  /** The bulletin's own date, or the one inferred from its first sentence; null when neither is known. */
  readonly date: KnownDate | null;
  /** The file. */
  readonly source: string;
  readonly publisher: string | null;
  readonly url: string | null;
}

declare const verbatim: unique symbol;

/**
 * Words of a bulletin together with their receipt. Only `quote` makes one, by slicing the bulletin itself, so nothing
 * that is shown as a quotation can be without its citation, or differ from its source by a byte.
 */
export interface Quotation {
  readonly quote: string;
  readonly citation: Citation;
  readonly [verbatim]: true;
}

/** The quotation of `bulletin.text.slice(span.start, span.end)`. Throws a RangeError when the span is empty or outside. */
export function quote(bulletin: Bulletin, span: Span, date: KnownDate | null): Quotation {
  if (!(span.start >= 0 && span.start < span.end && span.end <= bulletin.text.length)) {
    throw new RangeError(
      `expected a span within 0..${bulletin.text.length} of ${bulletin.id}, got ${span.start}..${span.end}`,
    );
  }
  const { id, title, source, publisher, url } = bulletin;
  const citation = { bulletin: id, title, date, source, publisher, url, start: span.start, end: span.end };
  return { quote: bulletin.text.slice(span.start, span.end), citation } as Quotation;
}

/** A quotation as a reply shows it. */
export interface Passage {
  /** One or more adjacent sentences of one bulletin. */
  readonly quotation: Quotation;
  /** The words that answer, as offsets into `quotation.quote`; null when no words stand out. */
  readonly highlight: Span | null;
  /** The neighbouring sentence on each side in the same bulletin (for a brief: the neighbouring brief), or null. */
  readonly before: Quotation | null;
  readonly after: Quotation | null;
  /** The other places where the same sentence stands. */
  readonly also: readonly Citation[];
  /** The ranking score; higher is better, comparable within one answer only. */
  readonly score: number;
}
