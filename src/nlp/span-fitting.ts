import { isSomebodyNew } from './answer-kind.js';
import type { Span } from './citation.js';
import type { DateMention } from './dates.js';
import { findPeoples, isCountry } from './names.js';
import { asksForCountries } from './question.js';
import type { Sight } from './sight.js';
import { contains, isNews, joined, overlap, type SpanCandidate, within } from './spans.js';
import { definitionOf } from './telling.js';

const REASON =
  /\b(?:because|since(?! (?:the |early |late )?(?:\d|then\b|last\b|january|february|march|april|may|june|july|august|september|october|november|december))|due to|in order to|so that|as a result of|so as to)/giu;
const AIM = /\bto (?!the |an? |this |that |these |those |his |her |its |their |our |my |your )(?=\p{Ll})/giu;
/** Behind these stands what something is used for. */
const USED = /(?<=\bused (?:for|in|as|to) )/gi;
const ASKS_USE = /\bused (?:for|in|as)\W*$|\b(?:use|purpose|function) of\b/i;
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

/** "14 of the 40 pillars". */
const isPartOf = (text: string, part: Span, whole: Span) =>
  whole.start > part.end && /^ of (?:the |its |their |all )?$/.test(text.slice(part.end, whole.start));
/** Whether a number is another, or what that is a part of. */
const isOfOne = (text: string, known: Span, one: Span) => overlap(known, one) || isPartOf(text, known, one);

/** The quantities of what "how many" asks for; where there is none, or people are asked for, who are called by many words, all. */
function counting({ text, question, quantities, phrases, nouns }: Sight): readonly Span[] {
  const nobody = quantities.filter(({ start, end }) => /^no(?:body| one)$/i.test(text.slice(start, end)));
  if (nobody.length > 0 && /\bhow many people\b/i.test(question.text)) return nobody;
  const things = nouns.filter(({ word }) => word !== 'people');
  const counted = phrases.filter((phrase) => within(things, phrase).length > 0);
  // Two may stand side by side: "over eight months 14 pillars".
  const own = counted.flatMap((phrase) => quantities.filter((quantity) => overlap(phrase, quantity)).slice(-1));
  // "14 of the 40 pillars": the part is asked for.
  const parts = quantities.filter((part) => own.some((whole) => isPartOf(text, part, whole)));
  if (parts.length > 0) return parts;
  return own.length > 0 ? own : quantities;
}

const among = (spans: readonly Span[]) => (span: Span) => spans.some((one) => contains(span, one));

/** So many characters "more than" and the like have at most. */
const ABOUT_IT = 16;

/**
 * Whether words are a number: of the measure that is asked for where there is one, and nothing else then. One that is part of what
 * something is ("the eight-hour day") only where no other is told.
 */
function measuring(sight: Sight): (span: Span) => boolean {
  const { text, measures, quantities } = sight;
  const measured = measures.filter((span) => isNews(sight, span));
  const apart = measured.filter(({ start, end }) => !/-\p{L}/u.test(text.slice(start, end)));
  const fit = apart.length > 0 ? apart : measured;
  const own = fit.length > 0 ? fit : counting(sight);
  const others = quantities.filter((one) => !own.some((known) => isOfOne(text, known, one)));
  const isShort = (span: Span, { start, end }: Span) => span.end - span.start - (end - start) <= ABOUT_IT;
  return (span) =>
    own.some((one) => contains(span, one) && (fit.length === 0 || isShort(span, one))) &&
    !others.some((one) => contains(span, one));
}

/** Where it is asked who somebody is: their names with what they are, "Colonel-General Anatoly Sidorov". */
function withRank({ question, text, names, asked }: Sight): readonly Span[] {
  if (definitionOf(question.text) === null) return [];
  return names.filter((name) => within(asked, name).length > 0 && isSomebodyNew(question, text, name));
}

const MONEY = /[$€£%]|\b(?:euros?|dollars?|pounds?|percent)\b/;

/** Who is asked for: somebody new, by the whole name; where it is asked who somebody is, what that one is. */
function somebody(sight: Sight): (span: SpanCandidate) => boolean {
  const { question, text, names, dates } = sight;
  const own = withRank(sight);
  if (own.length > 0) return among(own);
  const isPart = (span: Span) => names.some((name) => contains(name, span) && !contains(span, name));
  return (span) =>
    isSomebodyNew(question, text, span) &&
    !isPart(span) &&
    !dates.some((date) => contains(span, date)) &&
    !MONEY.test(text.slice(span.start, span.end));
}

/** Where it was: no time, nothing that is done and nothing that things are like. */
function somewhere({ dates, times }: Sight): (span: SpanCandidate) => boolean {
  const told = [...dates, ...times];
  return (span) => span.shape !== 'adjective' && span.shape !== 'verbal' && !told.some((one) => overlap(span, one));
}

/** Whether words are of the kind that the question cannot do without, where the sentence has such words. */
export function fitting(sight: Sight): (span: SpanCandidate) => boolean {
  const { question, form, text } = sight;
  if (question.kind === 'date') return among(finest(sight));
  if (question.kind === 'number') return measuring(sight);
  if (question.kind === 'reason') return opened(text, text.search(REASON) >= 0 ? REASON : AIM);
  if (form.asking !== 'noun' && ASKS_USE.test(question.text)) return opened(text, USED);
  if (form.asking === 'how') return opened(text, MEANS);
  if (question.kind === 'person') return somebody(sight);
  if (asksForCountries(question)) return countries(sight);
  return question.kind === 'place' ? somewhere(sight) : () => true;
}

/** Countries, each with those that follow in an enumeration, and the names of their people; all words where none is told. */
function countries({ text, names }: Sight): (span: SpanCandidate) => boolean {
  const known = names.filter(({ start, end }) => isCountry(text.slice(start, end)));
  const lists = joined(text, names).filter((list) => within(known, list).length > 0);
  const all = [...lists, ...findPeoples(text)];
  return (span) => all.length === 0 || all.some((one) => contains(one, span) && contains(span, one));
}
