import type { Span } from './citation.js';
import { isClaim } from './claim.js';
import { findDates, findRelative } from './date-grammar.js';
import type { DateMention, DayRange } from './dates.js';
import { ANSWER_NOUN, type AnswerKind, kindOf } from './question-kind.js';
import { isStopWord, type Term, termsOf } from './terms.js';

/** A word of the question that is searched for. */
export interface QuestionTerm extends Term {
  /** 0..1: how much it says about what is asked. Words that many questions share say less. */
  readonly weight: number;
  /** Written as a name: capitalised inside the question, or with digits. */
  readonly isName: boolean;
  /** Part of a date, which is matched as a date as well. */
  readonly isDate: boolean;
}

/** A question, analysed once. */
export interface Question {
  /** As typed, but with the apostrophe that was left out of "whos". */
  readonly text: string;
  readonly terms: readonly QuestionTerm[];
  readonly kind: AnswerKind;
  /** What the answers of a `list`, or the thing asked for by "which" and "what", are: the terms of that noun. */
  readonly focus: readonly string[];
  /** The time asked about, or null. */
  readonly window: DayRange | null;
  /** Years that belong to a name ("Interaction-2024"): the term before the year, and the year. */
  readonly namedYears: readonly { readonly name: string; readonly year: number }[];
}

/** Words of asking: they shape the question and never tell what it is about. */
const ASKING = new Set(
  'tell show give please know want find explain describe summarize summary list name names question answer someone anybody anyone kind kinds sort type types thing things happen happened happening happens'.split(
    ' ',
  ),
);
/** Words that only ask where they stand like this: "what is known about …", not "known for …"; "what do the bulletins say", not "who edits the bulletin". */
const ASKING_PHRASE =
  /\bknown (?:about|of)\b|\b(?:do|does|did) (?:the |our |any )?bulletins? (?:say|tell|mention|report)\b/gi;
/** Words that many questions and many sentences share. */
const LIGHT = new Set(
  'take takes took taken taking place places held hold holds make made makes get gets got give gave given go goes went come comes came use used uses using involve include includes included call called say says said mean means way ways many number people country year date time day today new also part role event events long big large far old tall high often fast'.split(
    ' ',
  ),
);
const LIGHT_WEIGHT = 0.25;
/** Of nouns that only say what the answer is. */
const ANSWER_NOUN_WEIGHT = 0.05;

/** Where the noun begins that the answer is one of, or counts; 0 when there is none. */
function focusStart(terms: readonly Term[]): number {
  const isNumberOf = ({ word }: Term, i: number) => /^(?:number|amount)$/.test(word) && terms[i + 1]?.word === 'of';
  const at = terms.findIndex(({ word }) => ['which', 'what', 'whose', 'many', 'much'].includes(word)) + 1;
  const counted = terms.findIndex(isNumberOf);
  if (counted >= 0) return counted + 2;
  const isKindOf = /^(?:kind|sort|type)s?$/.test(terms[at]?.word ?? '') && terms[at + 1]?.word === 'of';
  return at > 0 && isKindOf ? at + 2 : at;
}

/** The noun after "which", "what", "how many" or "number of", as terms: "which special trainings run …" asks for trainings. */
function focusOf(terms: readonly Term[]): string[] {
  const at = focusStart(terms);
  if (at === 0) return [];
  const focus: string[] = [];
  for (const { term, word } of terms.slice(at, at + 3)) {
    if (isStopWord(word)) break;
    focus.push(term);
  }
  return focus;
}

/** Words of asking that are typed in a hurry: "whos in charge". */
const HURRIED = /(?<![\p{L}\p{N}'’])(who|what|where|when|how)s(?![\p{L}\p{N}'’])/giu;

/** The stretch of time asked about: a day or a range before a month, a month before a year. */
function windowOf(mentions: readonly DateMention[]): DateMention | undefined {
  const order = ['day', 'range', 'month', 'year'];
  return [...mentions].sort((a, b) => order.indexOf(a.precision) - order.indexOf(b.precision) || a.start - b.start)[0];
}

function weightOf({ term, word }: Term, focus: readonly string[]): number {
  if (focus.includes(term) && ANSWER_NOUN.test(word)) return ANSWER_NOUN_WEIGHT;
  return LIGHT.has(word) ? LIGHT_WEIGHT : 1;
}

function isNameAt(text: string, term: Term, first: boolean): boolean {
  if (/\d/.test(term.word)) return true;
  const initial = text[term.start] ?? '';
  const shouting = !/\p{Ll}/u.test(text);
  return !first && !shouting && initial !== initial.toLowerCase();
}

/** The term that stands before each year that belongs to a name. */
function namedYearsOf(terms: readonly Term[], years: readonly number[]): { name: string; year: number }[] {
  return terms.flatMap(({ word }, i) => {
    const before = terms[i - 1];
    const year = Number(word);
    return before && years.includes(year) ? [{ name: before.term, year }] : [];
  });
}

/**
 * Reads a question: what it asks for, about what, and of which time.
 *
 * @param typed the question as typed
 * @param now "now", for words such as "last month"; only its UTC day counts
 */
export function analyseQuestion(typed: string, now: Date): Question {
  const text = typed.replace(HURRIED, "$1's");
  const all = termsOf(text);
  const dates = findDates(text);
  const relative = findRelative(text, now);
  const window = windowOf(dates.mentions) ?? relative ?? null;
  const isIn = (mention: Span, { start, end }: Span) => start >= mention.start && end <= mention.end;
  const kind = isClaim(text) ? 'claim' : kindOf(text);
  const focus = kind === 'claim' ? [] : focusOf(all);
  const phrases = [...text.matchAll(ASKING_PHRASE)].map(({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
  const terms = all
    .filter(({ word }) => !isStopWord(word) && !ASKING.has(word))
    .filter((term) => !phrases.some((phrase) => isIn(phrase, term)))
    .filter((term) => !(relative && isIn(relative, term)))
    .map((term) => ({
      ...term,
      weight: weightOf(term, focus),
      isName: isNameAt(text, term, term.start === all[0]?.start),
      isDate: dates.mentions.some((mention) => isIn(mention, term)),
    }));
  return {
    text,
    terms,
    kind,
    focus,
    window: window && { from: window.from, to: window.to },
    namedYears: namedYearsOf(all, dates.nameYears),
  };
}

/** Stems of nouns that name places. */
const PLACE_FOCUS = new Set('countri state citi region town republ nation place site rang venu locat'.split(' '));

/** Whether "which" or "what" is followed by a noun for places. */
export function asksForPlaces({ focus }: Question): boolean {
  return focus.some((term) => PLACE_FOCUS.has(term));
}

/** Whether that noun is one for countries. */
export function asksForCountries({ focus }: Question): boolean {
  return focus.includes('countri') || focus.includes('nation');
}
