import { codesOf } from './codes.js';
import { Column } from './column.js';
import { EMPTY_HASH, hashedOn, StringTable } from './string-table.js';

/** Strings that are numbered as they are met. They are found by their codes: of one that is known no string is made. */
export class GrowingStrings {
  /** Open addressing: the hash of a string and its number + 1, at its hash or behind it; 0 is free. At most half of it is taken. */
  #slots = new Int32Array(2048);
  /** The codes of all strings, one behind the other, and where each ends. */
  #codes = new Uint16Array(4096);
  readonly #ends = new Column();

  /** How many there are. */
  get size(): number {
    return this.#ends.size;
  }

  /** The number of a string, which is given the next when it has none. */
  numberOf(text: string): number {
    return this.numberOfCodes(codesOf(text), 0, text.length);
  }

  /** The number of the string whose codes stand from `start` to `end`; when it has none it is given the next, which is `size`. */
  numberOfCodes(codes: Uint16Array, start: number, end: number): number {
    let hashed = EMPTY_HASH;
    for (let at = start; at < end; at++) hashed = hashedOn(hashed, codes[at] as number);
    hashed |= 0;
    const slots = this.#slots;
    let slot = slotOf(hashed, slots);
    for (; slots[slot + 1] !== 0; slot = behind(slot, slots)) {
      const number = (slots[slot + 1] as number) - 1;
      if (slots[slot] === hashed && this.#isOf(number, codes, start, end)) return number;
    }
    this.#add(codes, start, end);
    slots[slot] = hashed;
    slots[slot + 1] = this.size;
    if (4 * this.size > slots.length) this.#spread();
    return this.size - 1;
  }

  #isOf(number: number, codes: Uint16Array, start: number, end: number): boolean {
    const from = number > 0 ? this.#ends.at(number - 1) : 0;
    if (this.#ends.at(number) - from !== end - start) return false;
    const known = this.#codes;
    for (let at = start, i = from; at < end; at++, i++) if (known[i] !== codes[at]) return false;
    return true;
  }

  #add(codes: Uint16Array, start: number, end: number): void {
    const from = this.#ends.last(1);
    const to = from + end - start;
    if (to > this.#codes.length) {
      const longer = new Uint16Array(Math.max(to, 2 * this.#codes.length));
      longer.set(this.#codes);
      this.#codes = longer;
    }
    this.#codes.set(codes.subarray(start, end), from);
    this.#ends.push(to);
  }

  #spread(): void {
    const old = this.#slots;
    const slots = new Int32Array(2 * old.length);
    for (let at = 0; at < old.length; at += SLOT) {
      if (old[at + 1] === 0) continue;
      let slot = slotOf(old[at] as number, slots);
      while (slots[slot + 1] !== 0) slot = behind(slot, slots);
      slots[slot] = old[at] as number;
      slots[slot + 1] = old[at + 1] as number;
    }
    this.#slots = slots;
  }

  /** All of them. */
  strings(): StringTable {
    const parts: string[] = [];
    const size = this.#ends.last(1);
    for (let from = 0; from < size; from += AT_ONCE) {
      const codes: ArrayLike<number> = this.#codes.subarray(from, Math.min(size, from + AT_ONCE));
      // Spreading takes five times as long.
      parts.push(Reflect.apply(String.fromCharCode, null, codes));
    }
    return new StringTable(parts.join(''), this.#ends.values());
  }
}

const SLOT = 2;
/** So many arguments a function may have anywhere. */
const AT_ONCE = 8192;

/** The lower bits of such hashes are not well mixed. */
const slotOf = (hashed: number, slots: Int32Array) => (SLOT * (hashed ^ (hashed >>> 15))) & (slots.length - 1);
const behind = (slot: number, slots: Int32Array) => (slot + SLOT) & (slots.length - 1);

/** Strings, each with how often it was met. */
export class CountedStrings {
  readonly #strings = new GrowingStrings();
  readonly #counts = new Column();

  /** A string was met so often. */
  add(text: string, count = 1): void {
    this.#increase(this.#strings.numberOf(text), count);
  }

  /** The string whose codes stand from `start` to `end` was met. */
  addCodes(codes: Uint16Array, start: number, end: number): void {
    this.#increase(this.#strings.numberOfCodes(codes, start, end), 1);
  }

  #increase(number: number, count: number): void {
    if (number === this.#counts.size) this.#counts.push(count);
    else this.#counts.set(number, this.#counts.at(number) + count);
  }

  strings(): StringTable {
    return this.#strings.strings();
  }

  counts(): Uint32Array<ArrayBuffer> {
    return this.#counts.values();
  }
}
