import type { Concept } from './concepts.js';
import type { IndexedBulletin } from './indexed.js';
import { gallop, NOWHERE, type Postings } from './postings.js';
import type { SentenceIndex } from './sentence-index.js';

/** A concept, and how far its postings have been gone through. */
export class Cursor {
  readonly worth: number;
  readonly postings: Postings;
  /** Where the postings of the stretch begin and end. */
  from = 0;
  to = 0;
  /** Sentences of the stretch with it in their title, as ranges: start and end by turns, ascending. */
  titled: Uint32Array = NOWHERE.ids;
  readonly #ranges: Uint32Array;
  #range = 0;

  constructor(index: SentenceIndex, { worth, sentences, titles }: Concept) {
    this.worth = worth;
    this.postings = sentences;
    this.#ranges = rangesOf(index, titles.ids);
  }

  /** Goes on to the stretch that ends before a sentence. False when the concept does not stand there. */
  goTo(end: number): boolean {
    this.from = this.to;
    this.to = gallop(this.postings.ids, end, this.from);
    const first = this.#range;
    while (this.#range < this.#ranges.length && (this.#ranges[this.#range] as number) < end) this.#range += 2;
    this.titled = this.#ranges.subarray(first, this.#range);
    return this.to > this.from || this.#range > first;
  }
}

/** The sentences of some bulletins as ranges, ascending: start and end by turns. */
function rangesOf({ bulletins }: SentenceIndex, numbers: Uint32Array): Uint32Array {
  const ranges = new Uint32Array(2 * numbers.length);
  let isAscending = true;
  for (let i = 0; i < numbers.length; i++) {
    const { firstSentence, endSentence } = bulletins[numbers[i] as number] as IndexedBulletin;
    ranges[2 * i] = firstSentence;
    ranges[2 * i + 1] = endSentence;
    isAscending &&= i === 0 || firstSentence >= (ranges[2 * i - 1] as number);
  }
  if (isAscending) return ranges;
  const starts = ranges.filter((_, i) => i % 2 === 0).sort();
  const ends = ranges.filter((_, i) => i % 2 === 1).sort();
  return ranges.map((_, i) => (i % 2 === 0 ? starts : ends)[i >> 1] as number);
}
