import { isLower, isSpace, isUpper } from './characters.js';
import type { Span } from './citation.js';

const OPENERS = '"“‘\'«([';
const CLOSERS = '.,;:!?…"”’\'»)]';
const APOSTROPHES = "'’";

/** Whether an upper-case letter stands at a place: faster to know than to match, and right in every script. */
function isCapitalAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return isUpper(code);
  const character = text.charAt(at);
  return character.toLowerCase() !== character;
}

/** A word between spaces without the signs around it, and whether a name may go on after it. */
interface Word extends Span {
  readonly closes: boolean;
}

/** The word of what stands between two spaces, which begins at `start` behind the signs that open it. */
function wordWithin(text: string, start: number, space: number): Word {
  let end = space;
  while (end > start && CLOSERS.includes(text.charAt(end - 1))) end--;
  const tail = space - end;
  const isPossessive = text.charAt(end - 1) === 's' && end - 2 >= start && APOSTROPHES.includes(text.charAt(end - 2));
  if (isPossessive) end -= 2;
  const isAbbreviation = tail === 1 && text.charAt(space - 1) === '.' && end - start <= 4;
  return { start, end, closes: isPossessive || (tail > 0 && !isAbbreviation) };
}

/** Where the next space stands, or the text ends. */
function spaceBehind(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isSpace(text.charCodeAt(at))) at++;
  return at;
}

/**
 * Runs of capitalised words as they are found in names, "Council of Defense Ministers", "Rock-2024": up to two linking
 * words may stand between two of them, but "and" joins only inside a name that has "of" (Ministry of Health and Labour),
 * for elsewhere it stands between names; other signs than hyphens and the stop of a short abbreviation end a run.
 *
 * @param links the linking words, lower-case
 */
export function capitalisedRuns(text: string, links: ReadonlySet<string>): Span[] {
  const runs: Span[] = [];
  let open: { start: number; end: number } | undefined;
  let linking = 0;
  let joined = false;
  for (let from = 0, space = 0; from < text.length; from = space + 1) {
    space = spaceBehind(text, from);
    // Most words are small and stand in no name.
    if (!open && isLower(text.charCodeAt(from))) continue;
    let at = from;
    while (at < space && OPENERS.includes(text.charAt(at))) at++;
    if (at > from) open = undefined;
    if (from === space || !(open || isCapitalAt(text, at))) continue;
    const { start, end, closes } = wordWithin(text, at, space);
    if (end > start && isCapitalAt(text, start)) {
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
