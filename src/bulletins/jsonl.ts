import { blocksOf } from './blocks.js';
import type { Bulletin } from './bulletin.js';
import { metaOf, parseObject, shown } from './meta.js';
import type { Page, Reading, Remark } from './page.js';

const NEWLINE = 0x0a;

/**
 * Reads an archive of bulletins, one JSON object a line, as it streams in: one reading for each chunk, so that the whole
 * archive never lies in memory at once. A line that can't be read is skipped with a remark. Of the sidecar only url and
 * publisher count, for the records that have none: its title and date can't be those of every record.
 */
export async function* readJsonl(
  chunks: AsyncIterable<Uint8Array>,
  page: Page,
  maxRecordBytes: number,
): AsyncGenerator<Reading> {
  const splitter = new LineSplitter(maxRecordBytes);
  let line = 0;
  const readLines = (lines: readonly (Buffer | null)[]): Reading => {
    const readings = lines.map((bytes) => readLine(bytes, ++line, page, maxRecordBytes));
    return { bulletins: readings.flatMap((each) => each.bulletins), remarks: readings.flatMap((each) => each.remarks) };
  };
  for await (const chunk of chunks) yield readLines(splitter.feed(chunk));
  yield readLines(splitter.end());
}

/** Cuts a stream of bytes into lines. A line longer than the limit is given as null, and never held in memory. */
class LineSplitter {
  private pieces: Uint8Array[] = [];
  private length = 0;
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  feed(chunk: Uint8Array): (Buffer | null)[] {
    const lines: (Buffer | null)[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      this.add(chunk.subarray(start, end));
      lines.push(this.take());
      start = end + 1;
    }
    this.add(chunk.subarray(start));
    return lines;
  }

  end(): (Buffer | null)[] {
    return this.length > 0 ? [this.take()] : [];
  }

  private add(piece: Uint8Array): void {
    this.length += piece.length;
    if (this.length > this.limit) this.pieces = [];
    else this.pieces.push(piece);
  }

  private take(): Buffer | null {
    const line = this.length > this.limit ? null : Buffer.concat(this.pieces);
    this.pieces = [];
    this.length = 0;
    return line;
  }
}

function readLine(bytes: Buffer | null, line: number, page: Page, limit: number): Reading {
  const result = bytes ? readRecord(bytes, line, page) : `it is longer than ${limit} bytes`;
  if (result === null) return { bulletins: [], remarks: [] };
  if (typeof result === 'string') return { bulletins: [], remarks: [{ line, reason: `skipped, ${result}` }] };
  return result;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** The record of a line, null when the line is blank, or why it can't be read. */
function readRecord(bytes: Buffer, line: number, page: Page): Reading | string | null {
  let json: string;
  try {
    json = UTF8.decode(bytes).trim();
  } catch {
    return 'it is not UTF-8';
  }
  if (json === '') return null;
  const fields = parseObject(json);
  if (typeof fields === 'string') return fields;
  const { text } = fields;
  if (typeof text !== 'string') return `expected a field “text” with the bulletin's text, got ${shown(text)}`;
  const blocks = blocksOf(text);
  if (blocks.length === 0) return 'its “text” has no words';
  const { meta, remarks } = metaOf(fields);
  const id = idOf(fields) ?? `${page.id}:${line}`;
  const bulletin: Bulletin = {
    id,
    page: id,
    kind: 'article',
    text,
    blocks,
    title: meta.title ?? null,
    date: meta.date ?? null,
    source: page.source,
    publisher: meta.publisher ?? page.meta?.publisher ?? null,
    url: meta.url ?? page.meta?.url ?? null,
  };
  const told: Remark[] = remarks.map((remark) => ({ line, reason: `loaded, but ${remark}` }));
  return { bulletins: [bulletin], remarks: told };
}

function idOf({ id, _id }: Readonly<Record<string, unknown>>): string | null {
  for (const value of [id, _id]) {
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string' && value.trim() !== '') return value;
  }
  return null;
}
