import { isLower, isSpace, isUpper } from './characters.js';
import type { Span } from './citation.js';
import { codesOf } from './codes.js';

const setOf = (signs: string) => new Set(Array.from(signs, (sign) => sign.charCodeAt(0)));
const OPENERS = setOf('"“‘\'«([');
const CLOSERS = setOf('.,;:!?…"”’\'»)]');
const APOSTROPHES = setOf("'’");
const [SMALL_S, STOP] = [115, 46];

/**
 * Whether an upper-case letter stands at a place: faster to know than to match, and right in every script.
 *
 * @param codes the text's, see `codesOf`
 */
export function isCapitalAt(text: string, at: number, codes: Uint16Array): boolean {
  const code = codes[at] as number;
  if (code < 0x80) return isUpper(code);
  const character = text.charAt(at);
  return character.toLowerCase() !== character;
}

/** A word between spaces without the signs around it, and whether a name may go on after it. */
interface Word extends Span {
  readonly closes: boolean;
}

/** The word of what stands between two spaces, which begins at `start` behind the signs that open it. */
function wordWithin(codes: Uint16Array, start: number, space: number): Word {
  let end = space;
  while (end > start && CLOSERS.has(codes[end - 1] as number)) end--;
  const tail = space - end;
  const isPossessive = codes[end - 1] === SMALL_S && end - 2 >= start && APOSTROPHES.has(codes[end - 2] as number);
  if (isPossessive) end -= 2;
  const isAbbreviation = tail === 1 && codes[space - 1] === STOP && end - start <= 4;
  return { start, end, closes: isPossessive || (tail > 0 && !isAbbreviation) };
}

/**
 * Runs of capitalised words as they are found in names, "Council of Defense Ministers", "Rock-2024": up to two linking
 * words may stand between two of them, but "and" joins only inside a name that has "of" (Ministry of Health and Labour),
 * for elsewhere it stands between names; other signs than hyphens and the stop of a short abbreviation end a run.
 *
 * @param links the linking words, lower-case
 * @param codes the text's, see `codesOf`
 */
export function capitalisedRuns(text: string, links: ReadonlySet<string>, codes: Uint16Array = codesOf(text)): Span[] {
  const runs: Span[] = [];
  let open: { start: number; end: number } | undefined;
  let linking = 0;
  let joined = false;
  for (let from = 0, space = 0; from < text.length; from = space + 1) {
    space = from;
    while (space < text.length && !isSpace(codes[space] as number)) space++;
    // Most words are small and stand in no name.
    if (!open && isLower(codes[from] as number)) continue;
    let at = from;
    while (at < space && OPENERS.has(codes[at] as number)) at++;
    if (at > from) open = undefined;
    if (from === space || !(open || isCapitalAt(text, at, codes))) continue;
    const { start, end, closes } = wordWithin(codes, at, space);
    if (end > start && isCapitalAt(text, start, codes)) {
      if (open) open.end = end;
      else {
        open = { start, end };
        runs.push(open);
      }
      linking = 0;
      joined = false;
    } else if (!open || linking >= 2 || !links.has(text.slice(start, end))) open = undefined;
    else if (joined || (text.slice(start, end) === 'and' && !text.slice(open.start, open.end).includes(' of '))) {
      open = undefined;
    } else {
      joined = text.slice(start, end) === 'and';
      linking++;
    }
    if (closes) open = undefined;
  }
  return runs;
}
