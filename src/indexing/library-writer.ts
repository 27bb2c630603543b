/** Brings a shared library up to date with an index. */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Bulletin } from '../bulletins/bulletin.js';
import { printOf } from '../bulletins/print.js';
import { lexiconOf } from '../nlp/lexicon.js';
import { nameOf } from '../nlp/look-up.js';
import { NOT_THERE } from '../nlp/part.js';
import type { Catalogue, CataloguedBulletin } from '../nlp/partial-index.js';
import { analysing } from '../nlp/segment-builder.js';
import type { SentenceIndex } from '../nlp/sentence-index.js';
import { type Steps, withPauses } from '../nlp/steps.js';
import type { LanceConnection, LanceModules, LanceTable, Row } from './lance.js';
import {
  type Manifest,
  makeIndices,
  makeTables,
  openTables,
  type PlacedPage,
  quoted,
  type Tables,
  writeManifest,
} from './library-tables.js';
import { packSegment } from './segment-file.js';
import { sentenceRows } from './sentence-rows.js';

/** Rows that are written, or named in a condition, at a time. */
const AT_ONCE = 500;

/** A page as it is to be in the library. */
interface Page extends PlacedPage {
  readonly bulletins: readonly Bulletin[];
  readonly searched: Uint8Array;
}

export interface Writing {
  readonly connection: LanceConnection;
  readonly modules: LanceModules;
  /** The newest version that is there; null: none. */
  readonly before: Manifest | null;
  /** See `codeVersion`. */
  readonly code: string;
  /** Called with the number of pages written. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
}

/**
 * Writes what a library does not have of an index, takes out what the index does not have, and tells of it by a new
 * manifest: whoever reads before that, reads what was there. False when there was nothing to write.
 */
export async function writeLibrary(index: SentenceIndex, writing: Writing): Promise<boolean> {
  const { connection, modules, code } = writing;
  const before = writing.before?.code === code ? writing.before : null;
  const pages = await withPauses(findingPages(index, code), setImmediate);
  const bulletins = await withPauses(cataloguing(index), setImmediate);
  const { notEnglish, sentenceCount, averageLength } = index;
  if (before && isTold(before, pages, { bulletins, notEnglish })) return false;
  const tables = before ? await openTables(connection) : await makeTables(connection, modules);
  try {
    await bringUpToDate(tables, pages, writing);
    // Without rows there is nothing to make an index of.
    if (before && before.pages.length > 0) await Promise.all([tables.pages.optimize(), tables.sentences.optimize()]);
    else if (pages.length > 0) await makeIndices(tables, modules);
    const lexicon = await withPauses(lexiconOf(index), setImmediate);
    await writeManifest(connection, modules, {
      code,
      versions: { pages: await tables.pages.version(), sentences: await tables.sentences.version() },
      catalogue: { bulletins, notEnglish, sentenceCount, averageLength, lexicon },
      pages,
    });
    return true;
  } finally {
    tables.pages.close();
    tables.sentences.close();
  }
}

/** Whether a manifest tells of these pages and of nothing else. */
function isTold(
  { pages, catalogue }: Manifest,
  now: readonly PlacedPage[],
  told: Pick<Catalogue, 'bulletins' | 'notEnglish'>,
): boolean {
  const plain = (some: readonly PlacedPage[]) => some.map(({ key, numbers }) => [key, numbers]);
  return isDeepStrictEqual(
    [plain(pages), catalogue.bulletins, catalogue.notEnglish],
    [plain(now), told.bulletins, told.notEnglish],
  );
}

/** What is there is told by the tables: a writer that was killed may have left more than its manifest tells. */
async function bringUpToDate(tables: Tables, pages: readonly Page[], { onProgress }: Writing): Promise<void> {
  const rows = await tables.pages.query().select(['key']).toArray();
  const there = new Set(rows.map(({ key }) => String(key)));
  const wanted = new Map(pages.map((page) => [page.key, page]));
  const fresh = [...wanted.values()].filter(({ key }) => !there.has(key));
  for (let from = 0; from < fresh.length; from += AT_ONCE) {
    const batch = fresh.slice(from, from + AT_ONCE);
    const made = await withPauses(makingRows(batch), setImmediate);
    // Sentences first: a page that is there has all of its own, and those of one that is not are of a writer that was killed.
    await removing(
      tables.sentences,
      'page',
      batch.map(({ key }) => key),
    );
    if (made.sentences.length > 0) await tables.sentences.add(made.sentences);
    await tables.pages.add(made.pages);
    onProgress?.(Math.min(fresh.length, from + AT_ONCE), fresh.length);
  }
  const gone = [...there].filter((key) => !wanted.has(key));
  await removing(tables.pages, 'key', gone);
  await removing(tables.sentences, 'page', gone);
}

/** The rows of some pages, in steps. */
function* makingRows(
  batch: readonly Page[],
): Steps<{ readonly pages: readonly Row[]; readonly sentences: readonly Row[] }> {
  const [pages, sentences]: [Row[], Row[]] = [[], []];
  for (const { key, bulletins, searched } of batch) {
    const segment = yield* analysing(bulletins);
    pages.push({ key, segment: Buffer.from(packSegment(segment)), searched: Buffer.from(searched) });
    for (const row of sentenceRows(segment, searched)) sentences.push({ page: key, ...row });
  }
  return { pages, sentences };
}

async function removing(table: LanceTable, column: string, keys: readonly string[]): Promise<void> {
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    await table.delete(`${column} IN (${quoted(keys.slice(from, from + AT_ONCE))})`);
  }
}

/** The pages of an index in their order, with what tells them, in steps. */
function* findingPages(index: SentenceIndex, code: string): Steps<Page[]> {
  const indexed = new Map(index.bulletins.map((own, number) => [own.bulletin, { own, number }]));
  const pages: { bulletins: Bulletin[]; numbers: number[]; searched: Uint8Array[] }[] = [];
  let last: Bulletin | undefined;
  for (const bulletin of index.order) {
    const found = indexed.get(bulletin);
    if (last?.page !== bulletin.page) pages.push({ bulletins: [], numbers: [], searched: [] });
    const page = pages.at(-1);
    page?.bulletins.push(bulletin);
    page?.numbers.push(found?.number ?? NOT_THERE);
    if (found) page?.searched.push(index.columns.searched.subarray(found.own.firstSentence, found.own.endSentence));
    last = bulletin;
  }
  const told: Page[] = [];
  for (const { bulletins, numbers, searched } of pages) {
    const bits = Buffer.concat(searched);
    const json = JSON.stringify(bulletins);
    const hash = createHash('sha256').update(code).update(json).update(bits);
    told.push({ key: hash.digest('base64url'), bulletins, numbers, searched: bits });
    yield json.length;
  }
  return told;
}

/** What is known of the bulletins of an index without reading them, in steps. */
function* cataloguing(index: SentenceIndex): Steps<CataloguedBulletin[]> {
  const told: CataloguedBulletin[] = [];
  for (const [number, own] of index.bulletins.entries()) {
    const { text, blocks: _, ...bulletin } = own.bulletin;
    const [name, print] = [nameOf(index, own), printOf(own.bulletin)];
    told.push({ bulletin, date: own.date, name, print, searched: index.searchedOf(number) });
    yield text.length;
  }
  return told;
}
