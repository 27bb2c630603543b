/**
 * Weights learned from question sets. Written by `npm run learn` on 2026-11-27: don't edit them, learn anew
 * (evaluation/README.md). Learned from:
 * - seed/questions: 68 questions; MRR@10 when learned from the others: 0.927
 * - csto/questions: 75 questions; MRR@10 when learned from the others: 0.656
 * - squad2/questions-dev: 1169 questions; MRR@10 when learned from the others: 0.884
 * - xquad/questions-dev: 283 questions; MRR@10 when learned from the others: 0.924
 * - covidqa/questions-dev: 629 questions; MRR@10 when learned from the others: 0.630
 */
export const RANKING_MODEL = {
  bm25f: 5.75,
  coverage: 1.79,
  words: 3.38,
  context: 2.38,
  titled: 3.13,
  earlier: 4.18,
  resumes: 2.32,
  document: 2.42,
  exact: 1.71,
  alike: 8.4,
  related: 3.78,
  early: 2.72,
  pairs: 3.26,
  small: 1.23,
  person: 1.18,
  place: 1.94,
  number: 3.23,
  list: 2.14,
  reason: 2.84,
  unit: 2,
  told: 1.42,
  defined: 3.66,
  dates: -0.91,
} as const;

/** The learned part of the confidence: a logistic regression. */
export const VERDICT_MODEL = {
  bias: -3.52,
  weights: {
    score: 0.16,
    size: -0.39,
    unknownName: -0.69,
    vague: -1.36,
    margin: 1.08,
    likeliest: 1.32,
    agreement: 1.03,
    found: 0.28,
  },
} as const;
