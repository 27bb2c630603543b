/** Strings as bytes, so that each comes back as it was: one byte a character where that is enough, else two. */

/** How a string is kept. Latin-1 is told from windows-1252 because it need not be looked through when it is read. */
export type StoredEncoding = 'latin1' | 'windows-1252' | 'utf16le';

/** What windows-1252 has from 0x80 on, where Latin-1 has control characters (WHATWG, Encoding Standard). */
const TYPOGRAPHIC = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const FIRST = 0x80;

const WIDE = /[\u0100-\uffff]/;
// A string with control characters of Latin-1 is not worth a byte a character.
const NARROW = /^[\0-\x7f\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/;
const BEYOND_LATIN1 = /[\u0100-\uffff]/g;
const CONTROLS = /[\x80-\x9f]/g;

/** The bytes of a string, and how they are to be read. */
export function toBytes(text: string): { readonly bytes: Buffer; readonly encoding: StoredEncoding } {
  if (!WIDE.test(text)) return { bytes: Buffer.from(text, 'latin1'), encoding: 'latin1' };
  if (!NARROW.test(text)) return { bytes: Buffer.from(text, 'utf16le'), encoding: 'utf16le' };
  const codes = text.replace(BEYOND_LATIN1, (own) => String.fromCharCode(FIRST + TYPOGRAPHIC.indexOf(own)));
  return { bytes: Buffer.from(codes, 'latin1'), encoding: 'windows-1252' };
}

/** The characters of such bytes between two offsets, which are those of the string; all of them without. */
export function fromBytes(bytes: Buffer, encoding: StoredEncoding, start = 0, end = bytes.length): string {
  if (encoding === 'utf16le') return bytes.toString('utf16le', 2 * start, 2 * end);
  const codes = bytes.toString('latin1', start, end);
  if (encoding === 'latin1') return codes;
  return codes.replace(CONTROLS, (own) => TYPOGRAPHIC[own.charCodeAt(0) - FIRST] ?? own);
}
