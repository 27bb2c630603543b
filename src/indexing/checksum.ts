/** Checksums of files, and reading a file with its checksum. */
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/** CRC-32, in eight hexadecimal digits. Of nothing Node’s function gives 0, whatever went before. */
export function checksumOf(pieces: readonly Uint8Array[]): string {
  return hexadecimal(pieces.reduce((crc, piece) => (piece.byteLength > 0 ? crc32(piece, crc) : crc), 0));
}

const hexadecimal = (checksum: number) => checksum.toString(16).padStart(8, '0');

/** Bytes that are read while those before them are checked and copied. */
const AHEAD = 1_000_000;

/**
 * Reads a file part by part and computes its checksum by the way.
 *
 * Through two small buffers by turns: memory that is touched for the first time is what takes longest, in some virtual
 * machines twice, once by the system that reads and once by who computes. The copy is touched but once.
 */
export class CheckedReader {
  readonly #file: FileHandle;
  readonly #buffers = [Buffer.allocUnsafeSlow(AHEAD), Buffer.allocUnsafeSlow(AHEAD)] as const;
  #at = 0;
  #crc = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** CRC-32 of what was read so far, in eight hexadecimal digits. */
  get checksum(): string {
    return hexadecimal(this.#crc);
  }

  /** The next bytes, in memory of their own: what is kept of one part does not keep another. Throws when there are fewer. */
  async next(size: number): Promise<Uint8Array<ArrayBuffer>> {
    // Not filled with zeros first, which takes as long as reading.
    const bytes = Buffer.allocUnsafeSlow(size);
    let ahead = this.#read(0, size);
    for (let [turn, done] = [1, 0]; done < size; turn++) {
      const read = await ahead;
      if (read.length === 0) throw new RangeError('the file ends early');
      ahead = this.#read(turn, size - done - read.length);
      this.#crc = crc32(read, this.#crc);
      done += read.copy(bytes, done);
    }
    return bytes;
  }

  /** Reads on, into one of the buffers. */
  async #read(turn: number, most: number): Promise<Buffer> {
    const buffer = this.#buffers[turn % 2] as Buffer;
    if (most === 0) return buffer.subarray(0, 0);
    const { bytesRead } = await this.#file.read(buffer, 0, Math.min(AHEAD, most), this.#at);
    this.#at += bytesRead;
    return buffer.subarray(0, bytesRead);
  }
}
