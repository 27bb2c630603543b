import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bundle, bundleBot } from './bundle.js';
import { KillWorld, type WorldOptions } from './kill-world.js';
import { ABSENCES, killAtEachStep } from './transitions.js';

// `npm run test:kill` does much more of it.
const STRIDE = 3;
const MINUTE = 60_000;

let bundle: Bundle;

beforeAll(async () => {
  bundle = await bundleBot();
}, MINUTE);
afterAll(() => bundle.remove());

/** Runs a scenario in a world of its own, which must be sound in the end. */
async function inWorld(run: (world: KillWorld) => Promise<unknown>, options: Omit<WorldOptions, 'bundle'> = {}) {
  const world = await KillWorld.open({ bundle: bundle.path, ...options });
  try {
    await run(world);
    await world.close();
    return world.tally;
  } finally {
    await world.end();
  }
}

describe('a real process that is killed while it posts a digest, and started again', () => {
  test(
    'has posted every message once, at whichever step of the ledger it was killed',
    async () => {
      const tally = await inWorld((world) =>
        killAtEachStep(world, { begin: 'running', absences: ABSENCES, stride: STRIDE }),
      );
      expect(tally).toMatchObject({ once: tally.runs * 2, unknown: 0, twice: 0, missing: 0 });
      expect(tally.kills).toBeGreaterThan(3);
    },
    2 * MINUTE,
  );

  test(
    'without the right to read what it has posted, has posted none twice, and told of each that may be missing',
    async () => {
      const each = { begin: 'running', absences: [2.5 * MINUTE], stride: STRIDE } as const;
      const tally = await inWorld((world) => killAtEachStep(world, each), { readsHistory: false });
      expect(tally).toMatchObject({ once: tally.runs * 2 - tally.unknown, twice: 0, missing: 0 });
      expect(tally.kills).toBeGreaterThan(3);
    },
    2 * MINUTE,
  );
});
