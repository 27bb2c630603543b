/**
 * The bot as a process that a test kills: over a real store and real sockets, with a clock that the test moves, and with steps
 * (each write, claim and release of what digests keep, and both sides of each message that is sent) at which it kills itself.
 */
import { writeSync } from 'node:fs';
import { REST } from 'discord.js';
import { openServices } from '../../src/app.js';
import { runOnDiscord } from '../../src/discord/run.js';
import { openState } from '../../src/state/open-state.js';
import type { Records, State } from '../../src/state/state.js';
import type { Launch, News, Order, SlotSeen } from './messages.js';

const STDERR = 2;
/** Slots that a report tells of. */
const TOLD = 3;

const launch: Launch = JSON.parse(process.argv[2] ?? '{}');
let { offset } = launch;
let stepsLeft = launch.killAt ?? Number.POSITIVE_INFINITY;
let turn = 0;
let steps = 0;
let goOn = () => {};
const stop = new AbortController();
const now = () => Date.now() + offset;

/** Written at once, so that nothing of it is lost with the process. */
function log(message: string): void {
  writeSync(STDERR, `${new Date(now()).toISOString()} ${message}\n`);
}

function step(name: string): void {
  steps += 1;
  stepsLeft -= 1;
  log(`step ${steps}: ${name}${stepsLeft === 0 ? ', KILLED' : ''}`);
  if (stepsLeft === 0) process.kill(process.pid, 'SIGKILL');
}

function tell(news: News): void {
  process.send?.(news);
}

function killable(state: State): State {
  const records = <T>(name: string, kind: Records<T>): Records<T> => ({
    ...kind,
    set: async (...record) => {
      await kind.set(...record);
      step(`${name} set`);
    },
    delete: async (key) => {
      const was = await kind.delete(key);
      step(`${name} deleted`);
      return was;
    },
  });
  return {
    ...state,
    digests: records('digests', state.digests),
    contacts: records('contacts', state.contacts),
    cursors: records('cursors', state.cursors),
    slots: records('slots', state.slots),
    arrivals: records('arrivals', state.arrivals),
    claim: async (key, ttl) => {
      const isMine = await state.claim(key, ttl);
      step(`claim of ${key}: ${isMine}`);
      // Whoever cannot work on a digest comes back later, but this is waited for.
      if (!isMine && !key.startsWith('digest/')) tell({ kind: 'held' });
      return isMine;
    },
    release: async (key) => {
      await state.release(key);
      step(`${key} released`);
    },
  };
}

/** Steps on both sides of each message that is posted. */
function watchPosts(): void {
  const { post } = REST.prototype;
  REST.prototype.post = async function watched(route, options) {
    if (!/^\/channels\/\d+\/messages$/.test(route)) return post.call(this, route, options);
    step(`POST ${route} begins`);
    try {
      return await post.call(this, route, options);
    } finally {
      step(`POST ${route} is over`);
    }
  };
}

async function report(state: State, ms: number): Promise<void> {
  const heard = turn;
  const slots: SlotSeen[] = [];
  let [date, isBusy]: [string | null, boolean] = [null, false];
  for await (const { value } of state.slots.list()) slots.push(value);
  for await (const { value } of state.cursors.list()) {
    date = value.date;
    isBusy = value.open !== null || value.notice !== null || value.stopped !== null;
  }
  const newest = slots.sort((one, other) => (one.date < other.date ? -1 : 1)).slice(-TOLD);
  const seen = newest.map(({ date, status, parts }) => {
    const told = parts.map(({ nonce, state, message, bulletins }) => ({ nonce, state, message, bulletins }));
    return { date, status, parts: told };
  });
  tell({ kind: 'pause', turn: heard, ms, date, isBusy, slots: seen });
}

function obey(order: Order): void {
  if (order.kind === 'stop') stop.abort();
  else if (order.kind === 'kill') stepsLeft = order.at ?? Number.POSITIVE_INFINITY;
  else {
    ({ offset, turn } = order);
    goOn();
  }
}

process.on('message', obey);
// It does not outlive the test.
process.on('disconnect', () => process.exit(1));
process.on('unhandledRejection', (error) => log(`Unhandled: ${String(error)}`));
watchPosts();
const { bulletins, store, token, api } = launch;
const config = {
  bulletins: [bulletins],
  colour: 'never',
  stateUrl: store,
  indexFolder: null,
  libraryUrl: null,
  discord: null,
} as const;
// A file is written in one go here, so it need not be waited for until it is at rest.
const opened = await openServices(config, { log, willRefresh: true, pause: () => Promise.resolve() });
const state = await openState(store, { now, log });
const killed = killable(state);
const untilEnd = (_: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
tell({ kind: 'loaded' });
await runOnDiscord({
  discord: { token, api, guild: null, perMinute: 6_000 },
  services: { ...opened, now: () => new Date(now()), state: () => Promise.resolve(killed) },
  log,
  stop: stop.signal,
  sleep: () => Promise.resolve(),
  pause: async (ms, signal) => {
    const ended = new Promise<void>((resolve) => {
      goOn = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    await report(state, ms);
    await ended;
  },
  // Bulletins are read when a digest is due.
  refreshing: { refresh: opened.refresh, sleep: untilEnd },
});
await state.close();
process.exit(0);
