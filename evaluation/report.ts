/** A run as tables for people. */
import { table } from '../bench/measure.js';
import type { Interval } from './bootstrap.js';
import {
  type Figure,
  figuresFor,
  groupByKind,
  groupByStyle,
  isAnswered,
  isJudged,
  isRight,
  type Values,
  valuesOf,
} from './figures.js';
import { mean } from './metrics.js';
import { renderReports } from './reports.js';
import type { Result } from './result.js';
import type { Row } from './run.js';

/** A figure of 0..1 with three decimals, – for none. */
export function show(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : value.toFixed(3);
}

/** The whole report. Ends with a newline. */
export function renderResult(result: Result): string {
  const rows = result.rows.filter(isJudged);
  const figures = figuresFor(rows);
  const misquoted = result.rows.reduce((sum, row) => sum + row.misquoted, 0);
  const parts = [
    headline(result),
    ...(rows.length > 0
      ? [renderFigures(figures, rows, result.figures, result.intervals), renderKinds(rows), renderStyles(rows)]
      : []),
    renderReports(result.rows),
    misquoted === 0
      ? 'Every quote is found byte for byte in its bulletin.'
      : `WRONG: ${misquoted} quotes are not found byte for byte in their bulletins; rows with "misquoted" above 0 have them.`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function headline({ settings, collection, rows }: Result): string {
  const { bulletins, sentences, notEnglish, skipped } = collection;
  const left = [
    ...(notEnglish > 0 ? [`${notEnglish} not in English`] : []),
    ...(skipped > 0 ? [`${skipped} remarks while loading`] : []),
  ];
  const aside = left.length > 0 ? ` (${left.join(', ')})` : '';
  const reports = rows.length - rows.filter(isJudged).length;
  const docs = settings.checkDocs ? ', hits must stand in the named bulletins' : '';
  return [
    `${rows.length - reports} questions${reports > 0 ? ` and ${reports} reported ones` : ''} of ${settings.questions}`,
    `on ${bulletins} bulletins, ${sentences} sentences${aside} of ${settings.bulletins.join(', ')}`,
    `unit ${settings.unit}, top ${settings.top}${docs}`,
  ].join('\n');
}

function renderFigures(
  figures: readonly Figure[],
  rows: readonly Row[],
  values: Values,
  intervals: Readonly<Record<string, Interval | null>> | null,
): string {
  const lines = figures
    .map((figure) => ({ figure, count: figure.over(rows).length }))
    .filter(({ figure, count }) => count > 0 && values[figure.name] !== null)
    .map(({ figure, count }) => [
      figure.label,
      show(values[figure.name]),
      ...(intervals ? [showInterval(intervals[figure.name])] : []),
      `${count}`,
      // Flush left, although it is not the first column.
      figure.population.padEnd(33),
    ]);
  return table(['', 'value', ...(intervals ? ['95 % interval'] : []), 'questions', 'of'.padEnd(33)], lines);
}

/** `[0.712, 0.803]` */
export function showInterval(interval: Interval | null | undefined): string {
  return interval ? `[${show(interval.low)}, ${show(interval.high)}]` : '–';
}

function renderKinds(rows: readonly Row[]): string {
  const lines = groupByKind(rows).map(([kind, some]) => [
    kind,
    `${some.length}`,
    show(mean(some.map((row) => Number(isAnswered(row))))),
    kind === 'answerable' || kind === 'multi' ? show(mean(some.map((row) => Number(isRight(row))))) : '–',
    show(mean(some.map(({ confidence }) => confidence))),
  ]);
  return table(['by kind', 'questions', 'answered', 'right at 1', 'mean confidence'], lines);
}

const STYLE_COLUMNS = ['hit@1', 'hit@3', 'mrr@10', 'coverage', 'precision', 'spanRight'];

function renderStyles(rows: readonly Row[]): string {
  const groups = groupByStyle(rows);
  if (groups.length === 0) return '';
  const figures = figuresFor(rows);
  const columns = STYLE_COLUMNS.flatMap((name) => figures.find((figure) => figure.name === name) ?? []);
  const lines = groups.map(([style, some]) => {
    const values = valuesOf(columns, some);
    const unanswerable = some.filter(({ kind }) => kind === 'unanswerable');
    return [
      style,
      `${some.length}`,
      ...columns.map(({ name }) => show(values[name])),
      show(mean(unanswerable.map((row) => Number(isAnswered(row))))),
    ];
  });
  return table(['by style', 'questions', ...columns.map(({ label }) => label), 'false answers'], lines);
}
