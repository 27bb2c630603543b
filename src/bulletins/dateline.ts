import { DAY, MONTH } from './dates.js';

const UPPER = 'A-ZÀ-ÖØ-ÞĀ-ž';
const LETTER = 'A-Za-zÀ-ɏ';
const CAPS = `[${UPPER}][${UPPER}.'’-]*`;
const NAME = `[${UPPER}][${LETTER}.'’-]*`;
const WHEN = `(?<when>(?:${MONTH}\\s+${DAY}|${DAY}\\s+(?:of\\s+)?${MONTH})(?:,?\\s+(?:19|20)\\d\\d(?!\\d))?)`;
const PLACE = `${CAPS}(?:[ -]${CAPS}){0,3}`;
const COUNTRY = `(?:,\\s+(?!${MONTH}\\s)${NAME}(?: ${NAME}){0,2}){0,2}`;
const AGENCY = `(?:\\s*[(/]\\s*[${LETTER}. ]{2,30}\\s*[)/])`;
const DASH = '\\s*(?:–|—|--?)(?=\\s)';
/** A news agency's name is told from the text's first word by how it ends, or by the dash behind it. */
const AGENCY_WORD = `(?:\\s+[${UPPER}]{2,}(?:(?:INFORM|PRESS|NEWS|NOVOSTI|MEDIA|WIRE|FAX)(?![${LETTER}])|(?=\\s*[–—-]\\s)))`;
const NO_PREPOSITION = '(?!(?:In|On|At|By|From|Since|Until|Before|After)\\s)';

/** A place is a dateline only with a date, an agency or a dash behind it: many a text begins with a name in capitals. */
const IN_CAPITALS = [
  `${PLACE}${COUNTRY},?\\s+${WHEN}[.,:]?${AGENCY}?${AGENCY_WORD}?(?:${DASH})?`,
  `${PLACE}${COUNTRY}\\.?(?:${AGENCY}[.:]?|${AGENCY_WORD})(?:${DASH})?`,
  `(?=[${UPPER}]{5}|[${UPPER}]{3,}[ -][${UPPER}]{3})${PLACE}${COUNTRY}${DASH}`,
];
const IN_SMALL_LETTERS = `${NO_PREPOSITION}${NAME}(?: ${NAME}){0,2}${COUNTRY},\\s+${WHEN}${AGENCY}?${DASH}`;
/** Behind a labelled date a place in capitals and its full stop will do. */
const BARE_PLACE = `${PLACE}${COUNTRY}\\.(?=\\s)`;

const STARTS_IN_CAPITALS = /[A-ZÀ-ÖØ-ÞĀ-ž][A-ZÀ-ÖØ-ÞĀ-ž.'’]/y;
const HAS_DASH = /\s(?:–|—|--?)\s/;
const LONGEST = 150;

/** A dateline found in a text: where it ends, and its date as it is written there, if it has one. */
export interface DatelineMatch {
  readonly end: number;
  readonly when: string | null;
}

/** `PLACE, Country, October 17. AGENCY` or the like at `at`. `labelled` says that a labelled date stands before it. */
export function datelineAt(text: string, at: number, labelled: boolean): DatelineMatch | null {
  STARTS_IN_CAPITALS.lastIndex = at;
  if (STARTS_IN_CAPITALS.test(text)) {
    return firstMatch(labelled ? [...IN_CAPITALS, BARE_PLACE] : IN_CAPITALS, text, at);
  }
  return HAS_DASH.test(text.slice(at, at + LONGEST)) ? firstMatch([IN_SMALL_LETTERS], text, at) : null;
}

/** Most pages need none of the patterns: they are compiled when the first text asks for them. */
const compiled = new Map<string, RegExp>();

function firstMatch(patterns: readonly string[], text: string, at: number): DatelineMatch | null {
  for (const source of patterns) {
    const pattern = compiled.get(source) ?? new RegExp(source, 'y');
    compiled.set(source, pattern);
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return { end: pattern.lastIndex, when: match.groups?.when ?? null };
  }
  return null;
}
