/** The weights by which the answering words of a sentence are chosen, learned from the shortest answers of question sets. */
import { sentenceText } from '../src/nlp/sentence-index.js';
import { readSight } from '../src/nlp/sight.js';
import { spanCandidates } from '../src/nlp/span-candidates.js';
import { type Signals, spanSignals } from '../src/nlp/span-signals.js';
import { learn, type Weights } from './learner.js';
import type { Example, LearningSet } from './learning-data.js';
import { RIGHT_F1, tokenF1 } from './span.js';

/** The candidates of a sentence that answers a question. */
export interface SpanCase {
  readonly signals: readonly Signals[];
  /** By candidate: how well it agrees with the expected answer, 0..1. */
  readonly f1: readonly number[];
  /** How many words are expected. */
  readonly words: number;
}

/** The sentences of a set that have the expected answer. Yes or no is told by whole clauses, so nothing is learned of that. */
export function spanCasesOf({ examples }: LearningSet): SpanCase[] {
  return examples.flatMap((example) => {
    const { answer, bound } = example;
    if (answer === null || bound.question.kind === 'yesno') return [];
    const id = answering(example, answer);
    return id === undefined ? [] : [caseOf(example, answer, id)];
  });
}

function answering({ candidates, index }: Example, answer: string): number | undefined {
  const right = candidates.filter((one) => one.right);
  return (right.find(({ id }) => sentenceText(index, id).includes(answer)) ?? right[0])?.id;
}

function caseOf({ index, bound }: Example, answer: string, id: number): SpanCase {
  const text = sentenceText(index, id);
  const sight = readSight(index, bound, text, index.datesOf(id));
  const candidates = spanCandidates(sight);
  return {
    signals: candidates.map((span) => spanSignals(sight, span)),
    f1: candidates.map(({ start, end }) => tokenF1(text.slice(start, end), answer)),
    words: answer.split(/\s+/).length,
  };
}

/** Answers of more words are clauses, which nobody puts in bold. */
const LONGEST = 15;
/** Candidates that agree with the answer by so much less than the best are as good. */
const AS_GOOD = 0.1;
const DECAY = 0.1;

/** Learns from sets, each of which counts by the root of its size. */
export function learnSpans(sets: readonly (readonly SpanCase[])[]): Signals {
  const names = [...new Set(sets.flat().flatMap(({ signals }) => signals.flatMap((one) => Object.keys(one))))].sort();
  const lists = sets.flatMap((cases) =>
    cases.flatMap(({ signals, f1, words }) => {
      const least = Math.max(RIGHT_F1, Math.max(...f1) - AS_GOOD);
      const right = f1.map((value) => value >= least);
      if (words > LONGEST || !right.includes(true) || !right.includes(false)) return [];
      const rows = signals.map((one) => Float64Array.from(names, (name) => one[name] ?? 0));
      return [{ rows, right, weight: 1 / Math.sqrt(cases.length) }];
    }),
  );
  const weights: Weights = learn(lists, DECAY);
  return Object.fromEntries(names.map((name, i) => [name, weights[i] ?? 0]));
}

const scoreBy = (signals: Signals, weights: Signals) =>
  Object.entries(signals).reduce((sum, [name, value]) => sum + (weights[name] ?? 0) * value, 0);

/** The share of sentences in which the chosen words agree with the expected answer, 0..1. */
export function shareRight(cases: readonly SpanCase[], weights: Signals): number {
  const right = cases.filter(({ signals, f1 }) => {
    const scores = signals.map((one) => scoreBy(one, weights));
    return (f1[scores.indexOf(Math.max(...scores))] ?? 0) >= RIGHT_F1;
  });
  return right.length / cases.length;
}
