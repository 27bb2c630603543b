import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Block, Bulletin } from '../bulletins/bulletin.js';
import { type FlatSegment, flatten, type Numbers, unflatten } from '../nlp/flat-segment.js';
import { readPartsBy } from '../nlp/part-of-text.js';
import type { AnalysedBulletin, Segment } from '../nlp/segment.js';
import type { Steps } from '../nlp/steps.js';
import { CheckedReader, checksumOf } from './checksum.js';
import { fromBytes, type StoredEncoding, toBytes } from './text-bytes.js';

/** A file that is not what it should be. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
}

const TYPES = { Uint8Array, Uint16Array, Uint32Array };

interface StoredText {
  readonly bytes: number;
  readonly encoding: StoredEncoding;
}

/** Where the blocks of all bulletins lie among the arrays: start, end and 1 for a title, block by block. */
const BLOCKS = 'bulletins.blocks';
const PER_BLOCK = 3;

/** What stands at the head of a segment's file: what follows, in order. */
interface Head {
  readonly arrays: readonly { readonly path: string; readonly type: keyof typeof TYPES; readonly length: number }[];
  readonly strings: readonly (StoredText & { readonly path: string })[];
  readonly bulletins: readonly (Omit<AnalysedBulletin, 'bulletin'> & {
    readonly bulletin: Omit<Bulletin, 'text' | 'blocks'>;
    readonly text: StoredText;
    /** How many it has. */
    readonly blocks: number;
  })[];
}

const bytesOf = (array: Numbers) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** Arrays begin at multiples of this, so that they can be used where they are. */
const ALIGNED = 8;
const padding = (size: number) => Buffer.alloc((ALIGNED - (size % ALIGNED)) % ALIGNED);

/** The pieces of a segment's file: the sizes of the others, the head, the arrays, words and names, the texts of bulletins. */
function piecesOf(segment: Segment): Uint8Array[] {
  const { arrays: own, strings } = flatten(segment);
  const arrays = {
    ...own,
    [BLOCKS]: Uint32Array.from(segment.bulletins.flatMap(({ bulletin }) => numbersOf(bulletin.blocks))),
  };
  const columns: Uint8Array[] = Object.values(arrays).flatMap((array) => [bytesOf(array), padding(array.byteLength)]);
  const [words, texts]: [Uint8Array[], Uint8Array[]] = [[], []];
  const store = (text: string, among: Uint8Array[]): StoredText => {
    const { bytes, encoding } = toBytes(text);
    among.push(bytes);
    return { bytes: bytes.length, encoding };
  };
  const head: Head = {
    arrays: Object.entries(arrays).map(([path, array]) => {
      return { path, type: array.constructor.name as keyof typeof TYPES, length: array.length };
    }),
    strings: Object.entries(strings).map(([path, text]) => ({ path, ...store(text, words) })),
    bulletins: segment.bulletins.map(({ bulletin: { text, blocks, ...bulletin }, ...analysed }) => ({
      ...analysed,
      bulletin,
      text: store(text, texts),
      blocks: blocks.length,
    })),
  };
  const json = Buffer.from(JSON.stringify(head));
  const sizes = [json.length, sizeOf(columns), sizeOf(words), sizeOf(texts)];
  return [Buffer.from(BigUint64Array.from(sizes, BigInt).buffer), json, ...columns, ...words, ...texts];
}

const SIZES = 4 * 8;
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
  let at = SIZES;
  // Copied: arrays lie at multiples of their width in memory of their own, and texts don’t keep the rest.
  const [head, columns, words, texts] = sizesIn(bytes, bytes.length, 'it').map((size) => {
    at += size;
    return new Uint8Array(bytes.subarray(at - size, at));
  }) as Sections;
  return segmentOf(head, columns, words, texts);
}

type Sections = [head: Bytes, columns: Bytes, words: Bytes, texts: Bytes];
type Bytes = Uint8Array<ArrayBuffer>;

/**
 * How long head, arrays, words and texts are, as the beginning of a file tells. Throws a SnapshotError when they are not
 * what the file has.
 */
function sizesIn(bytes: Uint8Array, length: number, name: string): number[] {
  if (bytes.length < SIZES) throw new SnapshotError(`${name} is not a segment`);
  const sizes = Array.from(new BigUint64Array(new Uint8Array(bytes.subarray(0, SIZES)).buffer), Number);
  if (sizes.reduce((sum, size) => sum + size, SIZES) !== length) throw new SnapshotError(`${name} is not a segment`);
  return sizes;
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
  const sections: Bytes[] = [];
  for (const section of sizesIn(await reader.next(Math.min(SIZES, size)), size, name))
    sections.push(await reader.next(section));
  if (!name.startsWith(`${reader.checksum}-`)) throw new SnapshotError(`${name} is damaged`);
  const [head, columns, words, texts] = sections as Sections;
  return segmentOf(head, columns, words, texts);
}

/** Puts a segment together. Its arrays are used where they are, and the bytes of its bulletins' texts stay. */
function segmentOf(head: Bytes, columns: Bytes, words: Bytes, texts: Bytes): Segment {
  const { arrays, strings, bulletins }: Head = JSON.parse(Buffer.from(head.buffer).toString('utf8'));
  const flat: { arrays: Record<string, Numbers>; strings: Record<string, string> } = { arrays: {}, strings: {} };
  let at = 0;
  for (const { path, type, length } of arrays) {
    const array = new TYPES[type](columns.buffer, at, length);
    flat.arrays[path] = array;
    at += array.byteLength + padding(array.byteLength).length;
  }
  const { [BLOCKS]: numbersOfBlocks = new Uint32Array(0), ...own } = flat.arrays;
  const nextWords = takingFrom(words);
  for (const { path, ...text } of strings) flat.strings[path] = fromBytes(nextWords(text), text.encoding);
  // Copied, for bulletins outlive the segment.
  const blocks = numbersOfBlocks.slice();
  const nextText = takingFrom(texts);
  let block = 0;
  const analysed = bulletins.map((told): AnalysedBulletin => {
    const numbers = blocks.subarray(block, block + PER_BLOCK * told.blocks);
    block += numbers.length;
    return { date: told.date, language: told.language, bulletin: unread(told, nextText(told.text), numbers) };
  });
  return unflatten({ arrays: own, strings: flat.strings } satisfies FlatSegment, analysed);
}

/** Gives for each text in turn its bytes. */
function takingFrom(texts: Uint8Array): (text: StoredText) => Buffer {
  const buffer = Buffer.from(texts.buffer, texts.byteOffset, texts.byteLength);
  let place = 0;
  return ({ bytes }) => {
    place += bytes;
    return buffer.subarray(place - bytes, place);
  };
}

/** What gives the text of a bulletin memory of its own, and tells how many bytes it has. */
const owning = new WeakMap<Bulletin, () => number>();

/**
 * A bulletin whose text, or a part of it, is made of its bytes whenever it is read: that takes some microseconds, and making all of
 * them at once would be a third of loading, for few are read before the next start.
 */
function unread(
  { bulletin: about, text: { encoding } }: Head['bulletins'][number],
  bytes: Buffer,
  numbers: Numbers,
): Bulletin {
  let own = bytes;
  const bulletin: Bulletin = {
    ...about,
    get text() {
      return fromBytes(own, encoding);
    },
    get blocks() {
      return blocksOf(numbers);
    },
  };
  readPartsBy(bulletin, (start, end) => fromBytes(own, encoding, start, end));
  owning.set(bulletin, () => {
    own = Buffer.from(own);
    return own.length;
  });
  return bulletin;
}

/** So many bytes are copied in the time in which a character is read. */
const PER_CHARACTER = 100;

/**
 * Gives the texts of bulletins memory of their own, in steps. Those that were read from one file lie in one piece, of which
 * all stays as long as one of them does.
 */
export function* makingOwn(bulletins: Iterable<Bulletin>): Steps<void> {
  for (const bulletin of bulletins) {
    const copied = owning.get(bulletin)?.() ?? 0;
    owning.delete(bulletin);
    yield copied / PER_CHARACTER;
  }
}

const numbersOf = (blocks: readonly Block[]) =>
  blocks.flatMap(({ start, end, role }) => [start, end, role === 'title' ? 1 : 0]);

function blocksOf(numbers: Numbers): Block[] {
  return Array.from({ length: numbers.length / PER_BLOCK }, (_, i) => ({
    start: numbers[PER_BLOCK * i] ?? 0,
    end: numbers[PER_BLOCK * i + 1] ?? 0,
    role: numbers[PER_BLOCK * i + 2] === 1 ? 'title' : 'text',
  }));
}
