/**
 * Weights learned from question sets. Written by `npm run learn` on 2026-11-26 with seed 1: don't edit them, learn
 * anew (evaluation/README.md). Learned from:
 * - seed/questions: 68 questions; MRR@10 when learned from the others: 0.875
 * - csto/questions: 75 questions; MRR@10 when learned from the others: 0.646
 * - squad2/questions-dev: 1169 questions; MRR@10 when learned from the others: 0.870
 * - xquad/questions-dev: 283 questions; MRR@10 when learned from the others: 0.888
 * - covidqa/questions-dev: 629 questions; MRR@10 when learned from the others: 0.606
 */
export const RANKING_MODEL = {
  bm25f: 3.36,
  relative: 2.15,
  coverage: 2.28,
  context: 2.14,
  before: 3.03,
  titled: 2.93,
  paragraph: 1.96,
  document: 2.03,
  exact: 1.92,
  alike: 8.69,
  early: 2.93,
  pairs: 3.48,
  small: 1.31,
  person: 1.36,
  place: 1.52,
  time: 1.79,
  number: 4.49,
  list: 3.22,
  reason: 3.61,
  unit: 1.37,
  dates: -1.09,
} as const;

/** The learned part of the confidence: a logistic regression. */
export const VERDICT_MODEL = {
  bias: -3.21,
  weights: {
    exact: 0.16,
    unknownName: -0.72,
    margin: 1.92,
    likeliest: 3.75,
    agreement: 1.06,
    found: 0.2,
  },
} as const;
