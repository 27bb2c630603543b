import { EMPTY_HASH, hashedOn } from './string-table.js';

/** The last three rows of a table of distances. */
type Rows = readonly [Uint16Array, Uint16Array, Uint16Array];
const rowsOf = (width: number): Rows => [new Uint16Array(width), new Uint16Array(width), new Uint16Array(width)];

/** Hardly a word is as long as these rows, which are kept between words. */
const WIDTH = 64;
const KEPT = rowsOf(WIDTH);

/**
 * Optimal string alignment distance (Damerau–Levenshtein with adjacent transpositions): how many letters were
 * inserted, dropped, changed or swapped. `limit + 1` when it exceeds `limit`. Only what lies within
 * `limit` of the diagonal is reckoned (Ukkonen, "Algorithms for approximate string matching", 1985).
 */
export function editDistance(a: string, b: string, limit: number): number {
  const over = limit + 1;
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return over;
  // One before the first letter, and one more.
  const width = b.length + 2;
  let [beforeLast, last, row] = width > WIDTH ? rowsOf(width) : KEPT;
  for (let j = 0; j <= b.length; j++) last[j] = Math.min(j, over);
  for (let i = 1; i <= a.length; i++) {
    const code = a.charCodeAt(i - 1);
    const to = Math.min(b.length, i + limit);
    const from = Math.max(1, i - limit);
    let least = from === 1 ? Math.min(i, over) : over;
    row[from - 1] = least;
    for (let j = from; j <= to; j++) {
      const other = b.charCodeAt(j - 1);
      const changed = (last[j - 1] as number) + (code === other ? 0 : 1);
      let cost = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, changed);
      const isSwapped = i > 1 && j > 1 && code === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other;
      if (isSwapped) cost = Math.min(cost, (beforeLast[j - 2] as number) + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    // The next row looks one further.
    row[to + 1] = over;
    if (least > limit) return over;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return Math.min(last[b.length] as number, over);
}

/** How many letters may differ: none in short words, where nearly every neighbour is another word (world, words). */
export function mostEdits(word: string): number {
  if (word.length < 6 || /\d/.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

// Their codes in ASCII.
const [A, C, E, H, I, J, K, O] = [97, 99, 101, 104, 105, 106, 107, 111] as const;
const [S, T, U, V, W, X, Y, Z] = [115, 116, 117, 118, 119, 120, 121, 122] as const;

/** Codes of the letters that stay double where they are. */
const isDoubled = (code: number) => code === A || code === E || code === O || code === U;

/** The codes of the sound of a part of a text, see `soundOf`. */
function eachSound(text: string, start: number, end: number, visit: (code: number) => void): void {
  let last = -1;
  const add = (code: number) => {
    if (code !== last || isDoubled(code)) visit(code);
    last = code;
  };
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    const next = i + 1 < end ? text.charCodeAt(i + 1) : -1;
    if (code === K && next === H) continue;
    if (code === T && (next === S || next === Z)) {
      add(C);
      i++;
    } else if (code === W) add(V);
    else if (code === X) {
      add(K);
      add(S);
    } else if (code === Y || code === J) {
      if (next !== E) add(I);
    } else add(code);
  }
}

/**
 * What spellings of a name have in common that were put into Latin letters by different rules: y, j and i are alike (Masadykov,
 * Masadikov; Dmitry, Dmitriy), so are kh and h, ts and c, w and v, x and ks; ye is e (Kaloyev, Kaloev); consonants count once.
 */
export function soundOf(word: string): string {
  let sound = '';
  eachSound(word, 0, word.length, (code) => {
    sound += String.fromCharCode(code);
  });
  return sound;
}

/** The FNV-1a hash of what `soundOf` gives for a part of a text, which is not made for it. */
export function soundHash(text: string, start: number, end: number): number {
  let hash = EMPTY_HASH;
  eachSound(text, start, end, (code) => {
    hash = hashedOn(hash, code);
  });
  return hash >>> 0;
}

/** A word of the collection: its stem, and in how many sentences that stands, which is reckoned when asked for. */
export interface KnownWord {
  readonly term: string;
  readonly word: string;
  df(): number;
}

/** Whether a beats b, both being as near as `distance`: the more frequent one, then by the alphabet. */
const isBetter = (a: KnownWord, b: KnownWord) => a.df() > b.df() || (a.df() === b.df() && a.word < b.word);

/**
 * The known word that a misspelt one most likely is, as words or as stems: nearest first, then the more frequent, then
 * by the alphabet. The first letter must agree, since people rarely mistake it. Undefined when none is near enough.
 */
export function nearestWord(
  { word, term }: Pick<KnownWord, 'word' | 'term'>,
  known: Iterable<KnownWord>,
): KnownWord | undefined {
  const limit = mostEdits(word);
  if (limit === 0) return undefined;
  let best: { known: KnownWord; distance: number } | undefined;
  for (const candidate of known) {
    if (candidate.word[0] !== word[0] || candidate.word.length < 4) continue;
    const least = best?.distance ?? limit;
    const asWords = editDistance(word, candidate.word, least);
    // Stems have lost their endings: one letter between them is worth two between words (present, prevent).
    const asStems = term.length < 6 ? least + 1 : editDistance(term, candidate.term, least) + 1;
    const distance = Math.min(asWords, asStems);
    if (distance > least) continue;
    if (!best || distance < best.distance || isBetter(candidate, best.known)) best = { known: candidate, distance };
  }
  return best?.known;
}
