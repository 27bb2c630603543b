/** The sentences with the highest scores so far; of equals the one that stands first: a heap with the least of them on top. */
export class Best {
  readonly #limit: number;
  readonly #precedes: (a: number, b: number) => number;
  readonly #ids: Uint32Array;
  readonly #scores: Float64Array;
  #size = 0;

  /**
   * @param limit how many are kept, 1 or more
   * @param places by sentence: its place in the collection as far as bulletins tell it; in one bulletin numbers tell it
   */
  constructor(limit: number, places: Uint32Array) {
    this.#limit = limit;
    this.#precedes = byPlace(places);
    this.#ids = new Uint32Array(limit);
    this.#scores = new Float64Array(limit);
  }

  /** The least score that is kept once there are as many as wanted; before that, -1. */
  get threshold(): number {
    return this.#size < this.#limit ? -1 : (this.#scores[0] as number);
  }

  add(id: number, score: number): void {
    if (this.#size < this.#limit) this.#rise(this.#size++, id, score);
    else if (this.#isBelow(0, id, score)) this.#sink(id, score);
  }

  /** What is kept, best first. */
  inOrder(): { readonly id: number; readonly score: number }[] {
    const all = Array.from({ length: this.#size }, (_, at) => ({
      id: this.#ids[at] as number,
      score: this.#scores[at] as number,
    }));
    return all.sort((a, b) => b.score - a.score || this.#precedes(a.id, b.id));
  }

  /** Whether what is kept at a place is less than another sentence. */
  #isBelow(at: number, id: number, score: number): boolean {
    const own = this.#scores[at] as number;
    return own < score || (own === score && this.#precedes(this.#ids[at] as number, id) > 0);
  }

  /** Puts a sentence in at an empty place at the bottom, or above that. */
  #rise(from: number, id: number, score: number): void {
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.#isBelow(above, id, score)) break;
      this.#move(above, at);
      at = above;
    }
    this.#ids[at] = id;
    this.#scores[at] = score;
  }

  /** Puts a sentence in for the one on top. */
  #sink(id: number, score: number): void {
    let at = 0;
    for (let below = 1; below < this.#size; below = 2 * at + 1) {
      const other = below + 1;
      const isOther =
        other < this.#size && this.#isBelow(other, this.#ids[below] as number, this.#scores[below] as number);
      const least = isOther ? other : below;
      if (!this.#isBelow(least, id, score)) break;
      this.#move(least, at);
      at = least;
    }
    this.#ids[at] = id;
    this.#scores[at] = score;
  }

  #move(from: number, to: number): void {
    this.#ids[to] = this.#ids[from] as number;
    this.#scores[to] = this.#scores[from] as number;
  }
}

/** Compares sentences by their places in the collection. */
export function byPlace(places: Uint32Array): (a: number, b: number) => number {
  return (a, b) => (places[a] ?? 0) - (places[b] ?? 0) || a - b;
}
