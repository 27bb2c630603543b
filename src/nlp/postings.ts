/** Where a term stands, or the words that mean the same: numbers of sentences, or of bulletins for titles. */
export interface Postings {
  /** Ascending, each once: in a sentence a word that is said twice says no more. */
  readonly ids: Uint32Array;
  /** How much each counts, 0..1, where a form stands that is less sure than the word itself; null: 1 everywhere. */
  readonly weights: Float64Array | null;
}

export const NOWHERE: Postings = { ids: new Uint32Array(0), weights: null };

/** The first position in ascending `ids`, between `from` and `to`, that is not below `id`; `to` when all are. */
export function lowerBound(ids: Uint32Array, id: number, from = 0, to = ids.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] as number) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first position from `from` on that is not below `id`: steps that double, then halves of the last. */
export function gallop(ids: Uint32Array, id: number, from: number): number {
  let low = from;
  let step = 1;
  while (low + step < ids.length && (ids[low + step] as number) < id) {
    low += step;
    step *= 2;
  }
  return lowerBound(ids, id, low, Math.min(ids.length, low + step + 1));
}

/** What stands at a number: its weight, or 0 when it is not among the postings. */
export function weightAt({ ids, weights }: Postings, id: number): number {
  const at = lowerBound(ids, id);
  if (ids[at] !== id) return 0;
  return weights ? (weights[at] as number) : 1;
}

/** Numbers that stand for a form of a word, and how sure that form is, 0..1. */
export interface Weighted {
  readonly ids: Uint32Array;
  readonly weight: number;
}

/** All numbers of some forms, each with the largest of its weights. */
export function union(forms: readonly Weighted[]): Postings {
  const [only, ...others] = forms.filter(({ ids }) => ids.length > 0);
  if (!only) return NOWHERE;
  return others.reduce((all, { ids, weight }) => mergeTwo(all, weighted(ids, weight)), weighted(only.ids, only.weight));
}

function weighted(ids: Uint32Array, weight: number): Postings {
  return { ids, weights: weight === 1 ? null : new Float64Array(ids.length).fill(weight) };
}

const weightOf = ({ weights }: Postings, at: number) => (weights ? (weights[at] as number) : 1);

function mergeTwo(a: Postings, b: Postings): Postings {
  const ids = new Uint32Array(a.ids.length + b.ids.length);
  const weights = new Float64Array(ids.length);
  let [i, j, size] = [0, 0, 0];
  for (; i < a.ids.length || j < b.ids.length; size++) {
    const [one, other] = [a.ids[i] ?? Number.POSITIVE_INFINITY, b.ids[j] ?? Number.POSITIVE_INFINITY];
    ids[size] = Math.min(one, other);
    weights[size] = Math.max(one <= other ? weightOf(a, i) : 0, other <= one ? weightOf(b, j) : 0);
    if (one <= other) i++;
    if (other <= one) j++;
  }
  return { ids: ids.subarray(0, size), weights: weights.subarray(0, size) };
}

/** The numbers that are in all of the lists; none when there is no list. */
export function intersection(lists: readonly Uint32Array[]): Uint32Array {
  const [first = NOWHERE.ids, ...longer] = [...lists].sort((a, b) => a.length - b.length);
  return longer.reduce(common, first);
}

/** The numbers of a list that are in a longer one as well. */
function common(list: Uint32Array, longer: Uint32Array): Uint32Array {
  const both = new Uint32Array(list.length);
  let [at, size] = [0, 0];
  for (let i = 0; i < list.length; i++) {
    const id = list[i] as number;
    at = gallop(longer, id, at);
    if (longer[at] === id) both[size++] = id;
  }
  return both.subarray(0, size);
}
