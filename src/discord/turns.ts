import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';

/**
 * Begins work one piece after another, and lets the network and timers have their turn in between. Work that only waits
 * holds up nobody; work that keeps the processor busy would otherwise, when many ask at once, keep even an announcement from
 * being sent in time.
 */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** After work that kept the processor for longer than this, in milliseconds, others get time to be sent. */
const LONG_MS = 20;
const BREATH_MS = 10;

export function inTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(breathe);
    last = turn;
    // The next in line begins to wait first, so that it knows how long this took.
    return turn.then(async () => {
      await null;
      return work();
    });
  };
}

/** Waits until the work that has just begun lets go of the processor, and longer when it has kept it for long. */
async function breathe(): Promise<void> {
  const before = performance.now();
  await nextTurn();
  if (performance.now() - before > LONG_MS) await pause(BREATH_MS);
}
