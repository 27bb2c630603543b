/**
 * `node bin/run.js bench/discord-load [burst] [steady] [--json FILE]`: how the bot stands a crowd. The bot is a process of
 * its own, over the bulletins that ship; Discord is a loopback server in this process.
 *
 * burst: deeds (questions, searches, completions, buttons) all at once, each of another member, five times; --size N says
 * how many, 200 when left out.
 * steady: 50 deeds a second; --minutes N says for how long, 5 when left out.
 * --profile FOLDER writes a CPU profile of the bot.
 *
 * Exits with 1 when a promise is broken: acknowledged within a second (p99), nothing lost, nothing mixed up, nothing that
 * Discord refuses, nothing to complain of in the bot's log, and memory that does not grow. Bodies are checked against
 * Discord's OpenAPI document where DISCORD_OPENAPI, or the server's usual place, has it; DISCORD_OPENAPI=none turns it off.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { openApi } from '../test/discord-server/openapi.js';
import type { Memory } from './discord-memory.js';
import {
  type BurstResult,
  runBurst,
  runSteady,
  STEADY,
  type SteadyResult,
  type Strain,
  type Tally,
} from './discord-runs.js';
import { percentile, table } from './measure.js';

/** Discord waits three seconds; a third of that is for the way there and back. In milliseconds. */
const P99_LIMIT = 1_000;
/** Memory that grows less than this, in MB a minute, is flat: a kilobyte kept of each deed is 3 MB a minute. */
const FLAT = 3;

interface Results {
  readonly burst: BurstResult | undefined;
  readonly steady: SteadyResult | undefined;
}

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      size: { type: 'string', default: '200' },
      minutes: { type: 'string', default: '5' },
      json: { type: 'string' },
      profile: { type: 'string' },
    },
  });
  const unknown = positionals.find((name) => name !== 'burst' && name !== 'steady');
  if (unknown !== undefined) throw new RangeError(`expected burst, steady or nothing, got “${unknown}”.`);
  const wants = (name: string) => positionals.length === 0 || positionals.includes(name);
  const numbers = { size: above0('size', values.size), minutes: above0('minutes', values.minutes) };
  return { ...values, ...numbers, burst: wants('burst'), steady: wants('steady') };
}

function above0(name: string, value: string): number {
  if (!(Number(value) > 0)) throw new RangeError(`--${name}: expected a number above 0, got “${value}”.`);
  return Number(value);
}

function allOf({ milliseconds }: Tally): readonly number[] {
  return Object.values(milliseconds).flat();
}

/** Count, p50, p99 and the most. */
function figures(values: readonly number[]): readonly string[] {
  if (values.length === 0) return ['0', '-', '-', '-'];
  return [String(values.length), ...[0.5, 0.99, 1].map((share) => percentile(values, share).toFixed(0))];
}

/** The p99 of those that were acknowledged; without end when none was. */
function p99(tally: Tally): number {
  const values = allOf(tally);
  return values.length === 0 ? Number.POSITIVE_INFINITY : percentile(values, 0.99);
}

function describeStrain({ loopDelay, loopBusy, botProcessor }: Strain): string {
  const bot = botProcessor === null ? '' : `the bot used ${(botProcessor * 100).toFixed(0)} % of a core; `;
  return `${bot}this process was busy ${(loopBusy * 100).toFixed(0)} % of the time, its event-loop delay p99 ${loopDelay.toFixed(1)} ms.`;
}

function renderBurst({ size, rounds, strain }: BurstResult): string {
  const row = (name: string, tally: Tally) => [
    name,
    ...figures(allOf(tally)),
    ...[tally.deferred, tally.lost.length, tally.wrong.length].map(String),
  ];
  const worst = [...rounds].sort((a, b) => p99(b) - p99(a)).slice(0, 1);
  const rows = [
    ...rounds.map((tally, nth) => row(`round ${nth + 1}`, tally)),
    ...worst.map((tally) => row('worst', tally)),
  ];
  const header = [`burst, ${size} at once, ms`, 'count', 'p50', 'p99', 'max', 'deferred', 'lost', 'wrong'];
  return `${table(header, rows)}\n${describeStrain(strain)}\n`;
}

function renderSteady({ tally, perSecond, strain, memory }: SteadyResult): string {
  const { milliseconds, deferred, lost, wrong } = tally;
  const kinds = Object.entries(milliseconds).sort(([a], [b]) => a.localeCompare(b));
  const rows = [...kinds.map(([kind, values]) => [kind, ...figures(values)]), ['all', ...figures(allOf(tally))]];
  const header = [`steady, ${perSecond.toFixed(1)} a second, ms`, 'count', 'p50', 'p99', 'max'];
  return [
    table(header, rows),
    `${deferred} deferred, ${lost.length} lost, ${wrong.length} wrong; ${describeStrain(strain)}`,
    describeMemory(memory),
    '',
  ].join('\n');
}

function describeMemory({ samples, before, after, slope }: Memory): string {
  if (before === null || after === null || slope === null) {
    return `Memory of the bot: ${samples.at(-1)?.megabytes.toFixed(0)} MB; too short a time to judge whether it grows.`;
  }
  const growth = ((after / before - 1) * 100).toFixed(1);
  const verdict = slope < FLAT ? `flat (below ${FLAT})` : `NOT flat (not below ${FLAT})`;
  return `Memory of the bot: second minute ${before.toFixed(1)} MB, last minute ${after.toFixed(1)} MB, growth ${growth} %; slope ${slope.toFixed(2)} MB a minute, ${verdict}.`;
}

/** The promises that were broken, a line each, with the first few instances. */
function brokenIn({ burst, steady }: Results): readonly string[] {
  const tallies = [...(burst?.rounds ?? []), ...(steady ? [steady.tally] : [])];
  const runs = [burst, steady].flatMap((run) => run ?? []);
  const some = (name: string, found: readonly string[]) =>
    found.length === 0 ? [] : [`${name}: ${found.length}\n  ${found.slice(0, 5).join('\n  ')}`];
  const slow = tallies.filter((tally) => p99(tally) >= P99_LIMIT).map((tally) => `p99 of ${p99(tally).toFixed(0)} ms`);
  const { slope = null } = steady?.memory ?? {};
  return [
    ...some(`Not acknowledged within ${P99_LIMIT} ms`, slow),
    ...some(
      'Lost',
      tallies.flatMap(({ lost }) => lost),
    ),
    ...some(
      'Wrong',
      tallies.flatMap(({ wrong }) => wrong),
    ),
    ...some(
      'What Discord refuses',
      runs.flatMap(({ violations }) => violations),
    ),
    ...some(
      'Complaints of the bot',
      runs.flatMap(({ complaints }) => complaints),
    ),
    ...(slope !== null && slope >= FLAT ? [`Memory grows by ${slope.toFixed(2)} MB a minute`] : []),
  ];
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));
const { size, minutes, json, profile, burst: wantsBurst, steady: wantsSteady } = readOptions();
const machine = { node: process.version, cores: availableParallelism(), load: loadavg() };
const checked = openApi() !== undefined;
const load = machine.load.map((average) => average.toFixed(1)).join(' ');
process.stdout.write(
  `node ${machine.node}, ${machine.cores} cores, load average ${load} at the start; bodies ${checked ? '' : 'not '}checked against OpenAPI.\n\n`,
);
const burst = wantsBurst ? await runBurst(size, { profile }) : undefined;
if (burst) process.stdout.write(`${renderBurst(burst)}\n`);
const steady = wantsSteady ? await runSteady(minutes, { profile }) : undefined;
if (steady) process.stdout.write(`${renderSteady(steady)}\n`);
const broken = brokenIn({ burst, steady });
process.stdout.write(broken.length === 0 ? 'All promises kept.\n' : `BROKEN:\n${broken.join('\n')}\n`);
if (json !== undefined) {
  const result = {
    machine,
    openApi: checked,
    limits: { p99: P99_LIMIT, flat: FLAT, ...STEADY },
    burst,
    steady,
    broken,
  };
  writeFileSync(json, `${JSON.stringify(result)}\n`);
}
process.exitCode = broken.length === 0 ? 0 : 1;
