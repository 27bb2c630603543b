/**
 * Weights learned from question sets. Written by `npm run learn` on 2026-11-27 with seed 1: don't edit them, learn
 * anew (evaluation/README.md). Learned from:
 * - seed/questions: 68 questions; MRR@10 when learned from the others: 0.927
 * - csto/questions: 75 questions; MRR@10 when learned from the others: 0.669
 * - squad2/questions-dev: 1169 questions; MRR@10 when learned from the others: 0.883
 * - xquad/questions-dev: 283 questions; MRR@10 when learned from the others: 0.924
 * - covidqa/questions-dev: 629 questions; MRR@10 when learned from the others: 0.621
 */
export const RANKING_MODEL = {
  bm25f: 4.73,
  coverage: 2.51,
  words: 2.65,
  context: 2.57,
  before: 0.41,
  titled: 3.46,
  earlier: 3.93,
  resumes: 2.5,
  document: 2.61,
  exact: 2.03,
  alike: 8.97,
  related: 3.97,
  early: 3.13,
  pairs: 3.36,
  small: 1.28,
  person: 1.43,
  place: 1.34,
  number: 3.82,
  list: 3.07,
  reason: 3.87,
  unit: 2.12,
  told: 1.55,
  defined: 2.57,
  dates: -0.99,
} as const;

/** The learned part of the confidence: a logistic regression. */
export const VERDICT_MODEL = {
  bias: -3.73,
  weights: {
    score: 0.14,
    size: -0.36,
    unknownName: -0.53,
    margin: 1.08,
    likeliest: 1.35,
    agreement: 1.13,
    found: 0.35,
  },
} as const;
