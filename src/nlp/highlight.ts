import type { Span } from './citation.js';
import type { DateMention } from './dates.js';
import { findNames, findQuantities, type Name } from './names.js';
import type { Question } from './question.js';
import { isStopWord, termsOf } from './terms.js';
import { tag } from './wink.js';

/** What the search for the answering words knows of the sentence. */
interface Sight {
  readonly text: string;
  /** The dates told. */
  readonly dates: readonly DateMention[];
  /** Places of the question's words in the text. */
  readonly asked: readonly Span[];
}

const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end;
const distance = (a: Span, b: Span) => (overlap(a, b) ? 0 : Math.max(a.start - b.end, b.start - a.end));

/** Whether a span says something that the question does not. */
function isNews(sight: Sight, span: Span): boolean {
  return termsOf(sight.text.slice(span.start, span.end)).some(
    ({ word, start, end }) =>
      !isStopWord(word) && !sight.asked.some((a) => overlap(a, { start: start + span.start, end: end + span.start })),
  );
}

/** The candidate that stands nearest to the question's words on the whole; the earlier of two equals. */
function nearest<T extends Span>(sight: Sight, spans: readonly T[]): T | undefined {
  const far = (span: T) => {
    const distances = sight.asked.map((a) => distance(a, span)).sort((a, b) => a - b);
    return distances.slice(0, 3).reduce((sum, d) => sum + d, 0);
  };
  const news = spans.filter((span) => isNews(sight, span));
  return news.reduce<T | undefined>((best, span) => (!best || far(span) < far(best) ? span : best), undefined);
}

const LIST_GLUE = /^(?:,? (?:and|or|as well as) (?:the )?|, (?:the )?)$/;

/** Joins a span with its like that follow or precede it in an enumeration. */
function withList(sight: Sight, chosen: Span, all: readonly Span[]): Span {
  let { start, end } = chosen;
  const sorted = [...all].sort((a, b) => a.start - b.start);
  for (const span of sorted) if (LIST_GLUE.test(sight.text.slice(end, span.start))) end = span.end;
  for (const span of sorted.reverse()) if (LIST_GLUE.test(sight.text.slice(span.end, start))) start = span.start;
  return { start, end };
}

const ofKind = (names: readonly Name[], ...kinds: Name['kind'][]) => names.filter(({ kind }) => kinds.includes(kind));

/** "approved by the Council": who did it stands behind the verb; otherwise a doer stands before it. */
function doers(sight: Sight, names: readonly Name[]): readonly Name[] {
  const verb = sight.asked[0];
  if (!verb) return names;
  const by = /^[^,.;]{0,30}?\bby\s/.exec(sight.text.slice(verb.end));
  const behind = names.filter(({ start }) => start >= verb.end + (by?.[0].length ?? 0));
  if (by && behind.length > 0) return behind;
  const before = names.filter(({ end }) => end <= verb.start);
  return before.length > 0 ? before : names;
}

function person(sight: Sight): Span | undefined {
  const names = findNames(sight.text);
  for (const group of [ofKind(names, 'person'), ofKind(names, 'organisation')]) {
    const found = nearest(sight, doers(sight, group)) ?? nearest(sight, group);
    if (found) return withArticle(sight.text, withList(sight, found, group));
  }
  return undefined;
}

/** With the article before it, which belongs to the name of a body or a country. */
function withArticle(text: string, span: Span): Span {
  return /\bthe $/i.test(text.slice(0, span.start)) ? { start: span.start - 4, end: span.end } : span;
}

function place(sight: Sight): Span | undefined {
  const places = ofKind(findNames(sight.text), 'place');
  const found = nearest(sight, places);
  if (!found) return undefined;
  return withArticle(sight.text, withList(sight, found, places));
}

/** A number with the noun that it counts: "over 70 kinds of drones". */
function quantity(sight: Sight): Span | undefined {
  const quantities = findQuantities(sight.text, sight.dates);
  const asked = new Set(sight.asked.map(({ start, end }) => sight.text.slice(start, end).toLowerCase()));
  const counted = quantities.map((span) => ({ ...span, end: nounEnd(sight.text, span.end) }));
  const fitting = counted.filter(({ start, end }) =>
    termsOf(sight.text.slice(start, end)).some(({ start: s, end: e }) =>
      asked.has(sight.text.slice(start + s, start + e).toLowerCase()),
    ),
  );
  return fitting[0] ?? nearest(sight, counted);
}

/** Where the noun phrase that starts at `from` ends. */
function nounEnd(text: string, from: number): number {
  let end = from;
  for (const { value, pos, end: to } of tag(text.slice(from, from + 80))) {
    const inside = ['ADJ', 'NOUN', 'PROPN'].includes(pos) || (value === 'of' && end > from);
    if (!inside || /^[^\p{L}]/u.test(value)) break;
    if (value !== 'of') end = from + to;
  }
  return end;
}

const REASON = /\b(?:because|since|due to|in order to|so that|as a result of|so as to|to (?=\p{Ll}))/gu;

function reason(sight: Sight): Span | undefined {
  const clauses = [...sight.text.matchAll(REASON)].map((match) => ({
    start: match.index,
    end: clauseEnd(sight.text, match.index + match[0].length),
  }));
  return nearest(sight, clauses);
}

function clauseEnd(text: string, from: number): number {
  const stop = /[.;](?=\s|$)|,(?=\s(?:and|but|while|which|who|whose|an?|the)\s)/.exec(text.slice(from));
  return stop ? from + stop.index : text.length;
}

/** The smallest stretch from the first to the last of the question's words, out to the bounds of its clause. */
function clause(sight: Sight): Span | undefined {
  const first = sight.asked[0];
  const last = sight.asked.at(-1);
  if (!first || !last) return undefined;
  const before = sight.text.slice(0, first.start);
  const start = Math.max(before.lastIndexOf(', ') + 2, before.lastIndexOf('; ') + 2, before.lastIndexOf(': ') + 2);
  return { start: start > 1 ? start : 0, end: clauseEnd(sight.text, last.end) };
}

/** Words in quotation marks and names of things: what "which exercise", "what title" ask for. */
function thing(sight: Sight): Span | undefined {
  const quoted = [...sight.text.matchAll(/[“"«]([^”"»]{2,120})[”"»]/gu)].map((match) => ({
    start: match.index + 1,
    end: match.index + match[0].length - 1,
  }));
  const names = ofKind(findNames(sight.text), 'thing');
  const found = nearest(sight, [...quoted, ...names]);
  return found && withList(sight, found, [...quoted, ...names]);
}

const PLACE_FOCUS = new Set([
  'countri',
  'state',
  'citi',
  'region',
  'town',
  'republ',
  'nation',
  'place',
  'site',
  'rang',
]);
const NOMINAL = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PART']);

/** Noun phrases, those joined by "of" as one: "the protection of important facilities". */
function nounPhrases(text: string): Span[] {
  const phrases: Span[] = [];
  let open: { start: number; end: number } | undefined;
  let pending = false;
  for (const { value, pos, start, end } of tag(text)) {
    const glued = open !== undefined && /^[-–’'“”"]$/.test(value) && start - open.end <= 1;
    if ((NOMINAL.has(pos) && !(pos === 'PART' && !/^['’]s$/.test(value))) || glued) {
      if (!open) open = { start, end };
      else open.end = end;
      pending = false;
    } else if (open && value === 'of') pending = true;
    else {
      if (open) phrases.push(open);
      open = undefined;
      pending = false;
    }
  }
  if (open && !pending) phrases.push(open);
  return phrases.map(({ start, end }) => trimmed(text, start, end)).filter((span) => span !== undefined);
}

/** The noun phrase that the question's own noun heads, if it says more than the question: "79th session", "item 7". */
function focusPhrase(sight: Sight, focus: readonly string[], phrases: readonly Span[]): Span | undefined {
  return phrases.find(
    (phrase) =>
      isNews(sight, phrase) &&
      termsOf(sight.text.slice(phrase.start, phrase.end)).some(({ term }) => focus.includes(term)),
  );
}

const EDGES =
  /^(?:[\s,;:.–—'’”"-]|(?:of|that|which|and|or|was|were|is|are|has|have|had|been|be|by|to|for|with|as|this|these|those)\b)+/i;
const TAIL = /(?:[\s,;:.–—“"(-]|\b(?:of|and|or|the|an?|in|on|at|to|by|for|with|was|were|is|are))+$/i;

/** A stretch without the small words and signs at its ends; undefined when nothing is left. */
function trimmed(text: string, from: number, to: number): Span | undefined {
  const start = from + (EDGES.exec(text.slice(from, to))?.[0].length ?? 0);
  const end = start + text.slice(start, to).replace(TAIL, '').length;
  return end > start ? { start, end } : undefined;
}

/** An enumeration of what the question's noun names: places for countries, otherwise named things. */
function listed(question: Question, sight: Sight): Span | undefined {
  const names = findNames(sight.text);
  const places = question.focus.some((term) => PLACE_FOCUS.has(term));
  const found = places ? place(sight) : thing(sight);
  return found ?? (names.length > 1 ? (place(sight) ?? person(sight)) : undefined);
}

/** Days before months before years: "when" asks for the finest that is told. */
function date(sight: Sight): Span | undefined {
  const days = (mention: DateMention) => ordinalSpan(mention);
  const news = sight.dates.filter((span) => isNews(sight, span));
  const finest = Math.min(...news.map(days));
  return (
    nearest(
      sight,
      news.filter((mention) => days(mention) === finest),
    ) ?? sight.dates[0]
  );
}

/** 0 for days and ranges within a year, 1 for months, 2 for years and more. */
function ordinalSpan({ from, to, precision }: DateMention): number {
  if (precision === 'day' || (precision === 'range' && (from.month !== 1 || to.month !== 12))) return 0;
  return precision === 'month' ? 1 : 2;
}

function description(question: Question, sight: Sight): Span | undefined {
  const phrases = nounPhrases(sight.text);
  if (question.focus.length === 0) return nearest(sight, phrases);
  return focusPhrase(sight, question.focus, phrases) ?? thing(sight) ?? nearest(sight, phrases);
}

function candidateFor(question: Question, sight: Sight): Span | undefined {
  switch (question.kind) {
    case 'person':
      return person(sight) ?? description(question, sight);
    case 'place':
      return place(sight) ?? description(question, sight);
    case 'date':
      return date(sight);
    case 'number':
      return quantity(sight);
    case 'reason':
      return reason(sight) ?? description(question, sight);
    case 'yesno':
      return clause(sight);
    case 'list':
      return listed(question, sight) ?? description(question, sight);
    default:
      return description(question, sight);
  }
}

/**
 * The words of a sentence that answer a question: of the expected kind, not the question's own, nearest to them.
 *
 * @param dates the dates that the sentence tells
 * @param terms the terms that the question's words have in the index, other forms included
 * @returns a span of the sentence, or null when nothing stands out
 */
export function highlight(
  question: Question,
  text: string,
  dates: readonly DateMention[],
  terms: ReadonlySet<string>,
): Span | null {
  const asked = termsOf(text).filter(({ term }) => terms.has(term));
  return candidateFor(question, { text, dates, asked }) ?? null;
}
