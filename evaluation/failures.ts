/** The questions that went wrong, for reading. */
import { isAnswered, isJudged, isRight } from './figures.js';
import type { Row, ShownQuote } from './run.js';

/** What went wrong with a question, in words; empty when nothing did. */
function whatWentWrong(row: Row): string[] {
  const wrong = row.kind === 'unanswerable' ? [...(isAnswered(row) ? ['false answer'] : [])] : rankingFaults(row);
  if (row.span && !row.span.right) wrong.push('answer span wrong');
  if (row.misquoted > 0) wrong.push(`${row.misquoted} quotes not verbatim`);
  return wrong;
}

function rankingFaults(row: Row): string[] {
  const faults: string[] = [];
  const shown = Object.entries(row.scores).find(([name]) => name.startsWith('multi@'));
  if (shown && shown[1] < 1) faults.push(`${Math.round(shown[1] * 100)} % of the gold shown`);
  if (!isRight(row)) faults.push(row.rank === null ? 'not found' : `found at rank ${row.rank}`);
  if (!isAnswered(row)) faults.push('not answered');
  return faults;
}

/** The failures as text, with the passages; says so when there are none. Ends with a newline. */
export function renderFailures(all: readonly Row[]): string {
  const rows = all.filter(isJudged);
  const failed = rows.filter((row) => whatWentWrong(row).length > 0);
  if (failed.length === 0) return 'No question went wrong.\n';
  const list = failed.map((row) => `${describeRow(row)}\n  wrong: ${whatWentWrong(row).join(', ')}\n${renderRow(row)}`);
  return `${failed.length} of ${rows.length} questions went wrong:\n\n${list.join('\n\n')}\n`;
}

/** `s012  Where is it?  (answerable: where)` */
export function describeRow({ id, question, kind, styles }: Row): string {
  return `${id}  ${question}  (${kind}${styles.length > 0 ? `: ${styles.join(', ')}` : ''})`;
}

/** What the bot said, what was expected, and the first quotes, + before hits. */
function renderRow(row: Row): string {
  const highlighted = row.answer === null ? '' : `, “${row.answer}”`;
  const lines = [
    `${row.verdict} (${row.confidence.toFixed(3)})${highlighted}`,
    ...(row.expected === null ? [] : [`expected: ${row.expected}`]),
    ...row.gold.map((sentence) => `gold: ${oneLine(sentence)}`),
    ...row.quotes.map(renderQuote),
  ];
  return lines.map((line) => `  ${line}`).join('\n');
}

/** `+ 1. The quote. — bulletin 10..20 (3.141)` */
export function renderQuote({ place, quote, bulletin, start, end, score, hit }: ShownQuote): string {
  return `${hit ? '+' : '-'} ${place}. ${oneLine(quote)} — ${bulletin} ${start}..${end} (${score.toFixed(3)})`;
}

const LONGEST = 300;

/** White space folded, and at most 300 characters. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
