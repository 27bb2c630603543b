import { BEGINNING, initialsOf, lettersOf, longForm, phraseKey } from './abbreviations.js';
import { capitalisedRuns } from './capitalised-runs.js';
import { isSpace } from './characters.js';
import { codesOf } from './codes.js';
import { GrowingLists, inverting, type Lists, listAt } from './lists.js';
import type { Steps } from './steps.js';
import { EMPTY_HASH, hash, hashedOn, type StringTable } from './string-table.js';

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

/**
 * Calls back with where each name of a sentence that has two words or more starts and ends.
 *
 * @param codes the sentence's, see `codesOf`
 */
export function eachName(
  sentence: string,
  visit: (start: number, end: number) => void,
  codes: Uint16Array = codesOf(sentence),
): void {
  for (const { start, end } of capitalisedRuns(sentence, LINKING, codes)) {
    let at = start;
    while (at < end && codes[at] !== HYPHEN && !isSpace(codes[at] as number)) at++;
    if (at < end) visit(start, end);
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

/** The words of a name, as spaces and hyphens part them. */
function wordsOf(run: string): string[] {
  const words: string[] = [];
  for (let from = 0, at = 0; at <= run.length; at++) {
    const code = run.charCodeAt(at);
    if (at < run.length && code !== HYPHEN && !isSpace(code)) continue;
    if (at > from) words.push(run.slice(from, at));
    from = at + 1;
  }
  return words;
}

const HYPHEN = 45;

/** The words of a name, linking words left out. */
export function capitalsOf(run: string): string[] {
  return wordsOf(run).filter((word) => !LINKING.has(word));
}

/** An initialism has so many letters. */
const [FEWEST, MOST] = [3, 7];

/** Calls back with the hash of the initialism, in lower case, of every stretch of a name that may have one, and where the stretch starts and ends. */
function eachInitialism(words: readonly string[], visit: (hashed: number, start: number, end: number) => void): void {
  const lent = words.map((word) => (LINKING.has(word) ? '' : lettersOf(word).toLowerCase()));
  for (let start = 0; start < lent.length; start++) {
    if (lent[start] === '') continue;
    let [hashed, size] = [EMPTY_HASH, 0];
    for (let at = start; at < lent.length && size < MOST; at++) {
      const letters = lent[at] as string;
      if (letters === '') continue;
      for (let i = 0; i < letters.length; i++) hashed = hashedOn(hashed, letters.charCodeAt(i));
      size += letters.length;
      if (at > start && size >= FEWEST && size <= MOST) visit(hashed >>> 0, start, at + 1);
    }
  }
}

/** The names in which stretches may have an initialism, given in lower case. */
export function mayImply(names: NameLists, short: string): Uint32Array {
  return short.length >= FEWEST && short.length <= MOST ? candidates(names.shortRuns, short) : NONE;
}

const NONE = new Uint32Array(0);

/** The stretches of a name that have an initialism, given in lower case. */
export function stretchesWith(short: string, run: string): string[] {
  const words = wordsOf(run);
  const sought = hash(short);
  const found: string[] = [];
  eachInitialism(words, (hashed, start, end) => {
    if (hashed !== sought) return;
    const stretch = words.slice(start, end);
    if (initialsOf(stretch.filter((word) => !LINKING.has(word))) === short) found.push(stretch.join(' '));
  });
  return found;
}

/** So many entries share a list. */
const SHARING = 4;

/** Lists by the hashes of strings: far smaller than the strings, and what has just their hash is seen when it is looked at. */
class HashedLists {
  readonly #lists = new GrowingLists();

  /** Adds the hash of a string that what is in hand can be found by. */
  add(hashed: number): void {
    this.#lists.ids.push(hashed);
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

/** So many names are listed in a step. */
const AT_ONCE = 200;

/** Makes the lists of these names and explained abbreviations, in steps. */
export function* listingNames(runs: StringTable, explained: StringTable): Steps<NameLists> {
  const [shortRuns, beginningRuns] = [new HashedLists(), new HashedLists()];
  for (let id = 0; id < runs.size; id++) {
    listName(runs.at(id), shortRuns, beginningRuns);
    if (id % AT_ONCE === 0) yield 20 * AT_ONCE;
  }
  const [shortExplained, phraseExplained] = [new HashedLists(), new HashedLists()];
  for (let id = 0; id < explained.size; id++) {
    const one = explained.at(id);
    const [short, long] = takenApart(one);
    shortExplained.add(hash(short));
    phraseExplained.add(hash(phraseKey(long)));
    shortExplained.next();
    phraseExplained.next();
    yield one.length;
  }
  return {
    runs,
    explained,
    shortRuns: yield* shortRuns.finishing(),
    shortExplained: yield* shortExplained.finishing(),
    phraseExplained: yield* phraseExplained.finishing(),
    beginningRuns: yield* beginningRuns.finishing(),
  };
}

function listName(run: string, shorts: HashedLists, beginnings: HashedLists): void {
  const words = wordsOf(run);
  eachInitialism(words, (hashed) => shorts.add(hashed));
  for (const word of words) if (!LINKING.has(word)) beginnings.add(hash(word.slice(0, BEGINNING).toLowerCase()));
  shorts.next();
  beginnings.next();
}
