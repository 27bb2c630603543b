import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Why a file can't be read, to be told in its one line. */
export class Unreadable extends Error {
  override name = 'Unreadable';
}

const CHUNK = 1 << 18;

/** The text of a UTF-8 file of at most `maxBytes`, without its byte order mark. Throws Unreadable. */
export async function readText(path: string, maxBytes: number): Promise<string> {
  const file = await openFile(path, maxBytes);
  const bytes = await file
    .readFile()
    .catch(fail)
    .finally(() => file.close());
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) throw new Unreadable('it is UTF-16: expected UTF-8, save it as that');
  if (bytes.includes(0)) throw new Unreadable('it is binary (it has NUL bytes): expected text');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable('it is not UTF-8: save it as that (it may be in an older encoding such as Windows-1252)');
  }
}

/** The bytes of a file of at most `maxBytes`, piece by piece. Throws Unreadable. */
export async function* readChunks(path: string, maxBytes: number): AsyncGenerator<Uint8Array> {
  const file = await openFile(path, maxBytes);
  try {
    for (;;) {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(CHUNK)).catch(fail);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/**
 * Opens a regular, non-empty file. Non-blocking, so that a pipe that has taken the file's place since the folder was
 * listed can't hold everything up.
 */
async function openFile(path: string, maxBytes: number): Promise<FileHandle> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(fail);
  const reason = await file.stat().then((stats) => {
    if (!stats.isFile()) return 'it is not a regular file';
    if (stats.size === 0) return 'it is empty';
    return stats.size > maxBytes ? `it is too large: ${size(stats.size)}, at most ${size(maxBytes)} are read` : null;
  }, reasonOf);
  if (reason === null) return file;
  await file.close();
  throw new Unreadable(reason);
}

function fail(error: unknown): never {
  throw new Unreadable(reasonOf(error), { cause: error });
}

const MEBIBYTE = 2 ** 20;
const size = (bytes: number) =>
  bytes < MEBIBYTE ? `${bytes} bytes` : `${Number((bytes / MEBIBYTE).toPrecision(3))} MiB`;

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  ENOENT: 'it is not there (any more)',
  ELOOP: 'it is a link that leads to itself',
  EISDIR: 'it is a folder',
};

/** What a failed file operation says to people. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return REASONS[code] ?? `it could not be read (${code})`;
}
