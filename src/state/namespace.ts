import { createHash } from 'node:crypto';
import { Keyv } from 'keyv';
import type { Backend } from './backend.js';
import type { GuardedCalls } from './guarded-calls.js';

/**
 * The key under which a record is stored: 43 letters, digits, `-` and `_`. So any string can be a key, however long,
 * and none can be taken for a pattern or a namespace. The record itself holds the key as it was.
 */
export function storedKey(key: string): string {
  return createHash('sha256').update(key, 'utf16le').digest('base64url');
}

/**
 * The texts of one namespace, by stored key. The store alone knows when they expire: keyv would go by the clock of this
 * process, and would remove what another process has just written anew. Rejections are StateErrors.
 */
export class Namespace {
  readonly name: string;
  readonly #keyv: Keyv<string>;
  readonly #calls: GuardedCalls;

  constructor(backend: Backend, prefix: string, name: string, calls: GuardedCalls) {
    this.name = name;
    this.#calls = calls;
    this.#keyv = new Keyv<string>({
      store: backend.adapter(),
      namespace: `${prefix}:${name}`,
      useKeyPrefix: false,
      // Without it keyv only emits what goes wrong, and a failed write looks like one that worked.
      throwOnErrors: true,
      emitErrors: false,
      serialize: ({ value }) => String(value),
      deserialize,
    });
  }

  get(key: string): Promise<string | undefined> {
    return this.#calls.run(() => this.#keyv.get(key));
  }

  /** `ttl` in milliseconds; without it the text stays. */
  async set(key: string, text: string, ttl?: number): Promise<void> {
    await this.#calls.run(() => this.#keyv.set(key, text, ttl));
  }

  /** Whether there was one. */
  delete(key: string): Promise<boolean> {
    return this.#calls.run(() => this.#keyv.delete(key));
  }

  async deleteAll(keys: readonly string[]): Promise<void> {
    if (keys.length > 0) await this.#calls.run(() => this.#keyv.deleteMany([...keys]));
  }

  /** All that have not expired, each once. What is written meanwhile may or may not be among them. */
  async *entries(): AsyncGenerator<readonly [key: string, text: string]> {
    const { iterator } = this.#keyv;
    if (!iterator) throw new TypeError('keyv offers an iterator only for an adapter whose opts.dialect it knows.');
    const steps: AsyncGenerator<[string, string], void> = iterator(undefined);
    for (;;) {
      const step = await this.#calls.run(() => steps.next());
      if (step.done) return;
      yield step.value;
    }
  }
}

function deserialize<Value>(text: unknown): { value: Value } {
  return { value: text as Value };
}
