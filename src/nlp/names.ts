import { capitalisedRuns } from './capitalised-runs.js';
import type { Span } from './citation.js';
import { COUNTRIES } from './countries.js';
import { isStopWord } from './terms.js';

/** What a name names, as far as its words and its surroundings tell. `thing`: events, works, products and the rest. */
export type NameKind = 'person' | 'place' | 'organisation' | 'thing';

export interface Name extends Span {
  readonly kind: NameKind;
}

const set = (words: string) => new Set(words.split(' '));

/** Words before a person's name, as part of it or not: ranks, offices, forms of address. */
const TITLES = set(
  'mr mrs ms dr prof professor sir lord lady dame saint st pope king queen prince princess emperor empress tsar sultan sheikh ' +
    'president premier chancellor minister secretary ambassador envoy governor mayor senator deputy speaker judge justice ' +
    'general lieutenant colonel major captain sergeant admiral commander marshal brigadier officer chief chairman chairwoman ' +
    'chairperson head director manager spokesman spokeswoman spokesperson coach bishop archbishop cardinal rabbi imam father ' +
    'sister brother nurse surgeon engineer founder ceo author gen col lt maj capt sgt cmdr adm rev hon',
);
/** Head nouns of organisations and groups. */
const BODIES = set(
  'organization organisation ministry ministries council committee commission secretariat staff forces force army navy guard ' +
    'service services agency department departments bureau office board authority union association federation league party ' +
    'parliament assembly senate congress duma government cabinet court police brigade division regiment battalion squadron ' +
    'company corporation inc ltd llc gmbh group bank fund foundation institute university college school academy center centre ' +
    'hospital clinic church club team museum society alliance treaty headquarters mission delegation network press media house ' +
    'contingent contingents units troops administration directorate trust consortium partnership chamber tribunal',
);
/** Head nouns of places. */
const PLACES = set(
  'republic region oblast province state states city town village district county kingdom emirate territory island islands ' +
    'lake river sea ocean bay gulf mountain mountains mount valley desert forest park square street road avenue airport ' +
    'aerodrome station port base ground grounds range area coast north south east west hall palace stadium border frontier ' +
    'peninsula continent capital center centre hospital university academy',
);
/** Before the name of a people that belongs to a part of a continent or country: "Central Asian". */
const PARTS_OF_REGIONS = set('central north south east west northern southern eastern western latin');
const PLACE_PREPOSITIONS = set('in at near from to into across outside inside around throughout toward towards');
const SAYING = set(
  'said says told noted stressed underlined announced declared added explained argued recalled reported wrote informed opened chaired led headed met received visited suggested offered commented called replied believes thinks directed named commands heads',
);
const LINKS = set('of and for the de del von van der den al el bin ibn la le du da dos on');

const plain = (word: string) => word.toLowerCase().replace(/['’]s$|[.,'’]$/g, '');
const lastWord = (text: string) => plain(/(\S+)[\s"“‘(]*$/.exec(text)?.[1] ?? '');
const firstWord = (text: string) => plain(/^["”’),]*\s*([^\s.,;:!?]+)/.exec(text)?.[1] ?? '');

/** Capitals that are no Roman numeral, as in "the XXII congress". */
const isAcronym = (word: string) =>
  /^[A-Z]{2,6}$/.test(word) && !/^(?:X{1,3}(?:I[XV]|V?I{0,3})|I[XV]|VI{1,3}|I{2,3})$/.test(word);

/** What a name names by its own words and those around it; undefined when they don't tell, null when it is none. */
function kindOf(words: readonly string[], before: string, after: string): NameKind | undefined | null {
  const lower = words.map(plain);
  const last = lower.at(-1) ?? '';
  const preposition = PLACE_PREPOSITIONS.has(before === 'the' ? '' : before);
  if (COUNTRIES.has(lower.join(' ').replace(/^the /, ''))) return 'place';
  if (/\d/.test(words.join(''))) return 'thing';
  if (words.length > 1 && lower.some((word) => TITLES.has(word.replace(/-.*/, ''))) && !BODIES.has(last))
    return 'person';
  const bodies = lower.some((word) => BODIES.has(word));
  const places = lower.some((word) => PLACES.has(word));
  if (places && (preposition || !bodies)) return 'place';
  if (words.length === 2 && PARTS_OF_REGIONS.has(lower[0] ?? '') && isNationality(words[1] ?? '')) return null;
  if (bodies || (words.length === 1 && isAcronym(words[0] ?? ''))) return 'organisation';
  if (TITLES.has(before) || SAYING.has(after)) return 'person';
  return preposition ? 'place' : undefined;
}

/** Whether a word is a rank, an office or a form of address: "General" of a general who is named. */
export function isTitle(word: string): boolean {
  return TITLES.has(word);
}

/** Whether a name is that of a country or a great region, with its form of state or without: "Republic of Armenia". */
export function isCountry(name: string): boolean {
  const words = name.toLowerCase().split(/\s+/);
  return words.some((_, i) => COUNTRIES.has(words.slice(i).join(' ')));
}

/** How the names of countries begin, and the nationalities that begin otherwise. */
const NATIONS = new Set([...COUNTRIES].map((country) => country.slice(0, 4)));
const IRREGULAR = set('french dutch spanish polish welsh danish finnish irish swiss filipino american burmese soviet');

/** Whether a capitalised word looks like that for the people of a country: "Uzbek", "Norwegians", "French". */
export function isNationality(word: string): boolean {
  const lower = word.toLowerCase();
  if (IRREGULAR.has(lower)) return true;
  if (COUNTRIES.has(lower)) return false;
  return NATIONS.has(lower.slice(0, 4)) && /(?:an|ish|ese|i|ic|ch|[aei]k|kh|yz|men|at|rb|ot)s?$/.test(lower);
}

/** The capitalised words of a text that look like names of peoples. */
export function findPeoples(text: string): Span[] {
  return [...text.matchAll(/\p{Lu}\p{Ll}+/gu)]
    .filter(([word]) => isNationality(word))
    .map(({ 0: { length }, index }) => ({ start: index, end: index + length }));
}

/** Whether a lone capitalised word at the start of a sentence is only a word. */
const startsSentence = (text: string, at: number) =>
  /(?:^|[.!?:]["”’)]*\s+)["“‘([]*$/.test(text.slice(Math.max(0, at - 6), at));

/** A run without a stop word at its head: "The National Guard". */
function withoutLead(text: string, { start, end }: Span): Span {
  const lead = /^(\S+)\s+/.exec(text.slice(start, end));
  return lead?.[1] && isStopWord(lead[1].toLowerCase()) ? { start: start + lead[0].length, end } : { start, end };
}

/** A run without the day of the week behind it: "Eastwick on Wednesday". */
function withoutDay(text: string, { start, end }: Span): Span {
  const run = text.slice(start, end);
  const day = run.includes('day') ? run.search(/ (?:on |of )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/) : -1;
  return { start, end: day < 0 ? end : start + day };
}

/** What stands between the members of an enumeration. */
export const LIST_GLUE = /^[”"»]?(?:,? (?:and|or|as well as) (?:the )?|, (?:the )?)[“"«]?$/;

/** The kind of the name before, where the two are told together: "in Lowmere town, Kessa and Wuli". */
function kindInList(text: string, before: Name | undefined, { start, end }: Span, next: Span | undefined) {
  const glue = before && text.slice(before.end, start).replace(/^ [a-z]+(?=,| and | or )/, '');
  if (!glue || !LIST_GLUE.test(glue)) return undefined;
  // Behind a comma alone a new clause may begin: "In Lowmere, Ada Marlow …".
  const goesOn = next && LIST_GLUE.test(text.slice(end, next.start));
  return goesOn || /[a-z]/.test(glue) ? before.kind : undefined;
}

/** So many words that don't say what they name are somebody's name. */
const isLikeAPerson = (words: readonly string[]) => words.length >= 2 && words.length <= 4;

/**
 * Finds capitalised names in a sentence and says what each most likely names. A light spotter over word lists and
 * neighbours, meant for choosing among candidate answers, not for cataloguing.
 */
export function findNames(text: string): Name[] {
  const names: Name[] = [];
  const runs = capitalisedRuns(text, LINKS);
  for (const [i, whole] of runs.entries()) {
    const { start, end } = withoutDay(text, withoutLead(text, whole));
    const run = text.slice(start, end);
    const words = run.split(/\s+/);
    const lone = words.length === 1;
    if (lone && (isStopWord(run.toLowerCase()) || run.length < 2)) continue;
    const told = kindOf(
      words,
      lastWord(text.slice(Math.max(0, start - 30), start)),
      firstWord(text.slice(end, end + 30)),
    );
    if (told === null) continue;
    const kind =
      told ??
      kindInList(text, names.at(-1), { start, end }, runs[i + 1]) ??
      (isLikeAPerson(words) ? 'person' : undefined);
    const onlyWord = lone && kind !== 'person' && startsSentence(text, start) && !COUNTRIES.has(run.toLowerCase());
    if (kind && !onlyWord) names.push({ start, end, kind });
  }
  return names;
}

const NUMBER_WORD =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|one third|two thirds|a quarter|both|single|once|twice|nobody|no one';
const QUANTITY = new RegExp(
  `(?:(?:more|less|fewer) than |over |about |around |some |nearly |almost |up to |at least |approximately )?(?:[$€£]\\s?)?(?<![\\p{L}\\p{N}.-])(?:\\d[\\d,.]*\\d|\\d|(?:${NUMBER_WORD})\\b)(?:\\s?(?:%|percent|thousand|million|billion|trillion)(?![\\p{L}]))*(?![\\p{L}\\d])`,
  'giu',
);

/** Whether a number belongs to the name before it: "Lumen 4.2", "Android 8"; not "Around 40", "On Monday 15". */
function isNumberOfName(before: string, number: string): boolean {
  const word = /(?<![\p{L}\p{N}-])(\p{Lu}[\p{L}\p{N}]*) $/u.exec(before)?.[1]?.toLowerCase();
  if (word === undefined || !/^\d/.test(number)) return false;
  return !isStopWord(word) && !/^(?:around|nearly|almost|another|exactly|roughly|altogether|\w+day)$/.test(word);
}

/** Numbers that count or measure something: not those inside dates (`dates`), names or references. */
export function findQuantities(text: string, dates: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(QUANTITY)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const inDate = dates.some((date) => start < date.end && date.start < end);
    const reference = /(?:\bNo\.?|\bitem|\barticle|\bsection|\bchapter|\bfigure|\btable|[-–/§#]|\d:)\s?$/iu.test(
      text.slice(Math.max(0, start - 9), start),
    );
    const isNamed = isNumberOfName(text.slice(Math.max(0, start - 30), start), match[0]);
    const rest = text.slice(end, end + 12);
    const isClock = /^(?::\d\d)?\s?(?:[ap]\.?m\b|o['’]clock)/i.test(rest);
    const joined = /^[-–/:]\p{L}?\d/u.test(rest) && !/^[-–]\d+(?:[.,]\d+)*\s?(?:%|percent)/.test(rest);
    if (!inDate && !reference && !joined && !isClock && !isNamed) found.push({ start, end });
  }
  return found;
}
