import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bulletin } from '../../src/bulletins/bulletin.js';
import type { DigestRunner } from '../../src/digest/runner.js';
import { bulletin, collect } from '../commands/small-library.js';
import { FakePlatform, type Fault } from './fake-platform.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const news = (id: string) =>
  bulletin(id, [`The council of ${id} has opened a new library beside the old harbour in ${id}.`]);
const TOWNS = ['Lowmere', 'Tal', 'Highwater'];

/** A digest of two messages that is due in a minute. */
async function aboutToPost(towns: readonly string[] = TOWNS) {
  const platform = new FakePlatform('2026-03-03T06:59:00Z');
  platform.perMessage = 2;
  await platform.set();
  platform.bulletins = towns.map(news);
  return platform;
}

/** Runs until the process is killed at its nth step from now, or an hour is over. */
async function killedAt(platform: FakePlatform, step: number, runner?: DigestRunner): Promise<boolean> {
  const running = runner ?? (await platform.start());
  platform.stepsLeft = step;
  await platform.pass(running, HOUR);
  const isKilled = platform.stepsLeft <= 0;
  platform.stepsLeft = Number.POSITIVE_INFINITY;
  return isKilled;
}

async function countSteps(): Promise<number> {
  const platform = await aboutToPost();
  await platform.pass(await platform.start(), HOUR);
  return platform.steps;
}

function towns({ posted }: FakePlatform): readonly string[] {
  return posted.flatMap(({ body }) => body.bulletins);
}

async function statuses(platform: FakePlatform): Promise<readonly string[]> {
  const state = await platform.open();
  return (await collect(state.slots.list())).map(({ value }) => `${value.date} ${value.status}`).sort();
}

describe.each([
  ['at once', 1],
  ['after two minutes', 2.1 * MINUTE],
  ['after an hour', HOUR],
  ['after five hours', 5 * HOUR],
])('a process that is killed at any step and started again %s', (_, pause) => {
  test('has posted every message once', async () => {
    const steps = await countSteps();
    expect(steps).toBeGreaterThan(25);
    for (let step = 1; step <= steps; step += 1) {
      const platform = await aboutToPost();
      await killedAt(platform, step);
      platform.now += pause;
      await platform.pass(await platform.start(), 20 * MINUTE);
      expect([step, ...[...towns(platform)].sort()]).toEqual([step, ...[...TOWNS].sort()]);
      expect(await statuses(platform)).toEqual(['2026-03-03 posted']);
      expect(platform.notices).toEqual([]);
    }
  });

  test('without the right to read what it has posted, has posted none twice, and told of each that may be missing', async () => {
    const steps = await countSteps();
    for (let step = 1; step <= steps; step += 1) {
      const platform = await aboutToPost();
      platform.readsHistory = false;
      await killedAt(platform, step);
      platform.now += pause;
      await platform.pass(await platform.start(), 2 * DAY);
      expect(new Set(towns(platform)).size).toBe(towns(platform).length);
      const isUnknown = (await statuses(platform)).includes('2026-03-03 unknown');
      expect(platform.notices.length > 0).toBe(isUnknown);
      if (!isUnknown) expect(towns(platform)).toHaveLength(TOWNS.length);
    }
  });
});

test('a process that is killed for longer than a digest can be late tells of it in the next, once', async () => {
  const steps = await countSteps();
  for (let step = 1; step <= steps; step += 1) {
    const platform = await aboutToPost();
    await killedAt(platform, step);
    platform.now += 7 * HOUR;
    await platform.pass(await platform.start(), 2 * DAY);
    expect([step, ...[...towns(platform)].sort()]).toEqual([step, ...[...TOWNS].sort()]);
    expect(platform.notices).toEqual([]);
  }
});

test('a process that is killed again and again at the same step goes on a little each time', async () => {
  for (const step of [9, 11, 13, 15]) {
    const platform = await aboutToPost();
    for (let kill = 0; kill < 60 && (await killedAt(platform, step)); kill += 1) platform.now += 2.1 * MINUTE;
    await platform.pass(await platform.start(), HOUR);
    expect([...towns(platform)].sort()).toEqual([...TOWNS].sort());
  }
});

type Deed =
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'kill'; readonly step: number; readonly away: number }
  | { readonly kind: 'arrive' }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'forbid' | 'permit' | 'cut' | 'mend' }
  | { readonly kind: 'back'; readonly ms: number };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 30 * HOUR }) }),
  fc.record({
    kind: fc.constant('kill' as const),
    step: fc.integer({ min: 1, max: 60 }),
    away: fc.integer({ min: 1, max: 80 * HOUR }),
  }),
  fc.record({
    kind: fc.constant('kill' as const),
    step: fc.integer({ min: 1, max: 60 }),
    away: fc.integer({ min: 1, max: 5 * MINUTE }),
  }),
  fc.constant({ kind: 'arrive' as const }),
  fc.record({
    kind: fc.constant('fault' as const),
    fault: fc.constantFrom<Fault>('lost', 'failed', 'limited', 'forbidden'),
  }),
  fc.record({ kind: fc.constantFrom('forbid' as const, 'permit' as const, 'cut' as const, 'mend' as const) }),
  fc.record({ kind: fc.constant('back' as const), ms: fc.integer({ min: 1, max: 3 * HOUR }) }),
);

async function act(platform: FakePlatform, runner: DigestRunner, one: Deed): Promise<DigestRunner> {
  switch (one.kind) {
    case 'pass':
      await platform.pass(runner, one.ms);
      return runner;
    case 'kill':
      platform.stepsLeft = one.step;
      await platform.pass(runner, DAY);
      platform.stepsLeft = Number.POSITIVE_INFINITY;
      platform.now += one.away;
      return platform.start();
    case 'arrive':
      platform.bulletins = [...platform.bulletins, arrival(platform.bulletins.length)];
      return runner;
    case 'fault':
      platform.faults.push(one.fault);
      return runner;
    case 'forbid':
      platform.trouble.set('301', { reason: 'permission', message: 'Not allowed.' });
      return runner;
    case 'permit':
      platform.trouble.clear();
      runner.wake('201');
      return runner;
    case 'cut':
    case 'mend':
      platform.isReachable = one.kind === 'mend';
      return runner;
    case 'back':
      platform.now -= one.ms;
      return runner;
  }
}

function arrival(nth: number): Bulletin {
  return news(`Town${String.fromCharCode(65 + (nth % 26))}${String.fromCharCode(97 + Math.floor(nth / 26))}x`);
}

describe('whatever happens, in whatever order', () => {
  test('every bulletin is posted once', async () => {
    const property = fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 25 }), async (deeds) => {
      const platform = new FakePlatform('2026-03-27T12:00:00Z');
      platform.perMessage = 2;
      await platform.set();
      let runner = await platform.start();
      for (const one of deeds) runner = await act(platform, runner, one);
      platform.trouble.clear();
      platform.isReachable = true;
      platform.faults.length = 0;
      await platform.pass(await platform.start(), 5 * DAY);
      expect([...towns(platform)].sort()).toEqual(platform.bulletins.map(({ id }) => id).sort());
      expect(new Set(platform.posted.map(({ body }) => `${body.slot}/${body.part}`)).size).toBe(platform.posted.length);
      const { cursors } = await platform.open();
      for (const { value } of await collect(cursors.list())) expect(value).toMatchObject({ open: null, notice: null });
    });
    await fc.assert(property, { numRuns: 100 });
  }, 60_000);

  test('no bulletin is posted twice where messages cannot be looked for, and each that is missing is told of', async () => {
    const property = fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 25 }), async (deeds) => {
      const platform = new FakePlatform('2026-03-27T12:00:00Z');
      platform.perMessage = 2;
      platform.readsHistory = false;
      await platform.set();
      let runner = await platform.start();
      for (const one of deeds) runner = await act(platform, runner, one);
      platform.trouble.clear();
      platform.isReachable = true;
      platform.faults.length = 0;
      await platform.pass(await platform.start(), 5 * DAY);
      const posted = towns(platform);
      expect(new Set(posted).size).toBe(posted.length);
      const { slots } = await platform.open();
      const told = new Set(platform.notices.map(({ slot }) => slot));
      const doubtful = (await collect(slots.list())).filter(({ value }) => value.status === 'unknown');
      for (const { key } of doubtful) expect(told).toContain(key);
      const missing = platform.bulletins.filter(({ id }) => !posted.includes(id)).map(({ id }) => id);
      for (const id of missing) expect(doubtful.some(({ value }) => value.bulletins.includes(id))).toBe(true);
    });
    await fc.assert(property, { numRuns: 100 });
  }, 60_000);
});
