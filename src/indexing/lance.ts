/** LanceDB as far as it is used here. It is no dependency: whoever sets LIBRARY_URL installs it beside the bot. */

/** A library that cannot be opened, read or written. */
export class LibraryStoreError extends Error {
  override readonly name = 'LibraryStoreError';
}

export interface LanceTable {
  add(rows: readonly Row[]): Promise<unknown>;
  delete(where: string): Promise<unknown>;
  query(): LanceQuery;
  version(): Promise<number>;
  checkout(version: number): Promise<void>;
  countRows(): Promise<number>;
  createIndex(column: string, options: { readonly config: unknown }): Promise<void>;
  /** Takes what is new into the indices, and removes versions that nobody has looked at for a week. */
  optimize(): Promise<unknown>;
  close(): void;
}

export interface LanceQuery {
  where(condition: string): LanceQuery;
  select(columns: readonly string[]): LanceQuery;
  limit(rows: number): LanceQuery;
  fullTextSearch(query: unknown): LanceQuery;
  toArray(): Promise<readonly Row[]>;
}

export type Row = Readonly<Record<string, unknown>>;

export interface LanceConnection {
  tableNames(): Promise<string[]>;
  openTable(name: string): Promise<LanceTable>;
  /** Makes a table anew; what was in it is in its older versions. */
  createEmptyTable(name: string, schema: unknown, options: { readonly mode: 'overwrite' }): Promise<LanceTable>;
  /** The same with its first rows, in one version. */
  createTable(
    name: string,
    rows: readonly Row[],
    options: { readonly schema: unknown; readonly mode: 'overwrite' },
  ): Promise<LanceTable>;
  close(): void;
}

interface Lance {
  connect(url: string): Promise<LanceConnection>;
  readonly MatchQuery: new (words: string, column: string, options: { readonly boost: number }) => object;
  readonly BooleanQuery: new (queries: readonly (readonly [unknown, object])[]) => object;
  readonly Occur: { readonly Should: unknown };
  readonly Index: { fts(options: Readonly<Record<string, unknown>>): unknown; btree(): unknown };
}

interface Arrow {
  readonly Schema: new (fields: readonly unknown[]) => unknown;
  readonly Field: new (name: string, type: unknown, nullable: boolean) => unknown;
  readonly Utf8: new () => unknown;
  readonly Binary: new () => unknown;
  readonly Int32: new () => unknown;
}

export interface LanceModules {
  readonly lance: Lance;
  readonly arrow: Arrow;
}

/** What is to be installed. */
export const PACKAGES = ['@lancedb/lancedb', 'apache-arrow'] as const;

/** Loads LanceDB; undefined when it is not installed, or not for this machine. */
export async function loadLance(): Promise<LanceModules | undefined> {
  try {
    // The names are values, so that neither compiler nor bundler looks for what may not be there.
    const [lance, arrow] = await Promise.all(PACKAGES.map((name): Promise<unknown> => import(name)));
    return { lance: lance as Lance, arrow: arrow as Arrow };
  } catch {
    return undefined;
  }
}
