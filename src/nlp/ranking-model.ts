/**
 * Weights learned from question sets. Written by `npm run learn` on 2026-11-26 with seed 1: don't edit them, learn
 * anew (evaluation/README.md). Learned from:
 * - seed/questions: 68 questions; MRR@10 when learned from the others: 0.875
 * - csto/questions: 75 questions; MRR@10 when learned from the others: 0.646
 * - squad2/questions-dev: 1169 questions; MRR@10 when learned from the others: 0.869
 * - xquad/questions-dev: 283 questions; MRR@10 when learned from the others: 0.888
 * - covidqa/questions-dev: 629 questions; MRR@10 when learned from the others: 0.606
 */
export const RANKING_MODEL = {
  bm25f: 3.34,
  relative: 2.25,
  coverage: 2.17,
  context: 2.25,
  before: 2.84,
  titled: 2.81,
  paragraph: 2.11,
  document: 2.05,
  exact: 1.92,
  alike: 8.3,
  early: 2.76,
  pairs: 3.32,
  small: 1.21,
  person: 1.32,
  place: 1.54,
  time: 1.74,
  number: 4.51,
  list: 3.31,
  reason: 3.58,
  unit: 1.37,
  dates: -1.02,
} as const;

/** The learned part of the confidence: a logistic regression. */
export const VERDICT_MODEL = {
  bias: -3.17,
  weights: {
    exact: 0.13,
    unknownName: -0.75,
    margin: 2.01,
    likeliest: 3.77,
    agreement: 1.06,
    found: 0.17,
  },
} as const;
