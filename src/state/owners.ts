/** Finds records by whom they belong to, on every kind of store alike: it looks through all of them, batch by batch. */
import type { Namespace } from './namespace.js';
import type { Owner } from './state.js';
import { ownerOf } from './stored-text.js';

const BATCH = 500;

/** Removes every record of a guild or a member; gives their number. */
export async function forget(namespaces: readonly Namespace[], whose: keyof Owner, id: string): Promise<number> {
  let gone = 0;
  for (const namespace of namespaces) {
    let batch: string[] = [];
    for await (const key of keysOf(namespace, whose, id)) {
      batch.push(key);
      gone += 1;
      if (batch.length < BATCH) continue;
      await namespace.deleteAll(batch);
      batch = [];
    }
    await namespace.deleteAll(batch);
  }
  return gone;
}

/** How many records a guild or a member has, by namespace. */
export async function count(
  namespaces: readonly Namespace[],
  whose: keyof Owner,
  id: string,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const namespace of namespaces) {
    let number = 0;
    for await (const _ of keysOf(namespace, whose, id)) number += 1;
    counts[namespace.name] = number;
  }
  return counts;
}

/** The guilds that have records, each once, in the order of their ids. */
export async function guildsOf(namespaces: readonly Namespace[]): Promise<readonly string[]> {
  const guilds = new Set<string>();
  for (const namespace of namespaces) {
    for await (const [, text] of namespace.entries()) {
      const { guild } = ownerOf(text);
      if (guild !== null) guilds.add(guild);
    }
  }
  return [...guilds].sort();
}

async function* keysOf(namespace: Namespace, whose: keyof Owner, id: string): AsyncGenerator<string> {
  const written = JSON.stringify(id);
  for await (const [key, text] of namespace.entries()) {
    // Most texts are somebody else's, and looking for the id is much faster than reading them.
    if (text.includes(written) && ownerOf(text)[whose] === id) yield key;
  }
}
