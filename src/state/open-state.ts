import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { arrivalBatch } from './arrivals.js';
import type { Backend, BackendOptions } from './backend.js';
import { conversation } from './conversations.js';
import { digestSlot } from './digest-slots.js';
import { digest, digestContact, digestCursor } from './digests.js';
import { feedback } from './feedback.js';
import { GuardedCalls } from './guarded-calls.js';
import { guildSettings } from './guild-settings.js';
import { identifies } from './identifies.js';
import { keptActions } from './kept-actions.js';
import { MIGRATIONS, type Migration, migrate } from './migrations.js';
import { Namespace, storedKey } from './namespace.js';
import { count, forget, guildsOf } from './owners.js';
import { openRecords, wholeMilliseconds } from './records.js';
import type { State } from './state.js';
import { StateError } from './state-error.js';

export interface OpenStateOptions {
  /** Milliseconds since 1970. Redis and PostgreSQL go by their own clock. */
  readonly now?: () => number;
  /** Told what the person who runs the bot should know: what was damaged, moved or migrated. */
  readonly log: (message: string) => void;
  /** The steps that led to the layout of today. */
  readonly migrations?: readonly Migration[];
  /** Sets the records of one bot apart from those of another in the same store: up to 64 letters, digits, `-` and `_`. */
  readonly prefix?: string;
}

/**
 * Opens the store at a file's path or `file:` URL (made when missing), at `redis://` or `rediss://`, at `postgres://` or
 * `postgresql://`, or in `memory:`, where nothing outlives the process. A damaged file is moved aside and a new one
 * begun; an older layout is migrated. Rejects with a StateError.
 */
export async function openState(url: string, options: OpenStateOptions): Promise<State> {
  const { now = Date.now, log, migrations = MIGRATIONS, prefix = 'bulletin-bot' } = options;
  if (!/^[\w-]{1,64}$/.test(prefix)) {
    throw new StateError(`Prefix: expected up to 64 letters, digits, - and _, got “${prefix}”.`);
  }
  const backend = await connect(url, { now, log, prefix });
  const calls = new GuardedCalls(backend);
  const opened = new Map<string, Namespace>();
  const namespace = (name: string) => {
    const found = opened.get(name) ?? new Namespace(backend, prefix, name, calls);
    opened.set(name, found);
    return found;
  };
  try {
    await migrate({ backend, namespace, migrations, now, log });
  } catch (error) {
    await backend.close();
    if (error instanceof StateError) throw error;
    throw new StateError(`${backend.place}: migrating it failed: ${backend.explain(error)}`, { cause: error });
  }
  return stateOf({ backend, calls, namespace, now, log });
}

interface Opened {
  readonly backend: Backend;
  readonly calls: GuardedCalls;
  readonly namespace: (name: string) => Namespace;
  readonly now: () => number;
  readonly log: (message: string) => void;
}

function stateOf({ backend, calls, namespace, now, log }: Opened): State {
  const aside = namespace('damaged');
  const options = { now, log, aside, calls };
  const within = <T>(call: () => Promise<T>) => calls.work(() => calls.run(call));
  const owned = [aside];
  const recordsOf = <T>(kind: string, schema: z.ZodType<T>) => {
    owned.push(namespace(kind));
    return openRecords(namespace(kind), schema, options);
  };
  return {
    actions: recordsOf('actions', keptActions),
    settings: recordsOf('settings', guildSettings),
    feedback: recordsOf('feedback', feedback),
    conversations: recordsOf('conversations', conversation),
    identifies: recordsOf('identifies', identifies),
    digests: recordsOf('digests', digest),
    contacts: recordsOf('contacts', digestContact),
    cursors: recordsOf('cursors', digestCursor),
    slots: recordsOf('slots', digestSlot),
    arrivals: recordsOf('arrivals', arrivalBatch),
    claim: (key, ttl) => within(async () => backend.claim(storedKey(key), wholeMilliseconds(ttl))),
    release: (key) => within(() => backend.release(storedKey(key))),
    forgetGuild: (guild) => calls.work(() => forget(owned, 'guild', guild)),
    forgetMember: (member) => calls.work(() => forget(owned, 'member', member)),
    guilds: () => calls.work(() => guildsOf(owned)),
    countOf: (member) => calls.work(() => count(owned, 'member', member)),
    sweep: () => within(() => backend.sweep()),
    close: () => calls.close(() => backend.close()),
  };
}

const EXPECTED = 'the path of a file, or an address with file:, redis:, rediss:, postgres:, postgresql: or memory:';

/** Packages of a store that is not asked for are not loaded. */
async function connect(url: string, options: BackendOptions): Promise<Backend> {
  // A single letter is a Windows drive.
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(url)?.[1]?.toLowerCase();
  switch (scheme) {
    case 'redis':
    case 'rediss':
      return (await import('./redis.js')).openRedis(addressOf(url), options);
    case 'postgres':
    case 'postgresql':
      return (await import('./postgres.js')).openPostgres(addressOf(url), options);
    case 'memory':
      return (await import('./libsql.js')).openLibsql(':memory:', options);
    case 'file':
      return (await import('./libsql.js')).openLibsql(pathOf(url), options);
    case undefined:
      if (url.trim() === '') throw new StateError(`State: expected ${EXPECTED}, got nothing.`);
      return (await import('./libsql.js')).openLibsql(url, options);
    default:
      throw new StateError(`State: expected ${EXPECTED}, got one with ${scheme}:.`);
  }
}

/** The URL itself is not told: it may have a password in it, and an unescaped one is why most URLs cannot be read. */
function addressOf(url: string): URL {
  if (URL.canParse(url)) return new URL(url);
  throw new StateError(
    'State: expected an address such as redis://user:password@host:6379, got one that cannot be read. ' +
      'In a password, characters such as # / ? @ are written as %23 %2F %3F %40.',
  );
}

/** `file:///a/b` and `file:a/b`, which is relative to the working directory. */
function pathOf(url: string): string {
  try {
    return /^file:\/\//i.test(url) ? fileURLToPath(url) : decodeURIComponent(url.slice('file:'.length));
  } catch {
    throw new StateError(`State: expected a file: URL such as file:///var/lib/bot/state.db, got “${url}”.`);
  }
}
