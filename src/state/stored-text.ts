/** How a record is written down. The owner comes first, so that even a text that broke off tells whose it is. */
import { z } from 'zod';
import type { Owner } from './state.js';

const storedRecord = z.strictObject({
  guild: z.string().nullable(),
  member: z.string().nullable(),
  key: z.string(),
  /** Milliseconds since 1970; null stays. The store removes it by itself: this is for whoever has to store it again. */
  expires: z.number().nullable(),
  data: z.unknown(),
});

export type StoredFields = z.infer<typeof storedRecord>;

export function writeText({ guild, member }: Owner, key: string, expires: number | null, data: unknown): string {
  return JSON.stringify({ guild, member, key, expires, data } satisfies StoredFields);
}

/** What could be read, or what is wrong with it, which never quotes it. */
export type Reading<T> =
  | { readonly fields: StoredFields; readonly data: T }
  | { readonly wrong: string; readonly fields?: StoredFields };

/** Reads what was stored and checks its data. */
export function readText<T>(text: string, schema: z.ZodType<T>): Reading<T> {
  const json = parseJson(text);
  if (json === undefined) return { wrong: 'it is not JSON' };
  const outer = storedRecord.safeParse(json);
  if (!outer.success) return { wrong: describe(outer.error) };
  const inner = schema.safeParse(outer.data.data);
  if (!inner.success) return { wrong: describe(inner.error, 'data'), fields: outer.data };
  return { fields: outer.data, data: inner.data };
}

/** The JSON value that a text stands for; undefined when it stands for none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const OWNER = /^\{"guild":("(?:[^"\\]|\\.)*"|null),"member":("(?:[^"\\]|\\.)*"|null)[,}]/;
const anOwner = z.object({ guild: z.string().nullable(), member: z.string().nullable() });

/** Whose a stored text is, as far as it can be told. */
export function ownerOf(text: string): Owner {
  const [, guild, member] = OWNER.exec(text) ?? [];
  const json = guild && member ? parseJson(`{"guild":${guild},"member":${member}}`) : parseJson(text);
  const { success, data } = anOwner.safeParse(json);
  return success ? data : { guild: null, member: null };
}

/** Where a value is not what it should be, without the value. */
export function describe({ issues }: z.ZodError, root = ''): string {
  const places = issues.map(({ path, code }) => `${[root, ...path].filter((part) => part !== '').join('.')}: ${code}`);
  return places.slice(0, 5).join(', ');
}

/** When a stored text's time is over, in milliseconds since 1970; null when never, or when that cannot be read. */
export function expiryOf(text: string): number | null {
  // Within a string the quotation marks would have backslashes.
  const [, expires] = /"expires":(\d{1,17})/.exec(text) ?? [];
  return expires === undefined ? null : Number(expires);
}
