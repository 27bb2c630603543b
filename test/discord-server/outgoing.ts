import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Signal } from './signal.js';

/**
 * The requests that this process has begun towards the server and not finished. The bot under test runs in the same
 * process, so its HTTP client's own diagnostics tell of requests before they arrive; nothing has to be guessed.
 */
export class Outgoing {
  readonly #requests = new Set<unknown>();
  readonly #origin: string;
  readonly #signal: Signal;

  constructor(origin: string, signal: Signal) {
    this.#origin = origin;
    this.#signal = signal;
    subscribe('undici:request:create', this.#begin);
    subscribe('undici:request:trailers', this.#end);
    subscribe('undici:request:error', this.#end);
  }

  get size(): number {
    return this.#requests.size;
  }

  close(): void {
    unsubscribe('undici:request:create', this.#begin);
    unsubscribe('undici:request:trailers', this.#end);
    unsubscribe('undici:request:error', this.#end);
  }

  readonly #begin = (message: unknown): void => {
    const { request } = message as { request: { origin?: string | URL } };
    if (String(request.origin).startsWith(this.#origin)) this.#requests.add(request);
  };

  readonly #end = (message: unknown): void => {
    const { request } = message as { request: unknown };
    if (this.#requests.delete(request)) this.#signal.changed();
  };
}
