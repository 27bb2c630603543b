/** What characters are, by their UTF-16 codes: as regular expressions have it, but at a glance. */

/** Whether a code is white space, as `\s` has it. */
export function isSpace(code: number): boolean {
  if (code < 0x80) return code <= 32 && (code === 32 || (code >= 9 && code <= 13));
  if (code < 0x1680) return code === 0xa0;
  if (code <= 0x205f) return code <= 0x200a ? code >= 0x2000 || code === 0x1680 : ODD_SPACES.has(code);
  return code === 0x3000 || code === 0xfeff;
}

/** Separators of lines and paragraphs, a narrow space, and one of mathematics. */
const ODD_SPACES = new Set([0x2028, 0x2029, 0x202f, 0x205f]);

/** Whether a code is a letter of ASCII. */
export function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 97 && lower <= 122;
}

/** Whether a code is a lower-case letter of ASCII. */
export function isLower(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** Whether a code is an upper-case letter of ASCII. */
export function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

/** Whether a code is a digit of ASCII. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Whether a code is a sign or a space: of ASCII, or one of the typographic quotes, dashes and spaces. Others are not told. */
export function isSign(code: number): boolean {
  return code < 0x80 ? !isLetter(code) && !isDigit(code) : code >= 0x2000 && code < 0x2070;
}
