import { isStopWord, termsOf } from './terms.js';

/** A run of capitalised words, small linking words included: "Council of Defense Ministers". */
const CAPITALISED_RUN = /\p{Lu}[\p{L}\p{N}’']*(?:(?:\s|-)(?:(?:of|and|for|the|on|in)\s){0,2}\p{Lu}[\p{L}\p{N}’']*)+/gu;
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
function initialsOf(words: readonly string[]): string {
  return words.map((word) => (word.length <= 4 && word === word.toUpperCase() ? word : (word[0] ?? ''))).join('');
}

/** Every stretch of a capitalised run that may have an initialism of three to seven letters. */
function* initialisms(run: string): Generator<{ short: string; phrase: string }> {
  const words = run.split(/[\s-]+/);
  const capitals = words.map((word, i) => ({ word, i })).filter(({ word }) => !LINKING.has(word));
  for (let from = 0; from < capitals.length; from++) {
    for (let to = from + 1; to < Math.min(capitals.length, from + 7); to++) {
      const chosen = capitals.slice(from, to + 1);
      const short = initialsOf(chosen.map(({ word }) => word)).toLowerCase();
      if (short.length < 3 || short.length > 7) continue;
      yield { short, phrase: words.slice(chosen[0]?.i, (chosen.at(-1)?.i ?? 0) + 1).join(' ') };
    }
  }
}

interface Candidate extends Expansion {
  count: number;
  explained: boolean;
}

/** The names of a collection and the abbreviations that it explains or that their initials imply. */
export class Aliases {
  readonly #byShort = new Map<string, Map<string, Candidate>>();
  readonly #byPhrase = new Map<string, Set<string>>();
  readonly #runs = new Map<string, number>();

  /** Learns the names and the definitions of a sentence. */
  learn(sentence: string): void {
    for (const [run] of sentence.matchAll(CAPITALISED_RUN)) {
      const seen = this.#runs.get(run) ?? 0;
      this.#runs.set(run, seen + 1);
      for (const { short, phrase } of initialisms(run)) this.#add(short, phrase, false);
    }
    for (const match of sentence.matchAll(DEFINITION)) {
      const short = match[1] ?? '';
      if (!/\p{Lu}/u.test(short)) continue;
      const long = longForm(short, sentence.slice(Math.max(0, match.index - 200), match.index).trimEnd());
      if (long) this.#add(short.toLowerCase(), long, true);
    }
  }

  #add(short: string, long: string, explained: boolean): void {
    const phrase = phraseOf(long);
    if (phrase.length < 2) return;
    const key = keyOf(phrase);
    const candidates = this.#byShort.get(short) ?? new Map<string, Candidate>();
    this.#byShort.set(short, candidates);
    const known = candidates.get(key);
    if (known) {
      known.count++;
      known.explained ||= explained;
    } else candidates.set(key, { phrase, text: long, count: 1, explained });
    const shorts = this.#byPhrase.get(key) ?? new Set<string>();
    this.#byPhrase.set(key, shorts.add(short));
  }

  /** What a (lower-case) abbreviation stands for: an explained phrase before an implied one, then the more frequent. */
  expand(short: string): Expansion | undefined {
    const candidates = [...(this.#byShort.get(short)?.entries() ?? [])];
    candidates.sort(
      ([keyA, a], [keyB, b]) =>
        Number(b.explained) - Number(a.explained) || b.count - a.count || (keyA < keyB ? -1 : 1),
    );
    return candidates[0]?.[1];
  }

  /** The abbreviations of a phrase whose own expansion is that phrase. */
  abbreviate(phrase: Phrase): string[] {
    const key = keyOf(phrase);
    const shorts = [...(this.#byPhrase.get(key) ?? [])].sort();
    return shorts.filter((short) => keyOf(this.expand(short)?.phrase ?? []) === key);
  }

  /**
   * The name that a clipped compound such as "secgen" or "minfin" is made of: the beginnings (three letters or more)
   * of consecutive words of a capitalised name. The most frequent name wins, then the alphabet.
   */
  unclip(word: string): Expansion | undefined {
    if (word.length < 6) return undefined;
    let best: { names: string; count: number } | undefined;
    for (const [run, count] of this.#runs) {
      const words = run.split(/[\s-]+/);
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
