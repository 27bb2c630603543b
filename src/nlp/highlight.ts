import { isSomebodyNew } from './answer-kind.js';
import type { Span } from './citation.js';
import type { DateMention } from './dates.js';
import { findNames, findQuantities, isCountry, LIST_GLUE, type Name } from './names.js';
import { type NounPhrase, nounPhrases } from './noun-phrases.js';
import { asksForCountries, asksForPlaces, type Question } from './question.js';
import { isStopWord, termsOf } from './terms.js';
import { hasVerb, verbsOf } from './wink.js';

/** What the search for the answering words knows. */
interface Sight {
  readonly question: Question;
  readonly text: string;
  /** The dates told. */
  readonly dates: readonly DateMention[];
  /** Places of the question's words in the text. */
  readonly asked: readonly Span[];
  /** The place of the first of them as the question has them: most often the verb. */
  readonly verb: Span | undefined;
}

const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end;
const distance = (a: Span, b: Span) => (overlap(a, b) ? 0 : Math.max(a.start - b.end, b.start - a.end));

/** Whether a span says something that the question does not. */
function isNews({ text, asked }: Sight, span: Span): boolean {
  return termsOf(text.slice(span.start, span.end)).some(({ word, start, end }) => {
    const place = { start: start + span.start, end: end + span.start };
    return !isStopWord(word) && !asked.some((own) => overlap(own, place));
  });
}

/** The candidate that stands nearest to the question's words on the whole; the earlier of two equals. */
function nearest<T extends Span>(sight: Sight, spans: readonly T[]): T | undefined {
  const far = (span: T) => {
    const distances = sight.asked.map((own) => distance(own, span)).sort((a, b) => a - b);
    return distances.slice(0, 3).reduce((sum, d) => sum + d, 0);
  };
  const news = spans.filter((span) => isNews(sight, span));
  return news.reduce<T | undefined>((best, span) => (!best || far(span) < far(best) ? span : best), undefined);
}

/** Joins a span with its like that follow or precede it in an enumeration. */
function withList({ text }: Sight, chosen: Span, all: readonly Span[]): Span {
  let { start, end } = chosen;
  const sorted = [...all].sort((a, b) => a.start - b.start);
  for (const span of sorted) if (LIST_GLUE.test(text.slice(end, span.start))) end = span.end;
  for (const span of sorted.reverse()) if (LIST_GLUE.test(text.slice(span.end, start))) start = span.start;
  return { start, end };
}

/** With the article before it, which belongs to the name of a body or a country. */
function withArticle({ text }: Sight, span: Span): Span {
  return /\bthe $/i.test(text.slice(0, span.start)) ? { start: span.start - 4, end: span.end } : span;
}

const ofKind = (names: readonly Name[], ...kinds: Name['kind'][]) => names.filter(({ kind }) => kinds.includes(kind));

/** "approved by the Council": who did it stands behind the verb; otherwise a doer stands before it. */
function doers<T extends Span>({ text, verb }: Sight, names: readonly T[]): readonly T[] {
  if (!verb) return names;
  const by = /^[^,.;]{0,30}?\bby\s/.exec(text.slice(verb.end));
  if (by) return names.filter(({ start }) => start >= verb.end + by[0].length);
  return names.filter(({ end }) => end <= verb.start);
}

function person(sight: Sight): Span | undefined {
  const { question, text } = sight;
  const names = findNames(text).filter((name) => isSomebodyNew(question, text, name));
  const groups = [ofKind(names, 'person'), ofKind(names, 'organisation')];
  for (const group of [...groups.map((names) => doers(sight, names)), ...groups]) {
    const found = nearest(sight, group);
    if (found) return withArticle(sight, withList(sight, found, group));
  }
  return nearest(sight, doers(sight, nounPhrases(text)));
}

/** Where no place is known by name: "at the training ground", failing that a name, failing that "in the mountains". */
function whereabouts(sight: Sight): Span | undefined {
  const phrases = nounPhrases(sight.text).filter((span) => !sight.dates.some((date) => overlap(date, span)));
  const behind = (preposition: RegExp) =>
    phrases.filter(({ start }) => preposition.test(sight.text.slice(Math.max(0, start - 12), start)));
  const people = ofKind(findNames(sight.text), 'person');
  const names = phrases.filter((span) => span.isName && !people.some((own) => overlap(own, span)));
  const groups = [behind(/\b(?:at|near|outside|inside)\s$/i), names, behind(/\bin\s$/i)];
  return groups.map((group) => nearest(sight, group)).find((span) => span !== undefined);
}

function place(sight: Sight): Span | undefined {
  const { text, question } = sight;
  const isAsked = ({ start, end }: Span) => !asksForCountries(question) || isCountry(text.slice(start, end));
  const places = ofKind(findNames(text), 'place')
    .filter((span) => !sight.dates.some((d) => overlap(d, span)))
    .filter(isAsked);
  const found = nearest(sight, places);
  return found && withArticle(sight, withList(sight, found, places));
}

/** A number with the noun that it counts: "over 70 kinds of drones". */
function quantity(sight: Sight): Span | undefined {
  const { text, asked, dates } = sight;
  const phrases = nounPhrases(text);
  const counted = findQuantities(text, dates).map(({ start, end }) => {
    const phrase = phrases.find((candidate) => overlap(candidate, { start, end }));
    return { start, end: Math.max(end, phrase?.end ?? 0) };
  });
  return counted.find((span) => asked.some((own) => overlap(own, span))) ?? nearest(sight, counted);
}

const REASON =
  /\b(?:[Bb]ecause|[Ss]ince|[Dd]ue to|[Ii]n order to|[Ss]o that|[Aa]s a result of|[Ss]o as to|[Tt]o (?!the |an? |this |that |these |those |his |her |its |their |our |my |your )(?=\p{Ll}))/gu;
const MANNER = /\b(?:via|by|through|using|by means of|with the help of|within)\s/giu;

function clauseEnd(text: string, from: number): number {
  const stop = /[.;](?=\s|$)|,(?=\s)/.exec(text.slice(from));
  return stop ? from + stop.index : text.length;
}

/** The clauses that one of the phrases opens. */
function clauses(text: string, opening: RegExp): Span[] {
  return [...text.matchAll(opening)].map((match) => ({
    start: match.index,
    end: clauseEnd(text, match.index + match[0].length),
  }));
}

/** The stretch from the first to the last of the question's words, out to the bounds of its clause. */
function clause({ text, asked }: Sight): Span | undefined {
  const [first] = asked;
  const last = asked.at(-1);
  if (!first || !last) return undefined;
  const before = text.slice(0, first.start);
  const start = Math.max(...[', ', '; ', ': '].map((stop) => before.lastIndexOf(stop) + 2));
  return { start: start > 1 ? start : 0, end: clauseEnd(text, last.end) };
}

/** Words in quotation marks and names of things: what "which exercise", "what title" ask for. */
function thing(sight: Sight): Span | undefined {
  const quoted = [...sight.text.matchAll(/[“"«]([^”"»]{2,120})[”"»]/gu)].map((match) => ({
    start: match.index + 1,
    end: match.index + match[0].length - 1,
  }));
  const all = [...quoted, ...ofKind(findNames(sight.text), 'thing')];
  const found = nearest(sight, all);
  return found && withList(sight, found, all);
}

/** An enumeration of what the question's noun names: places for countries, otherwise named things. */
function listed(sight: Sight): Span | undefined {
  if (asksForPlaces(sight.question)) return place(sight);
  return sight.question.focus.length > 0 ? thing(sight) : undefined;
}

/** 0 for days and ranges within a year, 1 for months, 2 for years and more. */
function coarseness({ from, to, precision }: DateMention): number {
  if (precision === 'day' || (precision === 'range' && (from.month !== 1 || to.month !== 12))) return 0;
  return precision === 'month' ? 1 : 2;
}

/** "When" asks for the finest date that is told. */
function date(sight: Sight): Span | undefined {
  const news = sight.dates.filter((span) => isNews(sight, span));
  const finest = Math.min(...news.map(coarseness));
  const found = nearest(
    sight,
    news.filter((mention) => coarseness(mention) === finest),
  );
  return found ?? sight.dates[0];
}

/** The noun phrase that the question's own noun heads, if it says more than the question: "79th session", "item 7". */
function focusPhrase(sight: Sight, phrases: readonly NounPhrase[]): Span | undefined {
  const heads = sight.question.focus;
  return phrases.find(
    (phrase) =>
      isNews(sight, phrase) &&
      termsOf(sight.text.slice(phrase.start, phrase.end)).some(({ term }) => heads.includes(term)),
  );
}

/** The longest clause with a verb that is not about the date alone: what "what happened" asks for. */
function event(sight: Sight): Span | undefined {
  const parts = clauses(sight.text, /(?:^|, (?!and )|; )/g).map(({ start, end }) => ({
    start: start + (/^[,;\s]+/.exec(sight.text.slice(start))?.[0].length ?? 0),
    end,
  }));
  const telling = parts.filter((span) => isNews(sight, span) && hasVerb(sight.text.slice(span.start, span.end)));
  return telling.reduce<Span | undefined>((a, b) => (!a || b.end - b.start > a.end - a.start ? b : a), undefined);
}

/**
 * The phrases on the other side of the verb from the rest of the question: "what did the Center provide" asks for what
 * stands behind "provides", "what was developed by the staff" for what stands with "developed". All when unsure.
 */
function acrossVerb({ question, text, asked }: Sight, phrases: readonly NounPhrase[]): readonly NounPhrase[] {
  const verbs = verbsOf(question.text);
  const own = termsOf(text);
  const verb = own.find(({ term }) => question.terms.some((t) => t.term === term && verbs.has(t.word)));
  const rest = asked.filter((span) => !verb || !overlap(span, verb));
  if (!verb || rest.length === 0) return phrases;
  const before = rest.filter(({ end }) => end <= verb.start).length;
  const across = phrases.filter(
    before * 2 >= rest.length ? ({ start }) => start >= verb.end : ({ end }) => end <= verb.start,
  );
  return across.length > 0 ? across : phrases;
}

/** Questions for whatever is told of something: the whole sentence answers them, and no words of it more than others. */
const ABOUT =
  /\btell (?:me|us) (?:more )?(?:about|of)\b|\bwhat (?:else )?(?:is|was|has been) (?:known|said|told|reported|written|new|the news) (?:about|of)\b|\bwhat (?:else )?(?:do|does|did|can|have) .*\b(?:say|know|tell|mention|report|hear|heard|write)\b.*\babout\b/i;

function description(sight: Sight): Span | undefined {
  const { question, text } = sight;
  if (ABOUT.test(question.text)) return undefined;
  if (question.terms.every(({ isDate, weight }) => isDate || weight < 1)) return event(sight);
  const phrases = nounPhrases(text);
  if (/^how\b/i.test(question.text)) return nearest(sight, clauses(text, MANNER)) ?? nearest(sight, phrases);
  const focused = question.focus.length > 0 ? (focusPhrase(sight, phrases) ?? thing(sight)) : undefined;
  if (focused) return focused;
  const names = /\bname\b|\bcalled\b/i.test(question.text) ? phrases.filter(({ isName }) => isName) : [];
  return nearest(sight, names) ?? nearest(sight, acrossVerb(sight, phrases)) ?? nearest(sight, phrases);
}

function find(sight: Sight): Span | undefined {
  switch (sight.question.kind) {
    case 'person':
      return person(sight);
    case 'place':
      return place(sight) ?? whereabouts(sight);
    case 'date':
      return date(sight);
    case 'number':
      return quantity(sight);
    case 'reason':
      return nearest(sight, clauses(sight.text, REASON)) ?? description(sight);
    case 'yesno':
      return clause(sight);
    case 'list':
      return listed(sight) ?? description(sight);
    default:
      return description(sight);
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
  const own = termsOf(text);
  const asked = own.filter(({ term }) => terms.has(term));
  const verb = own.find(({ term }) => term === question.terms[0]?.term);
  return find({ question, text, dates, asked, verb }) ?? null;
}
