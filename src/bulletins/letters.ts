/**
 * Questions about characters. The patterns with `\p{…}` take milliseconds to compile, which the start of the program
 * would feel; so plain letters are looked for first.
 */

const WORDY = /[\p{L}\p{N}]/u;
const LETTER = /\p{L}/u;

/** True when the text holds a letter or a digit of any script. */
export function hasWord(text: string): boolean {
  return /[A-Za-z0-9]/.test(text) || WORDY.test(text);
}

/** True when the text holds a letter of any script. */
export function hasLetter(text: string): boolean {
  return /[A-Za-z]/.test(text) || LETTER.test(text);
}

/** True when a lower-case letter stands at `at`, behind any of the characters in `over`, of which four at most are passed. */
export function isLowAt(text: string, at: number, over = ''): boolean {
  let index = at;
  while (index < at + 4 && index < text.length && over.includes(text.charAt(index))) index++;
  const char = String.fromCodePoint(text.codePointAt(index) ?? 0);
  return char !== char.toUpperCase() && char === char.toLowerCase();
}

/** The marks that may stand before the first word of a sentence. */
export const OPENING_MARKS = '"\'“‘„«‹([';
