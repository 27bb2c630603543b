import { describe, expect, test } from 'vitest';
import { identifyDelay, identifyThrottler } from '../../src/discord/identify-throttler.js';
import { NEWS, servicesOver } from '../commands/small-library.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('the time between identifies', () => {
  test('is none for the first, five seconds for the next, and grows to ten minutes', () => {
    expect(identifyDelay([], 0)).toBe(0);
    expect(identifyDelay([1_000], 2_000)).toBe(4_000);
    expect(identifyDelay([0, 5_000, 10_000, 15_000, 20_000], 20_000)).toBe(10_000);
    expect(identifyDelay(Array(30).fill(0), 0)).toBe(600_000);
    expect(identifyDelay([0], HOUR)).toBe(0);
  });

  test('takes no notice of instants that are still to come', () => {
    expect(identifyDelay([DAY], 0)).toBe(0);
  });
});

describe('a bot that is started again as soon as it falls', () => {
  test('stays far below the thousand identifies of a day, whatever falls', async () => {
    const services = servicesOver(NEWS);
    let time = 1e12;
    const options = {
      services,
      log: () => {},
      now: () => time,
      sleep: async (ms: number) => {
        time += ms;
      },
    };
    let starts = 0;
    for (const end = time + DAY; time < end; starts++) {
      // A new process each time: nothing is remembered but what the store has.
      await identifyThrottler(options).waitForIdentify(0, new AbortController().signal);
      time += 200;
    }
    expect(starts).toBeGreaterThan(100);
    expect(starts).toBeLessThan(320);
  });

  test('goes by its own memory when the store fails, and tells it', async () => {
    const told: string[] = [];
    const slept: number[] = [];
    const services = { ...servicesOver(NEWS), state: () => Promise.reject(new Error('disk full')) };
    const throttler = identifyThrottler({
      services,
      log: (message) => told.push(message),
      now: () => 0,
      sleep: async (ms) => slept.push(ms),
    });
    const { signal } = new AbortController();
    await throttler.waitForIdentify(0, signal);
    await throttler.waitForIdentify(0, signal);
    expect(slept).toEqual([5_000]);
    expect(told[0]).toContain('disk full');
  });

  test('rejects when the connection is closed while it waits', async () => {
    const services = servicesOver(NEWS);
    const { identifies } = await services.state();
    await identifies.set('0', { at: [Date.now()] }, { guild: null, member: null });
    const throttler = identifyThrottler({ services, log: () => {} });
    await expect(throttler.waitForIdentify(0, AbortSignal.abort())).rejects.toThrow();
  });
});
