import {
  addDays,
  type DateMention,
  type Day,
  type DayRange,
  dayOf,
  daysInMonth,
  isRealDay,
  monthRange,
  withYear,
  yearRange,
} from './dates.js';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const MONTH =
  '(?:jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june|jun\\.?|july|jul\\.?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?)(?![a-z])';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?(?![\\d%]|[.,]\\d)';
const YEAR = '(?:1\\d|20)\\d\\d(?!\\d|[.,]\\d|\\s?(?:%|percent))';
const TO = '\\s*(?:-|–|—|to|till|until|through|and|or)\\s*';
const OF = '\\s+(?:of\\s+)?';

/** Every form in one alternation, longest first, so that one pass from left to right finds each date once. */
const FORMS: Record<string, string> = {
  iso: '(?<isoY>\\d{4})[-/](?<isoM>\\d\\d)[-/](?<isoD>\\d\\d)',
  dotted: '(?<dotD>\\d{1,2})[./](?<dotM>\\d{1,2})[./](?<dotY>\\d{4})',
  // 3 to 6 September 2024, 3 September to 6 October 2024
  dayFirst: `(?<dfA>${DAY})(?:${OF}(?<dfMa>${MONTH})(?:,?\\s+(?<dfYa>${YEAR}))?)?${TO}(?<dfB>${DAY})${OF}(?<dfM>${MONTH})(?:,?\\s+(?<dfY>${YEAR}))?`,
  // September 3 to 6, 2024, September 3 to October 6
  monthFirst: `(?<mfM>${MONTH})\\s+(?<mfA>${DAY})(?:,?\\s+(?<mfYa>${YEAR}))?${TO}(?:(?<mfMb>${MONTH})\\s+)?(?<mfB>${DAY})(?!\\s+(?:${MONTH}))(?:,?\\s+(?<mfY>${YEAR}))?`,
  day: `(?<dD>${DAY})${OF}(?<dM>${MONTH})(?:,?\\s+(?<dY>${YEAR}))?`,
  monthDay: `(?<mdM>${MONTH})\\s+(?<mdD>${DAY})(?:,?\\s+(?<mdY>${YEAR}))?`,
  month: `(?:(?<mPart>early|mid|late|beginning of|middle of|end of)[\\s-]+)?(?<mM>${MONTH})(?:,?${OF}(?<mY>${YEAR}))?`,
  years: `(?<ysA>${YEAR})\\s*(?:-|–|to|and)\\s*(?<ysB>${YEAR})`,
  century:
    '(?:(?:early|mid|late)[\\s-]+)?(?<cA>\\d{1,2})(?:st|nd|rd|th)(?:(?:\\s+and\\s+|\\s*[-–]\\s*)(?<cB>\\d{1,2})(?:st|nd|rd|th))?\\s+centur(?:y|ies)',
  decade: '(?:(?:early|mid|late)[\\s-]+)?(?<deY>(?:1\\d|20)\\d)0s',
  year: `(?<yY>${YEAR}|(?<=\\b(?:in|year) )\\d{3}(?!\\d|[.,]\\d|\\s[a-z]+s\\b))`,
};
/** Letters of the Latin, Greek and Cyrillic blocks: with \p{L} and without regard to case it would compile ten times slower. */
const LETTER = 'a-z\\u00c0-\\u024f\\u0370-\\u052f';
/** How any of the forms begins: looking for that first takes half the time. */
const BEGINNING = '\\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|early|mid|late|beginning|end';
const NAMED = `(?:\\b|(?<=_))(?=${BEGINNING})(?<![${LETTER}\\d]|\\d[/.,])(?:${Object.values(FORMS).join('|')})(?![${LETTER}])`;
const NAME = /\(\?<(\w+)>/g;
/** The groups by number, as they are in the pattern itself: with names each match takes twice as long. */
const NUMBERS: Record<string, number> = Object.fromEntries(
  [...NAMED.matchAll(NAME)].map(([, name], i) => [name, i + 1]),
);
const PATTERN = new RegExp(NAMED.replace(NAME, '('), 'g');

/** A quick look that spares most sentences the pattern: no digit and no month, no date. */
const MAYBE = new RegExp(`\\d|\\b${MONTH}`, 'i');
/** "May" and "March" are words too: alone they are months only after one of these. */
const BEFORE_MONTH =
  /\b(?:in|of|since|by|during|until|till|from|last|next|this|early|mid|late|for|to|and|through|before|after)\s+$/i;
/** A bare number from 100 to 1799 counts things more often than years: it is a year only after one of these. */
const BEFORE_YEAR =
  /\b(?:in|by|since|until|till|from|of|to|year|around|circa|c\.|between|after|before|and|during|ad|late|early|mid)\s+$|\(\s*$/i;
/** A year behind a capitalised name or hyphenated to any word, as in Interaction-2024, Rubezh 2024 or interaction-2024. */
const NAME_BEFORE_YEAR = /(?<=\p{Lu}[\p{L}'’]*["”’]?\s["“‘]?|\p{L}{3,}["”’]?[-–])/uy;
const NOT_A_NAME =
  /\b(?:In|Since|By|Around|About|Circa|Between|Through|Throughout|During|Until|Till|Of|From|For|And|To|The|Before|After|Early|Late|Year|Season|Spring|Summer|Autumn|Fall|Winter|Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|August|September|October|November|December)["”’]?\s["“‘]?$|\b(?:mid|pre|post|early|late)[-–]$/i;

/** 1..12 for a month's name or its first three letters (four for September), 0 for any other word. */
function monthNumber(text = ''): number {
  const word = text.toLowerCase().replace(/\.$/, '');
  const at = MONTHS.findIndex(
    (month) =>
      month === word || (month.startsWith(word) && word.length === 3) || (word === 'sept' && month === 'september'),
  );
  return at + 1;
}

const number = (text: string | undefined) => (text === undefined ? null : Number.parseInt(text, 10));

/** What a group of the pattern has matched. */
type Groups = (name: string) => string | undefined;
type Found = DayRange & { precision: DateMention['precision'] };

function single(year: number | null, month: number, day: number): Found | undefined {
  const date = { year, month, day };
  return isRealDay(date) ? { from: date, to: date, precision: 'day' } : undefined;
}

function span(from: Day, to: Day): Found | undefined {
  if (!isRealDay(from) || !isRealDay(to)) return undefined;
  if (from.month === to.month && from.year === to.year && from.day > to.day) return undefined;
  // 28 December to 3 January 2024 begins in 2023.
  const crosses = from.year !== null && from.year === to.year && from.month > to.month;
  return { from: crosses ? { ...from, year: from.year - 1 } : from, to, precision: 'range' };
}

function years(from: number, to: number): Found {
  return { from: yearRange(from).from, to: yearRange(to).to, precision: 'range' };
}

function numeric(g: Groups): Found | undefined {
  if (g('isoY')) return single(Number(g('isoY')), Number(g('isoM')), Number(g('isoD')));
  const [day, month, year] = [Number(g('dotD')), Number(g('dotM')), Number(g('dotY'))];
  return single(year, month, day) ?? single(year, day, month);
}

function range(g: Groups): Found | undefined {
  const dayFirst = g('dfM') !== undefined;
  const last = monthNumber(dayFirst ? g('dfM') : (g('mfMb') ?? g('mfM')));
  const first = dayFirst && !g('dfMa') ? last : monthNumber(dayFirst ? g('dfMa') : g('mfM'));
  const yearTo = number(dayFirst ? g('dfY') : g('mfY')) ?? number(g('mfYa')) ?? number(g('dfYa'));
  const yearFrom = number(dayFirst ? g('dfYa') : g('mfYa')) ?? yearTo;
  const [a, b] = [number(dayFirst ? g('dfA') : g('mfA')) ?? 0, number(dayFirst ? g('dfB') : g('mfB')) ?? 0];
  return span({ year: yearFrom, month: first, day: a }, { year: yearTo, month: last, day: b });
}

function partOf(of: DayRange, which: string): DayRange {
  if (/early|beginning/i.test(which)) return { from: of.from, to: { ...of.to, day: 10 } };
  if (/mid/i.test(which)) return { from: { ...of.from, day: 11 }, to: { ...of.to, day: 20 } };
  return { from: { ...of.from, day: 21 }, to: of.to };
}

function wholeMonth(g: Groups, before: string): Found | undefined {
  const name = g('mM') ?? '';
  const shortened = name.length <= 4 && !/^ju(?:ne|ly)$/i.test(name);
  const ambiguous = shortened || /^(?:may|march)$/i.test(name);
  const part = g('mPart');
  if (ambiguous && !g('mY') && !part && !BEFORE_MONTH.test(before)) return undefined;
  const month = monthNumber(name);
  if (month === 0) return undefined;
  const whole = monthRange(month, number(g('mY')));
  return part ? { ...partOf(whole, part), precision: 'range' } : { ...whole, precision: 'month' };
}

function read(g: Groups, before: string): Found | undefined {
  if (g('isoY') || g('dotY')) return numeric(g);
  if (g('dfM') || g('mfM')) return range(g);
  if (g('dM')) return single(number(g('dY')), monthNumber(g('dM')), number(g('dD')) ?? 0);
  if (g('mdM')) return single(number(g('mdY')), monthNumber(g('mdM')), number(g('mdD')) ?? 0);
  if (g('mM')) return wholeMonth(g, before);
  if (g('ysA')) return Number(g('ysA')) < Number(g('ysB')) ? years(Number(g('ysA')), Number(g('ysB'))) : undefined;
  if (g('cA')) return years(Number(g('cA')) * 100 - 99, Number(g('cB') ?? g('cA')) * 100);
  if (g('deY')) return years(Number(g('deY')) * 10, Number(g('deY')) * 10 + 9);
  const year = Number(g('yY'));
  return year >= 1800 || BEFORE_YEAR.test(before) ? { ...yearRange(year), precision: 'year' } : undefined;
}

/** What a text says of time: its dates, and the years that stand in names. */
export interface DatesInText {
  readonly mentions: readonly DateMention[];
  /** Years behind a capitalised name ("Interaction-2024"): evidence for the year of the dates beside them. */
  readonly nameYears: readonly number[];
}

const NONE: DatesInText = { mentions: [], nameYears: [] };

const ASCII = /^[\0-\x7f]*$/;

/** The text with its ASCII letters in lower case: as long as before, which `toLowerCase` does not promise of others. */
const lowered = (text: string) =>
  ASCII.test(text) ? text.toLowerCase() : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

const groupsOf =
  (match: RegExpExecArray): Groups =>
  (name) =>
    match[NUMBERS[name] ?? -1];

function isBehindName(text: string, at: number): boolean {
  NAME_BEFORE_YEAR.lastIndex = at;
  return NAME_BEFORE_YEAR.test(text);
}

/** Field by field: there are many, and spreading takes longer than finding them. */
function mentionOf({ from, to, precision }: Found, start: number, end: number): DateMention {
  return { from, to, precision, inferred: false, start, end };
}

/**
 * Finds the dates in a text: days, ranges, months and years, with or without their year. A year that is a part of a
 * name is not a date of its own. Years left out stay null (see `inferYears`).
 */
export function findDates(text: string): DatesInText {
  if (!MAYBE.test(text)) return NONE;
  const mentions: DateMention[] = [];
  const nameYears: number[] = [];
  const low = lowered(text);
  // matchAll would make a copy of the pattern each time.
  PATTERN.lastIndex = 0;
  for (let match = PATTERN.exec(low); match; match = PATTERN.exec(low)) {
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    const groups = groupsOf(match);
    const year = groups('yY');
    if (year && isBehindName(text, match.index) && !NOT_A_NAME.test(before)) {
      nameYears.push(Number(year));
      continue;
    }
    const found = read(groups, before);
    if (found) mentions.push(mentionOf(found, match.index, match.index + match[0].length));
  }
  return mentions.length + nameYears.length === 0 ? NONE : { mentions, nameYears };
}

/** What may lend a sentence's dates the year that they leave out. */
export interface YearContext {
  /** The bulletin's own date, if it has one. */
  readonly published?: DayRange | undefined;
  /** The only year in the names of the bulletin's title and first sentence, if there is one. */
  readonly named?: number | undefined;
}

/**
 * Gives the mentions without a year the one that the text implies: the only year in a name beside them, else the
 * only year of the full dates in the same sentence, else the year that puts them nearest to the bulletin's own date,
 * else the year in the names at the bulletin's head. With none of these the year stays null. A bare year ("the
 * calendar for 2026") lends nothing: plans and anniversaries are told beside dates of another year.
 */
export function inferYears(dates: DatesInText, context: YearContext): DateMention[] {
  const full = dates.mentions.filter((m) => m.precision === 'day' || (m.precision === 'range' && m.from.month !== 1));
  const told = full.flatMap((m) => (m.from.year === null ? [] : [m.from.year]));
  const beside = onlyYear(dates.nameYears) ?? onlyYear(told);
  const { published, named } = context;
  return dates.mentions.map((mention) => {
    if (mention.from.year !== null) return mention;
    if (beside !== undefined) return { ...mention, ...withYear(mention, beside), inferred: true };
    if (published) return { ...mention, ...nearest(mention, published), inferred: true };
    return named === undefined ? mention : { ...mention, ...withYear(mention, named), inferred: true };
  });
}

/** The year that all of them are; undefined when there is none or more than one. */
export function onlyYear(years: readonly number[]): number | undefined {
  return new Set(years).size === 1 ? years[0] : undefined;
}

/** The range in the year that puts it within half a year of the bulletin: news of January tells of December before it. */
function nearest(range: DayRange, published: DayRange): DayRange {
  const year = published.from.year ?? 0;
  const months = range.from.month - published.from.month;
  return withYear(range, months > 6 ? year - 1 : months < -6 ? year + 1 : year);
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const UNITS: Record<string, number> = { day: 1, week: 7, month: 30, year: 365 };

function relativeUnit(which: string, unit: string, today: Day): DayRange {
  const step = which === 'last' || which === 'previous' || which === 'past' ? -1 : which === 'next' ? 1 : 0;
  const year = today.year ?? 0;
  if (unit === 'year') return yearRange(year + step);
  if (unit === 'month') {
    const first = dayOf(new Date(Date.UTC(year, today.month - 1 + step, 1)));
    return { from: first, to: { ...first, day: daysInMonth(first.month, first.year) } };
  }
  const weekday = new Date(Date.UTC(year, today.month - 1, today.day)).getUTCDay();
  const monday = addDays(today, -((weekday + 6) % 7) + 7 * step);
  return { from: monday, to: addDays(monday, 6) };
}

function lastWeekday(name: string, today: Day): DayRange {
  const weekday = new Date(Date.UTC(today.year ?? 0, today.month - 1, today.day)).getUTCDay();
  const back = (weekday - WEEKDAYS.indexOf(name) + 7) % 7 || 7;
  const day = addDays(today, -back);
  return { from: day, to: day };
}

/** Time words that need "now": today, last month, in the last 3 weeks, on Monday. */
const RELATIVE =
  /\b(?:(today|yesterday|tomorrow)|(this|last|next|previous|past)\s+(week|month|year)|(?:last|past|previous)\s+(\d{1,3})\s+(day|week|month|year)s?|(?:on|last)\s+(sunday|monday|tuesday|wednesday|thursday|friday|saturday))\b/i;

/** The stretch of time that a question names relative to `now` (its UTC day), with its place in the text. */
export function findRelative(text: string, now: Date): DateMention | undefined {
  const match = RELATIVE.exec(text);
  if (!match) return undefined;
  const today = dayOf(now);
  const [, day, which, unit, count, unitOf, weekday] = match.map((group) => group?.toLowerCase());
  let found: DayRange;
  if (day) {
    const only = addDays(today, day === 'today' ? 0 : day === 'yesterday' ? -1 : 1);
    found = { from: only, to: only };
  } else if (which && unit) found = relativeUnit(which, unit, today);
  else if (count && unitOf) found = { from: addDays(today, -Number(count) * (UNITS[unitOf] ?? 1)), to: today };
  else found = lastWeekday(weekday ?? '', today);
  return { ...found, precision: 'range', inferred: true, start: match.index, end: match.index + match[0].length };
}
