import { BEGINNING, clippedFrom, initialsOf, type Phrase, phraseKey, phraseOf } from './abbreviations.js';
import { candidates, capitalsOf, mayImply, type NameLists, stretchesWith, takenApart } from './name-lists.js';
import { intersection } from './postings.js';
import type { Frequencies } from './segment.js';

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

interface Candidate {
  readonly text: string;
  count: number;
  readonly explained: boolean;
}

/** Explained before implied, then the more frequent, then by the alphabet. */
function better(a: Candidate, b: Candidate): number {
  return Number(b.explained) - Number(a.explained) || b.count - a.count || (a.text < b.text ? -1 : 1);
}

/** The names that may have words that begin as the clipped word does, and as it goes on somewhere. */
function mayClip(names: NameLists, word: string): Set<number> {
  const beginning = (at: number) => candidates(names.beginningRuns, word.slice(at, at + BEGINNING));
  const found = new Set<number>();
  for (let at = BEGINNING; at + BEGINNING <= word.length; at++) {
    for (const id of intersection([beginning(0), beginning(at)])) found.add(id);
  }
  return found;
}

const explainedKeys = new WeakMap<NameLists, (string | undefined)[]>();

/** The key of an explained phrase: read once, since each question comes by many that have its hash only. */
function keyOfExplained(names: NameLists, id: number): string {
  const known = explainedKeys.get(names) ?? new Array<string | undefined>(names.explained.size);
  explainedKeys.set(names, known);
  known[id] ??= phraseKey(takenApart(names.explained.at(id))[1]);
  return known[id];
}

/** Bodies and states that news calls by their initials without explaining them. */
const WELL_KNOWN: ReadonlyMap<string, string> = new Map(
  [
    'United Nations',
    'European Union',
    'United Kingdom',
    'United States of America',
    'United Arab Emirates',
    'North Atlantic Treaty Organization',
    'Commonwealth of Independent States',
    'International Atomic Energy Agency',
    'International Monetary Fund',
    'International Olympic Committee',
    'World Trade Organization',
    'Organization for Security and Cooperation in Europe',
  ].map((name) => [name.replace(/[^A-Z]/g, '').toLowerCase(), name]),
);

/** No more look-ups than this are kept. */
const MOST_KEPT = 10_000;

/** The names of a collection and the abbreviations that it explains or that their initials imply. */
export class Aliases {
  readonly #segments: readonly NamesInUse[];
  /** What has been looked up, since the same abbreviations are met again and again. */
  readonly #expanded = new Map<string, Expansion | undefined>();

  constructor(segments: readonly NamesInUse[]) {
    this.#segments = segments;
  }

  /** What a (lower-case) abbreviation stands for: an explained phrase before an implied one, then the more frequent, then what everybody knows. */
  expand(short: string): Expansion | undefined {
    if (this.#expanded.has(short)) return this.#expanded.get(short);
    const found = this.#expand(short);
    if (this.#expanded.size === MOST_KEPT) this.#expanded.clear();
    this.#expanded.set(short, found);
    return found;
  }

  #expand(short: string): Expansion | undefined {
    for (const { text } of this.#candidates(short).sort(better)) {
      const phrase = phraseOf(text);
      if (phrase.length > 1) return { phrase, text };
    }
    const text = WELL_KNOWN.get(short);
    return text === undefined ? undefined : { phrase: phraseOf(text), text };
  }

  #candidates(short: string): Candidate[] {
    const found = new Map<string, Candidate>();
    const add = (text: string, count: number, explained: boolean) => {
      const known = found.get(text);
      if (known) known.count += count;
      else if (count > 0) found.set(text, { text, count, explained });
    };
    for (const { names, frequencies } of this.#segments) {
      for (const id of candidates(names.shortExplained, short)) {
        const [own, long] = takenApart(names.explained.at(id));
        if (own === short) add(long, frequencies.explained[id] ?? 0, true);
      }
    }
    for (const { names, frequencies } of this.#segments) {
      for (const id of mayImply(names, short)) {
        for (const text of stretchesWith(short, names.runs.at(id))) add(text, frequencies.names[id] ?? 0, false);
      }
    }
    return [...found.values()];
  }

  /**
   * The abbreviations of a phrase that stands in a question: its initialism, and those explained in brackets.
   *
   * @param words the phrase, without linking words: each as typed, and its term
   * @param isKnown whether the collection has an abbreviation; only those are of use
   */
  abbreviate(
    words: readonly { readonly typed: string; readonly term: string }[],
    isKnown: (short: string) => boolean,
  ): string[] {
    const key = words.map(({ term }) => term).join(' ');
    const shorts = new Set([initialsOf(words.map(({ typed }) => typed))]);
    for (const { names } of this.#segments) {
      for (const id of candidates(names.phraseExplained, key)) {
        if (keyOfExplained(names, id) === key) shorts.add(takenApart(names.explained.at(id))[0]);
      }
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
      for (const id of mayClip(names, word)) {
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
