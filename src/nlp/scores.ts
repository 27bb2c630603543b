import { saturate } from './bm25.js';

/** A sum for every sentence, and which sentences have one. Kept between questions, since clearing it all would cost more. */
export class Scores {
  static #kept = new Scores(0);

  /** Works with sums that are all 0. Not for two at a time. */
  static using<T>(size: number, work: (scores: Scores) => T): T {
    if (Scores.#kept.sums.length < size) Scores.#kept = new Scores(size);
    const scores = Scores.#kept;
    try {
      return work(scores);
    } finally {
      scores.#clear();
    }
  }

  readonly sums: Float64Array;
  /** What the concept at hand adds up to near a sentence. */
  readonly #frequencies: Float64Array;
  readonly #near: Uint32Array;
  readonly #touched: Uint32Array;
  #nearSize = 0;
  #size = 0;

  private constructor(size: number) {
    this.sums = new Float64Array(size);
    this.#frequencies = new Float64Array(size);
    this.#near = new Uint32Array(size);
    this.#touched = new Uint32Array(size);
  }

  /** The sentences that have a sum. */
  touched(): Uint32Array {
    return this.#touched.subarray(0, this.#size);
  }

  /** Adds to the (pseudo-)frequency of a concept in a sentence; more than 0. */
  near(id: number, frequency: number): void {
    const before = this.#frequencies[id] as number;
    if (before === 0) this.#near[this.#nearSize++] = id;
    this.#frequencies[id] = before + frequency;
  }

  /** Adds to the sums what the frequencies of the concept are worth, saturated (see `saturate`): more than 0. */
  settle(worth: number, k1: number): void {
    const { sums } = this;
    const frequencies = this.#frequencies;
    for (let i = 0; i < this.#nearSize; i++) {
      const id = this.#near[i] as number;
      const before = sums[id] as number;
      if (before === 0) this.#touched[this.#size++] = id;
      sums[id] = before + worth * saturate(frequencies[id] as number, k1);
      frequencies[id] = 0;
    }
    this.#nearSize = 0;
  }

  #clear(): void {
    for (let i = 0; i < this.#nearSize; i++) this.#frequencies[this.#near[i] as number] = 0;
    for (let i = 0; i < this.#size; i++) this.sums[this.#touched[i] as number] = 0;
    this.#nearSize = 0;
    this.#size = 0;
  }
}
