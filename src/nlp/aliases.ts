import { clippedFrom, initialsOf, type Phrase, phraseOf } from './abbreviations.js';
import { capitalsOf, LINKING, type NameLists } from './name-lists.js';
import type { Frequencies } from './segment.js';
import { StringTable } from './string-table.js';

/** What an abbreviation stands for. */
export interface Expansion {
  readonly phrase: Phrase;
  /** As the collection writes it. */
  readonly text: string;
}

/** The names of a segment and how often each is in use. */
export interface NamesInUse {
  readonly names: NameLists;
  readonly frequencies: Pick<Frequencies, 'names' | 'explained'>;
}

/** Every stretch of a capitalised run whose initials are the short form, of three to seven letters. */
function* stretchesSpelling(short: string, run: string): Generator<string> {
  const words = run.split(/[\s-]+/).filter((word) => word !== '');
  const capitals = words.map((word, i) => ({ word, i })).filter(({ word }) => !LINKING.has(word));
  for (let from = 0; from < capitals.length; from++) {
    for (let to = from + 1; to < Math.min(capitals.length, from + 7); to++) {
      const chosen = capitals.slice(from, to + 1);
      if (initialsOf(chosen.map(({ word }) => word)) !== short) continue;
      yield words.slice(chosen[0]?.i, (chosen.at(-1)?.i ?? 0) + 1).join(' ');
    }
  }
}

interface Candidate {
  readonly text: string;
  count: number;
  readonly explained: boolean;
}

/** Explained before implied, then the more frequent, then by the alphabet. */
function better(a: Candidate, b: Candidate): number {
  return Number(b.explained) - Number(a.explained) || b.count - a.count || (a.text < b.text ? -1 : 1);
}

const lowered = new WeakMap<NameLists, StringTable>();

/** The names of a segment in lower case. Made when first asked for: most questions need none. */
function lowerCase(names: NameLists): StringTable {
  let table = lowered.get(names);
  if (!table) {
    const { runs } = names;
    table = StringTable.of(Array.from({ length: runs.size }, (_, id) => runs.at(id).toLowerCase()));
    lowered.set(names, table);
  }
  return table;
}

/** The names of a collection and the abbreviations that it explains or that their initials imply. */
export class Aliases {
  readonly #segments: readonly NamesInUse[];

  constructor(segments: readonly NamesInUse[]) {
    this.#segments = segments;
  }

  /** What a (lower-case) abbreviation stands for: an explained phrase before an implied one, then the more frequent. */
  expand(short: string): Expansion | undefined {
    for (const { text } of this.#candidates(short).sort(better)) {
      const phrase = phraseOf(text);
      if (phrase.length > 1) return { phrase, text };
    }
    return undefined;
  }

  #candidates(short: string): Candidate[] {
    const found = new Map<string, Candidate>();
    const add = (text: string, count: number, explained: boolean) => {
      const known = found.get(text);
      if (known) known.count += count;
      else if (count > 0) found.set(text, { text, count, explained });
    };
    for (const { names, frequencies } of this.#segments) {
      for (const id of names.explained.containing(`${short}\t`)) {
        const [own, long = ''] = names.explained.at(id).split('\t');
        if (own === short) add(long, frequencies.explained[id] ?? 0, true);
      }
    }
    if (short.length < 3 || short.length > 7) return [...found.values()];
    for (const { names, frequencies } of this.#segments) {
      for (const id of names.initials.containing(short)) {
        for (const text of stretchesSpelling(short, names.runs.at(id))) add(text, frequencies.names[id] ?? 0, false);
      }
    }
    return [...found.values()];
  }

  /**
   * The abbreviations of a phrase that stands in a question: its initialism, and those explained in brackets.
   *
   * @param words the phrase as typed, without linking words
   * @param isKnown whether the collection has an abbreviation; only those are of use
   */
  abbreviate(words: readonly string[], isKnown: (short: string) => boolean): string[] {
    const key = phraseOf(words.join(' ')).join(' ');
    const shorts = new Set([initialsOf(words)]);
    for (const { names } of this.#segments) {
      const id = names.phrases.find(key);
      if (id >= 0) for (const short of names.shorts.at(id).split(' ')) shorts.add(short);
    }
    const means = (short: string) => this.expand(short)?.phrase.join(' ') === key;
    return [...shorts].filter((short) => isKnown(short) && means(short)).sort();
  }

  /**
   * The name that a clipped compound such as "secgen" or "minfin" is made of: the beginnings (three letters or more)
   * of consecutive words of a capitalised name. The most frequent name wins, then the alphabet.
   */
  unclip(word: string): Expansion | undefined {
    if (word.length < 6) return undefined;
    const counts = new Map<string, number>();
    for (const { names, frequencies } of this.#segments) {
      for (const id of lowerCase(names).containing(word.slice(0, 3))) {
        const words = capitalsOf(names.runs.at(id));
        words.forEach((_, from) => {
          const clipped = clippedFrom(word, words.slice(from, from + 3));
          if (clipped) counts.set(clipped, (counts.get(clipped) ?? 0) + (frequencies.names[id] ?? 0));
        });
      }
    }
    const [best] = [...counts].filter(([, count]) => count > 0).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return best && { phrase: phraseOf(best[0]), text: best[0] };
  }
}
