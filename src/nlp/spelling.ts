/**
 * Optimal string alignment distance (Damerau–Levenshtein with adjacent transpositions): how many letters were
 * inserted, dropped, changed or swapped. Stops early: returns `limit + 1` when the distance exceeds `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
      best = Math.min(best, cost);
    }
    if (best > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
}

/** How many letters may differ: none in short words, where nearly every neighbour is another word (world, words). */
export function mostEdits(word: string): number {
  if (word.length < 6 || /\d/.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/**
 * What spellings of a name have in common that were put into Latin letters by different rules: y, j and i are alike (Masadykov,
 * Masadikov; Dmitry, Dmitriy), so are kh and h, ts and c, w and v, x and ks; ye is e (Kaloyev, Kaloev); consonants count once.
 */
export function soundOf(word: string): string {
  return word
    .replace(/kh/g, 'h')
    .replace(/t[sz]/g, 'c')
    .replace(/w/g, 'v')
    .replace(/x/g, 'ks')
    .replace(/[yj]e/g, 'e')
    .replace(/[yj]/g, 'i')
    .replace(/([^aeou])\1+/g, '$1');
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
