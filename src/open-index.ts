import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Changes } from './bulletins/changes.js';
import { describeSkipped, type Library, LibraryError, type LoadOptions, loadLibrary } from './bulletins/library.js';
import type { LibraryStatus } from './commands/command.js';
import { type Config, ConfigError, projectFolder, quietLance } from './config.js';
import { codeVersion } from './indexing/code-version.js';
import { IndexKeeper } from './indexing/keeper.js';
import { LibraryStoreError } from './indexing/lance.js';
import type { SharedLibrary } from './indexing/shared-library.js';
import { Snapshot } from './indexing/snapshot.js';
import type { SentenceIndex } from './nlp/sentence-index.js';

/** Told now and then while bulletins are being read, indexed and written to a shared library. */
export type Progress = (doing: 'Reading' | 'Indexing' | 'Writing', done: number, of: number) => void;

export interface IndexOptions {
  readonly onProgress?: Progress | undefined;
  /** Told what the person who runs the bot should know. */
  readonly log: (message: string) => void;
  /**
   * Whether `refresh` will be asked. Then it is noted what is there before it is read, which takes a look at each file;
   * without it the first refresh reads everything again.
   */
  readonly willRefresh: boolean;
  /** Waits while files come to rest; `setTimeout` when left out. */
  readonly pause?: ((ms: number) => Promise<unknown>) | undefined;
}

/** The index in use, wherever it is kept. */
export interface OpenIndex {
  index(): SentenceIndex;
  status(): LibraryStatus;
  /** Brings the index up to date; true when it was replaced. What is in use stays so until then, and when it fails. */
  refresh(): Promise<boolean>;
  close(): Promise<void>;
}

/** Reads and indexes the configured bulletins. Throws a ConfigError when a path or a library can't be used. */
export function openIndex(config: Config, options: IndexOptions): Promise<OpenIndex> {
  return telling(config, () => (config.libraryUrl === null ? inMemory(config, options) : shared(config, options)));
}

async function inMemory(config: Config, { onProgress, log, willRefresh, pause }: IndexOptions): Promise<OpenIndex> {
  const paths = config.bulletins;
  let changes = willRefresh ? await noteChanges(paths, pause) : undefined;
  const keeper = keeperOf(config, log);
  await keeper.recall();
  const reading: LoadOptions = { known: keeper.known, onProgress: (done, of) => onProgress?.('Reading', done, of) };
  const library = await loadLibrary(paths, reading);
  keeper.use(await keeper.update(library, (done, of) => onProgress?.('Indexing', done, of)), library.files);
  let status = statusOf(library);
  return {
    index: () => keeper.index,
    status: () => status,
    refresh: () =>
      telling(config, async () => {
        changes ??= await watch(paths, pause);
        return changes.readInto(async (fresh) => {
          const index = await keeper.update(fresh);
          // Both at once, so that no answer is made of two versions.
          keeper.use(index, fresh.files);
          status = logNew(status, statusOf(fresh), log);
        }, keeper.known);
      }),
    close: () => keeper.close(),
  };
}

/** Bulletins that are configured are written to the library, and let go; all is read from there. */
async function shared(config: Config, options: IndexOptions): Promise<OpenIndex> {
  const { bulletins: paths, libraryUrl } = config;
  const { onProgress, log, willRefresh, pause } = options;
  quietLance();
  // Loaded when needed, since most have their bulletins in memory.
  const { SharedLibrary } = await import('./indexing/shared-library.js');
  const library = await SharedLibrary.connect(libraryUrl ?? '', codeVersion(built('.built')));
  let changes = paths.length > 0 && willRefresh ? await noteChanges(paths, pause) : undefined;
  let skipped: LibraryStatus['skipped'] = [];
  if (paths.length > 0) {
    const read = await loadLibrary(paths, { onProgress: (done, of) => onProgress?.('Reading', done, of) });
    await write(library, read, config, options);
    skipped = statusOf(read).skipped;
  }
  await library.catchUp();
  const status = () => ({ pages: library.pages, skipped });
  return {
    index: () => library.index,
    status,
    refresh: () =>
      telling(config, async () => {
        if (paths.length === 0) return library.catchUp();
        changes ??= await watch(paths, pause);
        return changes.readInto(async (fresh) => {
          await write(library, fresh, config, options);
          await library.catchUp();
          skipped = logNew(status(), statusOf(fresh), log).skipped;
        });
      }),
    close: async () => library.close(),
  };
}

/** Indexes bulletins and writes what is new of them. Nothing of it stays in memory. */
async function write(
  library: SharedLibrary,
  read: Library,
  config: Config,
  { onProgress, log }: IndexOptions,
): Promise<void> {
  const keeper = keeperOf(config, log);
  await keeper.recall();
  const index = await keeper.update(read, (done, of) => onProgress?.('Indexing', done, of));
  keeper.use(index, read.files);
  await library.write(index, (done, of) => onProgress?.('Writing', done, of));
  await keeper.close();
}

function keeperOf(config: Config, log: (message: string) => void): IndexKeeper {
  return new IndexKeeper({ worker: built('src', 'indexing', 'worker.js'), snapshot: snapshotOf(config), log });
}

/** Loaded when needed, since a question in the terminal does not need it. */
async function watch(paths: readonly string[], pause: IndexOptions['pause']): Promise<Changes> {
  const { Changes } = await import('./bulletins/changes.js');
  return new Changes(paths, pause);
}

async function noteChanges(paths: readonly string[], pause: IndexOptions['pause']): Promise<Changes> {
  const changes = await watch(paths, pause);
  await changes.note();
  return changes;
}

function statusOf({ pages, skipped }: Library): LibraryStatus {
  return { pages, skipped: skipped.map(describeSkipped) };
}

/** Logs what is skipped now and was not before; gives the new status. */
function logNew(before: LibraryStatus, now: LibraryStatus, log: (message: string) => void): LibraryStatus {
  const told = new Set(before.skipped);
  now.skipped.filter((line) => !told.has(line)).forEach(log);
  return now;
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

/** What is wrong with the paths or the library is the settings' fault. */
async function telling<T>({ libraryUrl }: Config, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LibraryError) throw new ConfigError(error.message, { cause: error });
    if (error instanceof LibraryStoreError) {
      throw new ConfigError(`LIBRARY_URL: ${libraryUrl} can’t be used: ${error.message}.`, { cause: error });
    }
    throw error;
  }
}
