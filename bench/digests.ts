/**
 * What very many digests cost while nothing is due: finding out which is next, and the memory of a look. A look through the
 * records of the store stands beside it, as what one would do without a plan in memory.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { keyOf } from '../src/digest/ledger.js';
import { DigestRunner } from '../src/digest/runner.js';
import type { Surroundings } from '../src/digest/surroundings.js';
import type { Digest } from '../src/state/digests.js';
import { openState } from '../src/state/open-state.js';
import type { State } from '../src/state/state.js';
import { percentile, table } from './measure.js';

const MANY = 10_000;
const FEW = 10;
const CALLS = 1_000;
const LOOKS = 20_000;
/** What finding the next may take, in milliseconds. */
const LIMIT = 10;
const NOW = Date.parse('2026-03-02T12:30:00Z');
const ZONES = Intl.supportedValuesOf('timeZone');

/** Larger than what a number can tell exactly. */
function snowflake(nth: number): string {
  return `2${String(nth).padStart(17, '0')}`;
}

function digestOf(nth: number): Digest {
  const time = `${String(nth % 24).padStart(2, '0')}:${String(nth % 60).padStart(2, '0')}`;
  const named = {
    guild: snowflake(Math.floor(nth / 10)),
    id: `digest-${nth % 10}`,
    name: `Digest ${nth % 10}`,
  };
  const when = { time, zone: ZONES[nth % ZONES.length] ?? 'UTC', days: 'daily', from: '2026-03-05', born: 0, since: 0 };
  const what = { source: null, topic: null, role: null, whenEmpty: 'silent', adminChannel: null } as const;
  return { ...named, ...when, ...what, channel: snowflake(nth), paused: false, resumedAt: NOW, skip: null };
}

async function fill(state: State, number: number): Promise<void> {
  for (let nth = 0; nth < number; nth += 1) {
    const digest = digestOf(nth);
    await state.digests.set(keyOf(digest), digest, { guild: digest.guild, member: null });
  }
}

/** Nothing is due in this bench, so nothing of it is asked. */
const NOTHING = new Proxy({}, { get: () => () => Promise.reject(new Error('Something was due.')) });

function surroundingsOf(state: State): Surroundings {
  const nothing = NOTHING as Pick<Surroundings, 'posting'> & Pick<Surroundings, 'library'>;
  return { state, posting: nothing.posting, library: nothing.library, now: () => NOW, log: console.error };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Bytes that a look allocates, over very many of them. The collector runs before, and must not run meanwhile. */
async function bytesOfLook(runner: DigestRunner): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  for (let warm = 0; warm < LOOKS; warm += 1) await look(runner);
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let nth = 0; nth < CALLS; nth += 1) await look(runner);
  return (process.memoryUsage().heapUsed - before) / CALLS;
}

/** What the bot does every few seconds. */
async function look(runner: DigestRunner): Promise<void> {
  if (runner.nextDue() <= NOW) await runner.run();
}

async function measure(number: number) {
  const folder = mkdtempSync(join(tmpdir(), 'bulletin-bot-bench-'));
  const state = await openState(join(folder, 'state.db'), { log: console.error });
  try {
    await fill(state, number);
    const runner = new DigestRunner(surroundingsOf(state));
    const load = await timed(() => runner.load());
    const next = Array.from({ length: CALLS }, () => {
      const started = performance.now();
      runner.nextDue();
      return performance.now() - started;
    });
    const listed = await timed(async () => {
      for await (const _ of state.digests.list());
    });
    return { load, next, listed, bytes: await bytesOfLook(runner) };
  } finally {
    await state.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const ms = (value: number) => `${value.toFixed(value < 1 ? 3 : 1)} ms`;

const few = await measure(FEW);
const many = await measure(MANY);
const row = (number: number, { load, next, listed, bytes }: typeof few) => [
  String(number),
  ms(load),
  ms(percentile(next, 0.5)),
  ms(Math.max(...next)),
  ms(listed),
  `${Math.round(bytes)} B`,
];
const header = ['digests', 'load', 'next due, p50', 'worst', 'through the store', 'a look allocates'];
console.log(table(header, [row(FEW, few), row(MANY, many)]));
const each = (many.bytes - few.bytes) / (MANY - FEW);
console.log(`\nA look allocates ${each.toFixed(3)} B for each digest that is not due.`);
if (Math.max(...many.next) > LIMIT || each > 0.5) {
  console.error(`expected the next due within ${LIMIT} ms, and nothing allocated for a digest that is not due.`);
  process.exitCode = 1;
}
