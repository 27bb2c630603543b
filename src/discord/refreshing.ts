/** Bulletins that come into the folder while the bot runs. */
import { setTimeout } from 'node:timers/promises';
import type { Services } from '../commands/command.js';
import { count } from '../commands/wording.js';
import { ConfigError } from '../config.js';
import { describeError, type Log } from './log.js';

/** What looks for new bulletins, and the time that it goes by. */
export interface Refreshing {
  /** Reads the bulletins again when they have changed. */
  refresh(): Promise<unknown>;
  /** Waits between looks; the signal cuts it short. `setTimeout` when left out. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** Milliseconds since some instant; `performance.now` when left out. */
  readonly clock?: () => number;
}

interface Surroundings {
  readonly services: Pick<Services, 'index'>;
  readonly log: Log;
  /** Settles when there is to be no further look. */
  readonly until: Promise<unknown>;
}

const EVERY_MS = 60_000;
/** Between two looks lies so many times as long as the last one took: they take a twentieth of the time at most. */
const PAUSE_PER_LOOK = 20;

/**
 * Looks for new bulletins again and again; tells when they were read, and why they could not be, each cause once. Resolves
 * as soon as `until` settles: a look that is going on then is left to itself, for nobody will ask about what it finds.
 */
export async function keepRefreshed(
  { refresh, sleep = rest, clock = () => performance.now() }: Refreshing,
  { services, log, until }: Surroundings,
): Promise<void> {
  const end = new AbortController();
  let leave = () => {};
  const stop = () => {
    end.abort();
    leave();
  };
  until.then(stop, stop);
  const look = teller(refresh, services, log);
  for (let wait = EVERY_MS; ; ) {
    // Cut short by the end, it rejects.
    await sleep(wait, end.signal).catch(() => {});
    if (end.signal.aborted) return;
    const before = clock();
    await new Promise<void>((resolve, reject) => {
      leave = resolve;
      look().then(resolve, reject);
    });
    wait = Math.max(EVERY_MS, PAUSE_PER_LOOK * (clock() - before));
  }
}

/** One look, with what is to be told of it. Bulletins that somebody else has had read again since the last are told, too. */
function teller(refresh: Refreshing['refresh'], services: Surroundings['services'], log: Log): () => Promise<void> {
  let failure = '';
  let told = services.index();
  return async () => {
    try {
      await refresh();
      if (services.index() !== told) log(`Bulletins read again: ${describeIndex(services)}.`);
      told = services.index();
      failure = '';
    } catch (error) {
      const cause = error instanceof ConfigError ? error.message : describeError(error);
      if (cause !== failure) log(`Bulletins not read again, those read before stay in use: ${cause}`);
      failure = cause;
    }
  };
}

function describeIndex(services: Surroundings['services']): string {
  const { bulletins, sentenceCount } = services.index();
  return `${count(bulletins.length, 'bulletin')} with ${count(sentenceCount, 'sentence')}`;
}

function rest(ms: number, signal: AbortSignal): Promise<unknown> {
  return setTimeout(ms, undefined, { signal, ref: false });
}
