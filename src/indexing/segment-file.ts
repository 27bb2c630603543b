import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Block, Bulletin } from '../bulletins/bulletin.js';
import { type FlatSegment, flatten, type Numbers, unflatten } from '../nlp/flat-segment.js';
import type { AnalysedBulletin, Segment } from '../nlp/segment.js';

/** A file that is not what it should be. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
}

const TYPES = { Uint8Array, Uint16Array, Uint32Array };

/** A string as bytes: one a character where that is enough, else two, so that each comes back as it was. */
interface StoredText {
  readonly bytes: number;
  readonly encoding: 'latin1' | 'utf16le';
}

/** What stands at the head of a segment's file: what follows, in order. */
interface Head {
  readonly arrays: readonly { readonly path: string; readonly type: keyof typeof TYPES; readonly length: number }[];
  readonly strings: readonly (StoredText & { readonly path: string })[];
  readonly bulletins: readonly (Omit<AnalysedBulletin, 'bulletin'> & {
    readonly bulletin: Omit<Bulletin, 'text' | 'blocks'>;
    readonly text: StoredText;
    /** Start, end and 1 for a title, block by block. */
    readonly blocks: readonly number[];
  })[];
}

const WIDE = /[\u0100-\uffff]/;

function stored(text: string): { bytes: Buffer; encoding: StoredText['encoding'] } {
  const encoding = WIDE.test(text) ? 'utf16le' : 'latin1';
  return { bytes: Buffer.from(text, encoding), encoding };
}

const bytesOf = (array: Numbers) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** Arrays begin at multiples of this, so that they can be used where they are. */
const ALIGNED = 8;
const padding = (size: number) => Buffer.alloc((ALIGNED - (size % ALIGNED)) % ALIGNED);

/** The pieces of a segment's file: sizes of head and arrays, the head, the arrays, the strings. */
function piecesOf(segment: Segment): Uint8Array[] {
  const { arrays, strings } = flatten(segment);
  const columns: Uint8Array[] = Object.values(arrays).flatMap((array) => [bytesOf(array), padding(array.byteLength)]);
  const texts: Uint8Array[] = [];
  const store = (text: string): StoredText => {
    const { bytes, encoding } = stored(text);
    texts.push(bytes);
    return { bytes: bytes.length, encoding };
  };
  const head: Head = {
    arrays: Object.entries(arrays).map(([path, array]) => {
      return { path, type: array.constructor.name as keyof typeof TYPES, length: array.length };
    }),
    strings: Object.entries(strings).map(([path, text]) => ({ path, ...store(text) })),
    bulletins: segment.bulletins.map(({ bulletin: { text, blocks, ...bulletin }, ...analysed }) => ({
      ...analysed,
      bulletin,
      text: store(text),
      blocks: blocks.flatMap(({ start, end, role }) => [start, end, role === 'title' ? 1 : 0]),
    })),
  };
  const json = Buffer.from(JSON.stringify(head));
  const sizes = [json.length, sizeOf(columns), sizeOf(texts)];
  return [Buffer.from(BigUint64Array.from(sizes, BigInt).buffer), json, ...columns, ...texts];
}

/** CRC-32, in eight hexadecimal digits. Of nothing Node’s function gives 0, whatever went before. */
export function checksumOf(pieces: readonly Uint8Array[]): string {
  return hexadecimal(pieces.reduce((crc, piece) => (piece.byteLength > 0 ? crc32(piece, crc) : crc), 0));
}

const hexadecimal = (checksum: number) => checksum.toString(16).padStart(8, '0');

const SIZES = 3 * 8;
const sizeOf = (pieces: readonly Uint8Array[]) => pieces.reduce((sum, { byteLength }) => sum + byteLength, 0);

/**
 * Writes a segment to a file in a folder, of which it gives the name: checksum and size, so that the name tells whether
 * the file is whole. The file is there whole or not at all.
 */
export async function writeSegment(folder: string, segment: Segment): Promise<string> {
  const pieces = piecesOf(segment);
  const name = `${checksumOf(pieces)}-${sizeOf(pieces)}.segment`;
  await writeWhole(join(folder, name), pieces);
  return name;
}

/** Writes a file beside its place, down to the disk, and moves it there. */
export async function writeWhole(path: string, pieces: readonly Uint8Array[]): Promise<void> {
  const beside = `${path}.${process.pid}.tmp`;
  const file = await open(beside, 'w');
  try {
    for (let i = 0; i < pieces.length; i += 512) await file.writev(pieces.slice(i, i + 512));
    await file.sync();
    await file.close();
    await rename(beside, path);
  } catch (error) {
    await file.close().catch(() => {});
    await rm(beside, { force: true });
    throw error;
  }
}

/** The bytes of a segment's file. */
export function packSegment(segment: Segment): Uint8Array {
  return Buffer.concat(piecesOf(segment));
}

/** The segment of such bytes. Throws a SnapshotError when they are none. */
export function unpackSegment(bytes: Uint8Array): Segment {
  if (bytes.length < SIZES) throw new SnapshotError('it is not a segment');
  // Copied, for arrays lie at multiples of their width in memory of their own.
  const sizes = new BigUint64Array(new Uint8Array(bytes.subarray(0, SIZES)).buffer);
  const [json = 0, columns = 0, texts = 0] = Array.from(sizes, Number);
  if (SIZES + json + columns + texts !== bytes.length) throw new SnapshotError('it is not a segment');
  const head = Buffer.from(bytes.subarray(SIZES, SIZES + json)).toString('utf8');
  const arrays = new Uint8Array(bytes.subarray(SIZES + json, SIZES + json + columns));
  return segmentOf(JSON.parse(head) as Head, arrays, bytes.subarray(SIZES + json + columns));
}

/** Reads a segment's file. Throws a SnapshotError when it is not what its name says. */
export async function readSegment(folder: string, name: string): Promise<Segment> {
  let file: FileHandle | undefined;
  try {
    file = await open(join(folder, name), 'r');
    return await readFrom(file, name);
  } catch (error) {
    throw error instanceof SnapshotError ? error : new SnapshotError(`${name} can’t be read`, { cause: error });
  } finally {
    await file?.close();
  }
}

async function readFrom(file: FileHandle, name: string): Promise<Segment> {
  const { size } = await file.stat();
  if (!name.endsWith(`-${size}.segment`)) throw new SnapshotError(`${name} has ${size} bytes`);
  const reader = new CheckedReader(file);
  const sizes = await reader.next(SIZES);
  const [json = 0, columns = 0, texts = 0] = Array.from(new BigUint64Array(sizes.buffer), Number);
  if (SIZES + json + columns + texts !== size) throw new SnapshotError(`${name} is not a segment`);
  const head = await reader.next(json);
  const arrays = await reader.next(columns);
  const strings = await reader.next(texts);
  if (!name.startsWith(`${hexadecimal(reader.checksum)}-`)) throw new SnapshotError(`${name} is damaged`);
  return segmentOf(JSON.parse(Buffer.from(head.buffer).toString('utf8')) as Head, arrays, strings);
}

/** Bytes that are read while the checksum of those before them is computed. */
const AHEAD = 4_000_000;

/** Reads a file part by part and computes its checksum by the way. */
class CheckedReader {
  readonly #file: FileHandle;
  #at = 0;
  /** CRC-32 of what was read so far. */
  checksum = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** The next bytes, in memory of their own: what is kept of one part does not keep another. */
  async next(size: number): Promise<Uint8Array<ArrayBuffer>> {
    // Not filled with zeros first, which takes as long as reading.
    const bytes = Buffer.allocUnsafeSlow(size);
    let checked = 0;
    for (let done = 0; done < size; ) {
      const reading = this.#file.read(bytes, done, Math.min(AHEAD, size - done), this.#at);
      this.#check(bytes.subarray(checked, done));
      checked = done;
      const { bytesRead } = await reading;
      if (bytesRead === 0) throw new SnapshotError('the file ends early');
      done += bytesRead;
      this.#at += bytesRead;
    }
    this.#check(bytes.subarray(checked));
    return bytes;
  }

  #check(bytes: Uint8Array): void {
    if (bytes.length > 0) this.checksum = crc32(bytes, this.checksum);
  }
}

function segmentOf({ arrays, strings, bulletins }: Head, columns: Uint8Array<ArrayBuffer>, texts: Uint8Array) {
  const flat: { arrays: Record<string, Numbers>; strings: Record<string, string> } = { arrays: {}, strings: {} };
  let at = 0;
  for (const { path, type, length } of arrays) {
    const array = new TYPES[type](columns.buffer, at, length);
    flat.arrays[path] = array;
    at += array.byteLength + padding(array.byteLength).length;
  }
  const buffer = Buffer.from(texts.buffer, texts.byteOffset, texts.byteLength);
  let place = 0;
  const take = ({ bytes, encoding }: StoredText) => {
    place += bytes;
    return buffer.toString(encoding, place - bytes, place);
  };
  for (const { path, ...text } of strings) flat.strings[path] = take(text);
  const analysed = bulletins.map(({ bulletin, text, blocks, ...rest }): AnalysedBulletin => {
    return { ...rest, bulletin: { ...bulletin, text: take(text), blocks: blocksOf(blocks) } };
  });
  return unflatten(flat satisfies FlatSegment, analysed);
}

function blocksOf(numbers: readonly number[]): Block[] {
  return Array.from({ length: numbers.length / 3 }, (_, i) => ({
    start: numbers[3 * i] ?? 0,
    end: numbers[3 * i + 1] ?? 0,
    role: numbers[3 * i + 2] === 1 ? 'title' : 'text',
  }));
}
