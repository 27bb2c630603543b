import { describeSkipped, LibraryError, loadLibrary } from './bulletins/library.js';
import type { Services } from './commands/command.js';
import { type Config, ConfigError } from './config.js';
import { buildIndex } from './nlp/sentence-index.js';

/** Told now and then while a library is being opened. */
export type Progress = (doing: 'Reading' | 'Indexing', done: number, of: number) => void;

interface OpenOptions {
  /** Stands still at this time, when given; else the clock. */
  readonly now?: Date | undefined;
  readonly onProgress?: Progress | undefined;
}

/** Reads and indexes the configured bulletins. Throws a ConfigError when a path does not exist. */
export async function openServices(config: Config, { now, onProgress }: OpenOptions = {}): Promise<Services> {
  const library = await readLibrary(config.bulletins, onProgress);
  const index = buildIndex(library.bulletins, (done, of) => onProgress?.('Indexing', done, of));
  const status = { pages: library.pages, skipped: library.skipped.map(describeSkipped) };
  return { index: () => index, library: () => status, now: () => now ?? new Date() };
}

async function readLibrary(paths: readonly string[], onProgress?: Progress) {
  try {
    return await loadLibrary(paths, { onProgress: (done, of) => onProgress?.('Reading', done, of) });
  } catch (error) {
    if (error instanceof LibraryError) throw new ConfigError(error.message, { cause: error });
    throw error;
  }
}
