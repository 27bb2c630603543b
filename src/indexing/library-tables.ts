/** The tables of a shared library, in LanceDB. */

import { NOT_THERE } from '../nlp/part.js';
import type { Catalogue } from '../nlp/partial-index.js';
import { type LanceConnection, type LanceModules, type LanceTable, LibraryStoreError, type Row } from './lance.js';
import { packSegment, unpackSegment } from './segment-file.js';

/** Where a page's bulletins are in the catalogue. */
export interface PlacedPage {
  /** Tells the page's content and what of it is searched from all others, whatever code analysed it. */
  readonly key: string;
  /** By bulletin of the page: its number in the catalogue, or `NOT_THERE`. */
  readonly numbers: readonly number[];
}

/** What the one row of the table `manifest` tells: a version of the library. */
export interface Manifest {
  /** What made it: a library of other code is not used. */
  readonly code: string;
  /** The versions of the two other tables that belong to it. */
  readonly versions: { readonly pages: number; readonly sentences: number };
  readonly catalogue: Catalogue;
  readonly pages: readonly PlacedPage[];
}

export interface Tables {
  /** A page a row: `key`, `segment` as a segment file has it, `searched` by sentence. */
  readonly pages: LanceTable;
  /**
   * A sentence that is searched a row: the `page` it stands on, its `own` terms, those `around` it, the `days` that it
   * tells of, the `first` and `last` day and the `origin` of its bulletin.
   */
  readonly sentences: LanceTable;
}

const WORDS = ['own', 'around', 'days'] as const;
/** Our terms are words already, so they are only told apart by blanks. */
const AS_THEY_ARE = {
  baseTokenizer: 'whitespace',
  withPosition: false,
  lowercase: false,
  stem: false,
  removeStopWords: false,
  asciiFolding: false,
  maxTokenLength: 1000,
};

/** Makes empty tables in place of those that are there. */
export async function makeTables(connection: LanceConnection, { arrow }: LanceModules): Promise<Tables> {
  const text = (name: string) => new arrow.Field(name, new arrow.Utf8(), false);
  const bytes = (name: string) => new arrow.Field(name, new arrow.Binary(), false);
  const columns = {
    pages: [text('key'), bytes('segment'), bytes('searched')],
    sentences: ['page', ...WORDS, 'first', 'last', 'origin'].map(text),
  };
  const make = (name: keyof Tables) =>
    connection.createEmptyTable(name, new arrow.Schema(columns[name]), { mode: 'overwrite' });
  return { pages: await make('pages'), sentences: await make('sentences') };
}

/** Indices over all that is there. Made when there are rows; brought up to date afterwards. */
export async function makeIndices({ pages, sentences }: Tables, { lance }: LanceModules): Promise<void> {
  await pages.createIndex('key', { config: lance.Index.btree() });
  for (const column of WORDS) await sentences.createIndex(column, { config: lance.Index.fts(AS_THEY_ARE) });
}

export async function openTables(connection: LanceConnection): Promise<Tables> {
  return { pages: await connection.openTable('pages'), sentences: await connection.openTable('sentences') };
}

/** Keys of pages as a list in a condition. They are hashes, which have no quotation marks. */
export function quoted(keys: readonly string[]): string {
  return keys.map((key) => `'${key}'`).join(', ');
}

/** Tells which version of the manifest is the newest without reading it; null when there is none. */
export async function manifestVersion(connection: LanceConnection): Promise<number | null> {
  if (!(await connection.tableNames()).includes('manifest')) return null;
  const table = await connection.openTable('manifest');
  try {
    return await table.version();
  } finally {
    table.close();
  }
}

/** Reads the newest manifest; null when there is none. Throws a LibraryStoreError when it can't be read. */
export async function readManifest(connection: LanceConnection): Promise<Manifest | null> {
  if (!(await connection.tableNames()).includes('manifest')) return null;
  const table = await connection.openTable('manifest');
  try {
    const [row] = await table.query().limit(1).toArray();
    return row ? parse(row) : null;
  } catch (error) {
    throw new LibraryStoreError('its manifest can’t be read', { cause: error });
  } finally {
    table.close();
  }
}

function parse({ code, pages, sentences, catalogue, lexicon }: Row): Manifest {
  const told = JSON.parse(Buffer.from(catalogue as Uint8Array).toString('utf8')) as Told;
  const placed = told.pages.map(([key, ...numbers]) => ({ key, numbers: numbers.map((n) => (n < 0 ? NOT_THERE : n)) }));
  return {
    code: String(code),
    versions: { pages: Number(pages), sentences: Number(sentences) },
    catalogue: { ...told.catalogue, lexicon: unpackSegment(lexicon as Uint8Array) },
    pages: placed,
  };
}

/** The catalogue without its lexicon, and the pages: key, and numbers of bulletins, below 0 for `NOT_THERE`. */
interface Told {
  readonly catalogue: Omit<Catalogue, 'lexicon'>;
  readonly pages: readonly (readonly [string, ...number[]])[];
}

/** Puts a manifest in place of the one that is there, whole or not at all. */
export async function writeManifest(
  connection: LanceConnection,
  { arrow }: LanceModules,
  { code, versions, catalogue: { lexicon, ...catalogue }, pages }: Manifest,
): Promise<void> {
  const told: Told = {
    catalogue,
    pages: pages.map(({ key, numbers }) => [key, ...numbers.map((n) => (n === NOT_THERE ? -1 : n))]),
  };
  const row = {
    code,
    ...versions,
    catalogue: Buffer.from(JSON.stringify(told)),
    lexicon: Buffer.from(packSegment(lexicon)),
  };
  const field = (name: string, type: unknown) => new arrow.Field(name, type, false);
  const schema = new arrow.Schema([
    field('code', new arrow.Utf8()),
    field('pages', new arrow.Int32()),
    field('sentences', new arrow.Int32()),
    field('catalogue', new arrow.Binary()),
    field('lexicon', new arrow.Binary()),
  ]);
  const table = await connection.createTable('manifest', [row], { schema, mode: 'overwrite' });
  table.close();
}
