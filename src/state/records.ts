/** Records of one kind, checked with the kind's schema whenever they are written and read. */
import type { z } from 'zod';
import type { GuardedCalls } from './guarded-calls.js';
import { type Namespace, storedKey } from './namespace.js';
import type { Records, StoredRecord } from './state.js';
import { StateError } from './state-error.js';
import { describe, ownerOf, readText, writeText } from './stored-text.js';

/** What is kept aside is kept for thirty days, in milliseconds. */
const KEPT_ASIDE_FOR = 30 * 86_400_000;
/** A hundred years, in milliseconds. */
const LONGEST_TTL = 100 * 365.25 * 86_400_000;

export interface RecordsOptions {
  readonly now: () => number;
  readonly log: (message: string) => void;
  readonly calls: GuardedCalls;
  /** Where damaged records are kept. */
  readonly aside: Namespace;
}

/** Opens the records of a kind. */
export function openRecords<T>(namespace: Namespace, schema: z.ZodType<T>, options: RecordsOptions): Records<T> {
  const read = async (stored: string, text: string, asked?: string): Promise<StoredRecord<T> | undefined> => {
    const reading = readText(text, schema);
    if ('data' in reading) {
      const { guild, member, key } = reading.fields;
      return { key, value: reading.data, owner: { guild, member } };
    }
    const key = asked ?? reading.fields?.key;
    await keepAside({ kind: namespace.name, stored, text, key, wrong: reading.wrong }, options);
    return undefined;
  };
  const get = async (key: string) => {
    const stored = storedKey(key);
    const text = await namespace.get(stored);
    return text === undefined ? undefined : (await read(stored, text, key))?.value;
  };
  const set: Records<T>['set'] = async (key, value, owner, ttl) => {
    const checked = schema.safeParse(value);
    if (!checked.success) throw new StateError(refusal(namespace.name, key, describe(checked.error)));
    const wholeTtl = ttl === undefined ? undefined : wholeMilliseconds(ttl);
    const expires = wholeTtl === undefined ? null : options.now() + wholeTtl;
    // What is damaged is kept aside before it is written over.
    await get(key);
    await namespace.set(storedKey(key), writeText(owner, key, expires, checked.data), wholeTtl);
  };
  const { calls } = options;
  return {
    get: (key) => calls.work(() => get(key)),
    set: (...record) => calls.work(() => set(...record)),
    delete: (key) => calls.work(() => namespace.delete(storedKey(key))),
    async *list() {
      for await (const [stored, text] of namespace.entries()) {
        const record = await read(stored, text);
        if (record) yield record;
      }
    },
  };
}

/** Rounds a time to live up to whole milliseconds. Throws a StateError when it is not a time to come. */
export function wholeMilliseconds(ttl: number): number {
  if (ttl > 0 && ttl <= LONGEST_TTL) return Math.ceil(ttl);
  throw new StateError(`Time to live: expected more than 0 and at most ${LONGEST_TTL} milliseconds, got ${ttl}.`);
}

function refusal(kind: string, key: string, wrong: string): string {
  return `The record “${key}” of ${kind} is not what such a record has to be (${wrong}): it was not written.`;
}

interface Damaged {
  readonly kind: string;
  readonly stored: string;
  readonly text: string;
  /** undefined when not even that can be read. */
  readonly key: string | undefined;
  readonly wrong: string;
}

/**
 * Copies a damaged record to where nothing overwrites it, and tells of it once. What lies in its place stays there until
 * it is written anew: removing it could hit what another process has just written.
 */
async function keepAside({ kind, stored, text, key, wrong }: Damaged, options: RecordsOptions): Promise<void> {
  const { aside, log, now } = options;
  const asideKey = `${kind}/${stored}/${storedKey(text)}`;
  if ((await aside.get(storedKey(asideKey))) !== undefined) return;
  const data = { kind, key: key ?? null, stored, text };
  const copy = writeText(ownerOf(text), asideKey, now() + KEPT_ASIDE_FOR, data);
  await aside.set(storedKey(asideKey), copy, KEPT_ASIDE_FOR);
  const name = key === undefined ? `stored as ${stored}` : `“${key}”`;
  log(`The record ${name} of ${kind} is damaged (${wrong}). It counts as absent; a copy is kept aside for 30 days.`);
}
