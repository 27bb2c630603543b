/** Numbers of pieces of text, found by the codes that they are made of: of a piece that is known no string is made. */
export class PieceTable {
  /**
   * Open addressing: four entries a slot, at the hash of its piece or behind it: the hash, where its codes start, how many
   * they are, and its number. A slot without codes is free. At most half of them are taken.
   */
  #slots = new Int32Array(SLOT * 1024);
  /** The codes of all pieces, one behind the other. */
  #codes = new Uint16Array(4096);
  #codeCount = 0;
  #size = 0;

  /**
   * The number of a piece; undefined when it has none.
   *
   * @param codes UTF-16 codes of a text
   * @param start where the piece starts in it
   * @param end where it ends, behind the start
   * @param hashed the piece's hash, 32 bits with a sign
   */
  find(codes: Uint16Array, start: number, end: number, hashed: number): number | undefined {
    const [slots, known, length] = [this.#slots, this.#codes, end - start];
    for (let slot = slotOf(hashed, slots); slots[slot + 2] !== 0; slot = behind(slot, slots)) {
      if (slots[slot] !== hashed || slots[slot + 2] !== length) continue;
      const from = slots[slot + 1] as number;
      let i = 0;
      while (i < length && known[from + i] === codes[start + i]) i++;
      if (i === length) return slots[slot + 3];
    }
    return undefined;
  }

  /** Gives a piece that has none a number. */
  add(codes: Uint16Array, start: number, end: number, hashed: number, number: number): void {
    const [from, length] = [this.#codeCount, end - start];
    this.#codeCount += length;
    while (this.#codeCount > this.#codes.length) {
      const longer = new Uint16Array(2 * this.#codes.length);
      longer.set(this.#codes);
      this.#codes = longer;
    }
    this.#codes.set(codes.subarray(start, end), from);
    this.#size++;
    if (2 * SLOT * this.#size > this.#slots.length) this.#spread();
    enter(this.#slots, hashed, from, length, number);
  }

  #spread(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(2 * old.length);
    for (let at = 0; at < old.length; at += SLOT) {
      const [hashed, from, length, number] = old.subarray(at, at + SLOT) as unknown as [number, number, number, number];
      if (length > 0) enter(this.#slots, hashed, from, length, number);
    }
  }
}

const SLOT = 4;

function enter(slots: Int32Array, hashed: number, from: number, length: number, number: number): void {
  let slot = slotOf(hashed, slots);
  while (slots[slot + 2] !== 0) slot = behind(slot, slots);
  slots[slot] = hashed;
  slots[slot + 1] = from;
  slots[slot + 2] = length;
  slots[slot + 3] = number;
}

/** The lower bits of such hashes are not well mixed. */
const slotOf = (hashed: number, slots: Int32Array) => (SLOT * (hashed ^ (hashed >>> 15))) & (slots.length - 1);
const behind = (slot: number, slots: Int32Array) => (slot + SLOT) & (slots.length - 1);
