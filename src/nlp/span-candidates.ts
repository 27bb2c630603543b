import { isSomebodyNew } from './answer-kind.js';
import type { Span } from './citation.js';
import type { DateMention } from './dates.js';
import { findPeoples, isCountry, LIST_GLUE } from './names.js';
import { asksForCountries } from './question.js';
import type { Asking } from './question-form.js';
import type { Sight } from './sight.js';
import { contains, overlap, within } from './spans.js';
import { definitionOf } from './telling.js';
import { isStopWord } from './terms.js';

/** What kind of words a candidate is made of. */
export type SpanShape =
  | 'date'
  | 'quantity'
  | 'name'
  | 'quoted'
  | 'phrase'
  /** Noun phrases joined by prepositions: "the agenda of the session". */
  | 'chain'
  /** By commas and "and", too: "the ward and the two theatres". */
  | 'enumeration'
  /** Opened by "because", "by", "in order to" …, with that or without. */
  | 'clause'
  /** From a verb to the end of its clause. */
  | 'verbal'
  | 'word'
  | 'adjective';

/** Words of a sentence that may be the answer. */
export interface SpanCandidate extends Span {
  readonly shape: SpanShape;
}

type Add = (start: number, end: number, shape: SpanShape) => void;

/** What may stand between two noun phrases of a chain. */
const GLUE =
  /^["”»)]*\s*(?:,|(?:,\s*)?(?:and|or|of|in|at|on|for|to|from|with|between|as|the|near|during|than|under|over|through|into|against|about|per|&)(?:\s+(?:the|an?|of|in|as|not))*|\/)?\s*["“«(]*$/;
const ARTICLE = /^(?:the|an?|its|his|her|their|this|these|those|both|some)\s+/i;
/** How many noun phrases a chain has at most. */
const LONGEST_CHAIN = 6;

/** Noun phrases, with and without what stands before the noun, and chains of them. */
function addPhrases({ text, phrases }: Sight, add: Add): void {
  for (const [i, first] of phrases.entries()) {
    const lead = ARTICLE.exec(text.slice(first.start, first.end))?.[0].length ?? 0;
    add(first.start, first.end, 'phrase');
    add(first.start + lead, first.end, 'phrase');
    for (let j = i + 1; j < Math.min(phrases.length, i + LONGEST_CHAIN); j++) {
      const [before, last] = [phrases[j - 1] as Span, phrases[j] as Span];
      const glue = text.slice(before.end, last.start);
      if (!GLUE.test(glue)) break;
      add(first.start, last.end, /,|\b(?:and|or)\b/.test(glue) ? 'enumeration' : 'chain');
      add(first.start + lead, last.end, 'chain');
    }
  }
}

/** What stands in quotation marks, alone and several in a row. */
function addQuoted({ text, quoted }: Sight, add: Add): void {
  for (const [i, first] of quoted.entries()) {
    add(first.start, first.end, 'quoted');
    for (let j = i + 1; j < quoted.length; j++) {
      const [before, last] = [quoted[j - 1] as Span, quoted[j] as Span];
      if (!/^[”"»],? (?:and |or )?[“"«]$/.test(text.slice(before.end, last.start))) break;
      add(first.start - 1, last.end + 1, 'quoted');
    }
  }
}

const CLAUSE =
  /\b(?:because|since|due to|in order to|so that|as a result of|so as to|via|by|through|using|by means of|when|if|until|before|after|while|(?:said|says?|announced|warned|promised|stated|argued|claimed|believed|added|noted|stressed|explained|reported|confirmed|denied)(?: that)?|to(?= \p{Ll}))\s/giu;
const MANNER = /\b(?:via|by|through|using|with|in|at|on|from) /gi;

/** Where the clause ends that a place lies in. */
export function clauseEnd(text: string, from: number): number {
  const stop = /[.;:](?=\s|$)|,(?=\s)|\s[–—-]\s|[)\]]/.exec(text.slice(from));
  return stop ? from + stop.index : from + text.slice(from).replace(/[.?!…"”\s]+$/, '').length;
}

/** Where the clause starts that ends at a place. */
export function clauseStart(text: string, to: number): number {
  const before = text.slice(0, to);
  const start = Math.max(...[', ', '; ', ': '].map((stop) => before.lastIndexOf(stop) + 2));
  return start > 1 ? start : 0;
}

const asks = (...all: readonly Asking[]) => new Set<Asking>(all);
const BY_CLAUSE = asks('noun', 'bare', 'verb', 'does', 'is', 'done', 'how', 'reason');
const BY_MANNER = asks('how', 'reason', 'does', 'bare');
const BY_VERB = asks('bare', 'verb', 'does', 'is', 'done', 'how', 'reason');

function addClauses({ text, phrases, tokens, form: { asking } }: Sight, add: Add): void {
  const manners = BY_MANNER.has(asking) ? text.matchAll(MANNER) : [];
  for (const { 0: opening, index } of manners) {
    const noun = index + opening.length;
    const [phrase] = within(phrases, { start: noun, end: text.length });
    if (phrase && phrase.start <= noun + 1) add(index, phrase.end, 'clause');
  }
  const clauses = BY_CLAUSE.has(asking) ? text.matchAll(CLAUSE) : [];
  for (const { 0: opening, index } of clauses) {
    const inner = index + opening.length;
    const end = clauseEnd(text, inner);
    add(index, end, 'clause');
    add(inner, end, 'clause');
  }
  if (asking === 'reason') {
    // "The valve leaked, so the plant was shut."
    const so = /, (?:so|therefore|which is why)\s/.exec(text);
    if (so) add(clauseStart(text, so.index), so.index, 'clause');
  }
  if (!BY_VERB.has(asking)) return;
  for (const token of tokens) if (token.pos === 'VERB') add(token.start, clauseEnd(text, token.end), 'verbal');
}

/** Which part of a month or a year is told: "the end of 2025", "early May". */
const PART_OF_TIME =
  /\b(?:the )?(?:(?:end|beginning|start|middle) of (?:the )?|early (?:in )?|late (?:in )?|mid[- ])$/i;

/** Dates, quantities with what they count, and names. */
function addNamed({ text, dates, times, quantities, measures, phrases, names }: Sight, add: Add): void {
  for (const { start, end } of measures) add(start, end, 'quantity');
  for (const { start, end } of times) add(start, end, 'date');
  for (const { start, end } of dates) {
    add(start - (PART_OF_TIME.exec(text.slice(Math.max(0, start - 20), start))?.[0].length ?? 0), end, 'date');
  }
  for (const quantity of quantities) {
    const counted = phrases.filter((phrase) => overlap(phrase, quantity)).at(-1);
    const every = /\bevery $/i.exec(text.slice(Math.max(0, quantity.start - 6), quantity.start))?.[0].length ?? 0;
    add(quantity.start - every, Math.max(quantity.end, counted?.end ?? 0), 'quantity');
  }
  for (const { start, end } of names) add(start, end, 'name');
  for (const { start, end } of joined(text, names)) add(start, end, 'enumeration');
}

/** Names with those that follow them in an enumeration, each as far as it goes. */
export function joined(text: string, names: readonly Span[]): Span[] {
  const lists: { start: number; end: number }[] = [];
  for (const { start, end } of names) {
    const open = lists.at(-1);
    if (open && LIST_GLUE.test(text.slice(open.end, start))) open.end = end;
    else lists.push({ start, end });
  }
  return lists;
}

function addWords({ tokens }: Sight, add: Add): void {
  for (const { pos, start, end } of tokens) {
    if (pos === 'PROPN' || pos === 'NOUN') add(start, end, 'word');
    if (pos === 'ADJ') add(start, end, 'adjective');
  }
}

/** Whether quotation marks and brackets that open in a text are closed in it, and the other way round. */
function isBalanced(text: string): boolean {
  let [depth, straight] = [0, 0];
  for (const sign of text) {
    if ('“«(['.includes(sign)) depth++;
    if ('”»)]'.includes(sign)) depth--;
    if (sign === '"') straight++;
    if (depth < 0) return false;
  }
  return depth === 0 && straight % 2 === 0;
}

/** Whether a span says something that the question does not. */
export function isNews({ text, words, isAsked }: Sight, span: Span): boolean {
  const own = within(words, span);
  if (own.some((word) => !isAsked(word) && !isStopWord(word.word))) return true;
  return /\d/.test(text.slice(span.start, span.end)) && !own.some(isAsked);
}

const REASON =
  /\b(?:because|since(?! (?:the |early |late )?(?:\d|then\b|last\b|january|february|march|april|may|june|july|august|september|october|november|december))|due to|in order to|so that|as a result of|so as to|to (?!the |an? |this |that |these |those |his |her |its |their |our |my |your )(?=\p{Ll}))/giu;
const MEANS = /\b(?:via|by|through|using)\s/gi;

/** Whether words begin as one of the openings does, and end with the clause; where nothing does, all may. */
function opened(text: string, openings: RegExp): (span: Span) => boolean {
  const starts = new Set(Array.from(text.matchAll(openings), ({ index }) => index));
  return ({ start, end }) => starts.size === 0 || (starts.has(start) && !text.slice(start, end).includes(', '));
}

/** 0 for days and ranges within a year, 1 for months, 2 for years and more. */
function coarseness({ from, to, precision }: DateMention): number {
  if (precision === 'day' || (precision === 'range' && (from.month !== 1 || to.month !== 12))) return 0;
  return precision === 'month' ? 1 : 2;
}

/** Those of some times before which the preposition of the question stands: "until when", "until the end of 2025". */
function behind(preposition: string, text: string, times: readonly Span[]): readonly Span[] {
  if (!/^[a-z]+$/.test(preposition)) return [];
  const before = new RegExp(`\\b${preposition} (?:\\w+ ){0,3}$`, 'i');
  return times.filter(({ start }) => before.test(text.slice(0, start)));
}

/** "When" asks for the finest dates that are told; "until when" for those behind "until", if there are any. */
function finest({ text, form, dates, times }: Sight): readonly Span[] {
  const bound = behind(form.preposition, text, [...dates, ...times]);
  if (bound.length > 0) return bound;
  const least = Math.min(...dates.map(coarseness));
  return [...dates.filter((date) => coarseness(date) === least), ...times];
}

/** The quantities of what "how many" asks for; where there is none, or people are asked for, who are called by many words, all. */
function counting({ text, question, quantities, phrases, nouns }: Sight): readonly Span[] {
  const nobody = quantities.filter(({ start, end }) => /^no(?:body| one)$/i.test(text.slice(start, end)));
  if (nobody.length > 0 && /\bhow many people\b/i.test(question.text)) return nobody;
  const things = nouns.filter(({ word }) => word !== 'people');
  const counted = phrases.filter((phrase) => within(things, phrase).length > 0);
  const own = quantities.filter((quantity) => counted.some((phrase) => overlap(phrase, quantity)));
  return own.length > 0 ? own : quantities;
}

/** Whether words are a number: of the measure that is asked for where there is one, and of no other then. */
function measuring(sight: Sight): (span: Span) => boolean {
  const measured = sight.measures.filter((span) => isNews(sight, span));
  const fit = measured.length > 0 ? measured : counting(sight);
  const others = sight.quantities.filter((one) => measured.length > 0 && !measured.some((own) => overlap(own, one)));
  return (span) => fit.some((one) => contains(span, one)) && !others.some((one) => contains(span, one));
}

/** Where it is asked who somebody is: their names with what they are, "Colonel-General Anatoly Sidorov". */
function withRank({ question, text, names, asked }: Sight): readonly Span[] {
  if (definitionOf(question.text) === null) return [];
  return names.filter((name) => within(asked, name).length > 0 && isSomebodyNew(question, text, name));
}

const MONEY = /[$€£%]|\b(?:euros?|dollars?|pounds?|percent)\b/;

/** Whether words are of the kind that the question cannot do without, where the sentence has such words. */
function fitting(sight: Sight): (span: Span) => boolean {
  const { question, form, text, names } = sight;
  const among = (spans: readonly Span[]) => (span: Span) => spans.some((one) => contains(span, one));
  if (question.kind === 'date') return among(finest(sight));
  if (question.kind === 'number') return measuring(sight);
  if (question.kind === 'reason') return opened(text, REASON);
  if (form.asking === 'how') return opened(text, MEANS);
  const isPart = (span: Span) => names.some((name) => contains(name, span) && !contains(span, name));
  if (question.kind === 'person') {
    const own = withRank(sight);
    return own.length > 0
      ? among(own)
      : (span) => isSomebodyNew(question, text, span) && !isPart(span) && !MONEY.test(text.slice(span.start, span.end));
  }
  if (!asksForCountries(question)) return () => true;
  const all = countriesIn(sight);
  return (span) => all.length === 0 || all.some((one) => contains(one, span) && contains(span, one));
}

/** Countries, each with those that follow in an enumeration, and the names of their people. */
function countriesIn({ text, names }: Sight): Span[] {
  const countries = names.filter(({ start, end }) => isCountry(text.slice(start, end)));
  return [...joined(text, countries), ...findPeoples(text)];
}

/** A text without the stops that end it; "U.S." keeps its own. */
const withoutStops = (text: string) => (/(?:\p{L}\.){2}$/u.test(text) ? text : text.replace(/[.,;:!?…\s]+$/, ''));

/** All that may be the answer, each once, in an order that only the text decides. */
export function spanCandidates(sight: Sight): SpanCandidate[] {
  const { text } = sight;
  const all = new Map<string, SpanCandidate>();
  const add: Add = (start, to, shape) => {
    const end = start + withoutStops(text.slice(start, to)).length;
    const key = `${start}:${end}`;
    if (end > start && !all.has(key)) all.set(key, { start, end, shape });
  };
  for (const addSome of [addNamed, addQuoted, addPhrases, addClauses, addWords]) addSome(sight, add);
  const isFit = fitting(sight);
  // Most sentences have no such signs.
  const mayCut = /[“”«»"()[\]]/.test(text);
  const people = sight.names.filter(({ kind }) => kind === 'person');
  const isPart = (span: Span) => people.some((name) => contains(name, span) && !contains(span, name));
  const told = [...all.values()].filter(
    (span) => !isPart(span) && (!mayCut || isBalanced(text.slice(span.start, span.end))) && isNews(sight, span),
  );
  const fit = told.filter(isFit);
  return fit.length > 0 ? fit : told;
}
