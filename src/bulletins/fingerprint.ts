import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { findFiles } from './find-files.js';
import { reasonOf } from './read-file.js';

/**
 * Tells, without reading a file, whether anything under some files and folders has changed: two fingerprints differ when a
 * file, a sidecar among them, was added, removed, moved, replaced or written to, or has become readable or unreadable.
 * Throws a LibraryError when a root is not there.
 */
export async function fingerprintOf(roots: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const root of roots) {
    const { prefix, files, skipped } = await findFiles(root);
    const add = (...facts: readonly unknown[]) => hash.update(`${JSON.stringify(facts)}\n`);
    add(prefix);
    for (const { path, real } of files) add(path, real, ...(await factsOf(real)));
    // What the walk meets beside files it tells in an order that is the file system's own.
    for (const line of skipped.map(({ path, reason }) => `${path}: ${reason}`).sort()) add(line);
  }
  return hash.digest('hex');
}

/**
 * What tells whether a file has changed. The change time is beside the others because a program can set the time of writing back, and permissions don't
 * touch it.
 */
export async function factsOf(path: string): Promise<readonly unknown[]> {
  try {
    const { size, mtimeMs, ctimeMs, ino } = await stat(path);
    return [size, mtimeMs, ctimeMs, ino];
  } catch (error) {
    return [reasonOf(error)];
  }
}
