import { Column } from './column.js';
import type { Steps } from './steps.js';

/** Lists of numbers behind one another: the nth is `ids.subarray(ends[n - 1], ends[n])`, the first begins at 0. */
export interface Lists {
  readonly ends: Uint32Array;
  readonly ids: Uint32Array;
}

/** The numbers of one of the lists. */
export function listAt({ ends, ids }: Lists, at: number): Uint32Array {
  return ids.subarray(at > 0 ? (ends[at - 1] ?? 0) : 0, ends[at] ?? 0);
}

/** A list of lists of numbers that grows at its end. */
export class GrowingLists {
  readonly ids = new Column();
  readonly #ends = new Column();

  /** Ends the list that was being filled. */
  close(): void {
    this.#ends.push(this.ids.size);
  }

  lists(): Lists {
    return { ends: this.#ends.values(), ids: this.ids.values() };
  }
}

/**
 * By key the numbers of the lists that it stands in, each once, ascending. In steps.
 *
 * @param keys how many keys there are
 * @param keyOf the key of an entry of the lists; below 0 for one that has none
 */
export function* inverting(lists: Lists, keys: number, keyOf: (entry: number) => number): Steps<Lists> {
  const next = new Uint32Array(keys);
  yield* eachKey(lists, keys, keyOf, (key) => {
    next[key] = (next[key] as number) + 1;
  });
  let size = 0;
  const ends = next.map((count) => {
    size += count;
    return size;
  });
  next.forEach((count, key) => {
    next[key] = (ends[key] as number) - count;
  });
  const ids = new Uint32Array(size);
  yield* eachKey(lists, keys, keyOf, (key, list) => {
    const place = next[key] as number;
    ids[place] = list;
    next[key] = place + 1;
  });
  return { ends, ids };
}

/** So many lists are gone through in a step. */
const AT_ONCE = 4000;

/** Calls back with each key of each list, once a list. */
function* eachKey(
  lists: Lists,
  keys: number,
  keyOf: (entry: number) => number,
  visit: (key: number, list: number) => void,
): Steps<void> {
  const last = new Uint32Array(keys);
  for (let from = 0; from < lists.ends.length; from += AT_ONCE) {
    someKeys(lists, [from, Math.min(lists.ends.length, from + AT_ONCE)], last, keyOf, visit);
    yield 1000;
  }
}

/** A function of its own, since the compiler makes little of loops in generators. */
function someKeys(
  { ends, ids }: Lists,
  [from, to]: readonly [number, number],
  last: Uint32Array,
  keyOf: (entry: number) => number,
  visit: (key: number, list: number) => void,
): void {
  let entry = from > 0 ? (ends[from - 1] as number) : 0;
  for (let list = from; list < to; list++) {
    for (const end = ends[list] as number; entry < end; entry++) {
      const key = keyOf(ids[entry] as number);
      if (key < 0 || last[key] === list + 1) continue;
      last[key] = list + 1;
      visit(key, list);
    }
  }
}
