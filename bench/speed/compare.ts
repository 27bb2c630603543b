/** Two runs beside each other. */
import { table } from '../measure.js';
import type { Figures, Run } from './figures.js';
import { number } from './report.js';

/** What is compared: the name of the figure, and whether less of it is better. */
const COMPARED: readonly {
  name: string;
  of: (figures: Figures) => number | null | undefined;
  isLessBetter: boolean;
}[] = [
  { name: 'p50 ms', of: ({ times }) => times?.p50, isLessBetter: true },
  { name: 'p99 ms', of: ({ times }) => times?.p99, isLessBetter: true },
  { name: 'sentences/s', of: ({ building }) => building?.perSecond, isLessBetter: false },
  { name: 'index part/s', of: ({ building }) => building?.indexPartPerSecond, isLessBetter: false },
  { name: 'bytes/sentence', of: ({ memory }) => memory?.all, isLessBetter: true },
];
/** Smaller differences are told, but not called better or worse: two runs of the same code differ by as much. */
const NOISE = 0.1;

const keyOf = ({ operation, contender, sentences }: Figures) => `${operation}, ${number(sentences, 0)}: ${contender}`;

function rowsOf(before: Figures, after: Figures): string[][] {
  return COMPARED.flatMap(({ name, of, isLessBetter }) => {
    const [was, is] = [of(before), of(after)];
    if (!was || !is) return [];
    const change = is / was;
    const isBetter = isLessBetter ? change < 1 : change > 1;
    const word = Math.abs(change - 1) < NOISE ? '' : isBetter ? 'better' : 'worse';
    return [[keyOf(after), name, number(was), number(is), `×${number(change, 2)}`, word]];
  });
}

/**
 * Compares what both runs have. Peers did not change between two commits: where theirs differ too, it was the machine.
 */
export function renderComparison(before: Run, after: Run): string {
  const known = new Map(before.figures.map((figures) => [keyOf(figures), figures]));
  const rows = after.figures.flatMap((figures) => {
    const other = known.get(keyOf(figures));
    return other ? rowsOf(other, figures) : [];
  });
  if (rows.length === 0) return 'The two runs have nothing in common: expected the same operations and sizes.\n';
  const machines = [before, after].map(({ machine: { node, processor, cores } }) => `${node}, ${cores} × ${processor}`);
  const [was, is] = machines;
  const differ = was === is ? [] : [`The machines differ: ${was}; ${is}.`, ''];
  return [...differ, table(['', 'figure', 'before', 'after', 'change', ''], rows), ''].join('\n');
}
