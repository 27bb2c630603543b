import type { KeyvStoreAdapter } from 'keyv';

/** What a kind of store has to offer, so that everything else is the same for all of them. */
export interface Backend {
  /** The store's name in messages, such as `Redis at 127.0.0.1:6379`. No password is in it. */
  readonly place: string;
  /** A new adapter over the one connection: two namespaces must not share an adapter, since it has one namespace. */
  adapter(): KeyvStoreAdapter;
  /** One atomic step: sets what is not there or has expired. `ttl` in milliseconds. */
  claim(key: string, ttl: number): Promise<boolean>;
  release(key: string): Promise<void>;
  /** Runs it while no other process runs any such work on this store. */
  exclusively(work: () => Promise<void>): Promise<void>;
  /** Copies the whole store to a name with this ending and gives the name; null where the store is not a file. */
  backUp(ending: string): string | null;
  /** Removes what has expired; 0 from a store that does so by itself. */
  sweep(): Promise<number>;
  close(): Promise<void>;
  /** What an error of this store means and how to mend it. */
  explain(error: unknown): string;
}

export interface BackendOptions {
  /** Milliseconds since 1970. Servers go by their own clock. */
  readonly now: () => number;
  /** Told what the person who runs the bot should know. */
  readonly log: (message: string) => void;
  /** What the namespaces of this bot begin with. */
  readonly prefix: string;
}
