import { describe, expect, test } from 'vitest';
import { Digests } from '../../src/digest/digests.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { bulletin } from '../commands/small-library.js';
import { FakePlatform } from './fake-platform.js';

describe('a digest that is set while the others are being loaded', () => {
  test('is posted at its hour, whether it was seen then or not', async () => {
    const platform = new FakePlatform('2026-03-02T12:00:00Z');
    const { posting } = await platform.surroundings();
    const state = await platform.open();
    // The list is as it was before the digest was written.
    async function* list() {
      const digest = await platform.set();
      digests.changed(digest);
      yield* [];
    }
    const digests: Digests = new Digests({
      state: async () => ({ ...state, digests: { ...state.digests, list } }),
      posting,
      index: () => buildIndex(platform.bulletins),
      refresh: async () => {},
      now: () => platform.now,
      log: (line) => platform.logs.push(line),
    });
    await digests.run();
    platform.bulletins.push(bulletin('Lowmere', ['The council of Lowmere has opened a new library by the harbour.']));
    platform.now = Date.parse('2026-03-03T07:00:00Z');
    expect(digests.nextDue()).toBe(platform.now);
    await digests.run();
    expect(platform.story).toEqual(['2026-03-03T07:00 | Lowmere']);
  });
});

describe('a stop that could not be told in time', () => {
  test('is not told when the digest has been posted meanwhile', async () => {
    const platform = new FakePlatform('2026-03-02T12:00:00Z');
    const { guild } = await platform.set();
    const runner = await platform.start();
    platform.bulletins.push(bulletin('Lowmere', ['The council of Lowmere has opened a new library by the harbour.']));
    platform.trouble.set('301', { reason: 'permission', message: 'I can’t post there.' });
    platform.isReachable = false;
    await platform.pass(runner, 20 * 3_600_000);
    platform.trouble.clear();
    platform.isReachable = true;
    runner.wake(guild);
    await platform.pass(runner, 60_000);
    expect(platform.story).toHaveLength(1);
    expect(platform.notices).toEqual([]);
  });
});

describe('bulletins that are read again', () => {
  test('are looked at once for corrections, however often is looked at what is due', async () => {
    const platform = new FakePlatform('2026-03-02T12:00:00Z');
    await platform.set();
    const { posting } = await platform.surroundings();
    const state = await platform.open();
    let index = buildIndex(platform.bulletins);
    let claims = 0;
    const claim = (key: string, ttl: number) => {
      claims += key.startsWith('digest/') ? 1 : 0;
      return state.claim(key, ttl);
    };
    const digests = new Digests({
      state: async () => ({ ...state, claim }),
      posting,
      index: () => index,
      refresh: async () => {},
      now: () => platform.now,
      log: (line) => platform.logs.push(line),
    });
    await digests.run();
    platform.now = Date.parse('2026-03-03T07:00:00Z');
    await digests.run();
    index = buildIndex([bulletin('Lowmere', ['The council of Lowmere has opened a new library by the harbour.'])]);
    claims = 0;
    for (let look = 0; look < 5; look += 1) await digests.run();
    expect(claims).toBe(1);
  });
});
