/** The figures of a run: each a formula of metrics.ts over a part of its questions. */
import { type Attempt, auc, mean, precisionAtCoverage } from './metrics.js';
import type { Row } from './run.js';

/** A figure: which questions it is over, and what it is of those. */
export interface Figure {
  /** Its key in JSON. */
  readonly name: string;
  /** What it is called in tables. */
  readonly label: string;
  /** What `over` chooses, in words. */
  readonly population: string;
  readonly over: (rows: readonly Row[]) => readonly Row[];
  /** 0..1, or null when the questions chosen do not give it. */
  readonly of: (rows: readonly Row[]) => number | null;
}

/** Values by the figures' names. */
export type Values = Readonly<Record<string, number | null>>;

const isOf = (kind: Row['kind']) => (row: Row) => row.kind === kind;
/** Questions that the bulletins answer: `answerable` and `multi`. */
export const hasAnswer = (row: Row) => row.kind === 'answerable' || row.kind === 'multi';
/** Whether it is known what is right: what the figures are over. */
export const isJudged = (row: Row) => row.kind !== 'reported';
/** An unanswerable question in the bulletins' own words. */
const isNearMiss = (row: Row) => row.kind === 'unanswerable' && row.styles.includes('nearmiss');
/** Every other unanswerable question. */
const isOffTopic = (row: Row) => row.kind === 'unanswerable' && !row.styles.includes('nearmiss');
export const isAnswered = (row: Row) => row.verdict === 'answered';
/** Whether the first of the ranking is a hit. */
export const isRight = (row: Row) => row.rank === 1;

const keep = (chosen: (row: Row) => boolean) => (rows: readonly Row[]) => rows.filter(chosen);
const share = (counted: (row: Row) => boolean) => (rows: readonly Row[]) =>
  mean(rows.map((row) => Number(counted(row))));
const attempt = (row: Row): Attempt => ({ confidence: row.confidence, right: isRight(row) });

function aucBetween(above: (row: Row) => boolean, below: (row: Row) => boolean) {
  const confidences = (rows: readonly Row[], chosen: (row: Row) => boolean) =>
    rows.filter(chosen).map(({ confidence }) => confidence);
  return (rows: readonly Row[]) => auc(confidences(rows, above), confidences(rows, below));
}

const VERDICT_FIGURES: readonly Figure[] = [
  {
    name: 'coverage',
    label: 'coverage',
    population: 'answerable and multi',
    over: keep(hasAnswer),
    of: share(isAnswered),
  },
  {
    name: 'precision',
    label: 'precision',
    population: 'answerable and multi, answered',
    over: keep((row) => hasAnswer(row) && isAnswered(row)),
    of: share(isRight),
  },
  {
    name: 'spanRight',
    label: 'answer span right',
    population: 'answered, with an expected answer',
    over: keep(({ span }) => span !== null),
    of: share(({ span }) => span?.right === true),
  },
  {
    name: 'spanF1',
    label: 'answer span F1',
    population: 'answered, with an expected answer',
    over: keep(({ span }) => span !== null),
    of: (rows) => mean(rows.map(({ span }) => span?.f1 ?? 0)),
  },
  {
    name: 'falseOffTopic',
    label: 'false answers, off-topic',
    population: 'unanswerable, off-topic',
    over: keep(isOffTopic),
    of: share(isAnswered),
  },
  {
    name: 'falseNearMiss',
    label: 'false answers, near-miss',
    population: 'unanswerable, near-miss',
    over: keep(isNearMiss),
    of: share(isAnswered),
  },
];

const CONFIDENCE_FIGURES: readonly Figure[] = [
  {
    name: 'aucOffTopic',
    label: 'AUC against off-topic',
    population: 'answerable, multi, off-topic',
    over: keep((row) => !isNearMiss(row)),
    of: aucBetween(hasAnswer, isOffTopic),
  },
  {
    name: 'aucNearMiss',
    label: 'AUC against near-miss',
    population: 'answerable, multi, near-miss',
    over: keep((row) => !isOffTopic(row)),
    of: aucBetween(hasAnswer, isNearMiss),
  },
  {
    name: 'aucRight',
    label: 'AUC of right against wrong',
    population: 'answerable and multi',
    over: keep(hasAnswer),
    of: aucBetween(
      (row) => hasAnswer(row) && isRight(row),
      (row) => hasAnswer(row) && !isRight(row),
    ),
  },
  ...[25, 50, 75, 90].map((percent) => ({
    name: `precisionAt${percent}`,
    label: `precision at ${percent} % coverage`,
    population: 'answerable and multi',
    over: keep(hasAnswer),
    of: (rows: readonly Row[]) => precisionAtCoverage(rows.map(attempt), percent / 100),
  })),
];

const LABELS: Readonly<Record<string, string>> = { mrr: 'MRR', ndcg: 'nDCG', multi: 'gold shown' };

/** The mean of a score that the rows have themselves. */
function scoreFigure(name: string): Figure {
  const [stem = name, k] = name.split('@');
  const isMulti = stem === 'multi';
  return {
    name,
    label: `${LABELS[stem] ?? stem}@${k}`,
    population: isMulti ? 'multi' : 'answerable',
    over: keep((row) => isOf(isMulti ? 'multi' : 'answerable')(row) && name in row.scores),
    of: (rows) => mean(rows.map(({ scores }) => scores[name] ?? 0)),
  };
}

/** All figures that these questions can have. */
export function figuresFor(rows: readonly Row[]): readonly Figure[] {
  const names = new Set([...rows].sort(answerableFirst).flatMap(({ scores }) => Object.keys(scores)));
  return [...[...names].map(scoreFigure), ...VERDICT_FIGURES, ...CONFIDENCE_FIGURES];
}

function answerableFirst(a: Row, b: Row): number {
  return Number(b.kind === 'answerable') - Number(a.kind === 'answerable');
}

/** Computes figures over the questions that each is for. */
export function valuesOf(figures: readonly Figure[], rows: readonly Row[]): Values {
  return Object.fromEntries(figures.map(({ name, over, of }) => [name, of(over(rows))]));
}

/** The questions by style, the commonest first; a question with several styles is in each. */
export function groupByStyle(rows: readonly Row[]): [string, readonly Row[]][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    for (const style of row.styles) groups.set(style, [...(groups.get(style) ?? []), row]);
  }
  return [...groups].sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1));
}

/** The questions by kind, the unanswerable ones by what makes them so; kinds without questions are left out. */
export function groupByKind(rows: readonly Row[]): [string, readonly Row[]][] {
  const groups: [string, readonly Row[]][] = [
    ['answerable', rows.filter(isOf('answerable'))],
    ['multi', rows.filter(isOf('multi'))],
    ['off-topic', rows.filter(isOffTopic)],
    ['near-miss', rows.filter(isNearMiss)],
  ];
  return groups.filter(([, some]) => some.length > 0);
}
