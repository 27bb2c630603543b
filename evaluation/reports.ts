/** Reported questions: somebody has said that the answer was wrong, and nobody yet what is right. */
import { table } from '../bench/measure.js';
import { oneLine, renderQuote } from './failures.js';
import type { Outcome, Row } from './run.js';

/** What becomes of them now, apart for those that were answered when they were reported and those that were not. */
export type ReportCounts = Readonly<Record<Outcome, { readonly wasAnswered: number; readonly wasSilent: number }>>;

type Reported = Row & { readonly report: NonNullable<Row['report']> };

function reportedOf(rows: readonly Row[]): readonly Reported[] {
  return rows.filter((row): row is Reported => row.report !== undefined);
}

/** Counts the reported questions among all. */
export function countReports(rows: readonly Row[]): ReportCounts {
  const counted = (outcome: Outcome) => {
    const some = reportedOf(rows).filter(({ report }) => report.now === outcome);
    const wasAnswered = some.filter(({ report }) => report.answered).length;
    return { wasAnswered, wasSilent: some.length - wasAnswered };
  };
  return { again: counted('again'), another: counted('another'), silent: counted('silent') };
}

const SAID: Readonly<Record<Outcome, string>> = {
  again: 'answered with a rejected quote',
  another: 'answered with another quote',
  silent: 'not answered',
};

/** The reported questions as a table and a list, with the members' words; empty when there are none. */
export function renderReports(rows: readonly Row[]): string {
  const reported = reportedOf(rows);
  if (reported.length === 0) return '';
  const counts = countReports(rows);
  const lines = (['again', 'another', 'silent'] as const).map((outcome) => {
    const { wasAnswered, wasSilent } = counts[outcome];
    return [SAID[outcome], `${wasAnswered}`, `${wasSilent}`];
  });
  return [
    `${reported.length} reported, in none of the figures: somebody said that the answer was wrong.`,
    table(['now', 'was answered', 'was not answered'], lines),
    ...reported.map(renderReport),
  ].join('\n\n');
}

function renderReport({ id, question, confidence, report, quotes }: Reported): string {
  const lines = [
    `wrong: ${told(report.wrong)}`,
    `${report.answered ? 'was answered' : 'was not answered'}, now ${SAID[report.now]} (${confidence.toFixed(3)})`,
    ...report.rejected.map((quote) => `rejected: ${told(quote)}`),
    ...quotes.map(renderQuote),
  ];
  return [`${id}  ${told(question)}`, ...lines.map((line) => `  ${line}`)].join('\n');
}

/** Words of a member, who may have written anything: on one line, without what could move a terminal's cursor. */
function told(text: string): string {
  return oneLine(text).replace(/\p{Cc}/gu, '\ufffd');
}
