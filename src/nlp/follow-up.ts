/** Reads a question together with the one before it: "and where was it?" with the names and dates of that one. */
import type { Span } from './citation.js';
import { bindQuestion } from './concepts.js';
import { COUNTRIES } from './countries.js';
import { findDates, findRelative } from './date-grammar.js';
import { foreignLanguage } from './language.js';
import { type Leaning, leaningOf, type Own } from './leaning.js';
import { findNames } from './names.js';
import { analyseQuestion, type QuestionTerm } from './question.js';
import type { AnswerKind } from './question-kind.js';
import type { SentenceIndex } from './sentence-index.js';

export interface FollowUp {
  /** The question as it is read: it stands by itself, and can be asked again as it is. */
  readonly question: string;
  /** What it was given of the question before; empty when it is that question with another name or time in it. */
  readonly carried: readonly string[];
}

/** Longer ones could not be asked again, in UTF-16 units. */
const LONGEST = 300;

/**
 * Reads a question that plainly leans on the one before it: it begins with "and" or "what about", has a pronoun that
 * nothing in it explains, or is a bare question word. null when it stands by itself, which most questions do.
 *
 * @param previous the question before, as it was read
 */
export function followUp(previous: string, question: string, index: SentenceIndex, now: Date): FollowUp | null {
  if (question.length > LONGEST || previous.length > LONGEST) return null;
  if (foreignLanguage(question) || foreignLanguage(previous)) return null;
  const asked = read(question, index, now);
  const leaning = leaningOf(question, asked);
  if (leaning === null) return null;
  const former = read(previous, index, now);
  if (leaning === 'replaces') {
    const replaced = replace(former, asked);
    return replaced === null || replaced.length > LONGEST ? null : { question: replaced, carried: [] };
  }
  const carried = carry(former, asked, leaning);
  const together = () => `${question.trim()} (${carried.join(', ')})`;
  while (carried.length > 0 && together().length > LONGEST) carried.pop();
  return carried.length === 0 ? null : { question: together(), carried };
}

/** A question as spans of what it is about. */
interface Read extends Own {
  readonly text: string;
  readonly kind: AnswerKind;
}

function read(text: string, index: SentenceIndex, now: Date): Read {
  const { question, concepts } = bindQuestion(index, analyseQuestion(text, now));
  const isYear = ({ word }: QuestionTerm) => /^(?:1[89]|20)\d\d$/.test(word);
  const names = namesOf(text, new Set(concepts.filter(({ isName }) => isName).map(({ term }) => term)), question.terms);
  const inName = ({ start, end }: Span) => names.some((name) => name.start <= start && end <= name.end);
  const years = question.terms.filter((term) => isYear(term) && !inName(term));
  const told = [...findDates(text).mentions, ...[findRelative(text, now) ?? []].flat(), ...years];
  const dates = told.filter((one, nth) => !told.slice(0, nth).some((other) => meet(one, other)));
  const words = question.terms.filter(
    (term) => term.weight === 1 && !inName(term) && !dates.some((date) => meet(date, term)),
  );
  return { text, kind: question.kind, names, dates: dates.sort(byPlace), words };
}

const meet = (a: Span, b: Span) => a.start < b.end && b.start < a.end;
const byPlace = (a: Span, b: Span) => a.start - b.start;

/** Words written as names, those side by side together; a compound is a name as a whole. */
function namesOf(text: string, known: ReadonlySet<QuestionTerm>, terms: readonly QuestionTerm[]): Span[] {
  const runs: { start: number; end: number; isName: boolean }[] = [];
  let last: QuestionTerm | undefined;
  for (const term of terms) {
    const isName = known.has(term) && !term.isDate;
    const run = runs.at(-1);
    const glue = last ? text.slice(last.end, term.start) : ' ? ';
    const joined =
      /^[-–—]$/.test(glue) || (isName && run?.isName === true && /^["“”\s.'’]*(?:of (?:the )?)?$/.test(glue));
    if (run && joined) {
      run.end = term.end;
      run.isName ||= isName;
    } else runs.push({ start: term.start, end: term.end, isName });
    last = term;
  }
  return runs.filter(({ start, end, isName }) => isName && /\p{L}/u.test(text.slice(start, end)));
}

const wordsAt = ({ text }: Read, { start, end }: Span) => text.slice(start, end);

/** What kind of thing a name is; undefined when that cannot be told. */
function kindOfName(read: Read, name: Span): string | undefined {
  const typed = wordsAt(read, name);
  if (/\d/.test(typed)) return 'thing';
  if (COUNTRIES.has(typed.toLowerCase())) return 'place';
  return findNames(read.text).find((found) => meet(found, name))?.kind;
}

/** The year, when a question has one and no other date. */
function onlyYearOf(read: Read): string | null {
  const [date, ...others] = read.dates;
  const typed = date && wordsAt(read, date);
  return typed !== undefined && others.length === 0 && /^\d{4}$/.test(typed) ? typed : null;
}

const YEAR = /(?<!\d)(?:1[89]|20)\d\d(?!\d)/g;

/** What the former question lends: its names and dates; its other words too where those alone would not say what it was about. */
function carry(former: Read, asked: Read, leaning: Leaning): string[] {
  const year = onlyYearOf(asked);
  const kinds = asked.names.map((name) => kindOfName(asked, name));
  const names = former.names.filter((name) => {
    const kind = kindOfName(former, name);
    return kind === undefined || !kinds.includes(kind);
  });
  // What a question asks for, or has of its own, is not lent to it.
  const dates = asked.dates.length > 0 || asked.kind === 'date' ? [] : former.dates;
  const tells = names.some((name) => kindOfName(former, name) !== 'place');
  const words = tells && leaning !== 'bare' ? [] : former.words;
  const typed = [...names, ...dates, ...words].sort(byPlace).map((span) => {
    const lent = wordsAt(former, span);
    return year !== null && names.includes(span) ? lent.replace(YEAR, year) : lent;
  });
  const own = asked.text.toLowerCase();
  return [...new Set(typed)].filter((one) => !own.includes(one.toLowerCase()));
}

/** The former question with the names and the time of the other one in the place of its own; null when it has no such place. */
function replace(former: Read, asked: Read): string | null {
  const changes = [...replaceNames(former, asked), ...replaceDates(former, asked)].sort(byPlace);
  const added = asked.dates.length > 0 && !changes.some(({ isDate }) => isDate) ? ` ${datesAsTyped(asked)}` : '';
  if (changes.length === 0 && added === '') return null;
  if (asked.names.length > 0 && !changes.some(({ isDate }) => !isDate)) return null;
  let text = '';
  let done = 0;
  for (const { start, end, by } of changes) {
    if (start < done) continue;
    text += former.text.slice(done, start) + by;
    done = end;
  }
  text += former.text.slice(done);
  return added === '' ? text : text.replace(/\s*[?.!]*\s*$/, (marks) => `${added}${marks.trim()}`);
}

/** The word before a date that belongs to it: "in ", "on ", "during the ". */
const BEFORE_DATE = /\b(?:in|on|at|during|between|from|since|before|after|until|by)\s+(?:the\s+)?$/i;

/** The dates with the word before the first of them: "in 2023". */
function datesAsTyped(asked: Read): string {
  const [first, last] = [asked.dates[0], asked.dates.at(-1)];
  const typed = asked.text.slice(first?.start, last?.end);
  const before = BEFORE_DATE.exec(asked.text.slice(0, first?.start))?.[0].toLowerCase();
  return `${before ?? (/^\d{4}$/.test(typed) ? 'in ' : '')}${typed}`;
}

/** The year of the former date, for a day or a month without one: " 2025" for "and in March?" after "in April 2025". */
function yearLent(former: Read, asked: Read): string {
  const [year, ...others] = new Set(former.dates.flatMap((date) => wordsAt(former, date).match(YEAR) ?? []));
  const { mentions } = findDates(asked.text);
  const isOpen = mentions.length > 0 && mentions.every(({ from }) => from.year === null);
  return year === undefined || others.length > 0 || !isOpen ? '' : ` ${year}`;
}

interface Change extends Span {
  readonly by: string;
  readonly isDate: boolean;
}

/** Each new name takes the place of a former one of its kind, or of the only one there is. */
function replaceNames(former: Read, asked: Read): Change[] {
  const free = [...former.names];
  return asked.names.flatMap((name) => {
    const kind = kindOfName(asked, name);
    const alike = kind === undefined ? undefined : free.find((other) => kindOfName(former, other) === kind);
    const place = alike ?? (asked.names.length === 1 ? onlyUnlike(former, free, kind) : undefined);
    if (!place) return [];
    free.splice(free.indexOf(place), 1);
    return [{ start: place.start, end: place.end, by: wordsAt(asked, name), isDate: false }];
  });
}

/** The only name that there is, when it may be of a kind that cannot be told. */
function onlyUnlike(former: Read, [only, ...others]: readonly Span[], kind: string | undefined): Span | undefined {
  if (!only || others.length > 0) return undefined;
  const formerKind = kindOfName(former, only);
  return formerKind === undefined || (kind === undefined && formerKind === 'person') ? only : undefined;
}

/** A new year takes the place of each former year, in names too; another new date that of the former date. */
function replaceDates(former: Read, asked: Read): Change[] {
  const [date] = asked.dates;
  if (!date) return [];
  const year = onlyYearOf(asked);
  const at = ({ start, end }: Span, by: string) => ({ start, end, by, isDate: true });
  const [first] = former.dates;
  const before = first && (BEFORE_DATE.exec(former.text.slice(0, first.start))?.[0].length ?? 0);
  const instead =
    first && at({ start: first.start - (before ?? 0), end: first.end }, datesAsTyped(asked) + yearLent(former, asked));
  if (year === null) return instead ? [instead] : [];
  const changed = [...former.names, ...former.dates].flatMap((span) => {
    const typed = wordsAt(former, span);
    const by = typed.replace(YEAR, year);
    return by === typed ? [] : [at(span, by)];
  });
  if (changed.length > 0 || !first || !instead) return changed;
  const typed = wordsAt(former, first);
  // "3 September" gets the year, "last month" makes way for it.
  return [/\d/.test(typed) && !typed.match(YEAR) ? at(first, `${typed} ${year}`) : instead];
}
