/**
 * What is known of a day, a month, a year or a range of days.
 *
 * `stated` dates are written down in full (a date line, a sidecar file, "September 3, 2024"); `inferred` ones borrow
 * their year from elsewhere (the exercise's name in "From 3 to 6 September … Interaction-2024").
 */
export interface KnownDate {
  /** First day, `YYYY-MM-DD`. */
  readonly from: string;
  /** Last day, inclusive, `YYYY-MM-DD`; equals `from` when the precision is `day`. */
  readonly to: string;
  readonly precision: 'day' | 'month' | 'year' | 'range';
  readonly basis: 'stated' | 'inferred';
}

/** A stretch of a bulletin's text that may be quoted: `text.slice(start, end)`, UTF-16 offsets, no white space at its ends. */
export interface Block {
  readonly start: number;
  readonly end: number;
  /** `title`: a title line that stands in the text. `text`: a paragraph, a list item or a line of the body. */
  readonly role: 'title' | 'text';
}

/**
 * One bulletin: plain text and what is known about it. Only what lies in `blocks` is ever quoted; what lies outside
 * (date headers, navigation remnants) stays in `text` so that offsets hold, and is passed over.
 */
export interface Bulletin {
  /** Unique in the library: the record's id, or the path under the root without extension; briefs add `#1`, `#2`, … */
  readonly id: string;
  /** The id of the page it stands on: its own, but for briefs. Consecutive briefs of a page are context for each other. */
  readonly page: string;
  readonly kind: 'article' | 'brief';
  readonly text: string;
  /** In order, not overlapping. */
  readonly blocks: readonly Block[];
  /** From the text's title line or from metadata; null when there is none. Context for ranking; quotable only as a block. */
  readonly title: string | null;
  /** What the header, the date line or the metadata say; null when they say nothing. */
  readonly date: KnownDate | null;
  /** The file it came from, as a path under the root it was given with. */
  readonly source: string;
  /** Who published it, when the metadata say so ("CSTO news"). */
  readonly publisher: string | null;
  /** http(s) address, when the metadata have one. */
  readonly url: string | null;
}
