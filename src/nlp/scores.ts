import { type Bm25fParams, saturate } from './bm25.js';
import { IS_TITLE, SEARCHED } from './segment.js';

/** Where a concept stands in a stretch. */
interface Nearby {
  /** How many of `StretchScores.near` are filled, ascending. */
  readonly size: number;
  /** Sentences with it in their title, as ranges: start and end by turns, ascending, and not beyond the stretch. */
  readonly titled: Uint32Array;
}

interface Adding {
  readonly worth: number;
  readonly params: Bm25fParams;
  /** Marks of sentences: only what is marked as searched gets any. */
  readonly marks: Uint8Array;
  /** A sum that would be below this stays as it is, for it does not matter any more. */
  readonly least: number;
}

/**
 * A sum for every sentence of a stretch. Kept between stretches and questions, so that it stays in the processor's nearest
 * cache: what is added to stands all over a collection, and fetching it would be most of the time.
 */
export class StretchScores {
  static #kept = new StretchScores(0);

  /**
   * Works with sums that are all 0. Not for two at a time.
   *
   * @param size how many sentences the longest stretch has
   */
  static using<T>(size: number, work: (scores: StretchScores) => T): T {
    if (StretchScores.#kept.#sums.length < size) StretchScores.#kept = new StretchScores(size);
    const scores = StretchScores.#kept;
    try {
      return work(scores);
    } finally {
      scores.begin(0, 0);
    }
  }

  /** What one concept adds to, and its (pseudo-)frequencies there: filled by who uses `addAll`. */
  readonly near: Uint32Array;
  readonly frequencies: Float64Array;
  readonly #sums: Float64Array;
  readonly #touched: Uint32Array;
  #size = 0;
  readonly #racing: Uint32Array;
  /** How many of those are filled; -1: not yet. */
  #racers = -1;
  /** By sentence, the one before the stretch first. */
  readonly #marked: Uint8Array;
  /** The sentences whose sums have reached the threshold, each once. */
  readonly #reached: Uint32Array;
  #reaching = 0;
  #threshold = 0;
  /** The first sentence of the stretch. */
  #start = 0;

  private constructor(size: number) {
    this.#sums = new Float64Array(size);
    this.#touched = new Uint32Array(size);
    this.#racing = new Uint32Array(size);
    this.#marked = new Uint8Array(size + 2);
    this.#reached = new Uint32Array(size);
    // What is written behind the end does no harm, and need not be tested for.
    this.near = new Uint32Array(size + 3);
    this.frequencies = new Float64Array(size + 3);
  }

  /** Begins the stretch at a sentence, with no sums. */
  begin(start: number, threshold: number): void {
    for (let i = 0; i < this.#size; i++) this.#sums[(this.#touched[i] as number) - this.#start] = 0;
    this.#size = 0;
    this.#racers = -1;
    this.#reaching = 0;
    this.#threshold = threshold;
    this.#start = start;
  }

  /** The sentences with sums that are not below a limit, among those that were the last time in this stretch. */
  racing(least: number): Uint32Array {
    const [sums, racing, start] = [this.#sums, this.#racing, this.#start];
    const from = this.#racers < 0 ? this.#touched : racing;
    const many = this.#racers < 0 ? this.#size : this.#racers;
    let size = 0;
    for (let i = 0; i < many; i++) {
      const id = from[i] as number;
      if ((sums[id - start] as number) >= least) racing[size++] = id;
    }
    this.#racers = size;
    return racing.subarray(0, size);
  }

  /** The sentences whose sums have reached the threshold, in the order in which they did. */
  reached(): Uint32Array {
    return this.#reached.subarray(0, this.#reaching);
  }

  at(id: number): number {
    return this.#sums[id - this.#start] as number;
  }

  /** Marks some sentences of the stretch and those beside them, and no others. */
  markNear(sentences: Uint32Array): void {
    const [marked, start] = [this.#marked, this.#start];
    marked.fill(0);
    for (let i = 0; i < sentences.length; i++) {
      const at = (sentences[i] as number) - start;
      marked[at] = 1;
      marked[at + 1] = 1;
      marked[at + 2] = 1;
    }
  }

  isMarked(id: number): boolean {
    return this.#marked[id - this.#start + 1] === 1;
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
        if (frequency > 0) this.#addOne(id, frequency, adding);
      }
    }
    this.#addUntil(i, Number.POSITIVE_INFINITY, size, adding);
  }

  /**
   * Adds for those that are near from one place on, up to a sentence; gives the place that was reached. What every sentence
   * near every posting of every question goes through: hence the plain locals.
   */
  #addUntil(from: number, until: number, size: number, { worth, params: { k1 }, marks, least }: Adding): number {
    const { near, frequencies } = this;
    const [sums, touched, start, threshold] = [this.#sums, this.#touched, this.#start, this.#threshold];
    let touching = this.#size;
    let i = from;
    for (; i < size; i++) {
      const id = near[i] as number;
      if (id >= until) break;
      const before = sums[id - start] as number;
      const after = before + worth * saturate(frequencies[i] as number, k1);
      if (after < least || ((marks[id] as number) & SEARCHED) === 0) continue;
      sums[id - start] = after;
      if (before === 0) touched[touching++] = id;
      if (after >= threshold) this.#reach(id, before);
    }
    this.#size = touching;
    return i;
  }

  #addOne(id: number, frequency: number, { worth, params, marks, least }: Adding): void {
    const before = this.at(id);
    const after = before + worth * saturate(frequency, params.k1);
    if (after < least || ((marks[id] as number) & SEARCHED) === 0) return;
    this.#sums[id - this.#start] = after;
    if (before === 0) this.#touched[this.#size++] = id;
    if (after >= this.#threshold) this.#reach(id, before);
  }
  /** Lists a sentence that has reached the threshold, unless it had before. */
  #reach(id: number, before: number): void {
    if (before < this.#threshold || before === 0) this.#reached[this.#reaching++] = id;
  }
}
