import { initialsOf, longForm, phraseKey } from './abbreviations.js';
import { capitalisedRuns } from './capitalised-runs.js';
import { StringTable } from './string-table.js';

/** The names of a segment, and the abbreviations that it explains. */
export interface NameLists {
  /** Capitalised names of two words or more, as written. */
  readonly runs: StringTable;
  /** By name: the initials of all its words, lower-case. Not all different. */
  readonly initials: StringTable;
  /** Abbreviations explained in brackets: the short form in lower case, a tab and the long form. */
  readonly explained: StringTable;
  /** Content terms of the explained long forms, joined by blanks; and by each of them its short forms, joined likewise. */
  readonly phrases: StringTable;
  readonly shorts: StringTable;
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

/** Makes the lists of these names and explained abbreviations; no two of either are alike. */
export function nameLists(runs: readonly string[], explained: readonly string[]): NameLists {
  const shorts = new Map<string, string[]>();
  for (const one of explained) {
    const [short = '', long = ''] = one.split('\t');
    const key = phraseKey(long);
    const known = shorts.get(key);
    if (!known) shorts.set(key, [short]);
    else if (!known.includes(short)) known.push(short);
  }
  return {
    runs: StringTable.of(runs),
    initials: StringTable.of(runs.map((run) => initialsOf(capitalsOf(run)))),
    explained: StringTable.of(explained),
    phrases: StringTable.of([...shorts.keys()]),
    shorts: StringTable.of([...shorts.values()].map((all) => all.join(' '))),
  };
}
