/** Lists of numbers behind one another: the nth is `ids.subarray(ends[n - 1], ends[n])`, the first begins at 0. */
export interface Lists {
  readonly ends: Uint32Array;
  readonly ids: Uint32Array;
}

/** The numbers of one of the lists. */
export function listAt({ ends, ids }: Lists, at: number): Uint32Array {
  return ids.subarray(at > 0 ? (ends[at - 1] ?? 0) : 0, ends[at] ?? 0);
}
