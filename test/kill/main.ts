/**
 * `node bin/run.js test/kill/main [--seed N] [--kills N] [--only NAME]`: what becomes of a digest when the bot is killed. The bot
 * is a process of its own, over a store in a file; Discord is a loopback server in this process, whose time moves by leaps.
 *
 * --kills: how many times it is killed at random instants, 200 when left out; --only: the scenarios whose names begin so.
 *
 * A disk is filled by a limit on the size of files, for which it needs bash and prlimit (util-linux).
 *
 * Exits with 1, and tells where, when a message was posted twice or not at all.
 */
import { parseArgs } from 'node:util';
import { table } from '../../bench/measure.js';
import { seededRandom } from '../../evaluation/bootstrap.js';
import { bundleBot } from './bundle.js';
import { killAtInstants } from './instants.js';
import { HOUR, KillWorld, MINUTE, type WorldOptions } from './kill-world.js';
import { newTally, type Tally } from './posts.js';
import { ABSENCES, killAtEachStep, type Transitions } from './transitions.js';
import { cutLines, fillDisk, loseNetwork, runTwo, startOnFullDisk } from './troubles.js';

/** Worlds that are worked on at the same time. */
const AT_ONCE = 3;
/** Worlds in which processes are killed at random instants. */
const RANDOM_WORLDS = 4;
/** Pages by which a disk is less full than the one before. */
const PAGES = 2;

interface Scenario {
  readonly name: string;
  readonly options?: Omit<WorldOptions, 'bundle'>;
  readonly run: (world: KillWorld) => Promise<unknown>;
}

interface Settings {
  readonly seed: number;
  readonly kills: number;
}

function scenariosOf({ seed, kills }: Settings): readonly Scenario[] {
  const instants = Array.from({ length: RANDOM_WORLDS }, (_, nth): Scenario => {
    const share = Math.floor((kills + nth) / RANDOM_WORLDS);
    return { name: 'random instants', run: (world) => killAtInstants(world, share, seededRandom(seed + nth)) };
  });
  const blind = { readsHistory: false };
  const steps = (begin: Transitions['begin'], absences: readonly number[]) => (world: KillWorld) =>
    killAtEachStep(world, { begin, absences });
  return [
    ...instants,
    { name: 'each step', run: steps('running', ABSENCES) },
    { name: 'each step from the start on', run: steps('starting', ABSENCES.toReversed()) },
    { name: 'each step, no history, away 2.5 min', options: blind, run: steps('running', [2.5 * MINUTE]) },
    { name: 'each step, no history, away 1 h', options: blind, run: steps('running', [HOUR]) },
    { name: 'answers cut off', run: cutLines },
    { name: 'network gone', run: loseNetwork },
    { name: 'disk full', run: (world) => fillDisk(world, PAGES) },
    { name: 'disk full at the start', run: (world) => startOnFullDisk(world, 3) },
    { name: 'two processes', run: (world) => runTwo(world, 12) },
  ];
}

interface Outcome {
  readonly name: string;
  readonly tally: Tally;
  readonly failure: string | null;
}

async function runScenario({ name, options, run }: Scenario, bundle: string): Promise<Outcome> {
  const begun = performance.now();
  const world = await KillWorld.open({ bundle, ...options });
  try {
    await run(world);
    await world.close();
    return { name, tally: world.tally, failure: null };
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { name, tally: world.tally, failure: `${name}: ${failure}` };
  } finally {
    await world.end();
    console.log(`${name}: ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  }
}

async function runAll(scenarios: readonly Scenario[], bundle: string): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = scenarios.values();
  const work = async () => {
    for (const scenario of waiting) outcomes.push(await runScenario(scenario, bundle));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return outcomes;
}

/** A row for each name, in the order of the scenarios, and one for all. */
function rowsOf(scenarios: readonly Scenario[], outcomes: readonly Outcome[]): readonly (readonly string[])[] {
  const names = [...new Set(scenarios.map(({ name }) => name))];
  const rowOf = (name: string, of: readonly Outcome[]) => {
    const sum = newTally();
    for (const { tally } of of) {
      for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += tally[key];
    }
    return [name, ...Object.values(sum).map(String)];
  };
  const rows = names.map((name) =>
    rowOf(
      name,
      outcomes.filter((outcome) => outcome.name === name),
    ),
  );
  return [...rows, rowOf('all', outcomes)];
}

function readOptions(): Settings & { readonly only: string } {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      kills: { type: 'string', default: '200' },
      only: { type: 'string', default: '' },
    },
  });
  return { seed: Number(values.seed), kills: Number(values.kills), only: values.only };
}

// So that what it has made is tidied up.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const { seed, kills, only } = readOptions();
console.log(`Seed ${seed}.`);
const started = performance.now();
const bundle = await bundleBot();
const scenarios = scenariosOf({ seed, kills }).filter(({ name }) => name.startsWith(only));
const outcomes = await runAll(scenarios, bundle.path);
bundle.remove();
const header = ['Scenario', 'Slots', 'Kills', 'Midway', 'Once', 'Unknown', 'Twice', 'Missing'];
console.log(table(header, rowsOf(scenarios, outcomes)));
console.log(`In ${((performance.now() - started) / 1000).toFixed(0)} s.`);
const failures = outcomes.flatMap(({ failure }) => failure ?? []);
for (const failure of failures) console.error(`\n${failure}`);
if (failures.length > 0) console.error(`\n${failures.length} failed. Seed ${seed}.`);
process.exit(failures.length > 0 ? 1 : 0);
