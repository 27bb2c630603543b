import type { LiveSegment } from './live-segment.js';
import { lowerBound } from './postings.js';
import { textOf } from './segment.js';

/** A segment with its place in the index. */
export interface Part extends LiveSegment {
  /** The number of its first sentence. */
  readonly base: number;
  /** By bulletin of the segment: its number in `SentenceIndex.bulletins`, or `NOT_THERE`. */
  readonly numbers: Uint32Array;
}

/** In place of the number of a bulletin that is gone or kept out. */
export const NOT_THERE = 2 ** 32 - 1;

/** The part of an index that a sentence lies in. Throws a RangeError when there is none. */
export function partOf(parts: readonly Part[], id: number): Part {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle] as Part).base <= id) low = middle + 1;
    else high = middle;
  }
  // The last that starts at the sentence or before it; those before it that start there too are empty.
  const part = parts[low - 1];
  if (part && id < part.base + part.segment.starts.length) return part;
  throw new RangeError(`expected the number of a sentence, got ${id}`);
}

/** The words of a sentence, given by its number within the segment. */
export function textAt(part: Part, local: number): string {
  return textOf(part.segment, bulletinAt(part, local), local);
}

/** The number of a sentence's bulletin within its segment. */
export function bulletinAt({ segment: { firstSentences } }: Part, local: number): number {
  // The last bulletin that starts at the sentence or before it; those before it that start there too are empty.
  return lowerBound(firstSentences, local + 1) - 1;
}
