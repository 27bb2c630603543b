import { describeSkipped, LibraryError, loadLibrary } from './bulletins/library.js';
import type { Services } from './commands/command.js';
import { type Config, ConfigError } from './config.js';
import { buildIndex } from './nlp/sentence-index.js';
import type { State } from './state/state.js';

/** Told now and then while a library is being opened. */
export type Progress = (doing: 'Reading' | 'Indexing', done: number, of: number) => void;

interface OpenOptions {
  /** Stands still at this time, when given; else the clock. */
  readonly now?: Date | undefined;
  readonly onProgress?: Progress | undefined;
  /** Told what the person who runs the bot should know. */
  readonly log?: ((message: string) => void) | undefined;
}

/** What was opened, and a way to close it. */
export interface OpenServices extends Services {
  /** Closes the state, if it was opened. */
  close(): Promise<void>;
}

/** Reads and indexes the configured bulletins. Throws a ConfigError when a path does not exist. */
export async function openServices(
  config: Config,
  { now, onProgress, log = () => {} }: OpenOptions = {},
): Promise<OpenServices> {
  const library = await readLibrary(config.bulletins, onProgress);
  const index = buildIndex(library.bulletins, (done, of) => onProgress?.('Indexing', done, of));
  const status = { pages: library.pages, skipped: library.skipped.map(describeSkipped) };
  return { index: () => index, library: () => status, now: () => now ?? new Date(), ...openMemory(config, log) };
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

/** Loaded when needed, since a question in the terminal does not need it. */
async function open(url: string, log: (message: string) => void): Promise<State> {
  const { openState } = await import('./state/open-state.js');
  return openState(url, { log });
}

async function readLibrary(paths: readonly string[], onProgress?: Progress) {
  try {
    return await loadLibrary(paths, { onProgress: (done, of) => onProgress?.('Reading', done, of) });
  } catch (error) {
    if (error instanceof LibraryError) throw new ConfigError(error.message, { cause: error });
    throw error;
  }
}
