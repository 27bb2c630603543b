import type { Services } from './commands/command.js';
import type { Config } from './config.js';
import type { Digests, DigestsOptions } from './digest/digests.js';
import { type IndexOptions, openIndex } from './open-index.js';
import type { State } from './state/state.js';

export type { Digests } from './digest/digests.js';
export type { Found, Issue, Marker, Notice, Posting, Sent, Trouble } from './digest/posting.js';
export type { Progress } from './open-index.js';

interface OpenOptions extends Partial<IndexOptions> {
  /** Stands still at this time, when given; else the clock. */
  readonly now?: Date | undefined;
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

/** Opens the bulletins, and the state when it is asked for. Throws a ConfigError when a path does not exist. */
export async function openServices(
  config: Config,
  { now, log = () => {}, willRefresh = false, ...options }: OpenOptions = {},
): Promise<OpenServices> {
  const opened = await openIndex(config, { ...options, log, willRefresh });
  const memory = openMemory(config, log);
  return {
    index: () => opened.index(),
    library: () => opened.status(),
    now: () => now ?? new Date(),
    refresh: shared(() => opened.refresh()),
    state: memory.state,
    close: async () => {
      await opened.close();
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
