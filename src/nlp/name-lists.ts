import { BEGINNING, lettersOf, longForm, phraseKey } from './abbreviations.js';
import { capitalisedRuns } from './capitalised-runs.js';
import { GrowingLists, inverting, type Lists, listAt } from './lists.js';
import type { Steps } from './steps.js';
import { hash, StringTable } from './string-table.js';

/**
 * The names of a segment, and the abbreviations that it explains or that their initials imply. What is looked up by a
 * string has lists by its hash, which say where it may be found: see `candidates`.
 */
export interface NameLists {
  /** Capitalised names of two words or more, as written. */
  readonly runs: StringTable;
  /** Abbreviations explained in brackets: the short form in lower case, a tab and the long form. */
  readonly explained: StringTable;
  /** By short form in lower case: the names that may have it as initials somewhere, and its explanations. */
  readonly shortRuns: Lists;
  readonly shortExplained: Lists;
  /** By the content terms of a long form, joined by blanks: its explanations. */
  readonly phraseExplained: Lists;
  /** By the first three letters of a word of a name, in lower case: the names. */
  readonly beginningRuns: Lists;
}

/** Words in lower case that may stand inside a name. */
export const LINKING: ReadonlySet<string> = new Set(['of', 'and', 'for', 'the', 'on', 'in']);

const DEFINITION = /\(([\p{L}\p{N}][\p{L}\p{N}.&/-]{1,9})\)/gu;

/** Calls back with each name of a sentence that has two words or more. */
export function eachName(sentence: string, visit: (run: string) => void): void {
  for (const { start, end } of capitalisedRuns(sentence, LINKING)) {
    const run = sentence.slice(start, end);
    if (/[\s-]/.test(run)) visit(run);
  }
}

/** Calls back with each abbreviation that a sentence explains, as `NameLists.explained` has it. */
export function eachExplained(sentence: string, visit: (explained: string) => void): void {
  if (!sentence.includes('(')) return;
  for (const match of sentence.matchAll(DEFINITION)) {
    const short = match[1] ?? '';
    if (!/\p{Lu}/u.test(short)) continue;
    const long = longForm(short, sentence.slice(Math.max(0, match.index - 200), match.index).trimEnd());
    if (long) visit(`${short.toLowerCase()}\t${long}`);
  }
}

const wordsOf = (run: string) => run.split(/[\s-]+/).filter((word) => word !== '');

/** The words of a name, linking words left out. */
export function capitalsOf(run: string): string[] {
  return wordsOf(run).filter((word) => !LINKING.has(word));
}

/** An initialism has so many letters. */
const [FEWEST, MOST] = [3, 7];

/** Calls back with the initialism of every stretch of a name that may have one, and with its first and last word's place. */
function eachInitialism(words: readonly string[], visit: (short: string, first: number, last: number) => void): void {
  const places = [...words.keys()].filter((place) => !LINKING.has(words[place] as string));
  const lent = places.map((place) => lettersOf(words[place] as string));
  for (let from = 0; from < lent.length; from++) {
    let letters = lent[from] as string;
    for (let to = from + 1; to < lent.length && letters.length < MOST; to++) {
      letters += lent[to];
      if (letters.length < FEWEST || letters.length > MOST) continue;
      visit(letters.toLowerCase(), places[from] as number, places[to] as number);
    }
  }
}

/** The stretches of a name that have an initialism, given in lower case. */
export function stretchesWith(short: string, run: string): string[] {
  const words = wordsOf(run);
  const found: string[] = [];
  eachInitialism(words, (own, first, last) => {
    if (own === short) found.push(words.slice(first, last + 1).join(' '));
  });
  return found;
}

/** So many entries share a list. */
const SHARING = 4;

/** Lists by the hashes of strings: far smaller than the strings, and what has just their hash is seen when it is looked at. */
class HashedLists {
  readonly #lists = new GrowingLists();

  /** Adds a string that what is in hand can be found by. */
  add(key: string): void {
    this.#lists.ids.push(hash(key));
  }

  /** Goes on to what has the next number. */
  next(): void {
    this.#lists.close();
  }

  *finishing(): Steps<Lists> {
    const size = 2 ** Math.floor(Math.log2(this.#lists.ids.size / SHARING + 1));
    return yield* inverting(this.#lists.lists(), size, (hashed) => placeOf(hashed, size));
  }
}

/** The place of a hash in a table whose size is a power of two. The lower bits of hashes are not well mixed. */
const placeOf = (hashed: number, size: number) => (hashed ^ (hashed >>> 15)) & (size - 1);

/** What may be found by a string, ascending: all that can be, and some that can't. */
export function candidates(lists: Lists, key: string): Uint32Array {
  return listAt(lists, placeOf(hash(key), lists.ends.length));
}

/** The short form of an explained abbreviation, and the long one. */
export function takenApart(explained: string): [short: string, long: string] {
  const tab = explained.indexOf('\t');
  return [explained.slice(0, tab), explained.slice(tab + 1)];
}

/** Makes the lists of these names and explained abbreviations, of which no two are alike, in steps. */
export function* listingNames(runs: readonly string[], explained: readonly string[]): Steps<NameLists> {
  const [shortRuns, beginningRuns] = [new HashedLists(), new HashedLists()];
  for (const run of runs) {
    const words = wordsOf(run);
    eachInitialism(words, (short) => shortRuns.add(short));
    for (const word of words) {
      if (!LINKING.has(word)) beginningRuns.add(word.slice(0, BEGINNING).toLowerCase());
    }
    shortRuns.next();
    beginningRuns.next();
    yield run.length;
  }
  const [shortExplained, phraseExplained] = [new HashedLists(), new HashedLists()];
  for (const one of explained) {
    const [short, long] = takenApart(one);
    shortExplained.add(short);
    phraseExplained.add(phraseKey(long));
    shortExplained.next();
    phraseExplained.next();
    yield one.length;
  }
  return {
    runs: StringTable.of(runs),
    explained: StringTable.of(explained),
    shortRuns: yield* shortRuns.finishing(),
    shortExplained: yield* shortExplained.finishing(),
    phraseExplained: yield* phraseExplained.finishing(),
    beginningRuns: yield* beginningRuns.finishing(),
  };
}
