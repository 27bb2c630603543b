/** Segments as flat lists of typed arrays and strings: what passes between threads, and to and from a file. */
import type { AnalysedBulletin, Segment } from './segment.js';
import { analysing } from './segment-builder.js';
import { atOnce } from './steps.js';
import { StringTable } from './string-table.js';

export type Numbers = Uint8Array | Uint16Array | Uint32Array;

/** The parts of a segment by their paths ("postings.ids"), its bulletins left out. */
export interface FlatSegment {
  readonly arrays: Readonly<Record<string, Numbers>>;
  readonly strings: Readonly<Record<string, string>>;
}

type Node = { [name: string]: unknown };

const isNumbers = (value: unknown): value is Numbers => ArrayBuffer.isView(value);

/** Takes a segment apart. The arrays are those of the segment. */
export function flatten({ bulletins: _, ...columns }: Segment): FlatSegment {
  const arrays: Record<string, Numbers> = {};
  const strings: Record<string, string> = {};
  const visit = (path: string, value: unknown): void => {
    if (isNumbers(value)) arrays[path] = value;
    else if (typeof value === 'string') strings[path] = value;
    else if (value instanceof StringTable) {
      strings[`${path}.text`] = value.text;
      arrays[`${path}.ends`] = value.ends;
    } else for (const [name, inner] of Object.entries(value as Node)) visit(`${path}.${name}`, inner);
  };
  for (const [name, value] of Object.entries(columns)) visit(name, value);
  return { arrays, strings };
}

/**
 * Puts a segment together again. Throws a RangeError when it does not have just the parts, of just the types, that
 * segments have.
 */
export function unflatten({ arrays, strings }: FlatSegment, bulletins: readonly AnalysedBulletin[]): Segment {
  const expected = shapeOf(flatten(atOnce(analysing([]))));
  const got = shapeOf({ arrays, strings });
  if (got !== expected) throw new RangeError(`expected a segment of ${expected}, got ${got}`);
  const root: Node = { bulletins };
  for (const [path, value] of [...Object.entries(arrays), ...Object.entries(strings)])
    put(root, path.split('.'), value);
  return tabled(root) as unknown as Segment;
}

function shapeOf({ arrays, strings }: FlatSegment): string {
  const types = Object.entries(arrays).map(([path, array]) => `${path}:${array.constructor.name}`);
  return [...types, ...Object.keys(strings)].sort().join(' ');
}

function put(node: Node, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    node[name] = value;
    return;
  }
  node[name] ??= {};
  put(node[name] as Node, rest, value);
}

/** The same with string tables where there is a text and where its strings end. */
function tabled(node: Node): Node | StringTable {
  const { text, ends } = node;
  if (typeof text === 'string' && ends instanceof Uint32Array) return new StringTable(text, ends);
  for (const [name, value] of Object.entries(node)) {
    if (typeof value === 'object' && value !== null && !isNumbers(value) && !Array.isArray(value)) {
      node[name] = tabled(value as Node);
    }
  }
  return node;
}
