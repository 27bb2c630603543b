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
  /** What the concept at hand adds up to near a sentence, and the sentences that it is near. All 0 between concepts. */
  readonly frequencies: Float64Array;
  readonly near: Uint32Array;
  readonly #touched: Uint32Array;
  #size = 0;

  private constructor(size: number) {
    this.sums = new Float64Array(size);
    this.frequencies = new Float64Array(size);
    this.near = new Uint32Array(size);
    this.#touched = new Uint32Array(size);
  }

  /** The sentences that have a sum. */
  touched(): Uint32Array {
    return this.#touched.subarray(0, this.#size);
  }

  /**
   * Adds to the sums what the frequencies of the concept are worth, saturated (see `saturate`): more than 0.
   *
   * @param nearSize to how many sentences the concept is near
   */
  settle(nearSize: number, { worth, k1 }: { readonly worth: number; readonly k1: number }): void {
    const { sums, frequencies, near } = this;
    const touched = this.#touched;
    let size = this.#size;
    for (let i = 0; i < nearSize; i++) {
      const id = near[i] as number;
      const before = sums[id] as number;
      if (before === 0) touched[size++] = id;
      sums[id] = before + worth * saturate(frequencies[id] as number, k1);
      frequencies[id] = 0;
    }
    this.#size = size;
  }

  #clear(): void {
    for (let i = 0; i < this.#size; i++) this.sums[this.#touched[i] as number] = 0;
    this.#size = 0;
  }
}
