/** The embedded store: one file, which survives a crash at any instant and can be open in several processes. */
import { accessSync, constants, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import type { Backend, BackendOptions } from './backend.js';
import { fileAt, freeName, isDamage, moveAside } from './damaged-file.js';
import { LOCK_PATIENCE, poll } from './poll.js';
import { CREATE_TABLE, type Sql, type SqlValue, sqlOperations } from './sql.js';
import { codeOf, StateError, wordsOf } from './state-error.js';

/** How long SQLite itself waits for another process, in milliseconds. The whole process stands still meanwhile. */
const STANDSTILL = 20;
/** How long a write waits for another process, in milliseconds, while everything else goes on. */
const BUSY_PATIENCE = 5_000;

/** Opens the store in a file, or `:memory:`. Rejects with a StateError. */
export async function openLibsql(path: string, options: BackendOptions): Promise<Backend> {
  const place = path === ':memory:' ? 'The state in memory' : `The state file ${path}`;
  try {
    if (path !== ':memory:') checkPlace(path);
    const database = (await openSound(path, options)) ?? (await openSound(path, options));
    if (!database) throw new StateError(`${place} was damaged twice in a row: check the disk.`);
    return backendOf({ database, path, place }, options);
  } catch (error) {
    if (error instanceof StateError) throw error;
    throw new StateError(`${place} cannot be opened: ${explain(error)}`, { cause: error });
  }
}

/** SQLite would open a file that it cannot write, and say so only when it has to write. */
function checkPlace(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat && !stat.isFile())
    throw new StateError(`The state file ${path}: expected a file, but it is something else.`);
  if (stat) accessSync(path, constants.R_OK | constants.W_OK);
  accessSync(dirname(path), constants.R_OK | constants.W_OK | constants.X_OK);
}

/** null when it was damaged, which has been moved out of the way. */
async function openSound(path: string, { log, now }: BackendOptions): Promise<Database.Database | null> {
  const before = fileAt(path);
  const database = new Database(path, { timeout: STANDSTILL });
  try {
    await whileBusy(() => prepare(database));
    return database;
  } catch (error) {
    database.close();
    if (!isDamage(error)) throw error;
    const name = moveAside(path, before, new Date(now()));
    if (name !== null) log(`The state file ${path} was damaged. It was moved to ${name}, and a new one was begun.`);
    return null;
  }
}

function prepare(database: Database.Database): void {
  database.prepare('PRAGMA journal_mode = WAL').raw().all([]);
  database.exec('PRAGMA synchronous = FULL');
  const [finding] = rowsOf(database.prepare('PRAGMA quick_check(1)'), [])[0] ?? [];
  if (finding !== 'ok') throw Object.assign(new Error(String(finding)), { code: 'SQLITE_CORRUPT' });
  database.exec(CREATE_TABLE);
}

interface Opened {
  readonly database: Database.Database;
  readonly path: string;
  readonly place: string;
}

function backendOf({ database, path, place }: Opened, { now, prefix }: BackendOptions): Backend {
  return {
    ...sqlOperations(connectionOf(database, now), prefix),
    place,
    explain,
    exclusively: (work) => inTransaction(database, place, work),
    backUp: (ending) => (path === ':memory:' ? null : copyTo(path, path + ending)),
    async close() {
      try {
        // So that the file is whole without the log beside it. Another process may need the log; then it stays.
        database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').raw().all([]);
      } catch (error) {
        if (codeOf(error) === undefined) throw error;
      }
      database.close();
    },
  };
}

function connectionOf(database: Database.Database, now: () => number): Sql {
  const prepared = new Map<string, Database.Statement>();
  const statementOf = (statement: string) => {
    const known = prepared.get(statement) ?? database.prepare(statement.replaceAll('$', '?'));
    // Statements with a list of keys are as many as there are lengths of lists.
    if (prepared.size < 100) prepared.set(statement, known);
    return known;
  };
  return {
    dialect: 'sqlite',
    clock: '$1',
    time: now,
    read: (statement, values) => whileBusy(() => rowsOf(statementOf(statement), values)),
    write: (statement, values) => whileBusy(() => statementOf(statement).run([...values]).changes),
  };
}

/** Rows as objects would have a field that is no column. */
function rowsOf(statement: Database.Statement, values: readonly SqlValue[]): unknown[][] {
  return statement.raw().all([...values]) as unknown[][];
}

/** Lets everything else go on while another process writes. */
async function whileBusy<T>(work: () => T): Promise<T> {
  let error: unknown;
  const attempt = async () => {
    try {
      return { result: work() };
    } catch (thrown) {
      if (!isBusy(thrown)) throw thrown;
      error = thrown;
      return undefined;
    }
  };
  const done = await poll(attempt, BUSY_PATIENCE);
  if (!done) throw error;
  return done.result;
}

function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error) ?? '');
}

async function inTransaction(database: Database.Database, place: string, work: () => Promise<void>): Promise<void> {
  const begin = async () => {
    try {
      database.exec('BEGIN IMMEDIATE');
      return true;
    } catch (error) {
      if (!isBusy(error)) throw error;
      return undefined;
    }
  };
  if (!(await poll(begin, LOCK_PATIENCE))) {
    throw new StateError(`${place} is being written by another program for long: wait for it, or end it.`);
  }
  try {
    await work();
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/** Copies what is committed. A copy that breaks off does not get the name. */
function copyTo(path: string, name: string): string {
  const partial = freeName(`${name}-partial`);
  const database = new Database(path, { timeout: STANDSTILL });
  try {
    database.prepare('VACUUM INTO ?').run([partial]);
  } finally {
    database.close();
  }
  const free = freeName(name);
  renameSync(partial, free);
  return free;
}

const NOT_ALLOWED = 'this user may not read and write there: change the permissions, or use another path';
const MEANINGS: readonly (readonly [code: RegExp, meaning: string])[] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, 'the disk is full: free some space'],
  [/^SQLITE_(BUSY|LOCKED)/, 'another program keeps it locked: end that program'],
  [/^(EACCES|EPERM|EROFS|SQLITE_(READONLY|PERM|AUTH))/, NOT_ALLOWED],
  [/^(ENOTDIR|EEXIST)/, 'a part of the path is a file, not a folder: use another path'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'it is damaged: start the bot again, which moves it aside and begins a new one'],
  [/^SQLITE_IOERR/, 'reading or writing failed: check the disk and its free space'],
];

function explain(error: unknown): string {
  const code = codeOf(error) ?? '';
  const meaning = MEANINGS.find(([pattern]) => pattern.test(code))?.[1];
  return meaning === undefined ? `${wordsOf(error)}.` : `${meaning} (${code}).`;
}
