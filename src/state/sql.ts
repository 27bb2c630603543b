/** Claims in a table, with the same statements for SQLite and PostgreSQL; and records, for SQLite. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { KeyvStoreAdapter } from 'keyv';
import type { Backend } from './backend.js';

/** Other types end the process in one driver or are refused by the other. */
export type SqlValue = string | number | null;

/** A connection to a database. Statements have their values as `$1`, `$2` and so on. */
export interface Sql {
  readonly dialect: 'sqlite' | 'postgres';
  /** An expression for the time in milliseconds since 1970; it has `$1` in it, which has to be `time()`. */
  readonly clock: string;
  time(): number | null;
  /** The rows, as arrays. */
  read(statement: string, values: readonly SqlValue[]): Promise<readonly (readonly unknown[])[]>;
  /** The number of rows that were written or deleted. */
  write(statement: string, values: readonly SqlValue[]): Promise<number>;
}

export const CREATE_TABLE = `
  CREATE TABLE IF NOT EXISTS bulletin_bot_state (
    namespace TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    expires BIGINT,
    PRIMARY KEY (namespace, key)
  );
  CREATE INDEX IF NOT EXISTS bulletin_bot_state_expires ON bulletin_bot_state (expires) WHERE expires IS NOT NULL;`;

const BATCH = 500;

/** What of a store's work is a matter of statements. */
export function sqlOperations(sql: Sql, prefix: string): Pick<Backend, 'adapter' | 'claim' | 'release' | 'sweep'> {
  const claims = `${prefix}:claims`;
  return {
    adapter: () => new SqlAdapter(sql),
    async claim(key, ttl) {
      const statement = `
        INSERT INTO bulletin_bot_state (namespace, key, value, expires)
        VALUES ($2, $3, '', ${sql.clock} + CAST($4 AS BIGINT))
        ON CONFLICT (namespace, key) DO UPDATE SET expires = excluded.expires
        WHERE bulletin_bot_state.expires <= ${sql.clock}`;
      return (await sql.write(statement, [sql.time(), claims, key, ttl])) > 0;
    },
    async release(key) {
      await sql.write('DELETE FROM bulletin_bot_state WHERE namespace = $1 AND key = $2', [claims, key]);
    },
    sweep() {
      const statement = `
        DELETE FROM bulletin_bot_state WHERE expires <= ${sql.clock} AND substr(namespace, 1, length($2)) = $2`;
      return sql.write(statement, [sql.time(), `${prefix}:`]);
    },
  };
}

/** One namespace of the table, as keyv wants it. What has expired is not there for any of its methods. */
class SqlAdapter implements KeyvStoreAdapter {
  namespace?: string | undefined;
  /** keyv offers an iterator for the dialects that it knows. */
  readonly opts: { readonly dialect: string };
  readonly #sql: Sql;
  readonly #isLive: string;

  constructor(sql: Sql) {
    this.#sql = sql;
    this.opts = { dialect: sql.dialect };
    this.#isLive = `(expires IS NULL OR expires > ${sql.clock})`;
  }

  async get<Value>(key: string): Promise<Value | undefined> {
    const statement = `SELECT value FROM bulletin_bot_state WHERE namespace = $2 AND key = $3 AND ${this.#isLive}`;
    const [row] = await this.#sql.read(statement, [this.#sql.time(), this.#name, key]);
    return row?.[0] as Value | undefined;
  }

  async set(key: string, value: string, ttl?: number): Promise<void> {
    const statement = `
      INSERT INTO bulletin_bot_state (namespace, key, value, expires)
      VALUES ($2, $3, $4, ${this.#sql.clock} + CAST($5 AS BIGINT))
      ON CONFLICT (namespace, key) DO UPDATE SET value = excluded.value, expires = excluded.expires`;
    await this.#sql.write(statement, [this.#sql.time(), this.#name, key, value, ttl ?? null]);
  }

  async delete(key: string): Promise<boolean> {
    const statement = `DELETE FROM bulletin_bot_state WHERE namespace = $2 AND key = $3 AND ${this.#isLive}`;
    return (await this.#sql.write(statement, [this.#sql.time(), this.#name, key])) > 0;
  }

  async deleteMany(keys: readonly string[]): Promise<boolean> {
    const places = keys.map((_, index) => `$${index + 2}`).join(', ');
    const statement = `DELETE FROM bulletin_bot_state WHERE namespace = $1 AND key IN (${places})`;
    return (await this.#sql.write(statement, [this.#name, ...keys])) > 0;
  }

  async clear(): Promise<void> {
    await this.#sql.write('DELETE FROM bulletin_bot_state WHERE namespace = $1', [this.#name]);
  }

  async *iterator(): AsyncGenerator<[string, Awaited<never> | string], void> {
    const statement = `
      SELECT key, value FROM bulletin_bot_state WHERE namespace = $2 AND key > $3 AND ${this.#isLive}
      ORDER BY key LIMIT ${BATCH}`;
    for (let last = ''; ; ) {
      const rows = await this.#sql.read(statement, [this.#sql.time(), this.#name, last]);
      for (const [key, value] of rows) yield [String(key), String(value)];
      if (rows.length < BATCH) return;
      last = String(rows.at(-1)?.[0]);
      // An embedded store answers at once: without a pause nothing else would get its turn until the end.
      await nextTurn();
    }
  }

  /** Errors are thrown, and there are no other events. */
  on(): this {
    return this;
  }

  get #name(): string {
    return this.namespace ?? '';
  }
}
