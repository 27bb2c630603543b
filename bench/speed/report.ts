/** Figures as tables for people. */
import { table } from '../measure.js';
import type { Figures, Run } from './figures.js';
import { type Goal, type Operation, ratio } from './operation.js';

/** The size that the goals are set for. */
const GOAL_SENTENCES = 250_000;

/** Thousands apart, as many digits as tell something. */
export function number(value: number, digits = value < 1 ? 3 : value < 100 ? 2 : 0): string {
  return value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

const times = (value: number | undefined) => (value === undefined ? '–' : `×${number(value, value < 10 ? 2 : 0)}`);

/** Those that have no figures, each in a line; empty when there are none. */
function leftOut(figures: readonly Figures[]): string[] {
  return figures.flatMap(({ contender, skipped }) => (skipped === null ? [] : [`${contender}: ${skipped}.`]));
}

function timesTable(figures: readonly Figures[]): string {
  const [own] = figures;
  const header = ['', 'p50 ms', 'p99 ms', 'worst ms', 'per second', 'p50 to ours', 'p99 to ours', 'timed', 'found'];
  const rows = figures.flatMap(({ contender, times: of }) => {
    if (!of) return [];
    const toOurs = [ratio(of.p50, own?.times?.p50), ratio(of.p99, own?.times?.p99)].map(times);
    const took = [of.p50, of.p99, of.worst].map((ms) => number(ms));
    return [[contender, ...took, number(of.perSecond, 0), ...toOurs, number(of.count, 0), number(of.found, 1)]];
  });
  return table(header, rows);
}

function buildingTable(figures: readonly Figures[]): string {
  const [own] = figures;
  const header = [
    '',
    'sentences/s',
    'index part/s',
    'seconds',
    'time to ours',
    'bytes/sentence',
    'of these word caches',
  ];
  const rows = figures.flatMap(({ contender, building, memory }) => {
    if (!building || !memory) return [];
    const { milliseconds, perSecond, indexPartPerSecond } = building;
    const part = indexPartPerSecond === null ? '–' : number(indexPartPerSecond, 0);
    const toOurs = times(ratio(milliseconds, own?.building?.milliseconds));
    const bytes = [memory.all, memory.caches].map((value) => number(value, 0));
    return [[contender, number(perSecond, 0), part, number(milliseconds / 1000, 1), toOurs, ...bytes]];
  });
  return table(header, rows);
}

/** Whether a goal is met, in a line; undefined when the figures don't have it. */
function goalLine({ what, is, limit, digits, unit, figure }: Goal, figures: readonly Figures[]): string | undefined {
  const value = figure((name) => figures.find(({ contender }) => contender === name));
  if (value === undefined) return undefined;
  const isMet = is === 'at most' ? value <= limit : value >= limit;
  return `goal: ${what} ${is} ${number(limit, digits)}${unit}: ${number(value, digits)}${unit}, ${isMet ? 'met' : 'NOT met'}`;
}

/** One operation at one size, with the goals that are set for such a collection. */
export function renderOperation(
  operation: Operation,
  figures: readonly Figures[],
  collection: Goal['collection'],
): string {
  const sentences = figures.find(({ skipped }) => skipped === null)?.sentences ?? 0;
  const set = operation.goals.filter((goal) => goal.collection === collection);
  const goals = set.flatMap((goal) => goalLine(goal, figures) ?? []);
  const isBelow = collection === 'generated' && goals.length > 0 && sentences < GOAL_SENTENCES;
  return [
    `${operation.name}, ${number(sentences, 0)} sentences: ${operation.about}`,
    '',
    operation.measures === 'times' ? timesTable(figures) : buildingTable(figures),
    ...leftOut(figures),
    ...(goals.length > 0 ? [''] : []),
    ...goals,
    ...(isBelow ? [`(The goals are set for ${number(GOAL_SENTENCES, 0)} sentences.)`] : []),
    '',
    '',
  ].join('\n');
}

/** What is told of growth: the median of the times, or the time of building. */
function millisecondsOf({ times: of, building }: Figures): number | undefined {
  return of?.p50 ?? building?.milliseconds;
}

/** How each contender's time grows with the collection, as multiples of its own at the first size; empty at one size. */
export function renderGrowth(figures: readonly Figures[]): string {
  // What a generator writes has exactly the size that it is told, and so have those that are left out.
  const sizes = [...new Set(figures.map(({ sentences }) => sentences))];
  if (sizes.length < 2) return '';
  const names = [...new Set(figures.map(({ operation, contender }) => `${operation}: ${contender}`))];
  const rows = names.map((name) => {
    const own = figures.filter(({ operation, contender }) => `${operation}: ${contender}` === name);
    const took = sizes.map((size) => own.map((one) => (one.sentences === size ? millisecondsOf(one) : undefined)));
    const values = took.map((all) => all.find((value) => value !== undefined));
    const [first] = values;
    return [
      name,
      first === undefined ? '–' : number(first),
      ...values.slice(1).map((value) => times(ratio(value, first))),
    ];
  });
  const [first = 0, ...more] = sizes;
  const header = ['', `${number(first, 0)}: ms`, ...more.map((size) => number(size, 0))];
  const sentences = ['the sentences', '', ...more.map((size) => times(size / first))];
  return `Growth (p50; of build the whole), as multiples of the first size\n\n${table(header, [sentences, ...rows])}\n\n`;
}

/** How everybody was set up, and on what. */
export function renderSettings({ machine, figures }: Run): string {
  const { node, platform, processor, cores, load } = machine;
  const operations = new Map<string, Set<string>>();
  for (const { operation, contender, settings } of figures) {
    const line = `${contender}: ${settings}`;
    operations.set(line, (operations.get(line) ?? new Set()).add(operation));
  }
  const lines = [...operations].map(([line, of]) => `  ${[...of].join(', ')}: ${line}`);
  const on = `Node ${node} on ${platform}, ${cores} × ${processor}, load ${load.toFixed(1)} when it began.`;
  return `Set up:\n${lines.join('\n')}\n${on}\n`;
}
