import type { Bulletin } from '../bulletins/bulletin.js';

/** Gives `text.slice(start, end)` of one bulletin. */
type PartReader = (start: number, end: number) => string;

const readers = new WeakMap<Bulletin, PartReader>();

/** Has the parts of a bulletin's text read by a function, where making the whole text takes longer. */
export function readPartsBy(bulletin: Bulletin, reader: PartReader): void {
  readers.set(bulletin, reader);
}

/** The part of a bulletin's text between two offsets, both within it. */
export function partOfText(bulletin: Bulletin, start: number, end: number): string {
  const reader = readers.get(bulletin);
  return reader ? reader(start, end) : bulletin.text.slice(start, end);
}
