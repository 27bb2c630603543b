import type { BoundQuestion } from './concepts.js';
import type { Features } from './features.js';
import type { AnswerKind } from './question.js';
import { type Ranked, weigh } from './ranking.js';
import { VERDICT_BIAS, VERDICT_WEIGHTS } from './weights.js';

/** What the confidence in the best passage is made of, beside the passage's own features. */
export interface Evidence extends Features {
  /**
   * How far the best passage is ahead of the next, as a share of its score: 0..1. Less where the passage
   * and its context have less than half of the question: being alone with a crumb is no lead.
   */
  readonly margin: number;
  /** The same against the third. */
  readonly lead: number;
  /** 1 when a name or a number of the question stands nowhere. */
  readonly unknownName: number;
  /** 1 when the answer must be a date, a number, a person or a place, and the passage has none. */
  readonly lacksDate: number;
  readonly lacksNumber: number;
  readonly lacksPerson: number;
  readonly lacksPlace: number;
  /** 1 when a time is asked about and the passage and its bulletin tell of another. */
  readonly otherTime: number;
}

/** How far one is ahead of another, as a share of its own score: 0..1. */
function ahead(best: Ranked, other: Ranked | undefined): number {
  return best.score > 0 ? Math.min(1, Math.max(0, (best.score - (other?.score ?? 0)) / best.score)) : 0;
}

/** Gathers the evidence for the best passage; undefined when there is none. */
export function gatherEvidence(bound: BoundQuestion, ranked: readonly Ranked[]): Evidence | undefined {
  const [best] = ranked;
  if (!best) return undefined;
  const lacks = (kind: AnswerKind) => (bound.question.kind === kind && best.features.kind === 0 ? 1 : 0);
  const substance = Math.min(1, 2 * best.features.context);
  return {
    ...best.features,
    margin: ahead(best, ranked[1]) * substance,
    lead: ahead(best, ranked[2]) * substance,
    unknownName: bound.concepts.some(
      ({ known, isName, term }) => !known && isName && !(term.isDate && term.word.length < 4),
    )
      ? 1
      : 0,
    lacksDate: lacks('date'),
    lacksNumber: lacks('number'),
    lacksPerson: lacks('person'),
    lacksPlace: lacks('place'),
    otherTime: best.features.date < 0 ? 1 : 0,
  };
}

/** The logistic function: how sure a weighted sum of evidence makes, 0..1. */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** The probability that the best passage answers the question, 0..1: a logistic regression over the evidence. */
export function confidence(evidence: Evidence): number {
  return logistic(VERDICT_BIAS + weigh(evidence, VERDICT_WEIGHTS));
}
