/** State in a PostgreSQL server: two tables of its own, in the schema that comes first in the search path. */
import pg from 'pg';
import type { Backend, BackendOptions } from './backend.js';
import { LOCK_PATIENCE, poll } from './poll.js';
import { CREATE_RECORDS, PostgresAdapter, sweepRecords } from './postgres-adapter.js';
import { CREATE_TABLE, type Sql, sqlOperations } from './sql.js';
import { codeOf, StateError, wordsOf } from './state-error.js';

/** How long connecting and a statement may take, in milliseconds each. */
const PATIENCE = 3_000;
/** Marks the locks of this bot among those of the database. */
const LOCKS = 0x62756c6c;

/** Opens the store in a database, and makes its table when missing. Rejects with a StateError. */
export async function openPostgres(address: URL, { prefix, now }: BackendOptions): Promise<Backend> {
  const place = `PostgreSQL at ${address.hostname || 'a local socket'}${address.hostname && `:${address.port || 5432}`}`;
  const pool = connect(address, place, prefix);
  const claims = sqlOperations(connectionOf(pool), prefix);
  let schema = 'public';
  const backend: Backend = {
    ...claims,
    adapter: () => new PostgresAdapter({ pool, schema, now }),
    sweep: async () => (await claims.sweep()) + (await sweepRecords(pool, prefix, now())),
    place,
    explain,
    exclusively: (work) => withLock(pool, { place, prefix }, work),
    backUp: () => null,
    close: () => pool.end(),
  };
  try {
    schema = await createTables(pool);
    return backend;
  } catch (error) {
    await pool.end();
    throw new StateError(`${place} cannot be used: ${explain(error)}`, { cause: error });
  }
}

function connect({ href }: URL, place: string, prefix: string): pg.Pool {
  try {
    const pool = new pg.Pool({
      connectionString: href,
      application_name: prefix,
      max: 4,
      connectionTimeoutMillis: PATIENCE,
      query_timeout: PATIENCE,
      keepAlive: true,
    });
    // A resting connection that is lost is no error of anybody's: the next statement gets a new one.
    pool.on('error', () => {});
    return pool;
  } catch (error) {
    throw new StateError(`${place}: the address cannot be read (${wordsOf(error)}).`);
  }
}

function connectionOf(pool: pg.Pool): Sql {
  return {
    dialect: 'postgres',
    // The server's clock, since the clocks of those who share it differ.
    clock: 'COALESCE(CAST($1 AS BIGINT), CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT))',
    time: () => null,
    read: async (text, values) => (await pool.query<unknown[]>({ text, values: [...values], rowMode: 'array' })).rows,
    write: async (text, values) => (await pool.query(text, [...values])).rowCount ?? 0,
  };
}

/** Whoever may not make tables can use those that are there. Gives the name of the schema that they are in. */
async function createTables(pool: pg.Pool): Promise<string> {
  const text =
    "SELECT to_regclass('bulletin_bot_state') IS NOT NULL AND to_regclass('bulletin_bot_records') IS NOT NULL";
  const [row] = (await pool.query<unknown[]>({ text, rowMode: 'array' })).rows;
  // The lock lasts until all statements are done: two processes that create a table at once disturb each other.
  if (row?.[0] !== true) await pool.query(`SELECT pg_advisory_xact_lock(${LOCKS}); ${CREATE_TABLE} ${CREATE_RECORDS}`);
  const where = "SELECT relnamespace::regnamespace::text FROM pg_class WHERE oid = 'bulletin_bot_records'::regclass";
  const [found] = (await pool.query<unknown[]>({ text: where, rowMode: 'array' })).rows;
  return String(found?.[0] ?? 'public');
}

/** The lock is gone when the connection is, and so when the process is. */
async function withLock(
  pool: pg.Pool,
  { place, prefix }: { readonly place: string; readonly prefix: string },
  work: () => Promise<void>,
): Promise<void> {
  const client = await pool.connect();
  const ask = async (name: string) => {
    const text = `SELECT ${name}(${LOCKS}, hashtext(current_schema() || $1))`;
    return (await client.query<unknown[]>({ text, values: [prefix], rowMode: 'array' })).rows[0]?.[0] === true;
  };
  let failed = true;
  try {
    if (!(await poll(async () => (await ask('pg_try_advisory_lock')) || undefined, LOCK_PATIENCE))) {
      throw new StateError(`${place} is being migrated by another process for long: wait for it, or end it.`);
    }
    await work();
    failed = !(await ask('pg_advisory_unlock'));
  } finally {
    client.release(failed);
  }
}

const UNREACHABLE = 'cannot be reached: check that the server runs and that its address is right';
const MEANINGS: readonly (readonly [code: RegExp, meaning: string])[] = [
  [/^(E[A-Z_]+|57P0\d|08\w{3})$/, UNREACHABLE],
  [/^28/, 'the server refused the user name or the password: check both in the address'],
  [/^3D000$/, 'the database does not exist: create it, or name another one in the address'],
  [/^42501$/, 'this user may not do that: grant it the use of the table bulletin_bot_state'],
  [/^53100$/, "the server's disk is full: free some space"],
  [/^53/, 'the server is short of connections or memory: try again later'],
];

function explain(error: unknown): string {
  const code = codeOf(error) ?? '';
  const meaning = MEANINGS.find(([pattern]) => pattern.test(code))?.[1];
  if (meaning !== undefined) return `${meaning} (${code}).`;
  if (/^(Connection terminated|timeout exceeded|Query read timeout|Client has)/.test(wordsOf(error))) {
    return `${UNREACHABLE} (${wordsOf(error)}).`;
  }
  return `${wordsOf(error)}.`;
}
