import type { KnownDate } from './bulletin.js';
import { parseDate } from './dates.js';
import type { Meta } from './page.js';

/** The metadata that could be read from some fields, and what was wrong with the others. */
export interface ReadMeta {
  readonly meta: Meta;
  readonly remarks: readonly string[];
}

const KNOWN = ['title', 'date', 'url', 'source'] as const;

/**
 * Checks the fields `title`, `date`, `url` and `source`. Missing, null and empty ones are no metadata; wrong ones are
 * told, as `owner` “date”.
 */
export function metaOf(fields: Readonly<Record<string, unknown>>, owner = 'its'): ReadMeta {
  const remarks: string[] = [];
  const read = <T>(
    name: (typeof KNOWN)[number],
    expected: string,
    parse: (value: unknown) => T | null,
  ): T | undefined => {
    const value = fields[name];
    if (value === undefined || value === null || value === '') return undefined;
    const parsed = parse(value);
    if (parsed === null) remarks.push(`${owner} “${name}” is passed over: expected ${expected}, got ${shown(value)}`);
    return parsed ?? undefined;
  };
  const title = read('title', 'a text', textOf);
  const date = read('date', 'a date such as 2024-02-16, 2024-02 or 16 February 2024', dateOf);
  const url = read('url', 'an address that begins with http:// or https://', webAddress);
  const publisher = read('source', 'the name of who published it', textOf);
  const meta = { ...(title && { title }), ...(date && { date }), ...(url && { url }), ...(publisher && { publisher }) };
  return { meta, remarks };
}

/**
 * Reads a sidecar file, `NAME.EXT.meta.json`. A broken one gives no metadata and one remark. `sidecar` is its name, for
 * the remarks.
 */
export function readSidecar(json: string, sidecar: string): ReadMeta {
  const fields = parseObject(json);
  if (typeof fields === 'string') return { meta: {}, remarks: [`its sidecar ${sidecar} is passed over: ${fields}`] };
  const { meta, remarks } = metaOf(fields, 'its sidecar’s');
  const unknown = Object.keys(fields).filter((key) => !KNOWN.some((known) => known === key));
  const names = unknown.map((key) => shown(key)).join(', ');
  const advice = `its sidecar ${sidecar} says ${names}, which means nothing here: expected ${KNOWN.join(', ')}`;
  return { meta, remarks: unknown.length > 0 ? [...remarks, advice] : remarks };
}

/** The object that a JSON text holds, or what is wrong with it. */
export function parseObject(json: string): Readonly<Record<string, unknown>> | string {
  try {
    const value: unknown = JSON.parse(json);
    if (isObject(value)) return value;
    return `expected a JSON object, {…}, got ${shown(value)}`;
  } catch (error) {
    return `it is not JSON (${error instanceof Error ? firstLine(error.message) : String(error)})`;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An http or https address in its normal form, else null. */
function webAddress(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const trimmed = value.trim();
  if (!/^https?:\/\//i.test(trimmed) || /\s/.test(trimmed)) return null;
  return URL.canParse(trimmed) ? trimmed : null;
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

function dateOf(value: unknown): KnownDate | null {
  return typeof value === 'string' || typeof value === 'number' ? parseDate(String(value)) : null;
}

/** A value as a message shows it: short, and on one line. */
export function shown(value: unknown): string {
  const text = firstLine(typeof value === 'string' ? `“${value}”` : (JSON.stringify(value) ?? String(value)));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** The message's first line, without control characters. */
export function firstLine(message: string): string {
  return (message.split('\n', 1)[0] ?? '').replace(/\p{Cc}+/gu, ' ').trim();
}
