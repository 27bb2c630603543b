/** Measures one contender, in a process that does nothing else. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gather, type Origin } from '../collection/material.js';
import { readGiven } from '../collection/questions.js';
import { percentile } from '../measure.js';
import type { Building, Figures, Memory, Times } from './figures.js';
import type { Contender, Operation, Ready, Supply } from './operation.js';
import { findContender } from './operations.js';

/** What a process is told to measure. Goes from one process to another as JSON. */
export interface Task {
  readonly operation: string;
  readonly contender: string;
  readonly origin: Origin;
  /** A file with questions, or null. */
  readonly questions: string | null;
  /** How many deeds are timed at most. */
  readonly count: number;
  /** How long deeds are timed at most, in seconds; slow engines do fewer of them. */
  readonly seconds: number;
}

/** So much is indexed before the building that counts, so that the code is as warm as it gets. */
const WARM_SENTENCES = 2_000;

/** Bytes that are held after the garbage is collected: the heap and what lies outside of it, buffers included. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  // What the first round finalises, the second frees.
  for (let round = 0; round < 3; round++) collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Indexes a little and forgets it. A function of its own, so that nothing of it lives on in another's frame. */
async function indexLittle({ prepare, reading }: Contender, supply: Supply): Promise<void> {
  const little = { ...supply, material: supply.material.beginning(WARM_SENTENCES) };
  await prepare(little);
  reading?.(little.material);
}

/** What was awaited is held until the next turn of the event loop. */
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Builds once for warmth and once for the figures, and then lets the index go to see what it held. */
async function measureBuilding(contender: Contender, supply: Supply): Promise<[Building, Memory]> {
  const { prepare, reading } = contender;
  const { material } = supply;
  await indexLittle(contender, supply);
  await nextTurn();
  const before = heldBytes();
  const held: { ready?: Ready } = {};
  const milliseconds = await timed(async () => {
    held.ready = await prepare(supply);
  });
  const after = heldBytes();
  const native = held.ready?.nativeBytes ?? 0;
  delete held.ready;
  await nextTurn();
  const dropped = heldBytes();
  const rest = reading && milliseconds - (await timed(() => reading(material)));
  const rate = (ms: number) => (1000 * material.sentences) / ms;
  return [
    {
      milliseconds,
      perSecond: rate(milliseconds),
      indexPartPerSecond: rest === undefined || rest <= 0 ? null : rate(rest),
    },
    { all: (after - before + native) / material.sentences, caches: (dropped - before) / material.sentences },
  ];
}

/** How many deeds warm up and are timed at most, and for how many seconds. */
type Limits = { readonly warmUp: number; readonly timed: number; readonly seconds: number };

/** Does the deeds one after the other and times the last of them; when there are few, fewer warm up. */
async function measureTimes({ deed, count }: Ready, { warmUp, timed, seconds }: Limits): Promise<Times> {
  const warm = Math.min(warmUp, Math.max(count - timed, Math.floor(count / 6)));
  for (let nth = 0; nth < warm; nth++) await deed(nth);
  const times: number[] = [];
  let [sum, found] = [0, 0];
  for (let nth = warm; nth < count && sum < 1000 * seconds; nth++) {
    const started = performance.now();
    const given = deed(nth);
    found += typeof given === 'number' ? given : await given;
    const took = performance.now() - started;
    times.push(took);
    sum += took;
  }
  if (times.length === 0) throw new RangeError('expected something to do, got nothing: the collection is too small');
  const [p50, p99, worst] = [0.5, 0.99, 1].map((share) => percentile(times, share)) as [number, number, number];
  return { count: times.length, p50, p99, worst, perSecond: (1000 * times.length) / sum, found: found / times.length };
}

/** Figures without numbers. */
export function emptyFigures(operation: Operation, contender: Contender, sentences: number): Figures {
  const { name, isOurs, settings } = contender;
  const what = { operation: operation.name, contender: name, isOurs, settings, sentences };
  return { ...what, times: null, building: null, memory: null, skipped: null };
}

/** Gathers the material that a task is about. */
async function gatherFor({ origin, questions, count }: Task, { warmUp }: Operation): Promise<Supply> {
  const material = await gather(origin);
  const given = questions === null ? [] : await readGiven(questions);
  // Of a collection that is taken as it is, real questions are asked and no others.
  const most = origin.sentences === null ? given.length : Number.POSITIVE_INFINITY;
  return { material, given, count: Math.min(most, Math.min(warmUp, count) + count) };
}

/**
 * Makes ready what is timed, and tells of how many sentences. A function of its own, so that the material is let go unless it is used on: a
 * heap that is full of it costs every collection of garbage a time that no bot would take.
 */
async function makeReady(
  task: Task,
  operation: Operation,
  { prepare }: Contender,
): Promise<{ ready: Ready; sentences: number }> {
  const supply = await gatherFor(task, operation);
  return { ready: await prepare(supply), sentences: supply.material.sentences };
}

/** Measures what a task says. */
export async function runContender(task: Task): Promise<Figures> {
  const { operation, contender } = findContender(task.operation, task.contender);
  if (operation.measures === 'building') {
    const supply = await gatherFor(task, operation);
    const [building, memory] = await measureBuilding(contender, supply);
    return { ...emptyFigures(operation, contender, supply.material.sentences), building, memory };
  }
  const { ready, sentences } = await makeReady(task, operation, contender);
  const limits = { warmUp: operation.warmUp, timed: task.count, seconds: task.seconds };
  return { ...emptyFigures(operation, contender, sentences), times: await measureTimes(ready, limits) };
}
