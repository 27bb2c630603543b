import { type Bm25fParams, saturate } from './bm25.js';
import { IS_TITLE, SEARCHED } from './segment.js';

/** In how many steps the threshold is told. */
const STEPS = 2048;

/** Where a concept stands. */
interface Nearby {
  /** How many of `Scores.near` are filled, ascending. */
  readonly size: number;
  /** Sentences with it in their title, as ranges: start and end by turns, ascending. */
  readonly titled: Uint32Array;
}

interface Adding {
  readonly worth: number;
  readonly params: Bm25fParams;
  /** Marks of sentences: only what is marked as searched gets any. */
  readonly marks: Uint8Array;
  /** Only sentences that have a sum get any. */
  readonly isClosed: boolean;
}

/**
 * A sum for every sentence, and a threshold that the best of them have reached. Kept between questions, since clearing it
 * all would cost more than most questions do.
 */
export class Scores {
  static #kept = new Scores(0);

  /**
   * Works with sums that are all 0. Not for two at a time.
   *
   * @param size sentence numbers are below it
   * @param most no sum is higher
   */
  static using<T>(size: number, most: number, work: (scores: Scores) => T): T {
    if (Scores.#kept.sums.length < size) Scores.#kept = new Scores(size);
    const scores = Scores.#kept;
    scores.#scale = STEPS / most;
    try {
      return work(scores);
    } finally {
      scores.#clear();
    }
  }

  readonly sums: Float64Array;
  /** What one concept adds to, and its (pseudo-)frequencies there: filled by who uses `addAll`. */
  readonly near: Uint32Array;
  readonly frequencies: Float64Array;
  /** Of all sums, at least as many as were wanted have reached this. */
  threshold = 0;
  readonly #touched: Uint32Array;
  #size = 0;
  /** Sentences whose sums had reached the threshold when they were added to; some several times. */
  #contenders: Uint32Array;
  #contending = 0;
  /** How many sums that have reached the threshold lie in which of the steps between 0 and the most that there can be. */
  readonly #counts = new Uint32Array(STEPS + 2);
  #scale = 1;

  private constructor(size: number) {
    this.sums = new Float64Array(size);
    // What is written behind the end does no harm, and need not be tested for.
    this.near = new Uint32Array(size + 3);
    this.frequencies = new Float64Array(size + 3);
    this.#touched = new Uint32Array(size);
    this.#contenders = new Uint32Array(size);
  }

  /** The sentences that have a sum. */
  touched(): Uint32Array {
    return this.#touched.subarray(0, this.#size);
  }

  /** The sentences that may have reached the threshold, each once or more: all that have are among them. */
  contenders(): Uint32Array {
    return this.#contenders.subarray(0, this.#contending);
  }

  /** Adds what a concept is worth near its postings and below its titles. */
  addAll({ size, titled }: Nearby, adding: Adding): void {
    const { near, frequencies } = this;
    let i = 0;
    for (let range = 0; range < titled.length; range += 2) {
      const end = titled[range + 1] as number;
      i = this.#addUntil(i, titled[range] as number, size, adding);
      for (let id = titled[range] as number; id < end; id++) {
        const isNear = i < size && near[i] === id;
        const title = ((adding.marks[id] as number) & IS_TITLE) === 0 ? adding.params.title : 0;
        const frequency = (isNear ? (frequencies[i++] as number) : 0) + title;
        if (frequency > 0) this.#add(id, frequency, adding);
      }
    }
    this.#addUntil(i, Number.POSITIVE_INFINITY, size, adding);
  }

  /**
   * Adds for those that are near from one place on, up to a sentence; gives the place that was reached. What every sentence
   * near every posting of every question goes through: hence the plain locals.
   */
  #addUntil(from: number, until: number, size: number, { worth, params: { k1 }, marks, isClosed }: Adding): number {
    const { near, frequencies, sums, threshold } = this;
    const touched = this.#touched;
    let touching = this.#size;
    let i = from;
    for (; i < size; i++) {
      const id = near[i] as number;
      if (id >= until) break;
      const before = sums[id] as number;
      if (((marks[id] as number) & SEARCHED) === 0 || (isClosed && before === 0)) continue;
      const after = before + worth * saturate(frequencies[i] as number, k1);
      sums[id] = after;
      if (before === 0) touched[touching++] = id;
      if (after >= threshold) this.#contend(id, before, after);
    }
    this.#size = touching;
    return i;
  }

  #add(id: number, frequency: number, { worth, params, marks, isClosed }: Adding): void {
    const before = this.sums[id] as number;
    if (((marks[id] as number) & SEARCHED) === 0 || (isClosed && before === 0)) return;
    const after = before + worth * saturate(frequency, params.k1);
    this.sums[id] = after;
    if (before === 0) this.#touched[this.#size++] = id;
    if (after >= this.threshold) this.#contend(id, before, after);
  }

  /** Counts a sum that has reached the threshold. Those below it need not be counted: it never falls. */
  #contend(id: number, before: number, after: number): void {
    if (before > 0 && before >= this.threshold) this.#count(before, -1);
    this.#count(after, 1);
    if (this.#contending === this.#contenders.length) this.#grow();
    this.#contenders[this.#contending++] = id;
  }

  #count(sum: number, change: number): void {
    const step = (sum * this.#scale) | 0;
    this.#counts[step] = (this.#counts[step] as number) + change;
  }

  /** Raises the threshold to what so many sums have reached: told in steps, so it may be a little lower. */
  raiseThreshold(wanted: number): void {
    if (this.#size < wanted) return;
    let step = STEPS + 1;
    for (let count = this.#counts[step] as number; count < wanted && step > 0; count += this.#counts[step] as number) {
      step--;
    }
    this.threshold = Math.max(this.threshold, (step / this.#scale) * (1 - 1e-9));
  }

  #grow(): void {
    const more = new Uint32Array(Math.max(64, 2 * this.#contenders.length));
    more.set(this.#contenders);
    this.#contenders = more;
  }

  #clear(): void {
    for (let i = 0; i < this.#size; i++) this.sums[this.#touched[i] as number] = 0;
    this.#counts.fill(0);
    this.#size = 0;
    this.#contending = 0;
    this.threshold = 0;
  }
}
