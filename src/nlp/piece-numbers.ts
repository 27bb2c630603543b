import { Column } from './column.js';
import { EMPTY_HASH, hashedOn } from './string-table.js';

/**
 * Numbers of pieces of texts. A piece that is known is found in its text as it stands there: making a string of each word
 * of each text, only to look it up, takes as long as the rest of looking it up.
 */
export class PieceNumbers {
  readonly #pieces: string[] = [];
  readonly #numbers: number[] = [];
  readonly #hashes = new Column();
  /** Open addressing: place among the pieces + 1 at the hash of a piece or behind it; 0 is free. */
  #slots = new Uint32Array(1024);

  /**
   * The number of what stands in a text from `start` up to `end`.
   *
   * @param make called with what has no number yet, to give it one
   */
  of(text: string, start: number, end: number, make: (piece: string) => number): number {
    let hashed = EMPTY_HASH;
    for (let i = start; i < end; i++) hashed = hashedOn(hashed, text.charCodeAt(i));
    hashed = (hashed ^ (hashed >>> 15)) >>> 0;
    const mask = this.#slots.length - 1;
    for (let slot = hashed & mask; ; slot = (slot + 1) & mask) {
      const place = (this.#slots[slot] as number) - 1;
      if (place < 0) return this.#add(text.slice(start, end), hashed, slot, make);
      if (this.#hashes.at(place) !== hashed) continue;
      const piece = this.#pieces[place] as string;
      if (piece.length === end - start && text.startsWith(piece, start)) return this.#numbers[place] as number;
    }
  }

  #add(piece: string, hashed: number, slot: number, make: (piece: string) => number): number {
    const number = make(piece);
    this.#pieces.push(piece);
    this.#numbers.push(number);
    this.#hashes.push(hashed);
    this.#slots[slot] = this.#pieces.length;
    if (2 * this.#pieces.length > this.#slots.length) this.#grow();
    return number;
  }

  #grow(): void {
    const slots = new Uint32Array(2 * this.#slots.length);
    const mask = slots.length - 1;
    for (let place = 0; place < this.#pieces.length; place++) {
      let slot = this.#hashes.at(place) & mask;
      while (slots[slot]) slot = (slot + 1) & mask;
      slots[slot] = place + 1;
    }
    this.#slots = slots;
  }
}
