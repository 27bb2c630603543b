import type { Features } from './features.js';
import { RANKING_MODEL, VERDICT_MODEL } from './ranking-model.js';
import type { Evidence } from './verdict.js';

/**
 * What is added to the learned weights by hand. Dates and years in names hardly occur in the sets that the rest was
 * learned on and are what people ask news for. Title lines are not among them either: they have the words of a question
 * and seldom its answer, which the text below tells in full.
 */
export const HAND_WEIGHTS = { date: 1.5, namesake: 3, isTitle: -1 };

/** What each signal adds to the score of a sentence. */
export const RANKING_WEIGHTS: Readonly<Partial<Record<keyof Features, number>>> = {
  ...RANKING_MODEL,
  ...HAND_WEIGHTS,
};

/**
 * What is held against a passage that narrowly misses: the right words, but another year, or no number where one is asked
 * for. Near-misses are rare in the sets that the rest was learned on and common in chat, so these are set by hand to what
 * a reader would hold against a passage.
 */
export const STRICT_WEIGHTS: Readonly<Partial<Record<keyof Evidence, number>>> = {
  unknownThing: -1,
  lacksNumber: -8,
  lacksDate: -5,
  lacksPerson: -3,
  lacksPlace: -1,
  lacksCountries: -3,
  lacksDefinition: -3,
  lacksRole: -3,
  untold: -1,
  date: 0.5,
  otherTime: -4,
  otherNumber: -2,
  nameAlone: -4,
  namesNear: 0.5,
  isTitle: -1,
  year: 1.5,
};

/** What each piece of evidence adds to the log-odds that the best passage answers. */
export const VERDICT_WEIGHTS: Readonly<Partial<Record<keyof Evidence, number>>> = {
  ...VERDICT_MODEL.weights,
  ...STRICT_WEIGHTS,
};
export const VERDICT_BIAS = VERDICT_MODEL.bias;

/** Passages at least this likely to answer are called an answer. */
export const ANSWERED = 0.45;

/**
 * At most this sure where a name of the question is told of elsewhere only: less than it takes to answer. It is no weight, since
 * nearly all of such passages in the sets are unlikely anyway, and what is learned beside a weight would take it back.
 */
export const SURE_ELSEWHERE = 0.4;
