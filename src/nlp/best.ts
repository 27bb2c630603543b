/** The sentences with the highest scores so far, best first; of equals the one that stands first. */
export class Best {
  readonly ids: number[] = [];
  readonly scores: number[] = [];
  readonly #limit: number;
  readonly #places: Uint32Array;

  /**
   * @param limit how many are kept, 1 or more
   * @param places by sentence: its place in the collection as far as bulletins tell it; in one bulletin numbers tell it
   */
  constructor(limit: number, places: Uint32Array) {
    this.#limit = limit;
    this.#places = places;
  }

  /** The least score that is kept once there are as many as wanted; before that, -1. */
  get threshold(): number {
    return this.ids.length < this.#limit ? -1 : (this.scores[this.#limit - 1] ?? -1);
  }

  add(id: number, score: number): void {
    if (score < this.threshold) return;
    let low = 0;
    let high = this.ids.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#precedes(middle, id, score)) low = middle + 1;
      else high = middle;
    }
    if (low === this.#limit) return;
    this.ids.splice(low, 0, id);
    this.scores.splice(low, 0, score);
    if (this.ids.length <= this.#limit) return;
    this.ids.pop();
    this.scores.pop();
  }

  #precedes(at: number, id: number, score: number): boolean {
    const own = this.scores[at] as number;
    const other = this.ids[at] as number;
    if (own !== score) return own > score;
    return byPlace(this.#places)(other, id) < 0;
  }
}

/** Compares sentences by their places in the collection. */
export function byPlace(places: Uint32Array): (a: number, b: number) => number {
  return (a, b) => (places[a] ?? 0) - (places[b] ?? 0) || a - b;
}
