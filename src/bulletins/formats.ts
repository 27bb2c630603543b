import type { Page, Reading } from './page.js';
import { readPageText } from './page-text.js';
import { readChunks, readText } from './read-file.js';

export interface Limits {
  /** Bytes of a document, and of one record in an archive. */
  readonly maxDocumentBytes: number;
  /** Bytes of an archive. */
  readonly maxArchiveBytes: number;
}

/** Reads a file: in one piece, or as it streams in. Throws Unreadable, or whatever a parser throws. */
export type Reader = (path: string, page: Page, limits: Limits) => AsyncIterable<Reading>;

/**
 * By extension. Each parser is loaded with the first file of its format: the start must not wait for those that nobody
 * needs.
 */
const READERS = new Map<string, Reader>([
  ...forEach(
    ['txt', 'text'],
    documents(async () => readPage),
  ),
  ...forEach(
    ['md', 'markdown'],
    documents(async () => (await import('./markdown.js')).readMarkdown),
  ),
  ...forEach(
    ['html', 'htm'],
    documents(async () => (await import('./html.js')).readHtml),
  ),
  ...forEach(['jsonl', 'ndjson'], archives),
]);

/** The extensions that are read, for messages. */
export const EXTENSIONS = [...READERS.keys()].map((extension) => `.${extension}`).join(', ');

/** The reader for a path's extension; null when its format is not read. */
export function readerFor(path: string): Reader | null {
  return READERS.get(extensionOf(path).toLowerCase()) ?? null;
}

/** What stands behind the last full stop of the file's name; empty when there is none. */
export function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const stop = name.lastIndexOf('.');
  return stop > 0 ? name.slice(stop + 1) : '';
}

function forEach(extensions: readonly string[], reader: Reader): [string, Reader][] {
  return extensions.map((extension) => [extension, reader]);
}

function documents(load: () => Promise<(input: string, page: Page) => Reading>): Reader {
  return async function* (path, page, { maxDocumentBytes }) {
    const input = await readText(path, maxDocumentBytes);
    const read = await load();
    yield read(input, page);
  };
}

const readPage = (input: string, page: Page): Reading => ({ bulletins: readPageText(input, page), remarks: [] });

async function* archives(path: string, page: Page, limits: Limits): AsyncGenerator<Reading> {
  const { readJsonl } = await import('./jsonl.js');
  yield* readJsonl(readChunks(path, limits.maxArchiveBytes), page, limits.maxDocumentBytes);
}
