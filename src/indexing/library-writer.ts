/** Brings a shared library up to date with an index. */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Bulletin } from '../bulletins/bulletin.js';
import { printOf } from '../bulletins/print.js';
import { lexiconOf } from '../nlp/lexicon.js';
import { nameOf } from '../nlp/look-up.js';
import { NOT_THERE } from '../nlp/part.js';
import type { CataloguedBulletin } from '../nlp/partial-index.js';
import { analysing } from '../nlp/segment-builder.js';
import type { IndexedBulletin, SentenceIndex } from '../nlp/sentence-index.js';
import { withPauses } from '../nlp/steps.js';
import type { LanceConnection, LanceModules, LanceTable, Row } from './lance.js';
import {
  type Manifest,
  makeIndices,
  makeTables,
  openTables,
  type PlacedPage,
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
  const pages = pagesOf(index, code);
  const catalogued = index.bulletins.map((own, number) => catalogue(index, own, number));
  const isSame =
    before !== null &&
    JSON.stringify(before.pages.map(({ key, numbers }) => [key, numbers])) ===
      JSON.stringify(pages.map(({ key, numbers }) => [key, numbers])) &&
    JSON.stringify(before.catalogue.bulletins) === JSON.stringify(catalogued) &&
    JSON.stringify(before.catalogue.notEnglish) === JSON.stringify(index.notEnglish);
  if (isSame) return false;
  const tables = before ? await openTables(connection) : await makeTables(connection, modules);
  try {
    await bringUpToDate(tables, pages, { ...writing, before });
    // Without rows there is nothing to make an index of.
    if (before && before.pages.length > 0) await Promise.all([tables.pages.optimize(), tables.sentences.optimize()]);
    else if (pages.length > 0) await makeIndices(tables, modules);
    const { notEnglish, sentenceCount, averageLength } = index;
    const lexicon = await withPauses(lexiconOf(index), setImmediate);
    await writeManifest(connection, modules, {
      code,
      versions: { pages: await tables.pages.version(), sentences: await tables.sentences.version() },
      catalogue: { bulletins: catalogued, notEnglish, sentenceCount, averageLength, lexicon },
      pages,
    });
    return true;
  } finally {
    tables.pages.close();
    tables.sentences.close();
  }
}

async function bringUpToDate(tables: Tables, pages: readonly Page[], { before, onProgress }: Writing): Promise<void> {
  const known = new Set(before?.pages.map(({ key }) => key));
  const kept = new Set(pages.map(({ key }) => key));
  const fresh = [...new Map(pages.map((page) => [page.key, page])).values()].filter(({ key }) => !known.has(key));
  for (let from = 0; from < fresh.length; from += AT_ONCE) {
    const batch = fresh.slice(from, from + AT_ONCE);
    const rows: Row[] = [];
    const sentences: Row[] = [];
    for (const { key, bulletins, searched } of batch) {
      const segment = await withPauses(analysing(bulletins), setImmediate);
      rows.push({ key, segment: Buffer.from(packSegment(segment)), searched: Buffer.from(searched) });
      for (const row of sentenceRows(segment, searched)) sentences.push({ page: key, ...row });
    }
    await tables.pages.add(rows);
    if (sentences.length > 0) await tables.sentences.add(sentences);
    onProgress?.(Math.min(fresh.length, from + AT_ONCE), fresh.length);
  }
  const gone = [...known].filter((key) => !kept.has(key));
  await removing(tables.pages, 'key', gone);
  await removing(tables.sentences, 'page', gone);
}

async function removing(table: LanceTable, column: string, keys: readonly string[]): Promise<void> {
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    await table.delete(`${column} IN (${quoted(keys.slice(from, from + AT_ONCE))})`);
  }
}

/** Keys as a list in a condition. They are hashes, which have no quotation marks. */
export function quoted(keys: readonly string[]): string {
  return keys.map((key) => `'${key}'`).join(', ');
}

/** The pages of an index in their order, with what tells them. */
function pagesOf(index: SentenceIndex, code: string): Page[] {
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
  return pages.map(({ bulletins, numbers, searched }) => {
    const bits = Buffer.concat(searched);
    const hash = createHash('sha256').update(code).update(JSON.stringify(bulletins)).update(bits);
    return { key: hash.digest('base64url'), bulletins, numbers, searched: bits };
  });
}

function catalogue(index: SentenceIndex, own: IndexedBulletin, number: number): CataloguedBulletin {
  const { text: _, blocks: __, ...bulletin } = own.bulletin;
  return {
    bulletin,
    date: own.date,
    name: nameOf(index, own),
    print: printOf(own.bulletin),
    searched: index.searchedOf(number),
  };
}
