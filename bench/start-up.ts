/**
 * `npm run bench [-- --json]`: what starting the bot costs. The node process that `npm run ask -- "…"` starts, on the
 * bulletins that ship, against a node process that only loads wink and its model: all that the bot adds must stay small.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median, percentile, table, timeNode } from './measure.js';

/** Of each process, after one run of each that does not count. */
const RUNS = 10;
/** The ask process is to take less than this many times as long as the one that only loads wink. */
const LIMIT = 1.5;

/** This module runs from dist/bench/; the children run in the project's folder. */
const project = fileURLToPath(new URL('../..', import.meta.url));

const PROCESSES = {
  ask: [
    'bin/run.js',
    'src/index',
    'ask',
    '--bulletins',
    'data/bulletins',
    'Where are the Interaction-2024 participants regrouping?',
  ],
  wink: ['-e', "require('wink-nlp')(require('wink-eng-lite-web-model'), ['sbd','pos'])"],
};

/** How long the processes took, in milliseconds each, in the order of the runs. */
type Times = Readonly<Record<keyof typeof PROCESSES, readonly number[]>>;

/** Runs the processes in turn, so that whatever else the machine does meets both alike. */
async function measure(): Promise<Times> {
  const times: { ask: number[]; wink: number[] } = { ask: [], wink: [] };
  for (let run = 0; run <= RUNS; run++) {
    const ask = await timeNode(PROCESSES.ask, project);
    const wink = await timeNode(PROCESSES.wink, project);
    if (run === 0) continue;
    times.ask.push(ask);
    times.wink.push(wink);
  }
  return times;
}

function render(times: Times, ratio: number): string {
  const line = (name: string, values: readonly number[]) => [
    name,
    ...[median(values), percentile(values, 0), percentile(values, 1)].map((ms) => ms.toFixed(0)),
  ];
  const rows = [line('ask, one question', times.ask), line('wink and its model only', times.wink)];
  const verdict = ratio < LIMIT ? `below ${LIMIT}, as it should be` : `NOT below ${LIMIT}`;
  return [
    table([`${RUNS} runs each, ms`, 'median', 'least', 'most'], rows),
    '',
    `Ratio of the medians: ${ratio.toFixed(2)}, ${verdict}.`,
    '',
  ].join('\n');
}

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const times = await measure();
const medians = { ask: median(times.ask), wink: median(times.wink) };
const ratio = medians.ask / medians.wink;
const result = { runs: RUNS, unit: 'ms', medians, ratio, limit: LIMIT, isBelow: ratio < LIMIT, times };
process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : render(times, ratio));
