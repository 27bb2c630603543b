import type { Span } from './citation.js';
import type { BoundQuestion } from './concepts.js';
import type { DateMention } from './dates.js';
import { isUsuallySmall } from './known-words.js';
import { findMeasures, measureAsked } from './measures.js';
import { findNames, findQuantities, type Name } from './names.js';
import { nounPhrases } from './noun-phrases.js';
import type { Question } from './question.js';
import { formOf, type QuestionForm } from './question-form.js';
import type { SentenceIndex } from './sentence-index.js';
import { type Term, termsOf } from './terms.js';
import { findTimes } from './times.js';
import { type TaggedToken, tag } from './wink.js';

/** A word of the question where it stands in a sentence. */
export interface AskedWord extends Span {
  /** What it says about the question, as a share of what all that are found say. */
  readonly share: number;
}

/** A sentence as the search for the answering words sees it. All lists are in the order of the text. */
export interface Sight {
  readonly question: Question;
  readonly form: QuestionForm;
  readonly text: string;
  readonly tokens: readonly TaggedToken[];
  /** Its words, stop words included. */
  readonly words: readonly Term[];
  readonly asked: readonly AskedWord[];
  readonly dates: readonly DateMention[];
  /** Times without a date of their own. */
  readonly times: readonly Span[];
  readonly names: readonly Name[];
  readonly quantities: readonly Span[];
  /** Numbers of the measure that is asked for. */
  readonly measures: readonly Span[];
  /** What stands between quotation marks. */
  readonly quoted: readonly Span[];
  readonly phrases: readonly Span[];
  readonly verbs: readonly Span[];
  /** Words for what "which" and "how many" ask for. */
  readonly nouns: readonly Term[];
  /** Whether a word is one of the question's, in whichever form. */
  readonly isAsked: (word: Term) => boolean;
  /** Whether a word is written with a capital, and not only because it opens the sentence. */
  readonly isCapital: (word: Term) => boolean;
}

const QUOTED = /[“"«]([^”"»]{2,120})[”"»]/gu;

/** Behind an opening quotation mark, too. */
const OPENING = 3;

/**
 * Reads a sentence for a question.
 *
 * @param index the collection, whose other sentences tell whether a word that opens one is a name
 * @param dates the dates that it tells
 */
export function readSight(
  index: Pick<SentenceIndex, 'termFrequency'>,
  { question, concepts }: BoundQuestion,
  text: string,
  dates: readonly DateMention[],
): Sight {
  const worths = new Map(concepts.flatMap(({ forms, worth }) => forms.map((form) => [form, worth] as const)));
  const tokens = tag(text);
  const words = termsOf(text);
  const isAsked = ({ term }: Term) => worths.has(term);
  const found = words.filter(isAsked);
  // In whichever form they are found: "pillers" are pillars.
  const focus = new Set(
    concepts.flatMap(({ term: { term }, forms }) => (question.focus.includes(term) ? [term, ...forms] : [])),
  );
  for (const term of question.focus) focus.add(term);
  const measure = measureAsked(question.text);
  const total = found.reduce((sum, { term }) => sum + (worths.get(term) ?? 0), 0) || 1;
  return {
    question,
    form: formOf(question),
    text,
    tokens,
    words,
    asked: found.map(({ term, start, end }) => ({ start, end, share: (worths.get(term) ?? 0) / total })),
    dates,
    times: findTimes(text, dates),
    names: findNames(text),
    quantities: findQuantities(text, dates),
    measures: measure ? findMeasures(measure, text) : [],
    quoted: [...text.matchAll(QUOTED)].map(({ 0: { length }, index }) => ({
      start: index + 1,
      end: index + length - 1,
    })),
    phrases: nounPhrases(text, tokens),
    verbs: tokens.filter(({ pos }) => pos === 'VERB'),
    nouns: words.filter(({ term }) => focus.has(term)),
    isAsked,
    isCapital: ({ start, term }) =>
      /\p{Lu}/u.test(text.charAt(start)) && !(start < OPENING && isUsuallySmall(index, term)),
  };
}
