import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Block, Bulletin } from '../bulletins/bulletin.js';
import { type FlatSegment, flatten, type Numbers, unflatten } from '../nlp/flat-segment.js';
import type { AnalysedBulletin, Segment } from '../nlp/segment.js';
import type { Steps } from '../nlp/steps.js';
import { CheckedReader, checksumOf } from './checksum.js';

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
  const { arrays: own, strings } = flatten(segment);
  const arrays = {
    ...own,
    [BLOCKS]: Uint32Array.from(segment.bulletins.flatMap(({ bulletin }) => numbersOf(bulletin.blocks))),
  };
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
      blocks: blocks.length,
    })),
  };
  const json = Buffer.from(JSON.stringify(head));
  const sizes = [json.length, sizeOf(columns), sizeOf(texts)];
  return [Buffer.from(BigUint64Array.from(sizes, BigInt).buffer), json, ...columns, ...texts];
}

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
  const sizes = new BigUint64Array(new Uint8Array(bytes.subarray(0, SIZES)).buffer);
  const [json = 0, columns = 0, texts = 0] = Array.from(sizes, Number);
  if (SIZES + json + columns + texts !== bytes.length) throw new SnapshotError('it is not a segment');
  const head = headOf(bytes.subarray(SIZES, SIZES + json));
  const ends = [SIZES + json, SIZES + json + columns, SIZES + json + columns + wordsIn(head)] as const;
  // Copied: arrays lie at multiples of their width in memory of their own, and texts don’t keep the rest.
  const arrays = new Uint8Array(bytes.subarray(ends[0], ends[1]));
  return segmentOf(head, arrays, bytes.subarray(ends[1], ends[2]), new Uint8Array(bytes.subarray(ends[2])));
}

function headOf({ buffer, byteOffset, byteLength }: Uint8Array): Head {
  return JSON.parse(Buffer.from(buffer, byteOffset, byteLength).toString('utf8'));
}

/** How many bytes of the texts are those of words and names, which come first. */
const wordsIn = ({ strings }: Head) => strings.reduce((sum, { bytes }) => sum + bytes, 0);

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
  const head = headOf(await reader.next(json));
  const arrays = await reader.next(columns);
  const words = await reader.next(wordsIn(head));
  const own = await reader.next(texts - wordsIn(head));
  if (!name.startsWith(`${reader.checksum}-`)) throw new SnapshotError(`${name} is damaged`);
  return segmentOf(head, arrays, words, own);
}

/**
 * Puts a segment together.
 *
 * @param columns its arrays, which are used where they are
 * @param words the bytes of its strings
 * @param texts those of its bulletins' texts, which stay
 */
function segmentOf(
  { arrays, strings, bulletins }: Head,
  columns: Uint8Array<ArrayBuffer>,
  words: Uint8Array,
  texts: Uint8Array,
): Segment {
  const flat: { arrays: Record<string, Numbers>; strings: Record<string, string> } = { arrays: {}, strings: {} };
  let at = 0;
  for (const { path, type, length } of arrays) {
    const array = new TYPES[type](columns.buffer, at, length);
    flat.arrays[path] = array;
    at += array.byteLength + padding(array.byteLength).length;
  }
  const { [BLOCKS]: numbersOfBlocks = new Uint32Array(0), ...own } = flat.arrays;
  const nextWords = takingFrom(words);
  for (const { path, ...text } of strings) flat.strings[path] = nextWords(text).toString(text.encoding);
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

/** What gives the text of a bulletin memory of its own. */
const owning = new WeakMap<Bulletin, () => void>();

/**
 * A bulletin whose text is made of its bytes whenever it is read: that takes a microsecond, and making all of them at once would be a
 * third of loading, for few are read before the next start.
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
      return own.toString(encoding);
    },
    get blocks() {
      return blocksOf(numbers);
    },
  };
  owning.set(bulletin, () => {
    own = Buffer.from(own);
  });
  return bulletin;
}

/**
 * Gives the texts of bulletins memory of their own, in steps. Those that were read from one file lie in one piece, of which
 * all stays as long as one of them does.
 */
export function* makingOwn(bulletins: Iterable<Bulletin>): Steps<void> {
  for (const bulletin of bulletins) {
    owning.get(bulletin)?.();
    owning.delete(bulletin);
    yield bulletin.text.length;
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
