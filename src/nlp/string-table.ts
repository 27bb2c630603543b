const EMPTY = new Uint32Array(0);

/**
 * Strings by number, and their numbers by string, in two flat pieces: all of them written one behind the other, and
 * where each ends. It takes a few bytes a string beyond its letters, and is read from a file as it is.
 */
export class StringTable {
  /** All strings, one behind the other. */
  readonly text: string;
  /** Where each ends in `text`, ascending. */
  readonly ends: Uint32Array;
  /** Open addressing: number + 1 at the hash of the string or behind it; 0 is free. Made when first needed. */
  #slots = EMPTY;

  constructor(text: string, ends: Uint32Array) {
    this.text = text;
    this.ends = ends;
  }

  /** @param strings no two alike */
  static of(strings: readonly string[]): StringTable {
    const ends = new Uint32Array(strings.length);
    let end = 0;
    strings.forEach((string, i) => {
      end += string.length;
      ends[i] = end;
    });
    return new StringTable(strings.join(''), ends);
  }

  get size(): number {
    return this.ends.length;
  }

  /** Where a string starts in `text`. */
  start(id: number): number {
    return id > 0 ? (this.ends[id - 1] ?? 0) : 0;
  }

  /** The string of a number; empty when there is none of that number. */
  at(id: number): string {
    return this.text.slice(this.start(id), this.ends[id] ?? 0);
  }

  /** The number of a string, or -1. */
  find(string: string): number {
    if (this.size === 0) return -1;
    if (this.#slots === EMPTY) this.#slots = this.#hashed();
    const mask = this.#slots.length - 1;
    for (let slot = hash(string) & mask; ; slot = (slot + 1) & mask) {
      const id = (this.#slots[slot] ?? 0) - 1;
      if (id < 0) return -1;
      const start = this.start(id);
      if ((this.ends[id] ?? 0) - start === string.length && this.text.startsWith(string, start)) return id;
    }
  }

  #hashed(): Uint32Array<ArrayBuffer> {
    const slots = new Uint32Array(2 ** Math.ceil(Math.log2(this.size * 1.5 + 1)));
    const mask = slots.length - 1;
    for (let id = 0; id < this.size; id++) {
      let slot = hash(this.at(id)) & mask;
      while (slots[slot]) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    return slots;
  }
}

/** FNV-1a over UTF-16 code units, 32 bits (Fowler, Noll and Vo, draft-eastlake-fnv). */
export function hash(text: string): number {
  let value = EMPTY_HASH;
  for (let i = 0; i < text.length; i++) value = hashedOn(value, text.charCodeAt(i));
  return value >>> 0;
}

/** The hash of nothing, and a hash with one more code unit. It has a sign: without one the compiler goes on with floating-point numbers. */
export const EMPTY_HASH = 0x811c9dc5 | 0;
export function hashedOn(value: number, code: number): number {
  return Math.imul(value ^ code, 0x01000193);
}
