/** keyv's own adapter for PostgreSQL, made fit for a process that has to go on. */
import { KeyvPostgres, type KeyvPostgresOptions } from '@keyv/postgres';
import type pg from 'pg';
import { expiryOf } from './stored-text.js';

const TABLE = 'bulletin_bot_records';
/** Of a namespace and the hash of a key. */
const KEY_SIZE = 255;
const BATCH = 500;

/** As the adapter would make it. */
export const CREATE_RECORDS = `CREATE TABLE IF NOT EXISTS ${TABLE} (key VARCHAR(${KEY_SIZE}) PRIMARY KEY, value TEXT);`;

export interface AdapterOptions {
  readonly pool: pg.Pool;
  readonly schema: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Left to itself the adapter has one pool for the whole process, whose unheard error ends the process when the server drops
 * a resting connection; it takes an iteration that failed for one that is over; and it looks before it deletes, so that
 * two deletions of a record both count.
 */
export class PostgresAdapter extends KeyvPostgres {
  readonly #now: () => number;

  constructor({ pool, schema, now }: AdapterOptions) {
    super({ ...{ pool }, table: TABLE, keySize: KEY_SIZE, schema } as KeyvPostgresOptions);
    this.#now = now;
    // What fails is thrown as well.
    this.on('error', () => {});
  }

  /** Called by keyv's constructor, before anything of this class is there but the options. */
  override async connect(): Promise<(sql: string, values?: unknown[]) => Promise<unknown[]>> {
    const { pool } = this.opts as KeyvPostgresOptions & Pick<AdapterOptions, 'pool'>;
    return async (sql, values) => (await pool.query(sql, values)).rows;
  }

  override async get<Value>(key: string): Promise<Value | undefined> {
    const text: string | undefined = await super.get(this.#name(key));
    return text !== undefined && this.#isLive(text) ? (text as Value) : undefined;
  }

  override set(key: string, value: string): Promise<void> {
    return super.set(this.#name(key), value);
  }

  override async delete(key: string): Promise<boolean> {
    const deleted = await this.query(`DELETE FROM ${this.#table} WHERE key = $1 RETURNING value`, [this.#name(key)]);
    return deleted.some(({ value }) => this.#isLive(String(value)));
  }

  override deleteMany(keys: string[]): Promise<boolean> {
    return super.deleteMany(keys.map((key) => this.#name(key)));
  }

  override async *iterator(): AsyncGenerator<string[], void, unknown> {
    const start = this.#name('');
    const page = `SELECT key, value FROM ${this.#table} WHERE starts_with(key, $1) AND key > $2 ORDER BY key LIMIT ${BATCH}`;
    for (let last = ''; ; ) {
      const rows = await this.query(page, [start, last]);
      for (const { key, value } of rows) if (this.#isLive(value)) yield [key.slice(start.length), value];
      if (rows.length < BATCH) return;
      last = rows.at(-1)?.key;
    }
  }

  #isLive(text: string): boolean {
    const expires = expiryOf(text);
    return expires === null || expires > this.#now();
  }

  #name(key: string): string {
    return `${this.namespace}:${key}`;
  }

  get #table(): string {
    return `"${this.opts.schema}".${TABLE}`;
  }
}

/** Removes the records of this bot whose time is over; gives their number. */
export async function sweepRecords(pool: pg.Pool, prefix: string, now: number): Promise<number> {
  const statement = `
    DELETE FROM ${TABLE}
    WHERE starts_with(key, $1) AND CAST(substring(value FROM '"expires":([0-9]{1,17})') AS BIGINT) <= $2`;
  return (await pool.query(statement, [`${prefix}:`, now])).rowCount ?? 0;
}
