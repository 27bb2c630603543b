import { isDigit, isLetter, isSign, isUpper } from './characters.js';
import { codesOf } from './codes.js';

/** Runs of letters and digits; a number keeps its separators; dotted initials (U.S.) are one piece. */
const PIECE = /(?:\p{Lu}\.){2,}|\p{N}+(?:[.,]\p{N}+)*(?:st|nd|rd|th)?(?![\p{L}])|[\p{L}\p{N}\p{M}]+/gu;

/**
 * Where the piece that begins at a place ends; -1 when that is not seen at a glance. Most words are letters of ASCII
 * between signs, and most numbers digits: the pattern takes several times as long with them.
 *
 * @param codes the text's, and a blank behind them
 */
function plainEnd(codes: Uint16Array, start: number): number {
  const first = codes[start] as number;
  const isWord = isLetter(first);
  if (!isWord && !isDigit(first)) return -1;
  let end = start + 1;
  let code = codes[end] as number;
  while ((isWord && isLetter(code)) || isDigit(code)) code = codes[++end] as number;
  if (!isSign(code)) return -1;
  if (isWord) return code === DOT && end === start + 1 && isUpper(first) ? -1 : end;
  const mayGoOn = (code === DOT || code === COMMA) && !isPlainEnd(codes[end + 1] as number);
  return mayGoOn ? -1 : end;
}

/** Whether what stands behind a number's stop or comma is seen to be none of its digits. */
const isPlainEnd = (code: number) => code < 0x80 && !isDigit(code);

const [DOT, COMMA] = [46, 44];

/**
 * Calls back with where each piece of a text starts and ends, in order.
 *
 * @param codes the text's, see `codesOf`
 */
export function eachPiece(
  text: string,
  visit: (start: number, end: number) => void,
  codes: Uint16Array = codesOf(text),
): void {
  for (let at = 0; at < text.length; ) {
    if (isSign(codes[at] as number)) {
      at++;
      continue;
    }
    let end = plainEnd(codes, at);
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
