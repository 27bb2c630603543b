import { existsSync, renameSync, statSync } from 'node:fs';
import { codeOf } from './state-error.js';

/** Whether an error of SQLite says that the file is not, or not wholly, a database. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error) ?? '');
}

/** Which file lies at a path, whatever its name becomes; undefined when there is none. */
export function fileAt(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stat && `${stat.dev}:${stat.ino}`;
}

/** A name that nothing has yet: the given one, or with a number behind it. */
export function freeName(name: string): string {
  let free = name;
  for (let number = 2; existsSync(free); number += 1) free = `${name}-${number}`;
  return free;
}

/**
 * Renames a damaged database and what belongs to it, and gives its new name. null when another file lies there by now,
 * since another process has moved the damaged one already.
 */
export function moveAside(path: string, damaged: string | undefined, now: Date): string | null {
  if (fileAt(path) !== damaged) return null;
  const name = freeName(`${path}.damaged-${now.toISOString().replaceAll(':', '-')}`);
  // The log first: a new database must not find one that is not its own.
  for (const ending of ['-wal', '-shm', '']) {
    if (existsSync(path + ending)) renameSync(path + ending, name + ending);
  }
  return name;
}
