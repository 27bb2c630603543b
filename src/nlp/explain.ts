/** Why an answer is what it is: the terms of the very sums that ranked its passages and made its confidence. */
import { type AskOptions, consider } from './answer.js';
import type { Passage } from './citation.js';
import type { BoundQuestion, Concept } from './concepts.js';
import { type Breakdown, breakDown } from './contributions.js';
import { type DateMention, type DayRange, fits } from './dates.js';
import { passageOf } from './passages.js';
import { type Ranked, weigh } from './ranking.js';
import { type SentenceIndex, sentenceText } from './sentence-index.js';
import { type Term, termsOf } from './terms.js';
import { confidence, type Evidence } from './verdict.js';
import { ANSWERED, RANKING_WEIGHTS, VERDICT_BIAS, VERDICT_WEIGHTS } from './weights.js';

/** Where a word of the question was found, and as what. */
export interface FoundWord {
  readonly where: 'sentence' | 'neighbour' | 'title';
  /** The words there, verbatim. */
  readonly as: string;
  /** `related`: a country and what belongs to it, and other forms that count as the word. */
  readonly how: 'typed' | 'stem' | 'abbreviation' | 'corrected' | 'related';
}

/** A date that the sentence tells, compared with the time asked about. */
export interface ComparedDate {
  readonly told: DateMention;
  readonly as: string;
  /** 0..1, see `fits`. */
  readonly fit: number;
}

export interface ExplainedPassage {
  /** One sentence, as it was ranked. */
  readonly passage: Passage;
  /** What its score is made of. */
  readonly score: Breakdown;
  /** Each word of the question that is no part of a date, as typed; not found near this sentence where `found` is empty. */
  readonly words: readonly { readonly word: string; readonly found: readonly FoundWord[] }[];
  /** Empty when no time is asked about. */
  readonly dates: readonly ComparedDate[];
}

export interface Explanation {
  /** The time asked about, or null. */
  readonly window: DayRange | null;
  /** The first of the ranking, best first. */
  readonly passages: readonly ExplainedPassage[];
  /** What the log-odds are made of that the first one answers; null when there is no passage. */
  readonly verdict: { readonly logOdds: Breakdown; readonly confidence: number; readonly threshold: number } | null;
}

/** How many passages are explained. */
const EXPLAINED = 3;

/** Explains the answer that `answerQuestion` gives to the same question with the same options. */
export function explainAnswer(index: SentenceIndex, question: string, options: AskOptions): Explanation {
  const { bound, ranked, evidence } = consider(index, question, options);
  if (!bound || !evidence) return { window: bound?.question.window ?? null, passages: [], verdict: null };
  return {
    window: bound.question.window,
    passages: ranked.slice(0, EXPLAINED).map((one) => explainPassage(index, bound, one)),
    verdict: { logOdds: explainEvidence(evidence), confidence: confidence(evidence), threshold: ANSWERED },
  };
}

function explainPassage(index: SentenceIndex, bound: BoundQuestion, { id, score, features }: Ranked): ExplainedPassage {
  const words = bound.concepts.filter(({ term }) => !term.isDate);
  return {
    passage: passageOf(index, [id], score),
    score: breakDown(features, { total: scoreOf, weights: RANKING_WEIGHTS, base: 0 }),
    words: words.map((concept) => ({ word: typedWord(bound, concept), found: placesOf(index, bound, concept, id) })),
    dates: compareDates(index, bound.question.window, id),
  };
}

/** The score as `rank` reckons it. */
function scoreOf(features: Ranked['features']): number {
  return weigh(features, RANKING_WEIGHTS);
}

/** The log-odds behind the confidence, whatever function gave that. */
function explainEvidence(evidence: Evidence): Breakdown {
  const total = (changed: Evidence) => {
    const sure = confidence(changed);
    return Math.log(sure / (1 - sure));
  };
  return breakDown(evidence, { total, weights: VERDICT_WEIGHTS, base: VERDICT_BIAS });
}

function typedWord({ question }: BoundQuestion, { term }: Concept): string {
  return question.text.slice(term.start, term.end);
}

/** Where a word stands: in the sentence, else beside it, and in the title. The postings are those that were measured. */
function placesOf(index: SentenceIndex, bound: BoundQuestion, concept: Concept, id: number): FoundWord[] {
  const sentence = index.sentence(id);
  if (!sentence) return [];
  const find = (where: FoundWord['where'], text: string) => findIn(index, bound, concept, { where, text });
  const standsIn = (other: number) => other >= 0 && concept.sentences.ids.includes(other);
  const beside = [sentence.previous, sentence.next].filter(standsIn);
  const title = concept.titles.ids.includes(sentence.bulletin) && index.bulletins[sentence.bulletin]?.bulletin.title;
  return [
    ...(standsIn(id) ? find('sentence', sentenceText(index, id)) : []),
    ...beside.slice(0, 1).flatMap((other) => find('neighbour', sentenceText(index, other))),
    ...(title ? find('title', title) : []),
  ];
}

/** The form of a word that stands in a text: the word as typed, else its stem, else another form. */
function findIn(
  index: SentenceIndex,
  bound: BoundQuestion,
  concept: Concept,
  { where, text }: { readonly where: FoundWord['where']; readonly text: string },
): FoundWord[] {
  const terms = termsOf(text);
  const typed = terms.find(({ word }) => word === concept.term.word);
  const own = typed ?? terms.find(({ term }) => term === concept.term.term);
  if (own) return [{ where, as: text.slice(own.start, own.end), how: typed ? 'typed' : 'stem' }];
  const isForm = (one: Term | undefined) => one !== undefined && concept.forms.includes(one.term);
  const first = terms.findIndex(isForm);
  const start = terms[first];
  if (!start) return [];
  let last = first;
  while (isForm(terms[last + 1])) last++;
  const as = text.slice(start.start, terms[last]?.end);
  return [{ where, as, how: formOf(index, bound, concept, start) }];
}

function formOf(index: SentenceIndex, bound: BoundQuestion, concept: Concept, there: Term): FoundWord['how'] {
  const stands = (short: Term, long: Term) => index.aliases.expand(short.word)?.phrase.includes(long.term) === true;
  if (stands(concept.term, there) || stands(there, concept.term)) return 'abbreviation';
  return Object.hasOwn(bound.corrected, typedWord(bound, concept)) ? 'corrected' : 'related';
}

function compareDates(index: SentenceIndex, window: DayRange | null, id: number): ComparedDate[] {
  if (!window) return [];
  const text = sentenceText(index, id);
  return index.datesOf(id).map((told) => ({ told, as: text.slice(told.start, told.end), fit: fits(told, window) }));
}
