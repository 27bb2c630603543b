/**
 * Weights learned from question sets. Written by `npm run learn` on 2026-11-26 with seed 1: don't edit them, learn
 * anew (evaluation/README.md). Learned from:
 * - seed/questions: 68 questions; MRR@10 when learned from the others: 0.902
 * - csto/questions: 75 questions; MRR@10 when learned from the others: 0.643
 * - squad2/questions-dev: 1169 questions; MRR@10 when learned from the others: 0.879
 * - xquad/questions-dev: 283 questions; MRR@10 when learned from the others: 0.896
 * - covidqa/questions-dev: 629 questions; MRR@10 when learned from the others: 0.617
 */
export const RANKING_MODEL = {
  bm25f: 3.22,
  relative: 1.98,
  coverage: 2.01,
  words: 2.28,
  context: 1.97,
  before: 0.26,
  titled: 3.08,
  earlier: 3.8,
  resumes: 2.55,
  document: 2.25,
  exact: 1.86,
  alike: 9.03,
  early: 3.07,
  pairs: 3.31,
  small: 1.35,
  person: 1.53,
  place: 1.45,
  time: 2,
  number: 4.05,
  list: 3.24,
  reason: 3.78,
  unit: 1.38,
  dates: -1.04,
} as const;

/** The learned part of the confidence: a logistic regression. */
export const VERDICT_MODEL = {
  bias: -3.08,
  weights: {
    unknownName: -0.81,
    margin: 1.97,
    likeliest: 3.85,
    agreement: 1.21,
    found: 0.14,
  },
} as const;
