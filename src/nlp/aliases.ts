import { capitalisedRuns } from './capitalised-runs.js';
import { isStopWord, termsOf } from './terms.js';

const DEFINITION = /\(([\p{L}\p{N}][\p{L}\p{N}.&/-]{1,9})\)/gu;
const LINKING = new Set(['of', 'and', 'for', 'the', 'on', 'in']);

/** Content terms in order. */
export type Phrase = readonly string[];

/** What an abbreviation stands for. */
export interface Expansion {
  readonly phrase: Phrase;
  /** As the collection writes it. */
  readonly text: string;
}

const keyOf = (phrase: Phrase) => phrase.join(' ');

/** The content terms of words written out. */
function phraseOf(text: string): Phrase {
  return termsOf(text).flatMap(({ term, word }) => (isStopWord(word) ? [] : [term]));
}

/**
 * The long form that stands before "(SHORT)": walks both from the right, so that each letter of the short form is
 * found in order and its first letter begins a word (Schwartz and Hearst, "A simple algorithm for identifying
 * abbreviation definitions in biomedical text", PSB 2003).
 *
 * @returns the long form, or undefined when the words before the bracket do not spell the short form
 */
export function longForm(short: string, before: string): string | undefined {
  let at = before.length - 1;
  for (let i = short.length - 1; i >= 0; i--) {
    const letter = short[i]?.toLowerCase() ?? '';
    if (!/[\p{L}\p{N}]/u.test(letter)) continue;
    const starts = () => at === 0 || !/[\p{L}\p{N}]/u.test(before[at - 1] ?? ' ');
    while (at >= 0 && (before[at]?.toLowerCase() !== letter || (i === 0 && !starts()))) at--;
    if (at < 0) return undefined;
    at--;
  }
  const long = before.slice(at + 1).trim();
  const words = long.split(/\s+/).length;
  const tooLong = words > Math.min(short.length + 5, short.length * 2) || long.length <= short.length;
  return tooLong ? undefined : long;
}

/** The letters that a word lends to an initialism: all of UN in UNGA, else its first. */
export function initialsOf(words: readonly string[]): string {
  const letters = words.map((word) => (word.length <= 4 && word === word.toUpperCase() ? word : (word[0] ?? '')));
  return letters.join('').toLowerCase();
}

/** Every stretch of a capitalised run that may have an initialism of three to seven letters. */
function* initialisms(run: string): Generator<{ short: string; phrase: string }> {
  const words = run.split(/[\s-]+/).filter((word) => word !== '');
  const capitals = words.map((word, i) => ({ word, i })).filter(({ word }) => !LINKING.has(word));
  for (let from = 0; from < capitals.length; from++) {
    for (let to = from + 1; to < Math.min(capitals.length, from + 7); to++) {
      const chosen = capitals.slice(from, to + 1);
      const short = initialsOf(chosen.map(({ word }) => word));
      if (short.length < 3 || short.length > 7) continue;
      yield { short, phrase: words.slice(chosen[0]?.i, (chosen.at(-1)?.i ?? 0) + 1).join(' ') };
    }
  }
}

interface Candidate {
  readonly text: string;
  count: number;
  explained: boolean;
}

/** Explained before implied, then the more frequent, then by the alphabet. */
function better(a: Candidate, b: Candidate): number {
  return Number(b.explained) - Number(a.explained) || b.count - a.count || (a.text < b.text ? -1 : 1);
}

/** The names of a collection and the abbreviations that it explains or that their initials imply. */
export class Aliases {
  /** Capitalised names and how often they stand. */
  readonly #runs = new Map<string, number>();
  /** Abbreviations explained in brackets, lower-case → long form → how often. */
  readonly #explained = new Map<string, Map<string, number>>();
  /** Terms of the explained long forms, joined → their abbreviations. Made when first asked for, like the next. */
  #shorts: Map<string, string[]> | undefined;
  /** Abbreviation → what it may stand for. Made when first asked for: most questions need none. */
  #candidates: Map<string, Candidate[]> | undefined;

  /** Learns the names and the definitions of a sentence. */
  learn(sentence: string): void {
    for (const { start, end } of capitalisedRuns(sentence, LINKING)) {
      const run = sentence.slice(start, end);
      if (/[\s-]/.test(run)) this.#runs.set(run, (this.#runs.get(run) ?? 0) + 1);
    }
    if (!sentence.includes('(')) return;
    for (const match of sentence.matchAll(DEFINITION)) {
      const short = match[1] ?? '';
      if (!/\p{Lu}/u.test(short)) continue;
      const long = longForm(short, sentence.slice(Math.max(0, match.index - 200), match.index).trimEnd());
      if (!long) continue;
      const forms = this.#explained.get(short.toLowerCase()) ?? new Map<string, number>();
      this.#explained.set(short.toLowerCase(), forms.set(long, (forms.get(long) ?? 0) + 1));
    }
  }

  #explainedShorts(): Map<string, string[]> {
    if (this.#shorts) return this.#shorts;
    this.#shorts = new Map();
    for (const [short, forms] of this.#explained) {
      for (const long of forms.keys()) {
        const key = keyOf(phraseOf(long));
        this.#shorts.set(key, [...(this.#shorts.get(key) ?? []), short]);
      }
    }
    return this.#shorts;
  }

  #all(): Map<string, Candidate[]> {
    if (this.#candidates) return this.#candidates;
    const counts = new Map<string, Map<string, Candidate>>();
    const add = (short: string, text: string, count: number, explained: boolean) => {
      const forms = counts.get(short) ?? new Map<string, Candidate>();
      counts.set(short, forms);
      const known = forms.get(text);
      if (known) known.count += count;
      else forms.set(text, { text, count, explained });
    };
    for (const [short, forms] of this.#explained) for (const [long, count] of forms) add(short, long, count, true);
    for (const [run, count] of this.#runs) {
      for (const { short, phrase } of initialisms(run)) add(short, phrase, count, false);
    }
    this.#candidates = new Map([...counts].map(([short, forms]) => [short, [...forms.values()].sort(better)]));
    return this.#candidates;
  }

  /** What a (lower-case) abbreviation stands for: an explained phrase before an implied one, then the more frequent. */
  expand(short: string): Expansion | undefined {
    for (const { text } of this.#all().get(short) ?? []) {
      const phrase = phraseOf(text);
      if (phrase.length > 1) return { phrase, text };
    }
    return undefined;
  }

  /**
   * The abbreviations of a phrase that stands in a question: its initialism, and those explained in brackets.
   *
   * @param words the phrase as typed, without linking words
   * @param isKnown whether the collection has an abbreviation; only those are of use
   */
  abbreviate(words: readonly string[], isKnown: (short: string) => boolean): string[] {
    const key = keyOf(phraseOf(words.join(' ')));
    const shorts = new Set([initialsOf(words), ...(this.#explainedShorts().get(key) ?? [])]);
    return [...shorts].filter((short) => isKnown(short) && keyOf(this.expand(short)?.phrase ?? []) === key).sort();
  }

  /**
   * The name that a clipped compound such as "secgen" or "minfin" is made of: the beginnings (three letters or more)
   * of consecutive words of a capitalised name. The most frequent name wins, then the alphabet.
   */
  unclip(word: string): Expansion | undefined {
    if (word.length < 6) return undefined;
    let best: { names: string; count: number } | undefined;
    for (const [run, count] of this.#runs) {
      const words = run.split(/[\s-]+/).filter((own) => !LINKING.has(own));
      words.forEach((_, from) => {
        const names = clippedFrom(word, words.slice(from, from + 3));
        if (!names) return;
        if (!best || count > best.count || (count === best.count && names < best.names)) best = { names, count };
      });
    }
    return best && { phrase: phraseOf(best.names), text: best.names };
  }
}

/** The first two or three of the words whose beginnings, put together, are the clipped word. */
function clippedFrom(clipped: string, words: readonly string[]): string | undefined {
  const fits = (rest: string, at: number): number | undefined => {
    if (rest === '') return at >= 2 ? at : undefined;
    const word = words[at]?.toLowerCase();
    if (!word) return undefined;
    for (let take = Math.min(rest.length, word.length); take >= 3; take--) {
      if (!rest.startsWith(word.slice(0, take))) continue;
      const end = fits(rest.slice(take), at + 1);
      if (end !== undefined) return end;
    }
    return undefined;
  };
  const count = fits(clipped, 0);
  return count === undefined ? undefined : words.slice(0, count).join(' ');
}
