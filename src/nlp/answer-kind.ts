import type { Span } from './citation.js';
import { findMeasures, measureAsked } from './measures.js';
import { findNames, findPeoples, findQuantities, isCountry, isTitle, LIST_GLUE } from './names.js';
import { asksForCountries, asksForPlaces, type Question } from './question.js';
import type { AnswerKind } from './question-kind.js';
import { distance } from './spans.js';
import { definitionOf } from './telling.js';
import { isStopWord, termsOf } from './terms.js';
import { findTimes } from './times.js';

/** Whether a span has a word that is none of these: the question's own words don't answer it. */
function hasNewWord(text: string, { start, end }: Span, asked: ReadonlySet<string>): boolean {
  return termsOf(text.slice(start, end)).some(({ word }) => !asked.has(word) && !isStopWord(word));
}

/** Countries that are named, by their own names or by those of their people: one is enough, of several that are asked for each counts ⅓. */
function countryEvidence({ kind }: Question, text: string, isNew: (span: Span) => boolean): number {
  const countries = findNames(text).filter(({ start, end }) => isCountry(text.slice(start, end)));
  const peoples = findPeoples(text);
  const named = [...countries, ...peoples].filter(isNew).length;
  return Math.min(1, kind === 'list' ? named / 3 : named);
}

/** An enumeration; where places are asked for, one of places: 1 from three places on, ½ for two. */
function listEvidence(question: Question, text: string, isNew: (span: Span) => boolean): number {
  if (!asksForPlaces(question)) return / and |, | or /.test(text) ? 1 : 0;
  if (asksForCountries(question)) return countryEvidence(question, text, isNew);
  const places = findNames(text).filter((name) => name.kind === 'place' && isNew(name));
  const joined = places.filter(({ start }, i) => LIST_GLUE.test(text.slice(places[i - 1]?.end ?? start, start)));
  return Math.min(1, joined.length / 2);
}

const COUNTED = /\bhow many\b/i;
/** Asked for by name where they are asked for: "how many percent", "how many dollars". */
const MEASURED = /\bper ?cent|\bdollars?\b|\beuros?\b|\bpounds?\b/i;

/** From a number to what it counts: "nine combat aircraft and helicopters". */
const NEAR = 30;
/** They are counted by many words: men, victims, those on board. */
const ANYBODY =
  /\bhow many (?:\w+ )?(?:people|persons|men|women|lives|victims|members|others|were|are|have|had|did|died)\b/i;

/** Whether a number stands near the word for what "how many" asks for. */
function isCounted({ text: asked, focus }: Question, text: string, counts: readonly Span[]): boolean {
  if (focus.length === 0 || ANYBODY.test(asked)) return true;
  const things = termsOf(text).filter(({ term }) => focus.includes(term));
  return things.some((thing) => counts.some((count) => distance(count, thing) <= NEAR));
}

/**
 * A number; where things are counted, one that is no share and no sum of money, and half of one where it stands far from them. Where a measure is asked for, one of that measure:
 * any other tells it hardly.
 */
function numberEvidence(
  question: Question,
  text: string,
  quantities: readonly Span[],
  isNew: (span: Span) => boolean,
): number {
  const { text: asked } = question;
  const { measure } = readAsked(question);
  if (measure) return findMeasures(measure, text).some(isNew) ? 1 : quantities.length > 0 ? HARDLY : 0;
  if (!COUNTED.test(asked) || MEASURED.test(asked)) return quantities.length > 0 ? 1 : 0;
  const counts = quantities.filter(({ start, end }) => !/[%$€£]|percent/.test(text.slice(start, end + 1)));
  return counts.length === 0 ? 0 : isCounted(question, text, counts) ? 1 : PERHAPS;
}

const REASON =
  /\b(?:because|since|due to|in order to|so that|as a result|therefore|thus|hence|caus\w+|leads? to|led to|result\w*|reason\w*)\b/i;

/** Times that have no day of a calendar: "the sixteenth century", "800 BC", "the 1950s". */
const ERA = /\b(?:centur(?:y|ies)|\d{1,4} ?(?:BCE?|CE|AD)|AD \d{1,4}|\d{3}0s)\b/;

/** A time told by what else happened then: "before World War I". */
const MEANWHILE = /\b(?:when|whenever|until|till|before|after|prior to|by the time|within)\b/i;

/** Words of a place that has no name: "in the condenser". */
const WHEREABOUTS =
  /\b(?:in|at|on|near|to|into|onto|inside|within|from|toward|towards|under|behind)\s+(?:the |an? |both )?\p{Ll}{3,}/gu;

/** Half of what a name of the expected kind is: something that may be one, but does not say so. */
export const PERHAPS = 0.5;
/** Something that tells it only to who knows more. */
export const HARDLY = 0.25;

/** Whether a capitalised word is there that is neither the question's own nor an article and the like. */
function hasCapitals(text: string, asked: ReadonlySet<string>, others: readonly Span[] = []): boolean {
  for (const { 0: word, index } of text.matchAll(/\p{Lu}[\p{L}\p{M}\p{N}]+/gu)) {
    const lower = word.toLowerCase();
    if (!isStopWord(lower) && !asked.has(lower) && !others.some(({ start, end }) => start <= index && index < end))
      return true;
  }
  return false;
}

/** Whether "in", "at" and the like stand before a word that is not the question's. */
function hasWhereabouts(text: string, isNew: (span: Span) => boolean): boolean {
  return [...text.matchAll(WHEREABOUTS)].some(({ 0: { length }, index }) =>
    isNew({ start: index, end: index + length }),
  );
}

/**
 * Whether there is any hint of an answer; of a list, more than one thing of several, of a measure a number of that measure. Never for kinds that have no marks.
 *
 * @param found whether words of that kind are there, 0..1
 */
export function isHint(kind: AnswerKind, found: number): boolean {
  if (kind === 'description' || kind === 'yesno' || kind === 'claim') return false;
  return kind === 'list' || kind === 'number' ? found >= PERHAPS : found > 0;
}

/** What a sentence has that could answer, other than the question's own words. */
export interface AnswerEvidence {
  /** Whether words of the expected kind are there, 0..1; 1 for kinds that have no marks. */
  readonly kind: number;
  /** Dates that the question does not have, saturated: n / (n + 1). */
  readonly dates: number;
}

/**
 * Looks for what could answer.
 *
 * @param dates where the sentence tells of time
 */
export function answerEvidence(question: Question, text: string, dates: readonly Span[]): AnswerEvidence {
  const asked = readAsked(question).words;
  const isNew = (span: Span) => hasNewWord(text, span, asked);
  const newDates = dates.filter(isNew).length;
  return { kind: kindOf(question, text, { dates, newDates, isNew }), dates: newDates / (newDates + 1) };
}

/** What is read of a question once, for all sentences that are read for it. */
interface Asked {
  /** The searched words. */
  readonly words: ReadonlySet<string>;
  /** Those of them that are written as no name: what it asks about ("the bridge"). */
  readonly things: ReadonlySet<string>;
  /** Those that are written as names and stand alone: whoever is called so is the one asked about. */
  readonly surnames: ReadonlySet<string>;
  /** Whether it asks what or who something is, and nothing else. */
  readonly asksWhoIs: boolean;
  /** How a number is written that it asks for; null when any would do. */
  readonly measure: RegExp | null;
}

/** Names of one word: "Hadid", not "Yusra Hadid". */
function surnamesIn({ terms, text }: Question): Set<string> {
  const names = terms.filter(({ isName, isDate }) => isName && !isDate);
  const isBeside = (at: number, other: number) => /^\s+$/.test(text.slice(Math.min(at, other), Math.max(at, other)));
  const alone = names.filter(
    ({ start, end }) => !names.some((other) => isBeside(other.end, start) || isBeside(end, other.start)),
  );
  return new Set(alone.map(({ word }) => word));
}

const read = new WeakMap<Question, Asked>();

function readAsked(question: Question): Asked {
  let asked = read.get(question);
  if (!asked) {
    const words = new Set(question.terms.map(({ word }) => word));
    const things = new Set(question.terms.flatMap(({ word, isName }) => (isName ? [] : [word])));
    asked = {
      words,
      things,
      surnames: surnamesIn(question),
      asksWhoIs: definitionOf(question.text) !== null,
      measure: measureAsked(question.text),
    };
    read.set(question, asked);
  }
  return asked;
}

interface Told {
  readonly dates: readonly Span[];
  readonly newDates: number;
  readonly isNew: (span: Span) => boolean;
}

function kindOf(question: Question, text: string, { dates, newDates, isNew }: Told): number {
  const has = (...kinds: readonly string[]) =>
    findNames(text).some((name) => kinds.includes(name.kind) && isNew(name)) ? 1 : 0;
  const perhaps = (isThere: boolean) => (isThere ? PERHAPS : 0);
  switch (question.kind) {
    case 'person':
      return personEvidence(question, text, dates, isNew);
    case 'place':
      if (asksForCountries(question)) return countryEvidence(question, text, isNew);
      return has('place') || perhaps(hasCapitals(text, readAsked(question).words) || hasWhereabouts(text, isNew));
    case 'date':
      return newDates > 0
        ? 1
        : perhaps(ERA.test(text) || findTimes(text, dates).some(isNew)) || (MEANWHILE.test(text) ? HARDLY : 0);
    case 'number':
      return numberEvidence(question, text, findQuantities(text, dates).filter(isNew), isNew);
    case 'list':
      return listEvidence(question, text, isNew);
    case 'reason':
      return REASON.test(text) ? 1 : 0;
    default:
      return 1;
  }
}

/**
 * Whether a name in a text is somebody else than the question names: "Major General Arsen Rakhmanov" does not answer who took over
 * from Arsen Rakhmanov, but does say who he is; nor is "the CSTO Rapid Reaction Forces" news of the Rapid Reaction Forces, or
 * "the Copper Bridge" who opened the bridge, or Yusra Hadid who was mayor before Hadid.
 */
export function isSomebodyNew(question: Question, text: string, { start, end }: Span): boolean {
  const { words: asked, things, surnames, asksWhoIs } = readAsked(question);
  const words = termsOf(text.slice(start, end)).filter(({ word }) => !isStopWord(word));
  const last = words.at(-1)?.word ?? '';
  const isOf = / of /.test(text.slice(start, end));
  if (!asksWhoIs && (things.has(last) || (surnames.has(last) && !isOf))) return false;
  const own = words.filter(({ word }) => asked.has(word)).length;
  // A rank is news of itself ("the Secretary General"), but not before the question's own name.
  const news = words.filter(({ word }) => !asked.has(word) && (own === 0 || asksWhoIs || !isTitle(word))).length;
  return news > 0 && (asksWhoIs || news >= own);
}

/** Words for people who are not named. */
const PEOPLE =
  /\b(?:man|men|woman|women|boys?|girls?|child|children|teenagers?|people|persons?|pensioners?|residents?|inhabitants?|citizens?|workers?|employees?|students?|pupils?|teachers?|doctors?|physicians?|nurses?|patients?|police|firefighters?|soldiers?|drivers?|passengers?|farmers?|volunteers?|experts?|scientists?|researchers?|scholars?|engineers?|officials?|officers?|councillors?|candidates?|owners?|customers?|visitors?|neighbou?rs?|caretakers?|witness(?:es)?|investigators?|prosecutors?|lawyers?|judges?|voters?|tourists?|merchants?|settlers?|nobles?|peasants?|critics?|historians?|authors?|musicians?|players?|parents?|families|family)\b/gi;

/** Whether people are spoken of who are not the question's. */
function hasPeople(text: string, isNew: (span: Span) => boolean): boolean {
  return [...text.matchAll(PEOPLE)].some(({ 0: { length }, index }) => isNew({ start: index, end: index + length }));
}

/** A person or a body; half of one for a capitalised word that belongs to no place, thing or date. */
function personEvidence(
  question: Question,
  text: string,
  dates: readonly Span[],
  isNew: (span: Span) => boolean,
): number {
  const names = findNames(text);
  const people = names.filter(({ kind }) => kind === 'person' || kind === 'organisation');
  if (people.some((name) => isSomebodyNew(question, text, name))) return 1;
  if (hasCapitals(text, readAsked(question).words, [...names, ...dates])) return PERHAPS;
  return hasPeople(text, isNew) ? PERHAPS : 0;
}

/** Whether the sentence has words of the kind that would answer, other than the question's own. */
export function kindEvidence(question: Question, text: string, dates: readonly Span[]): number {
  return answerEvidence(question, text, dates).kind;
}
