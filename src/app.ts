import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Changes } from './bulletins/changes.js';
import { describeSkipped, type Library, LibraryError, type LoadOptions, loadLibrary } from './bulletins/library.js';
import type { LibraryStatus, Services } from './commands/command.js';
import { type Config, ConfigError, projectFolder } from './config.js';
import type { Digests, DigestsOptions } from './digest/digests.js';
import { codeVersion } from './indexing/code-version.js';
import { IndexKeeper } from './indexing/keeper.js';
import { Snapshot } from './indexing/snapshot.js';
import type { State } from './state/state.js';

export type { Digests } from './digest/digests.js';
export type { Found, Issue, Marker, Notice, Posting, Sent, Trouble } from './digest/posting.js';

/** Told now and then while a library is being opened. */
export type Progress = (doing: 'Reading' | 'Indexing', done: number, of: number) => void;

interface OpenOptions {
  /** Stands still at this time, when given; else the clock. */
  readonly now?: Date | undefined;
  readonly onProgress?: Progress | undefined;
  /** Told what the person who runs the bot should know. */
  readonly log?: ((message: string) => void) | undefined;
  /**
   * Whether `refresh` will be asked. Then it is noted what is there before it is read, which takes a look at each file;
   * without it the first refresh reads everything again. Default false.
   */
  readonly willRefresh?: boolean;
  /** Waits while files come to rest; `setTimeout` when left out. */
  readonly pause?: (ms: number) => Promise<unknown>;
}

/** What was opened, and a way to close it. */
export interface OpenServices extends Services {
  /** Waits until the index is kept on disk, and closes the state, if it was opened. */
  close(): Promise<void>;
  /**
   * Reads and indexes the bulletins again when they have changed; true when they were replaced. What is in use stays so
   * until then, and when it fails: with a ConfigError when a path does not exist any more. Who asks while it is going on
   * gets the same promise.
   */
  refresh(): Promise<boolean>;
}

/** Reads and indexes the configured bulletins. Throws a ConfigError when a path does not exist. */
export async function openServices(
  config: Config,
  { now, onProgress, log = () => {}, willRefresh = false, pause }: OpenOptions = {},
): Promise<OpenServices> {
  const paths = config.bulletins;
  let changes = willRefresh ? await telling(noteChanges(paths, pause)) : undefined;
  const keeper = new IndexKeeper({ worker: built('src', 'indexing', 'worker.js'), snapshot: snapshotOf(config), log });
  await keeper.recall();
  const reading: LoadOptions = { known: keeper.known, onProgress: (done, of) => onProgress?.('Reading', done, of) };
  const library = await telling(loadLibrary(paths, reading));
  keeper.use(await keeper.update(library, (done, of) => onProgress?.('Indexing', done, of)), library.files);
  let status = statusOf(library);
  const refresh = async () => {
    changes ??= await watch(paths, pause);
    return changes.readInto(async (fresh) => {
      const told = new Set(status.skipped);
      const index = await keeper.update(fresh);
      // Both at once, so that no answer is made of two versions.
      keeper.use(index, fresh.files);
      status = statusOf(fresh);
      status.skipped.filter((line) => !told.has(line)).forEach(log);
    }, keeper.known);
  };
  const memory = openMemory(config, log);
  return {
    index: () => keeper.index,
    library: () => status,
    now: () => now ?? new Date(),
    refresh: shared(() => telling(refresh())),
    state: memory.state,
    close: async () => {
      await keeper.close();
      await memory.close();
    },
  };
}

/** The state without the bulletins. It is opened when it is first asked for; when that fails, the next time tries again. */
export function openMemory(
  { stateUrl }: Config,
  log: (message: string) => void,
): Pick<OpenServices, 'state' | 'close'> {
  let opening: Promise<State> | undefined;
  return {
    state() {
      opening ??= open(stateUrl, log).catch((error: unknown) => {
        opening = undefined;
        throw error;
      });
      return opening;
    },
    async close() {
      await (await opening)?.close();
    },
  };
}

/** The digests of a bot that can post them. */
export async function openDigests(options: DigestsOptions): Promise<Digests> {
  const { Digests } = await import('./digest/digests.js');
  return new Digests(options);
}

/** Loaded when needed, since a question in the terminal does not need it. */
async function open(url: string, log: (message: string) => void): Promise<State> {
  const { openState } = await import('./state/open-state.js');
  return openState(url, { log });
}

/** Loaded when needed, too. */
async function watch(paths: readonly string[], pause: OpenOptions['pause']): Promise<Changes> {
  const { Changes } = await import('./bulletins/changes.js');
  return new Changes(paths, pause);
}

async function noteChanges(paths: readonly string[], pause: OpenOptions['pause']): Promise<Changes> {
  const changes = await watch(paths, pause);
  await changes.note();
  return changes;
}

function statusOf({ pages, skipped }: Library): LibraryStatus {
  return { pages, skipped: skipped.map(describeSkipped) };
}

/** A file of the built project. */
function built(...path: readonly string[]): string {
  return join(projectFolder(), 'dist', ...path);
}

/** Where the index of these bulletins is kept, if it is. */
function snapshotOf({ indexFolder, bulletins }: Config): Snapshot | null {
  if (indexFolder === null) return null;
  const roots = JSON.stringify(bulletins.map((root) => resolve(root)));
  const name = createHash('sha256').update(roots).digest('hex').slice(0, 16);
  return new Snapshot(join(indexFolder, name), codeVersion(built('.built')));
}

/** Who asks while the work is going on gets the same promise. */
function shared<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= work().finally(() => {
      running = undefined;
    });
    return running;
  };
}

/** What is wrong with the paths is the settings' fault. */
async function telling<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof LibraryError) throw new ConfigError(error.message, { cause: error });
    throw error;
  }
}
