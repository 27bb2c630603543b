/**
 * Weights learned from question sets. Written by `npm run learn` on 2026-11-26 with seed 1: don't edit them, learn
 * anew (evaluation/README.md). Learned from:
 * - seed/questions: 68 questions; MRR@10 when learned from the others: 0.927
 * - csto/questions: 75 questions; MRR@10 when learned from the others: 0.657
 * - squad2/questions-dev: 1169 questions; MRR@10 when learned from the others: 0.880
 * - xquad/questions-dev: 283 questions; MRR@10 when learned from the others: 0.898
 * - covidqa/questions-dev: 629 questions; MRR@10 when learned from the others: 0.616
 */
export const RANKING_MODEL = {
  bm25f: 4.61,
  coverage: 2.48,
  words: 2.7,
  context: 2.55,
  before: 0.48,
  titled: 3.52,
  earlier: 3.94,
  resumes: 2.51,
  document: 2.58,
  exact: 2.04,
  alike: 9.22,
  early: 3.31,
  pairs: 3.32,
  small: 1.3,
  person: 1.5,
  place: 1.32,
  number: 3.88,
  list: 3.06,
  reason: 3.89,
  unit: 2.06,
  dates: -0.91,
} as const;

/** The learned part of the confidence: a logistic regression. */
export const VERDICT_MODEL = {
  bias: -3.86,
  weights: {
    score: 0.13,
    size: -0.31,
    unknownName: -0.5,
    margin: 1.17,
    likeliest: 1.51,
    agreement: 1.11,
    found: 0.4,
  },
} as const;
