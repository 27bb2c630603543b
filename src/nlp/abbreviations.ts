import { isLower } from './characters.js';
import { isStopWord, termsOf } from './terms.js';

/** Content terms in order. */
export type Phrase = readonly string[];

/** The content terms of words written out. */
export function phraseOf(text: string): Phrase {
  return termsOf(text).flatMap(({ term, word }) => (isStopWord(word) ? [] : [term]));
}

/** What phrases are compared by: their content terms, joined by blanks. */
export function phraseKey(text: string): string {
  return phraseOf(text).join(' ');
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
export function lettersOf(word: string): string {
  // Nearly all words tell by their second letter.
  const mayBeCapitals = word.length <= 4 && !isLower(word.charCodeAt(1));
  return mayBeCapitals && word === word.toUpperCase() ? word : word.charAt(0);
}

/** The initialism of some words. */
export function initialsOf(words: readonly string[]): string {
  return words.map(lettersOf).join('').toLowerCase();
}

/** Letters of the shortest beginning of a word that is a part of a clipped one. */
export const BEGINNING = 3;

/**
 * The first two or three of the words whose beginnings, of three letters or more, put together are the clipped word
 * (min-fin); undefined when they don't make it.
 */
export function clippedFrom(clipped: string, words: readonly string[]): string | undefined {
  const fits = (rest: string, at: number): number | undefined => {
    if (rest === '') return at >= 2 ? at : undefined;
    const word = words[at]?.toLowerCase();
    if (!word) return undefined;
    for (let take = Math.min(rest.length, word.length); take >= BEGINNING; take--) {
      if (!rest.startsWith(word.slice(0, take))) continue;
      const end = fits(rest.slice(take), at + 1);
      if (end !== undefined) return end;
    }
    return undefined;
  };
  const count = fits(clipped, 0);
  return count === undefined ? undefined : words.slice(0, count).join(' ');
}
