import type { Bulletin } from './bulletin.js';
import { Collection } from './collection.js';
import { type FoundFile, findFiles } from './find-files.js';
import { factsOf } from './fingerprint.js';
import { EXTENSIONS, extensionOf, type Limits, readerFor } from './formats.js';
import { firstLine, type ReadMeta, readSidecar } from './meta.js';
import type { FileReading, Page, Reading, Remark } from './page.js';
import { readText, Unreadable } from './read-file.js';
import type { Skipped } from './skipped.js';

export { LibraryError } from './find-files.js';
export type { FileReading } from './page.js';
export { describeSkipped, type Skipped } from './skipped.js';

/** All bulletins that could be loaded, and what could not. */
export interface Library {
  /** In the order of roots, then of paths; a page's article before its briefs. */
  readonly bulletins: readonly Bulletin[];
  /** How many pages and records they stand on. */
  readonly pages: number;
  readonly skipped: readonly Skipped[];
  /** What was read of each file, in the same order. */
  readonly files: readonly FileReading[];
}

export interface LoadOptions extends Partial<Limits> {
  /** Files that were read before, by their keys: they are not read again while they are as they were. */
  readonly known?: ReadonlyMap<string, FileReading>;
  /** Told after each file. */
  readonly onProgress?: (filesDone: number, files: number) => void;
}

const MEBIBYTE = 2 ** 20;
const LIMITS: Limits = { maxDocumentBytes: 16 * MEBIBYTE, maxArchiveBytes: 128 * MEBIBYTE };
const SIDECAR = '.meta.json';
/** A broken archive may have a million broken lines; more remarks than this are not kept for one file. */
const MOST_REMARKS = 100;

/**
 * Loads every bulletin under the given files and folders. What can't be read is told in `skipped` and the rest loads;
 * only a root that does not exist throws, a LibraryError. The same files give the same library, in the same order.
 */
export async function loadLibrary(roots: readonly string[], options: LoadOptions = {}): Promise<Library> {
  const shelves: Shelf[] = [];
  for (const root of roots) shelves.push(await openShelf(root));
  const collection = new Collection();
  const files = shelves.reduce((sum, shelf) => sum + shelf.files.length, 0);
  let done = 0;
  for (const shelf of shelves) {
    for (const file of shelf.files) {
      await loadFile(file, shelf, collection, { ...LIMITS, ...options });
      options.onProgress?.(++done, files);
    }
    collection.skipped.push(...shelf.skipped.sort(byPath));
  }
  const { bulletins, pages, skipped, files: read } = collection;
  return { bulletins, pages, skipped, files: read };
}

type Options = LoadOptions & Limits;

/** A root and what lies under it. */
interface Shelf {
  readonly prefix: string;
  /** Without the sidecars. */
  readonly files: readonly FoundFile[];
  /** By the path of the file that they belong to. */
  readonly sidecars: ReadonlyMap<string, FoundFile>;
  readonly skipped: Skipped[];
}

async function openShelf(root: string): Promise<Shelf> {
  const { prefix, files: found, skipped: told } = await findFiles(root);
  const isSidecar = ({ path }: FoundFile) => path.endsWith(SIDECAR);
  const files = found.filter((file) => !isSidecar(file));
  const sidecars = new Map(found.filter(isSidecar).map((file) => [file.path.slice(0, -SIDECAR.length), file]));
  const known = new Set([...files.map(({ path }) => prefix + path), ...told.map(({ path }) => path)]);
  const orphans = [...sidecars.keys()].filter((path) => !known.has(prefix + path));
  const skipped = orphans.map((path) => ({
    path: prefix + path + SIDECAR,
    reason: `skipped, it is a sidecar, but the file it belongs to, ${path}, is not there`,
  }));
  return { prefix, files, sidecars, skipped: [...told, ...skipped] };
}

const byPath = (a: Skipped, b: Skipped) => (a.path < b.path ? -1 : Number(a.path > b.path));

async function loadFile(file: FoundFile, shelf: Shelf, collection: Collection, options: Options): Promise<void> {
  if (!collection.claim(file.real)) return;
  const path = shelf.prefix + file.path;
  let count = 0;
  const tell = (remark: Remark) => {
    if (++count <= MOST_REMARKS) shelf.skipped.push({ path, ...remark });
  };
  try {
    const reading = await readingOf(file, shelf, options);
    collection.files.push(reading);
    for (const remark of reading.remarks) tell(remark);
    for (const reason of collection.add(reading.bulletins)) tell({ reason });
  } catch (error) {
    tell({ reason: `skipped, ${error instanceof Unreadable ? error.message : parserFailure(file.path, error)}` });
  }
  const more = count - MOST_REMARKS;
  if (more > 0) shelf.skipped.push({ path, reason: `skipped or loaded with a remark: ${more} more of its lines` });
}

/** Reads a file, unless it is known. */
async function readingOf(file: FoundFile, shelf: Shelf, { known, ...limits }: Options): Promise<FileReading> {
  const sidecar = shelf.sidecars.get(file.path);
  const key = JSON.stringify([shelf.prefix, file.path, file.real]);
  const facts = JSON.stringify([await factsOf(file.real), sidecar ? await factsOf(sidecar.real) : null]);
  const before = known?.get(key);
  return before?.facts === facts ? before : { key, facts, ...(await readFile(file, shelf, limits)) };
}

/** A parser met something that its authors did not think of: the other files are not to suffer for it. */
function parserFailure(path: string, error: unknown): string {
  const message = error instanceof Error ? firstLine(error.message) : String(error);
  return `reading it as .${extensionOf(path)} failed (${message})`;
}

async function readFile(file: FoundFile, shelf: Shelf, limits: Limits): Promise<Reading> {
  const read = readerFor(file.path);
  if (!read) throw new Unreadable(unknownFormat(file.path));
  const extension = extensionOf(file.path);
  const { meta, remarks: ofSidecar } = await sidecarOf(file, shelf, limits);
  const page: Page = { id: file.path.slice(0, -(extension.length + 1)), source: file.path, meta };
  const bulletins: Bulletin[] = [];
  const remarks: Remark[] = [];
  for await (const reading of read(file.real, page, limits)) {
    for (const bulletin of reading.bulletins) bulletins.push(bulletin);
    for (const remark of reading.remarks) remarks.push(remark);
  }
  if (bulletins.length + remarks.length === 0) throw new Unreadable('there are no words in it');
  for (const remark of ofSidecar) remarks.push({ reason: `loaded, but ${remark}` });
  return { bulletins, remarks };
}

function unknownFormat(path: string): string {
  const extension = extensionOf(path);
  const kind = extension === '' ? 'files without an extension' : `.${extension} files`;
  return `${kind} are not read: expected one of ${EXTENSIONS}`;
}

async function sidecarOf(file: FoundFile, { sidecars }: Shelf, limits: Limits): Promise<ReadMeta> {
  const sidecar = sidecars.get(file.path);
  if (!sidecar) return { meta: {}, remarks: [] };
  const name = sidecar.path.slice(sidecar.path.lastIndexOf('/') + 1);
  try {
    return readSidecar(await readText(sidecar.real, limits.maxDocumentBytes), name);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { meta: {}, remarks: [`its sidecar ${name} is passed over: ${error.message}`] };
  }
}
