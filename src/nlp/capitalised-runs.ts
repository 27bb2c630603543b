import type { Span } from './citation.js';

const OPENERS = '"“‘\'«([';
const CLOSERS = '.,;:!?…"”’\'»)]';

/** Whether a character is an upper-case letter: faster to know than to match, and right in every script. */
const isUpper = (character: string) => character !== '' && character.toLowerCase() !== character;

/** A word between spaces without the signs around it, and whether a name may go on before and after it. */
interface Word extends Span {
  readonly opens: boolean;
  readonly closes: boolean;
}

function* wordsOf(text: string): Generator<Word> {
  for (const match of text.matchAll(/\S+/g)) {
    const chunk = match[0];
    let from = 0;
    let to = chunk.length;
    while (from < to && OPENERS.includes(chunk.charAt(from))) from++;
    while (to > from && CLOSERS.includes(chunk.charAt(to - 1))) to--;
    const tail = chunk.slice(to);
    if (/['’]s$/.test(chunk.slice(from, to))) to -= 2;
    const abbreviation = tail === '.' && to - from <= 4;
    yield {
      start: match.index + from,
      end: match.index + to,
      opens: from > 0,
      closes: (tail !== '' && !abbreviation) || match.index + to !== match.index + chunk.length - tail.length,
    };
  }
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
  for (const { start, end, opens, closes } of wordsOf(text)) {
    if (opens) open = undefined;
    if (isUpper(text.charAt(start)) && end > start) {
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
