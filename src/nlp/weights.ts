import type { Features } from './features.js';
import type { Evidence } from './verdict.js';

/** What each signal adds to the score of a sentence. */
export const RANKING_WEIGHTS: Readonly<Partial<Record<keyof Features, number>>> = {
  bm25f: 6.8,
  bm25: 1.5,
  coverage: 1.7,
  context: 3.6,
  paragraph: 3.3,
  document: 1.8,
  exact: 2.4,
  namesNear: 0.5,
  kind: 1.4,
  date: 1.5,
  namesake: 3,
  isTitle: -0.3,
  pairs: 1.8,
};

/**
 * What each piece of evidence adds to the log-odds that the best passage answers. Fitted by logistic regression, but
 * for the last seven: near-misses (the right words, but another year, or no number where one is asked for) are rare in
 * the sets it was fitted on and common in chat, so these are set by hand to what a reader would hold against a passage.
 */
export const VERDICT_WEIGHTS: Readonly<Partial<Record<keyof Evidence, number>>> = {
  coverage: 1.3,
  context: 0.3,
  document: 0.9,
  exact: 0.9,
  namesNear: 0.5,
  margin: 2.2,
  lead: 1.5,
  unknownName: -0.7,
  lacksNumber: -6,
  lacksDate: -5,
  lacksPerson: -2,
  lacksPlace: -1,
  date: 1,
  otherTime: -3,
  year: 1.5,
};
export const VERDICT_BIAS = -3.2;

/** Passages at least this likely to answer are called an answer. */
export const ANSWERED = 0.4;
