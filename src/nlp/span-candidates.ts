import type { Span } from './citation.js';
import type { Asking } from './question-form.js';
import type { Sight } from './sight.js';
import { fitting } from './span-fitting.js';
import { contains, isNews, joined, overlap, type SpanCandidate, type SpanShape, within } from './spans.js';

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
  const cutsDate = (span: Span) =>
    sight.dates.some((date) => overlap(span, date) && !contains(span, date) && !contains(date, span));
  const told = [...all.values()].filter(
    (span) =>
      !isPart(span) &&
      !cutsDate(span) &&
      (!mayCut || isBalanced(text.slice(span.start, span.end))) &&
      isNews(sight, span),
  );
  const fit = told.filter(isFit);
  return fit.length > 0 ? fit : told;
}
