import type { Span } from './citation.js';
import type { BoundQuestion } from './concepts.js';
import type { DateMention } from './dates.js';
import type { Question } from './question.js';
import { SPAN_MODEL } from './ranking-model.js';
import type { SentenceIndex } from './sentence-index.js';
import { readSight, type Sight } from './sight.js';
import { clauseEnd, clauseStart, spanCandidates } from './span-candidates.js';
import { spanScore } from './span-signals.js';
import { contains, isNews, joined, within } from './spans.js';
import { hasVerb } from './wink.js';

/** The stretch from the first to the last of the question's words, out to the bounds of its clause: what says yes or no. */
function clause({ text, asked }: Sight): Span | null {
  const [first, last] = [asked[0], asked.at(-1)];
  if (!first || !last) return null;
  return { start: clauseStart(text, first.start), end: clauseEnd(text, last.end) };
}

/** The longest clause with a verb that is not about the date alone: what "what happened" asks for. */
function event(sight: Sight): Span | null {
  const { text } = sight;
  const starts = [...text.matchAll(/(?:^|, (?!and )|; )\s*/g)].map(({ 0: opening, index }) => index + opening.length);
  const parts = starts.map((start) => ({ start, end: clauseEnd(text, start) }));
  const telling = parts.filter((span) => isNews(sight, span) && hasVerb(text.slice(span.start, span.end)));
  return telling.reduce<Span | null>((a, b) => (!a || b.end - b.start > a.end - a.start ? b : a), null);
}

/** Questions for whatever is told of something: the whole sentence answers them, and no words of it more than others. */
const ABOUT =
  /\btell (?:me|us) (?:more )?(?:about|of)\b|\bwhat (?:else )?(?:is|was|has been) (?:known|said|told|reported|written|new|the news) (?:about|of)\b|\bwhat (?:else )?(?:do|does|did|can|have) .*\b(?:say|know|tell|mention|report|hear|heard|write)\b.*\babout\b/i;

/** Whether nothing is asked but what happened, at some time or somewhere. */
function asksForEvent({ kind, terms, text }: Question): boolean {
  if (kind !== 'description') return false;
  return (
    /^what (?:has |had |will )?(?:happen(?:s|ed)?\b(?! to)|took place)/i.test(text) ||
    terms.every(({ isDate, weight }) => isDate || weight < 1)
  );
}

/** Whether the sentence lacks the kind of words without which nothing answers. */
function lacksKind({ question: { kind }, dates, times, quantities, measures }: Sight): boolean {
  return (
    (kind === 'date' && dates.length + times.length === 0) ||
    (kind === 'number' && quantities.length + measures.length === 0)
  );
}

const ARTICLE = 'the ';

/** With the article that belongs to the name of a body or a country. */
function withArticle(text: string, { start, end }: Span): Span {
  const hasOne = /\p{Lu}/u.test(text.charAt(start)) && /\bthe $/i.test(text.slice(Math.max(0, start - 5), start));
  return { start: hasOne ? start - ARTICLE.length : start, end };
}

/** Of who and where one name of several that are told together: all of them ("from Portugal, Ireland and Kenya"). */
function withOthers(sight: Sight, span: Span): Span {
  const { question, text, names } = sight;
  if (question.kind !== 'person' && question.kind !== 'place') return span;
  const isOne = names.some(({ start, end }) => start === span.start && end === span.end);
  const list = isOne && joined(text, names).find((all) => contains(all, span));
  if (!list) return span;
  const all = within(names, list);
  // Two with a comma between may be a place and where it lies ("Lowmere, Kenya").
  const isList = all.length > 2 || / (?:and|or) /.test(text.slice(list.start, list.end));
  return isList && all.every((name) => isNews(sight, name)) ? list : span;
}

/** With the noun asked for, where that ends its name: "the Centre Party" for "which party". */
function withNoun({ names, nouns }: Sight, { start, end }: Span): Span {
  // The name may stand behind an article that is part of the span.
  const name = names.find((one) => one.start <= start + ARTICLE.length && one.start < end && end < one.end);
  const noun = name && nouns.find((one) => one.end === name.end && one.start === end + 1);
  return { start, end: noun?.end ?? end };
}

/** With the negation before it: without, it would say the contrary. */
function withNegation(text: string, { start, end }: Span): Span {
  const negation = /\b(?:not(?: yet)?|never|no longer|hardly) $/i.exec(text.slice(Math.max(0, start - 12), start));
  return { start: start - (negation?.[0].length ?? 0), end };
}

/** The likeliest candidate; the first of equals. */
function likeliest(sight: Sight): Span | null {
  let [best, most]: [Span | null, number] = [null, Number.NEGATIVE_INFINITY];
  for (const candidate of spanCandidates(sight)) {
    const score = spanScore(sight, candidate, SPAN_MODEL);
    if (score > most) [best, most] = [candidate, score];
  }
  return best && withNegation(sight.text, withArticle(sight.text, withNoun(sight, withOthers(sight, best))));
}

/**
 * The words of a sentence that answer a question. Yes, no and what happened are told by clauses; all else by the words
 * that are likeliest by weights learned from questions with their shortest answers.
 *
 * @param index the collection that the sentence is from
 * @param dates the dates that the sentence tells
 * @returns a span of the sentence, or null when nothing stands out
 */
export function highlight(
  index: Pick<SentenceIndex, 'termFrequency'>,
  bound: BoundQuestion,
  text: string,
  dates: readonly DateMention[],
): Span | null {
  const { question } = bound;
  if (question.kind === 'claim' || ABOUT.test(question.text)) return null;
  const sight = readSight(index, bound, text, dates);
  if (question.kind === 'yesno') return clause(sight);
  if (asksForEvent(question)) return event(sight);
  return lacksKind(sight) ? null : likeliest(sight);
}
