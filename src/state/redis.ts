/** State in a Redis server, or in one that speaks its language. It is as durable as the server is set up to be. */
import { randomUUID } from 'node:crypto';
import KeyvRedis, { createClient } from '@keyv/redis';
import type { Backend, BackendOptions } from './backend.js';
import { LOCK_PATIENCE, poll } from './poll.js';
import { StateError, wordsOf } from './state-error.js';

/** How long connecting may take and a connection may be silent, in milliseconds. */
const PATIENCE = 3_000;
/** The longest pause between two attempts to connect again, in milliseconds. */
const LONGEST_PAUSE = 2_000;
/** How long a lock outlives the process that held it, in milliseconds. */
const LOCK_TTL = 15_000;
const BATCH = 500;

type Client = ReturnType<typeof connect>;

/** Opens the store in a Redis server. Rejects with a StateError. */
export async function openRedis(address: URL, { prefix }: BackendOptions): Promise<Backend> {
  const place = `Redis at ${address.hostname}:${address.port || 6379}`;
  const nameOf = (key: string) => `${prefix}:claims:${key}`;
  let client: Client;
  let isOpen = false;
  try {
    client = connect(address, () => isOpen);
    await client.connect();
    isOpen = true;
  } catch (error) {
    throw new StateError(`${place} cannot be used: ${explain(error)}`, { cause: error });
  }
  return {
    place,
    explain,
    adapter: () => new Adapter(client),
    claim: async (key, ttl) => (await setIfAbsent(client, nameOf(key), '', ttl)) === true,
    release: async (key) => void (await client.del(nameOf(key))),
    exclusively: (work) => withLock(client, { place, name: `${prefix}:lock` }, work),
    backUp: () => null,
    sweep: async () => 0,
    close: () => end(client),
  };
}

function connect({ href }: URL, wasOpen: () => boolean) {
  const client = createClient({
    url: href,
    // What is asked while there is no connection fails at once, rather than to wait for one.
    disableOfflineQueue: true,
    // Without something to answer, a silent server could not be told from one that is gone.
    pingInterval: PATIENCE / 2,
    socket: {
      connectTimeout: PATIENCE,
      socketTimeout: PATIENCE,
      reconnectStrategy: (attempts, cause) => (wasOpen() ? Math.min(50 * 2 ** attempts, LONGEST_PAUSE) : cause),
    },
  });
  // Every adapter listens as well.
  client.setMaxListeners(100);
  // A lost connection is told to whoever asks for something; without a listener it would end the process.
  client.on('error', () => {});
  return client;
}

/** keyv's own adapter, but an iterator that gives each key once and no key that expires while it looks. */
class Adapter extends KeyvRedis<string> {
  readonly #connection: Client;

  constructor(client: Client) {
    super(client as ConstructorParameters<typeof KeyvRedis<string>>[0], {
      keyPrefixSeparator: ':',
      throwOnErrors: true,
    });
    this.#connection = client;
  }

  override async *iterator<Value>(namespace?: string): AsyncGenerator<[string, Value | undefined], void, unknown> {
    const start = `${namespace}:`;
    const seen = new Set<string>();
    let cursor = '0';
    do {
      const page = await this.#connection.scan(cursor, { MATCH: `${start}*`, COUNT: BATCH, TYPE: 'string' });
      cursor = String(page.cursor);
      const keys = page.keys.filter((key) => !seen.has(key));
      const values = keys.length > 0 ? await this.#connection.mGet(keys) : [];
      for (const [index, key] of keys.entries()) {
        const value = values[index];
        if (seen.has(key) || typeof value !== 'string') continue;
        seen.add(key);
        yield [key.slice(start.length), value as Value];
      }
    } while (cursor !== '0');
  }
}

/** Sets a key that is not there, in one step; undefined when it is there. */
async function setIfAbsent(client: Client, key: string, value: string, ttl: number): Promise<true | undefined> {
  const reply = await client.set(key, value, { condition: 'NX', expiration: { type: 'PX', value: ttl } });
  return reply === 'OK' ? true : undefined;
}

async function withLock(
  client: Client,
  { place, name }: { readonly place: string; readonly name: string },
  work: () => Promise<void>,
): Promise<void> {
  const holder = randomUUID();
  if (!(await poll(() => setIfAbsent(client, name, holder, LOCK_TTL), LOCK_PATIENCE))) {
    throw new StateError(`${place} is being migrated by another process for long: wait for it, or end it.`);
  }
  const isOurs = async () => (await client.get(name)) === holder;
  const renewing = setInterval(() => {
    isOurs()
      .then((ours) => (ours ? client.pExpire(name, LOCK_TTL) : 0))
      .catch(() => {});
  }, LOCK_TTL / 3);
  try {
    await work();
  } finally {
    clearInterval(renewing);
    if (await isOurs()) await client.del(name);
  }
}

/** Waits for what was asked, but not for a server that is gone. */
async function end(client: Client): Promise<void> {
  const closing = client.isReady ? client.close() : Promise.reject(new Error('not connected'));
  const timer = setTimeout(() => client.destroy(), PATIENCE);
  await closing.catch(() => client.isOpen && client.destroy());
  clearTimeout(timer);
}

const REFUSED = 'the server refused the user name or the password: check both in the address';

function explain(error: unknown): string {
  const words = wordsOf(error);
  if (/^(NOAUTH|WRONGPASS|NOPERM|ERR AUTH|ERR invalid password)/.test(words)) return `${REFUSED} (${words}).`;
  if (/^[A-Z]+ /.test(words) && !words.startsWith('ECONN')) return `the server refused it: ${words}.`;
  return `cannot be reached: check that the server runs and that its address is right (${words}).`;
}
