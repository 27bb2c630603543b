import { isDigit, isLetter, isSign, isUpper } from './characters.js';
import { EMPTY_HASH, hashedOn } from './string-table.js';

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
  while (isDigit(code) || (isWord && isLetter(code))) code = codes[++end] as number;
  if (!isSign(code)) return -1;
  const mayGoOn = code === DOT ? !isWord || isUpper(first) : code === COMMA && !isWord;
  return mayGoOn ? -1 : end;
}

const [DOT, COMMA, BLANK] = [46, 44, 32];

let known = new Uint16Array(1024);

/** The codes of a text and a blank behind them, until the next text's are asked for: there they are looked at several times as fast. */
function codesOf(text: string): Uint16Array {
  const { length } = text;
  if (length >= known.length) known = new Uint16Array(2 * length);
  for (let i = 0; i < length; i++) known[i] = text.charCodeAt(i);
  known[length] = BLANK;
  return known;
}

/** Called with where a piece starts and ends, and with the codes of the text, which don't last. */
export type PieceVisitor = (start: number, end: number, codes: Uint16Array) => void;

/** Calls back with each piece of a text, in order. */
export function eachPiece(text: string, visit: PieceVisitor): void {
  const codes = codesOf(text);
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
    visit(at, end, codes);
    at = end;
  }
}

/** The hash of a piece, 32 bits with a sign: FNV-1a, see `hash`. */
export function pieceHash(codes: Uint16Array, start: number, end: number): number {
  let value = EMPTY_HASH;
  for (let at = start; at < end; at++) value = hashedOn(value, codes[at] as number);
  return value;
}
