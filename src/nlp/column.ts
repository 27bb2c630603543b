/** A column of whole numbers below 2³² that grows. */
export class Column {
  #values = new Uint32Array(64);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The value that is so many from the end: 1 is the last. 0 when there is none. */
  last(fromEnd: number): number {
    return this.#values[this.#size - fromEnd] ?? 0;
  }

  /** The value at a place below `size`. */
  at(place: number): number {
    return this.#values[place] as number;
  }

  /** Exchanges the value at a place below `size`. */
  set(place: number, value: number): void {
    this.#values[place] = value;
  }

  push(value: number): void {
    if (this.#size === this.#values.length) this.#grow(this.#size * 2);
    this.#values[this.#size++] = value;
  }

  append(values: ArrayLike<number>): void {
    const size = this.#size + values.length;
    if (size > this.#values.length) this.#grow(Math.max(size, this.#values.length * 2));
    this.#values.set(values, this.#size);
    this.#size = size;
  }

  /** The values so far, in memory of no more than their size. */
  values(): Uint32Array<ArrayBuffer> {
    return this.#values.slice(0, this.#size);
  }

  #grow(size: number): void {
    const values = new Uint32Array(size);
    values.set(this.#values.subarray(0, this.#size));
    this.#values = values;
  }
}
