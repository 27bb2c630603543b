/** Reads a version of a shared library. */
import { parseIsoDay } from '../nlp/dates.js';
import { type FirstStage, type PageSource, PartialIndex, type ReadPage } from '../nlp/partial-index.js';
import { type LanceConnection, type LanceModules, LibraryStoreError, type Row } from './lance.js';
import { type Manifest, openTables, type PlacedPage, quoted, type Tables } from './library-tables.js';
import type { PageCache, StoredPage } from './page-cache.js';
import { unpackSegment } from './segment-file.js';

/** The best so many sentences are found. */
const FOUND = 400;
/** Of their pages so many are read; the others have the least of them. */
const MOST_PAGES = 96;
/** What words count in a sentence, and beside it or in its title. As in our own BM25F. */
const BOOST = { own: 3, around: 1 };

export interface Reading {
  readonly connection: LanceConnection;
  readonly modules: LanceModules;
  readonly manifest: Manifest;
  /** Pages that were read before, of this version or another: a page's key tells its content. */
  readonly cache: PageCache;
}

/** Opens just the version that a manifest tells of: what is written meanwhile is not seen. */
export async function openVersion({ connection, modules, manifest, cache }: Reading): Promise<PartialIndex> {
  const tables = await openTables(connection);
  await tables.pages.checkout(manifest.versions.pages);
  await tables.sentences.checkout(manifest.versions.sentences);
  return PartialIndex.unread(manifest.catalogue, new LancePages(tables, modules, manifest, cache));
}

class LancePages implements PageSource {
  readonly #tables: Tables;
  readonly #modules: LanceModules;
  readonly #cache: PageCache;
  readonly #byKey: ReadonlyMap<string, readonly PlacedPage[]>;
  readonly #byBulletin = new Map<number, PlacedPage>();

  constructor(tables: Tables, modules: LanceModules, { pages }: Manifest, cache: PageCache) {
    this.#tables = tables;
    this.#modules = modules;
    this.#cache = cache;
    const byKey = new Map<string, PlacedPage[]>();
    for (const page of pages) {
      byKey.set(page.key, [...(byKey.get(page.key) ?? []), page]);
      for (const number of page.numbers) this.#byBulletin.set(number, page);
    }
    this.#byKey = byKey;
  }

  async find({ terms, days, ...limits }: FirstStage): Promise<readonly ReadPage[]> {
    const query = this.#queryOf(terms, days);
    const conditions = conditionsOf(limits);
    if (!query) return [];
    let search = this.#tables.sentences.query().fullTextSearch(query).select(['page', '_score']).limit(FOUND);
    if (conditions.length > 0) search = search.where(conditions.join(' AND '));
    const keys = new Set((await search.toArray()).map(({ page }) => String(page)));
    return this.#read([...keys].slice(0, MOST_PAGES).flatMap((key) => this.#byKey.get(key) ?? []));
  }

  pagesOf(bulletins: readonly number[]): Promise<readonly ReadPage[]> {
    return this.#read([...new Set(bulletins.flatMap((number) => this.#byBulletin.get(number) ?? []))]);
  }

  /** Terms that count alike are looked for together. */
  #queryOf(terms: FirstStage['terms'], days: FirstStage['days']): object | null {
    const { MatchQuery, BooleanQuery, Occur } = this.#modules.lance;
    const alike = new Map<number, string[]>();
    for (const [term, weight] of terms) alike.set(weight, [...(alike.get(weight) ?? []), term]);
    const queries = [...alike].flatMap(([weight, words]) =>
      (['own', 'around'] as const).map(
        (column) => new MatchQuery(words.join(' '), column, { boost: weight * BOOST[column] }),
      ),
    );
    if (days.length > 0) queries.push(new MatchQuery(days.join(' '), 'days', { boost: BOOST.around }));
    return queries.length === 0 ? null : new BooleanQuery(queries.map((query) => [Occur.Should, query]));
  }

  async #read(pages: readonly PlacedPage[]): Promise<readonly ReadPage[]> {
    // Taken out at once: what is read for others meanwhile may push them out of the cache.
    const stored = new Map(pages.map(({ key }) => [key, this.#cache.get(key)]));
    const missing = [...stored.keys()].filter((key) => !stored.get(key));
    if (missing.length > 0) {
      const rows = await this.#tables.pages
        .query()
        .where(`key IN (${quoted(missing)})`)
        .toArray();
      for (const row of rows) {
        const page = storedPage(row);
        stored.set(String(row.key), page);
        this.#cache.set(String(row.key), page);
      }
    }
    return pages.map(({ key, numbers }) => {
      const page = stored.get(key);
      if (!page) throw new LibraryStoreError(`it names a page that it does not have: ${key}`);
      return { segment: page.segment, searched: page.searched, numbers: Uint32Array.from(numbers) };
    });
  }
}

function storedPage({ segment, searched }: Row): StoredPage {
  const bytes = segment as Uint8Array;
  return { segment: unpackSegment(bytes), searched: new Uint8Array(searched as Uint8Array), bytes: bytes.length };
}

/** The limits of a search as conditions. As in `limitTo`, limits that are no days are ignored. */
function conditionsOf({ from, to, source }: Pick<FirstStage, 'from' | 'to' | 'source'>): string[] {
  const isDay = (day: string | undefined) => parseIsoDay(day ?? '') !== undefined;
  const conditions: string[] = [];
  if (isDay(from) || isDay(to)) conditions.push(`first <> ''`);
  if (isDay(from)) conditions.push(`last >= '${from}'`);
  if (isDay(to)) conditions.push(`first <= '${to}'`);
  if (source) conditions.push(`strpos(origin, '${source.toLowerCase().replaceAll("'", "''")}') > 0`);
  return conditions;
}
