import { vi } from 'vitest';
import type { Backend, BackendOptions } from '../../src/state/backend.js';
import { GuardedCalls } from '../../src/state/guarded-calls.js';
import type { Migration } from '../../src/state/migrations.js';
import { Namespace, storedKey } from '../../src/state/namespace.js';
import { openState } from '../../src/state/open-state.js';
import type { State } from '../../src/state/state.js';

/** A store under test. */
export interface Harness {
  /** Opens the same store anew, as another process would. */
  open(options?: { readonly migrations?: readonly Migration[] }): Promise<State>;
  /** What was told so far. */
  readonly told: string[];
  /** Lets time go by, where the time is ours; null where the server's clock decides. */
  readonly pass: ((milliseconds: number) => void) | null;
  /** Writes a text where a record is stored, past all checks; null where nothing else reaches the store. */
  readonly plant: ((kind: string, key: string, text: string) => Promise<void>) | null;
  /** Closes what was opened. */
  finish(): Promise<void>;
}

interface HarnessOptions {
  readonly url: string;
  readonly prefix: string;
  readonly ownClock: boolean;
  /** Opens the backend by itself; null for a store that cannot be reached twice. */
  readonly backend: ((options: BackendOptions) => Promise<Backend>) | null;
}

const START = 1_800_000_000_000;

export function harnessOf({ url, prefix, ownClock, backend }: HarnessOptions): Harness {
  const told: string[] = [];
  const log = (message: string) => void told.push(message);
  const opened: State[] = [];
  let time = START;
  const now = ownClock ? () => time : Date.now;
  return {
    told,
    async open({ migrations } = {}) {
      const state = await openState(url, { log, now, prefix, ...(migrations ? { migrations } : {}) });
      opened.push(state);
      return state;
    },
    pass: ownClock
      ? (milliseconds) => {
          time += milliseconds;
        }
      : null,
    plant:
      backend &&
      (async (kind, key, text) => {
        const store = await backend({ now, log, prefix });
        await new Namespace(store, prefix, kind, new GuardedCalls(store)).set(storedKey(key), text);
        await store.close();
      }),
    async finish() {
      for (const state of opened) await state.close();
    },
  };
}

/** Waits until something holds that a time to live of 300 milliseconds brings about. */
export async function untilExpired({ pass }: Harness, check: () => Promise<void>): Promise<void> {
  pass?.(301);
  if (pass) await check();
  else await vi.waitFor(check, { timeout: 5_000, interval: 20 });
}
