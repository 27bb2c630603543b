import { bulletinAt, type Part, partOf, textAt } from './part.js';
import { type Segment, sameness } from './segment.js';
import type { Steps } from './steps.js';

/** Finds the sentences of a segment by their hashes: a chain of all that share a slot, from the first on. */
class HashChains {
  readonly #hashes: Uint32Array;
  /** Number + 1 of the first sentence of a slot, and of the next after a sentence; 0 ends a chain. */
  readonly #heads: Uint32Array;
  readonly #next: Uint32Array;

  constructor({ hashes }: Segment) {
    this.#hashes = hashes;
    this.#heads = new Uint32Array(2 ** Math.ceil(Math.log2(hashes.length + 1)));
    this.#next = new Uint32Array(hashes.length);
    for (let id = hashes.length - 1; id >= 0; id--) {
      const slot = this.#slot(hashes[id] as number);
      this.#next[id] = this.#heads[slot] as number;
      this.#heads[slot] = id + 1;
    }
  }

  #slot(hash: number): number {
    return (hash ^ (hash >>> 15)) & (this.#heads.length - 1);
  }

  /** The sentences with a hash, ascending. */
  with(hash: number): number[] {
    const found: number[] = [];
    for (let id = (this.#heads[this.#slot(hash)] ?? 0) - 1; id >= 0; id = (this.#next[id] as number) - 1) {
      if (this.#hashes[id] === hash) found.push(id);
    }
    return found;
  }

  has(hash: number): boolean {
    return this.with(hash).length > 0;
  }

  /** Whether another sentence has the hash of this one. */
  isShared(id: number): boolean {
    const hash = this.#hashes[id] as number;
    for (let other = (this.#heads[this.#slot(hash)] ?? 0) - 1; other >= 0; other = (this.#next[other] as number) - 1) {
      if (other !== id && this.#hashes[other] === hash) return true;
    }
    return false;
  }
}

const chains = new WeakMap<Segment, HashChains>();

/** Made once a segment, when first asked for. */
export function hashChains(segment: Segment): HashChains {
  let made = chains.get(segment);
  if (!made) {
    made = new HashChains(segment);
    chains.set(segment, made);
  }
  return made;
}

/** The sentences in use that have the same words as this one, itself among them, ascending. */
export function sameSentences(parts: readonly Part[], id: number): number[] {
  const own = partOf(parts, id);
  const hash = own.segment.hashes[id - own.base] as number;
  const text = textAt(own, id - own.base);
  const key = sameness(text);
  // Nearly all are the same to the letter, which is seen sooner.
  const isSame = (other: string) => other === text || sameness(other) === key;
  return parts.flatMap((part) =>
    hashChains(part.segment)
      .with(hash)
      .filter((local) => !part.gone?.[bulletinAt(part, local)] && isSame(textAt(part, local)))
      .map((local) => part.base + local),
  );
}

/** Whether another sentence may have the same words. */
function mayRepeat(parts: readonly Part[], id: number): boolean {
  const own = partOf(parts, id);
  const hash = own.segment.hashes[id - own.base] as number;
  return parts.some((part) =>
    part === own ? hashChains(part.segment).isShared(id - part.base) : hashChains(part.segment).has(hash),
  );
}

/** What comparing a sentence counts in characters read. */
const PER_REPEAT = 60;

/**
 * Same words, same quotation: of sentences with the same words one is searched. Sets it anew for some sentences and all
 * that have the same words as they, in steps.
 *
 * @param searched by sentence: 1 when it is searched
 * @param isBefore whether a sentence is to be searched rather than another with the same words
 */
export function* foldingRepeats(
  parts: readonly Part[],
  searched: Uint8Array,
  ids: Iterable<number>,
  isBefore: (a: number, b: number) => boolean,
): Steps<void> {
  const done = new Set<number>();
  for (const id of ids) {
    if (done.has(id)) continue;
    const part = partOf(parts, id);
    const isGone = part.gone?.[bulletinAt(part, id - part.base)] === 1;
    searched[id] = isGone ? 0 : 1;
    if (!mayRepeat(parts, id)) {
      yield 1;
      continue;
    }
    const same = sameSentences(parts, id);
    const best = same.reduce((a, b) => (isBefore(b, a) ? b : a), same[0] ?? -1);
    for (const other of same) {
      searched[other] = other === best ? 1 : 0;
      done.add(other);
      yield PER_REPEAT;
    }
  }
}
