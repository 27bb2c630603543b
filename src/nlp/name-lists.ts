import { BEGINNING, initialsOf, longForm, phraseKey } from './abbreviations.js';
import { capitalisedRuns } from './capitalised-runs.js';
import { type Lists, listAt } from './lists.js';
import { NOWHERE } from './postings.js';
import type { Steps } from './steps.js';
import { StringTable } from './string-table.js';

/** The names of a segment, and the abbreviations that it explains or that their initials imply. */
export interface NameLists {
  /** Capitalised names of two words or more, as written. */
  readonly runs: StringTable;
  /** Abbreviations explained in brackets: the short form in lower case, a tab and the long form. */
  readonly explained: StringTable;
  /** Short forms in lower case, and by each of them the names that have it as initials somewhere, and its explanations. */
  readonly shorts: StringTable;
  readonly shortRuns: Lists;
  readonly shortExplained: Lists;
  /** Content terms of the explained long forms, joined by blanks; and by each of them its explanations. */
  readonly phrases: StringTable;
  readonly phraseExplained: Lists;
  /** First three letters of names' words, in lower case; and by each of them the names. */
  readonly beginnings: StringTable;
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

/** The words of a name, linking words left out. */
export function capitalsOf(run: string): string[] {
  return run.split(/[\s-]+/).filter((word) => word !== '' && !LINKING.has(word));
}

/** A stretch of a name, and its initials: three to seven letters. */
export interface Initialism {
  readonly short: string;
  readonly phrase: string;
}

/** Every stretch of a name that may have an initialism. */
export function* initialismsOf(run: string): Generator<Initialism> {
  const words = run.split(/[\s-]+/).filter((word) => word !== '');
  const capitals = words.map((word, i) => ({ word, i })).filter(({ word }) => !LINKING.has(word));
  // Most names have two words, and so two letters.
  if (capitals.length === 2 && !capitals.some(({ word }) => word === word.toUpperCase())) return;
  for (let from = 0; from < capitals.length; from++) {
    for (let to = from + 1; to < Math.min(capitals.length, from + 7); to++) {
      const chosen = capitals.slice(from, to + 1);
      const short = initialsOf(chosen.map(({ word }) => word));
      if (short.length < 3 || short.length > 7) continue;
      yield { short, phrase: words.slice(chosen[0]?.i, (chosen.at(-1)?.i ?? 0) + 1).join(' ') };
    }
  }
}

/** Numbers gathered by keys. */
class Gathered {
  readonly #lists = new Map<string, number[]>();

  /** Numbers come in ascending order. */
  add(key: string, number: number): void {
    const list = this.#lists.get(key);
    if (!list) this.#lists.set(key, [number]);
    else if (list.at(-1) !== number) list.push(number);
  }

  keys(): string[] {
    return [...this.#lists.keys()];
  }

  /** The lists of some keys; empty for a key that has none. */
  lists(keys: readonly string[]): Lists {
    const ids: number[] = [];
    const ends = keys.map((key) => {
      for (const number of this.#lists.get(key) ?? []) ids.push(number);
      return ids.length;
    });
    return { ends: Uint32Array.from(ends), ids: Uint32Array.from(ids) };
  }
}

/** Makes the lists of these names and explained abbreviations, of which no two are alike, in steps. */
export function* listingNames(runs: readonly string[], explained: readonly string[]): Steps<NameLists> {
  const [byShort, explainedByShort, byPhrase, byBeginning] = Array.from({ length: 4 }, () => new Gathered()) as [
    Gathered,
    Gathered,
    Gathered,
    Gathered,
  ];
  for (const [id, run] of runs.entries()) {
    for (const { short } of initialismsOf(run)) byShort.add(short, id);
    for (const word of capitalsOf(run)) byBeginning.add(word.slice(0, BEGINNING).toLowerCase(), id);
    yield run.length;
  }
  for (const [id, one] of explained.entries()) {
    const [short = '', long = ''] = one.split('\t');
    explainedByShort.add(short, id);
    byPhrase.add(phraseKey(long), id);
    yield one.length;
  }
  const shorts = [...new Set([...byShort.keys(), ...explainedByShort.keys()])];
  return {
    runs: StringTable.of(runs),
    explained: StringTable.of(explained),
    shorts: StringTable.of(shorts),
    shortRuns: byShort.lists(shorts),
    shortExplained: explainedByShort.lists(shorts),
    phrases: StringTable.of(byPhrase.keys()),
    phraseExplained: byPhrase.lists(byPhrase.keys()),
    beginnings: StringTable.of(byBeginning.keys()),
    beginningRuns: byBeginning.lists(byBeginning.keys()),
  };
}

/** The numbers that a table of keys and their lists have for a key. */
export function gathered(keys: StringTable, lists: Lists, key: string): Uint32Array {
  const id = keys.find(key);
  return id < 0 ? NOWHERE.ids : listAt(lists, id);
}
