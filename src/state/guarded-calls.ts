import type { Backend } from './backend.js';
import { StateError } from './state-error.js';

/** A call that takes longer, in milliseconds, counts as failed. Drivers give up sooner when they notice. */
const LONGEST_CALL = 10_000;

/**
 * Every call of a store goes through here: none takes for ever, whatever fails is a StateError, and closing lets in
 * nothing new and waits for the work that has begun, which may need several calls.
 */
export class GuardedCalls {
  readonly #backend: Pick<Backend, 'place' | 'explain'>;
  readonly #running = new Set<Promise<unknown>>();
  #isClosing = false;
  #isClosed = false;

  constructor(backend: Pick<Backend, 'place' | 'explain'>) {
    this.#backend = backend;
  }

  /** A piece of work that closing waits for. Rejects with a StateError when it comes too late. */
  async work<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isClosing) throw this.#refusal();
    return this.#track(work());
  }

  /** One call of the store. Rejects with a StateError. */
  async run<T>(call: () => Promise<T>): Promise<T> {
    if (this.#isClosed) throw this.#refusal();
    try {
      return await this.#track(inTime(call()));
    } catch (error) {
      if (error instanceof StateError) throw error;
      const { place, explain } = this.#backend;
      throw new StateError(`${place}: ${explain(error)}`, { cause: error });
    }
  }

  /** Waits for what has begun, then closes the store. Does nothing the second time. */
  async close(closeStore: () => Promise<void>): Promise<void> {
    if (this.#isClosing) return;
    this.#isClosing = true;
    await Promise.allSettled(this.#running);
    this.#isClosed = true;
    await Promise.allSettled(this.#running);
    await closeStore();
  }

  async #track<T>(running: Promise<T>): Promise<T> {
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  #refusal(): StateError {
    return new StateError(`${this.#backend.place} was closed: nothing can be read or written any more.`);
  }
}

async function inTime<T>(call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new Error(`no answer within ${LONGEST_CALL / 1000} seconds`);
    timer = setTimeout(() => reject(error), LONGEST_CALL);
  });
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
}
