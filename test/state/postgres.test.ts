import { randomUUID } from 'node:crypto';
import KeyvPostgres from '@keyv/postgres';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openState } from '../../src/state/open-state.js';
import { openPostgres } from '../../src/state/postgres.js';
import { describeState } from './contract.js';
import { harnessOf } from './harness.js';
import { describeServerTrouble } from './server-trouble.js';
import { POSTGRES_URL, reasonToSkip } from './servers.js';

const reason = await reasonToSkip(POSTGRES_URL, 5432);
const schema = `test_${randomUUID().replaceAll('-', '_')}`;
let stores = 0;

/** An address whose tables lie in a schema of this run. */
const url = new URL(POSTGRES_URL);
url.searchParams.set('options', `-c search_path=${schema}`);

/** Asks the server for something, over a connection of its own. */
let server: KeyvPostgres;

beforeAll(async () => {
  if (reason !== null) return;
  server = new KeyvPostgres({ uri: POSTGRES_URL, schema, table: 'unused' });
  await server.query('SELECT 1');
});

afterAll(async () => {
  if (reason !== null) return;
  await server.query(`DROP SCHEMA ${schema} CASCADE`);
  await server.disconnect();
});

const begin = async () => {
  stores += 1;
  const backend = (options: Parameters<typeof openPostgres>[1]) => openPostgres(url, options);
  return harnessOf({ url: url.href, prefix: `store-${stores}`, ownClock: false, backend });
};

describeState('PostgreSQL', begin, { reason });
describeServerTrouble('PostgreSQL', { url: url.href, defaultPort: 5432, prefix: 'trouble', reason });

describe.skipIf(reason !== null)('PostgreSQL', () => {
  const KEPT = { mentionsOff: [] };
  const OWNER = { guild: '1', member: null };

  test('gets two tables, made once though many open it at once', async () => {
    await server.query(`DROP TABLE IF EXISTS ${schema}.bulletin_bot_state, ${schema}.bulletin_bot_records`);
    const states = await Promise.all([1, 2, 3, 4, 5].map(() => openState(url.href, { log() {}, prefix: 'tables' })));
    const tables = await server.query('SELECT tablename FROM pg_tables WHERE schemaname = $1', [schema]);
    expect(tables.map(({ tablename }) => tablename).sort()).toEqual([
      'bulletin_bot_records',
      'bulletin_bot_state',
      'unused',
    ]);
    for (const state of states) await state.close();
  });

  test('keeps no row that has expired after a sweep', async () => {
    const state = await openState(url.href, { log() {}, prefix: 'sweep' });
    await state.settings.set('short', KEPT, OWNER, 1);
    await state.settings.set('long', KEPT, OWNER, 60_000);
    await state.claim('short', 1);
    let swept = 0;
    await vi.waitFor(async () => {
      swept += await state.sweep();
      expect(swept).toBe(2);
    });
    const select = `
      SELECT split_part(key, ':', 2) AS name FROM ${schema}.bulletin_bot_records WHERE starts_with(key, 'sweep:')
      UNION ALL SELECT namespace FROM ${schema}.bulletin_bot_state WHERE starts_with(namespace, 'sweep:')`;
    expect((await server.query(select)).map(({ name }) => name).sort()).toEqual(['meta', 'settings']);
    await state.close();
  });

  test('goes on when the server ends its resting connections', async () => {
    const state = await openState(url.href, { log() {}, prefix: schema });
    await state.settings.set('a', KEPT, OWNER);
    await server.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1', [schema]);
    await vi.waitFor(async () => expect(await state.settings.get('a')).toEqual(KEPT));
    await state.close();
  });

  test('is told when the database does not exist', async () => {
    const none = new URL(POSTGRES_URL);
    none.pathname = '/no_such_database_of_ours';
    await expect(openState(none.href, { log() {} })).rejects.toThrow(/the database does not exist: create it/);
  });
});
