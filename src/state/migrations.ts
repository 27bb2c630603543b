/**
 * Steps from one layout of the store to the next. To change how a kind of record is stored, append a step that rewrites
 * what lies there; steps that have been released are never changed. The version of a layout is one more than the
 * number of steps that led to it.
 */
import { z } from 'zod';
import type { Backend } from './backend.js';
import { type Namespace, storedKey } from './namespace.js';
import { StateError } from './state-error.js';
import { parseJson } from './stored-text.js';

/** The records of a kind as they are stored: JSON values `{guild, member, key, expires, data}` by stored key. */
export interface RawRecords {
  /** Those that are JSON. What is damaged stays as it is. */
  entries(): AsyncGenerator<readonly [key: string, value: unknown]>;
  /** Keeps its time to live, which is told by `expires`. */
  set(key: string, value: unknown): Promise<void>;
  /** Whether there was one. */
  delete(key: string): Promise<boolean>;
}

/** One step. It may be run again after it was interrupted, and has to lead to the same. */
export type Migration = (records: (kind: string) => RawRecords) => Promise<void>;

export const MIGRATIONS: readonly Migration[] = [];

const layout = z.object({ version: z.number().int().positive() });
const VERSION_KEY = storedKey('version');

export interface Migrating {
  readonly backend: Backend;
  readonly namespace: (name: string) => Namespace;
  readonly migrations: readonly Migration[];
  readonly now: () => number;
  readonly log: (message: string) => void;
}

/** Brings a store to the newest layout. Rejects with a StateError when it has a newer one, and leaves it as it is. */
export async function migrate(migrating: Migrating): Promise<void> {
  const { backend, migrations } = migrating;
  const newest = migrations.length + 1;
  const found = await versionOf(migrating);
  if (found === undefined) await setVersion(migrating, newest);
  else if (found < newest) await backend.exclusively(() => runMissing(migrating));
}

/** Runs the steps that are missing; none when another process has run them meanwhile. */
async function runMissing(migrating: Migrating): Promise<void> {
  const { backend, migrations, namespace, now, log } = migrating;
  const newest = migrations.length + 1;
  const found = (await versionOf(migrating)) ?? newest;
  if (found >= newest) return;
  const backup = backend.backUp(`.v${found}-backup`);
  for (const [done, migration] of migrations.slice(found - 1).entries()) {
    await migration((kind) => rawRecords(namespace(kind), now));
    await setVersion(migrating, found + done + 1);
  }
  const copy = backup === null ? '' : ` A copy of it as it was: ${backup}.`;
  log(`${backend.place} was brought from version ${found} of its layout to version ${newest}.${copy}`);
}

async function versionOf({ backend, namespace, migrations }: Migrating): Promise<number | undefined> {
  const text = await namespace('meta').get(VERSION_KEY);
  if (text === undefined) return undefined;
  const { success, data } = layout.safeParse(parseJson(text));
  if (!success) {
    throw new StateError(`${backend.place} does not tell the version of its layout: restore it, or use another store.`);
  }
  const newest = migrations.length + 1;
  if (data.version <= newest) return data.version;
  const versions = `version ${data.version} of its layout, and this bot knows versions up to ${newest}`;
  throw new StateError(`${backend.place} has ${versions}. Start the newer bot that wrote it, or use another store.`);
}

async function setVersion({ namespace }: Migrating, version: number): Promise<void> {
  await namespace('meta').set(VERSION_KEY, JSON.stringify({ version }));
}

const expiring = z.object({ expires: z.number() });

function rawRecords(namespace: Namespace, now: () => number): RawRecords {
  return {
    async *entries() {
      for await (const [key, text] of namespace.entries()) {
        const value = parseJson(text);
        if (value !== undefined) yield [key, value];
      }
    },
    async set(key, value) {
      const { success, data } = expiring.safeParse(value);
      const ttl = success ? Math.max(1, Math.ceil(data.expires - now())) : undefined;
      await namespace.set(key, JSON.stringify(value), ttl);
    },
    delete: (key) => namespace.delete(key),
  };
}
