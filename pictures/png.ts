/**
 * Makes Chromium's pictures small: at most 64 colours are enough for words on a dark ground, and take a third of the
 * bytes. The format: https://www.w3.org/TR/png-3/.
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_COLOURS = 64;

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Three bytes a pixel, row after row. */
  readonly colours: Buffer;
}

/** The same picture with few colours. Takes what Chromium writes: eight bits a channel, not interlaced; else a RangeError. */
export function shrinkPng(png: Buffer): Buffer {
  const { width, height, colours } = decode(png);
  const palette = choosePalette(colours);
  const nearest = new Map<number, number>();
  const rows = Buffer.alloc((width + 1) * height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const colour = colours.readUIntBE(pixel * 3, 3);
    if (!nearest.has(colour)) nearest.set(colour, nearestOf(palette, colour));
    rows[pixel + Math.floor(pixel / width) + 1] = nearest.get(colour) ?? 0;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  const entries = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]));
  const chunks = [
    chunk('IHDR', header),
    chunk('PLTE', entries),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND'),
  ];
  return Buffer.concat([SIGNATURE, ...chunks]);
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

function decode(png: Buffer): Pixels {
  const chunks: { readonly type: string; readonly data: Buffer }[] = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  const header = chunks[0]?.data ?? Buffer.alloc(13);
  const [width, height, channels] = [header.readUInt32BE(0), header.readUInt32BE(4), header[9] === 6 ? 4 : 3];
  if (header[8] !== 8 || (header[9] !== 2 && header[9] !== 6) || header[12] !== 0) {
    throw new RangeError('expected a PNG with eight bits a channel and no interlacing');
  }
  const packed = inflateSync(Buffer.concat(chunks.flatMap(({ type, data }) => (type === 'IDAT' ? [data] : []))));
  return { width, height, colours: withoutFilters(packed, width * channels, channels) };
}

/** Undoes what PNG does to rows before they are packed; drops the transparency. */
function withoutFilters(packed: Buffer, row: number, channels: number): Buffer {
  const height = packed.length / (row + 1);
  const bytes = Buffer.alloc(row * height);
  const colours = Buffer.alloc((bytes.length / channels) * 3);
  for (let y = 0; y < height; y++) {
    const filter = packed[y * (row + 1)] ?? 0;
    for (let x = 0; x < row; x++) {
      const at = y * row + x;
      const left = x < channels ? 0 : (bytes[at - channels] ?? 0);
      const up = bytes[at - row] ?? 0;
      const corner = x < channels ? 0 : (bytes[at - row - channels] ?? 0);
      bytes[at] = (packed[y * (row + 1) + 1 + x] ?? 0) + predict(filter, left, up, corner);
      const channel = x % channels;
      if (channel < 3) colours[((at - channel) / channels) * 3 + channel] = bytes[at] ?? 0;
    }
  }
  return colours;
}

function predict(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** The most frequent colours that are not much alike. */
function choosePalette(colours: Buffer): number[] {
  const counts = new Map<number, number>();
  for (let at = 0; at < colours.length; at += 3) {
    const colour = colours.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const frequent = [...counts].sort(([one, times], [other, more]) => more - times || one - other);
  const palette: number[] = [];
  for (const [colour] of frequent) {
    if (palette.length === MOST_COLOURS) break;
    if (palette.every((chosen) => distance(chosen, colour) > 60)) palette.push(colour);
  }
  return palette;
}

function nearestOf(palette: readonly number[], colour: number): number {
  let best = 0;
  palette.forEach((one, place) => {
    if (distance(one, colour) < distance(palette[best] ?? 0, colour)) best = place;
  });
  return best;
}

/** The square of how far two colours lie apart. */
function distance(one: number, other: number): number {
  const apart = (shift: number) => (((one >> shift) & 0xff) - ((other >> shift) & 0xff)) ** 2;
  return apart(16) + apart(8) + apart(0);
}
