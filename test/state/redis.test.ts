import { randomUUID } from 'node:crypto';
import { createClient } from '@keyv/redis';
import { afterAll, describe, expect, test } from 'vitest';
import { openState } from '../../src/state/open-state.js';
import { openRedis } from '../../src/state/redis.js';
import { describeState } from './contract.js';
import { harnessOf } from './harness.js';
import { describeServerTrouble } from './server-trouble.js';
import { REDIS_URL, reasonToSkip } from './servers.js';

const reason = await reasonToSkip(REDIS_URL, 6379);
const run = `test-${randomUUID()}`;
let stores = 0;

/** The keys on the server that match a pattern. */
async function keysLike(pattern: string, remove = false): Promise<string[]> {
  const client = createClient({ url: REDIS_URL });
  await client.connect();
  const keys: string[] = [];
  for await (const page of client.scanIterator({ MATCH: pattern, COUNT: 1_000 })) keys.push(...page);
  if (remove && keys.length > 0) await client.unlink(keys);
  await client.close();
  return keys;
}

afterAll(async () => {
  if (reason === null) await keysLike(`${run}*`, true);
});

const begin = async () => {
  stores += 1;
  const prefix = `${run}-${stores}`;
  const backend = (options: Parameters<typeof openRedis>[1]) => openRedis(new URL(REDIS_URL), options);
  return harnessOf({ url: REDIS_URL, prefix, ownClock: false, backend });
};

describeState('Redis', begin, { reason });
describeServerTrouble('Redis', { url: REDIS_URL, defaultPort: 6379, prefix: `${run}-trouble`, reason });

describe.skipIf(reason !== null)('Redis that others use as well', () => {
  test('gets keys that begin with the prefix, and those that expire do so by themselves', async () => {
    const prefix = `${run}-shared`;
    const state = await openState(REDIS_URL, { log() {}, prefix });
    const other = await openState(REDIS_URL, { log() {}, prefix: `${prefix}-2` });
    await state.settings.set('a', { mentionsOff: [] }, { guild: '1', member: null }, 60_000);
    await state.claim('a', 60_000);
    await other.settings.set('a', { mentionsOff: [] }, { guild: '1', member: null });
    expect(await state.forgetGuild('1')).toBe(1);
    expect(await other.guilds()).toEqual(['1']);
    const keys = await keysLike(`${prefix}:*`);
    expect(keys.map((key) => key.split(':')[1]).sort()).toEqual(['claims', 'meta']);
    await state.close();
    await other.close();
  });
});
