import { hasNameAlone, isRoleMissing, isUntold, numberLack } from './agreement.js';
import { HARDLY, PERHAPS } from './answer-kind.js';
import { idf } from './bm25.js';
import type { BoundQuestion } from './concepts.js';
import type { Features } from './features.js';
import { asksForCountries } from './question.js';
import type { AnswerKind } from './question-kind.js';
import { type Ranked, weigh } from './ranking.js';
import type { SentenceIndex } from './sentence-index.js';
import { MOST, mayTakeSeveral } from './several.js';
import { standingOf } from './standing.js';
import { definitionOf } from './telling.js';
import { thingAsked } from './thing-asked.js';
import { SURE_ELSEWHERE, VERDICT_BIAS, VERDICT_WEIGHTS } from './weights.js';

/** What the confidence in the best passage is made of, beside the passage's own features. */
export interface Evidence extends Features {
  /** The passage's score in the ranking: a question whose words stand scattered has none with a high one. */
  readonly score: number;
  /** ln(sentences searched / 300), ≥ 0: among many, more of any question stands together by chance. */
  readonly size: number;
  /**
   * How far its score is ahead of the next, or of the next that would not answer together with it, as a share of a clear
   * lead: 0..1. Less where the passage and its context have less than half of the question: being alone with a crumb is no lead.
   */
  readonly margin: number;
  /** How likely the ranking has it that the best passage is the right one × `coverage`: to be likelier than nothing is no lead. */
  readonly likeliest: number;
  /** The share of the next nine that stand in its bulletin, 0..1, less like `margin` where there is little of the question. */
  readonly agreement: number;
  /** What the words found in the passage are worth, ≥ 0: 1 for each that stands hardly anywhere, less for commoner ones. */
  readonly found: number;
  /** 1 when a name or a number of the question stands nowhere; years of dates apart, when the passage is of that time. */
  readonly unknownName: number;
  /** 1 when the noun that "what" or "which" asks for stands nowhere, and is no name: "What's the weather in Lowmere?". */
  readonly unknownThing: number;
  /** 1 / (1 + how many words are searched for) where none of them is a name or a number: what is so vague is met by chance. */
  readonly vague: number;
  /** 1 when the answer must be a date, a number, a person or a place, and the passage has none; ½ when it has hardly one, ¼ for a number that stands far from what is counted. */
  readonly lacksDate: number;
  readonly lacksNumber: number;
  readonly lacksPerson: number;
  readonly lacksPlace: number;
  /** 1 when a country or several are asked for, and the passage names none but those of the question, nor their people. */
  readonly lacksCountries: number;
  /** 1 when nothing but a name is asked about ("What is the RWO?"), and the passage does not say what it is. */
  readonly lacksDefinition: number;
  /** 1 when an office is asked for that is not told of in the passage or beside it: "Who is the mayor of Lowmere?". */
  readonly lacksRole: number;
  /** 1 when who, where, when or how many is asked, and of that nothing is told there but names. */
  readonly untold: number;
  /** 1 when a time is asked about and the passage and its bulletin tell of another, or are not of that time and no bulletin has its year. */
  readonly otherTime: number;
  /** 1 when a number of the question, dates apart, stands neither in the passage nor beside it; 2 when another is in its place. */
  readonly otherNumber: number;
  /** 1 when a name has its year, but nothing that is asked of it is there or beside it, not even by a similar word. */
  readonly nameAlone: number;
}

/** A lead in score from which on more says no more: whatever is second has e times less of a chance for each unit of it. */
const CLEAR = 5;

/** How far one is ahead of another, as a share of a clear lead: 0..1. */
function ahead(best: Ranked, other: Ranked | undefined): number {
  return Math.min(1, Math.max(0, (best.score - (other?.score ?? 0)) / CLEAR));
}

/** So few sentences say no less than fewer: in a small collection chance is not what makes a passage miss. */
const FEW = 300;

const isYear = (word: string) => /^\d{4}$/.test(word);

/** Whether a passage or its bulletin is of the time asked about, not only of a like day of a year that is not told. */
export function tellsTime({ date }: Pick<Features, 'date'>): boolean {
  return date >= 0.5;
}

/** Whether a question is what a name stands for, and nothing else: every sentence with the name has all of its words. */
function asksForName({ question, concepts }: BoundQuestion): boolean {
  return definitionOf(question.text) !== null && concepts.every(({ isName }) => isName);
}

/** Few questions have a word that stands nowhere; of the others no nouns need be told apart. */
function isThingUnknown({ question, concepts }: BoundQuestion): boolean {
  const unknown = concepts.filter(({ known, isName, term }) => !known && !isName && !term.isDate && term.weight === 1);
  const thing = unknown.length > 0 ? thingAsked(question) : undefined;
  return unknown.some(({ term }) => term === thing);
}

/** Gathers the evidence for the best passage; undefined when there is none. */
export function gatherEvidence(
  index: Pick<SentenceIndex, 'columns' | 'sentence' | 'sentenceCount' | 'wordsOf'>,
  bound: BoundQuestion,
  ranked: readonly Ranked[],
): Evidence | undefined {
  const [best] = ranked;
  if (!best) return undefined;
  const missing = best.features.kind === 0 ? 1 : best.features.kind === HARDLY ? 0.5 : 0;
  const lacks = (kind: AnswerKind, much = missing) => (bound.question.kind === kind ? much : 0);
  const substance = Math.min(1, 2 * best.features.context);
  const worth = bound.concepts.reduce((sum, concept) => sum + concept.worth, 0);
  const isTold = tellsTime(best.features);
  const unknown = bound.concepts.filter(({ known }) => !known);
  // The 5 of a date is no name, and a year need not be written where the time that it belongs to is told.
  const unknownName = unknown.some(({ isName, term }) => isName && !(term.isDate && (isTold || !isYear(term.word))));
  const unknownYear = unknown.some(({ term }) => term.isDate && isYear(term.word));
  const few = mayTakeSeveral(bound.question) ? MOST : 1;
  const { likeliest, agreement } = standingOf(ranked, few, (id) => index.columns.bulletins[id]);
  return {
    ...best.features,
    score: best.score,
    size: Math.log(Math.max(1, index.sentenceCount / FEW)),
    margin: ahead(best, ranked[few]) * substance,
    likeliest: likeliest * best.features.coverage,
    agreement: agreement * substance,
    found: (worth * best.features.coverage) / idf(0, index.sentenceCount),
    unknownName: unknownName ? 1 : 0,
    unknownThing: isThingUnknown(bound) ? 1 : 0,
    vague: bound.concepts.some(({ isName }) => isName) ? 0 : 1 / (1 + bound.concepts.length),
    lacksDate: lacks('date'),
    // What stands far from a number is hardly what is counted.
    lacksNumber: lacks('number', best.features.kind === PERHAPS ? 0.25 : missing),
    lacksPerson: lacks('person'),
    lacksPlace: lacks('place'),
    lacksCountries: asksForCountries(bound.question) ? lacks('list') + lacks('place') : 0,
    lacksDefinition: asksForName(bound) && best.features.defined === 0 ? 1 : 0,
    lacksRole: isRoleMissing(index, bound, best.id) ? 1 : 0,
    untold: isUntold(index, bound, best.id) ? 1 : 0,
    otherTime: best.features.date < 0 || (unknownYear && !isTold) ? 1 : 0,
    otherNumber: numberLack(index, bound, best.id),
    nameAlone: best.features.year > 0 && best.features.alike === 0 && hasNameAlone(index, bound, best.id) ? 1 : 0,
  };
}

/** The logistic function: how sure a weighted sum of evidence makes, 0..1. */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** How sure, 0..1, where a name of the question may be told of elsewhere only: not sure enough to answer then. */
export function curbed({ elsewhere }: Evidence, sure: number): number {
  return elsewhere > 0 ? Math.min(SURE_ELSEWHERE, sure) : sure;
}

/**
 * The probability that the best passage answers the question, 0..1: a logistic regression over the evidence, curbed where a name
 * is told of elsewhere only.
 */
export function confidence(evidence: Evidence): number {
  return curbed(evidence, logistic(VERDICT_BIAS + weigh(evidence, VERDICT_WEIGHTS)));
}
