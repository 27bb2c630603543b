/**
 * Weights learned from question sets. Written by `npm run learn` on 2026-11-23 with seed 1: don't edit them, learn
 * anew (evaluation/README.md). Learned from:
 * - seed/questions: 68 questions; MRR@10 when learned from the others: 0.872
 * - csto/questions: 75 questions; MRR@10 when learned from the others: 0.618
 * - squad2/questions-dev: 1169 questions; MRR@10 when learned from the others: 0.869
 * - xquad/questions-dev: 283 questions; MRR@10 when learned from the others: 0.895
 * - covidqa/questions-dev: 629 questions; MRR@10 when learned from the others: 0.606
 */
export const RANKING_MODEL = {
  bm25f: 3.41,
  relative: 2.24,
  coverage: 2.19,
  context: 2.32,
  before: 2.87,
  titled: 2.81,
  paragraph: 2.12,
  document: 2.05,
  exact: 2,
  alike: 8.44,
  early: 2.76,
  pairs: 3.2,
  small: 1.2,
  person: 0.49,
  place: 0.58,
  time: 0.98,
  number: 4.34,
  list: 3.15,
  reason: 3.59,
  unit: 1.65,
  dates: -0.94,
} as const;

/** The learned part of the confidence: a logistic regression. */
export const VERDICT_MODEL = {
  bias: -3.4,
  weights: {
    coverage: 1.14,
    context: 0.91,
    document: 0.77,
    exact: 0.94,
    pairs: 0.89,
    namesNear: 0.17,
    margin: 2.62,
    lead: 2.94,
    unknownName: -0.93,
  },
} as const;
