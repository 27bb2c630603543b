import { isDigit, isLetter, isSign, isUpper } from './characters.js';

/** Runs of letters and digits; a number keeps its separators; dotted initials (U.S.) are one piece. */
const PIECE = /(?:\p{Lu}\.){2,}|\p{N}+(?:[.,]\p{N}+)*(?:st|nd|rd|th)?(?![\p{L}])|[\p{L}\p{N}\p{M}]+/gu;

/**
 * Where the piece that begins at a place ends; -1 when that is not seen at a glance. Most words are letters of ASCII
 * between signs, and most numbers digits: the pattern takes several times as long with them.
 */
function plainEnd(text: string, start: number): number {
  const first = text.charCodeAt(start);
  const isWord = isLetter(first);
  if (!isWord && !isDigit(first)) return -1;
  let end = start + 1;
  let code = text.charCodeAt(end);
  while (isDigit(code) || (isWord && isLetter(code))) code = text.charCodeAt(++end);
  // Behind the text's end there is no code: NaN.
  if (end < text.length && !isSign(code)) return -1;
  const mayGoOn = code === DOT ? !isWord || isUpper(first) : code === COMMA && !isWord;
  return mayGoOn ? -1 : end;
}

const [DOT, COMMA] = [46, 44];

/** Calls back with where each piece of a text starts and ends, in order. */
export function eachPiece(text: string, visit: (start: number, end: number) => void): void {
  for (let at = 0; at < text.length; ) {
    if (isSign(text.charCodeAt(at))) {
      at++;
      continue;
    }
    let end = plainEnd(text, at);
    if (end < 0) {
      PIECE.lastIndex = at;
      const match = PIECE.exec(text);
      if (!match) return;
      at = match.index;
      end = PIECE.lastIndex;
    }
    visit(at, end);
    at = end;
  }
}
