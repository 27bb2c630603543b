/** The comparison of two runs, for reading. */
import { table } from '../bench/measure.js';
import type { Aspect, Change, Comparison, Difference } from './compare.js';
import { describeRow, renderQuote } from './failures.js';
import { hasAnswer, isAnswered, isRight } from './figures.js';
import { show, showInterval } from './report.js';
import type { Result } from './result.js';
import type { Row } from './run.js';

/**
 * The figures side by side, then the questions that were won and lost with their passages. Ends with a newline.
 *
 * @param name what the older run is called, its file
 */
export function renderComparison(name: string, comparison: Comparison): string {
  const { questions, onlyBefore, onlyAfter, differences, changes } = comparison;
  const parts = [
    `Against ${name}: ${questions} questions are in both runs.`,
    ...(onlyBefore.length > 0 ? [`Only in ${name}: ${onlyBefore.join(', ')}`] : []),
    ...(onlyAfter.length > 0 ? [`Only in this run: ${onlyAfter.join(', ')}`] : []),
    renderDifferences(differences),
    renderSection(
      'Won',
      changes.filter(({ lost }) => lost.length === 0),
    ),
    renderSection(
      'Lost',
      changes.filter(({ won }) => won.length === 0),
    ),
    renderSection(
      'Won in one way, lost in another',
      changes.filter(({ won, lost }) => won.length > 0 && lost.length > 0),
    ),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** The settings of two runs that are not the same, a line each; a comparison has to be read with them in mind. */
export function describeSettings(before: Result['settings'], after: Result['settings']): string[] {
  const names = ['questions', 'bulletins', 'unit', 'top', 'checkDocs'] as const;
  const told = (value: unknown) => (Array.isArray(value) ? value.join(', ') : String(value));
  return names
    .filter((name) => told(before[name]) !== told(after[name]))
    .map((name) => `The runs differ in ${name}: ${told(before[name])} → ${told(after[name])}`);
}

function renderDifferences(differences: readonly Difference[]): string {
  const told = differences.filter(({ before, after }) => before !== null || after !== null);
  const hasIntervals = told.some(({ interval }) => interval !== null);
  const lines = told.map(({ label, before, after, interval }) => [
    label,
    show(before),
    show(after),
    before === null || after === null ? '–' : signed(after - before),
    ...(hasIntervals ? [showInterval(interval)] : []),
  ]);
  return table(['', 'before', 'now', 'difference', ...(hasIntervals ? ['95 % interval'] : [])], lines);
}

function signed(difference: number): string {
  const digits = difference.toFixed(3);
  return Number(digits) > 0 ? `+${digits}` : Number(digits) === 0 ? '0' : digits;
}

function renderSection(title: string, changes: readonly Change[]): string {
  if (changes.length === 0) return title.includes(',') ? '' : `${title}: none`;
  return `${title}: ${changes.length}\n\n${changes.map(renderChange).join('\n\n')}`;
}

function renderChange({ won, lost, before, after }: Change): string {
  const lines = [
    ...won.map((aspect) => `won: ${describe(aspect, before, after)}`),
    ...lost.map((aspect) => `lost: ${describe(aspect, before, after)}`),
    ...after.gold.map((sentence) => `gold: ${sentence}`),
    'before',
    ...before.quotes.map((quote) => `  ${renderQuote(quote)}`),
    'now',
    ...after.quotes.map((quote) => `  ${renderQuote(quote)}`),
  ];
  return [describeRow(after), ...lines.map((line) => `  ${line}`)].join('\n');
}

function soundness(row: Row): string {
  if (!hasAnswer(row)) return ' the unanswerable';
  return isRight(row) ? ' rightly' : ' wrongly';
}

/** `ranking: rank 3 → rank 1` */
function describe(aspect: Aspect, before: Row, after: Row): string {
  const tell: Readonly<Record<Aspect, (row: Row) => string>> = {
    ranking: ({ kind, rank, scores }) =>
      kind === 'multi' ? `${show(Object.values(scores)[0])} of the gold` : `rank ${rank ?? 'none'}`,
    verdict: (row) => `${row.verdict}${isAnswered(row) ? soundness(row) : ''} (${show(row.confidence)})`,
    span: ({ answer, span }) => (answer === null ? 'no words' : `“${answer}” (F1 ${show(span?.f1)})`),
  };
  return `${aspect}: ${tell[aspect](before)} → ${tell[aspect](after)}`;
}
