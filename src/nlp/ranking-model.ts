/**
 * Weights learned from question sets. Written by `npm run learn` on 2026-11-27 with seed 1: don't edit them, learn
 * anew (evaluation/README.md). Learned from:
 * - seed/questions: 68 questions; MRR@10 when learned from the others: 0.927
 * - csto/questions: 75 questions; MRR@10 when learned from the others: 0.669
 * - squad2/questions-dev: 1169 questions; MRR@10 when learned from the others: 0.883
 * - xquad/questions-dev: 283 questions; MRR@10 when learned from the others: 0.924
 * - covidqa/questions-dev: 629 questions; MRR@10 when learned from the others: 0.619
 */
export const RANKING_MODEL = {
  bm25f: 4.74,
  coverage: 2.51,
  words: 2.66,
  context: 2.56,
  before: 0.42,
  titled: 3.4,
  earlier: 3.92,
  resumes: 2.49,
  document: 2.63,
  exact: 2.02,
  alike: 8.96,
  related: 3.94,
  early: 3.11,
  pairs: 3.31,
  small: 1.28,
  person: 1.43,
  place: 1.34,
  number: 3.82,
  list: 3.07,
  reason: 3.87,
  unit: 2.11,
  told: 1.55,
  defined: 3.64,
  dates: -0.98,
} as const;

/** The learned part of the confidence: a logistic regression. */
export const VERDICT_MODEL = {
  bias: -3.73,
  weights: {
    score: 0.14,
    size: -0.36,
    unknownName: -0.53,
    margin: 1.08,
    likeliest: 1.34,
    agreement: 1.11,
    found: 0.35,
  },
} as const;
