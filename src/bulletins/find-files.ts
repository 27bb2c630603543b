import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { reasonOf } from './read-file.js';
import type { Skipped } from './skipped.js';

/** A root that is not there: nothing can be loaded before its owner mends that. */
export class LibraryError extends Error {
  override name = 'LibraryError';
}

export interface FoundFile {
  /** Path under the root, with `/`. */
  readonly path: string;
  /** Where it really lies, for reading it and for telling whether two are one. */
  readonly real: string;
}

export interface Found {
  /** Put before a path, it gives the path as the owner of the files knows it. */
  readonly prefix: string;
  /** Sorted by path. */
  readonly files: readonly FoundFile[];
  readonly skipped: readonly Skipped[];
}

interface Walk {
  readonly root: string;
  readonly prefix: string;
  readonly realRoot: string;
  readonly files: FoundFile[];
  readonly skipped: Skipped[];
  readonly links: FoundFile[];
  /** The real paths of the files and folders met so far: what is met again is passed over, so no link can lead round. */
  readonly seen: Set<string>;
}

/**
 * All regular files under a root, or the root itself and its sidecar when it is a file. Dot files are passed over. Links
 * are followed when they lead to something under the root that is not met anyway. Throws LibraryError when there is no
 * such root.
 */
export async function findFiles(root: string): Promise<Found> {
  const realRoot = await realpath(root).catch((error: unknown) => missing(root, error));
  const stats = await stat(realRoot).catch((error: unknown) => missing(root, error));
  if (!stats.isDirectory()) return findFile(root, realRoot, stats.isFile());
  const prefix = /[/\\]$/.test(root) ? root : `${root}/`;
  const walk: Walk = { root, prefix, realRoot, files: [], skipped: [], links: [], seen: new Set() };
  await walkFolder(walk, { path: '', real: realRoot });
  for (let links = walk.links.splice(0); links.length > 0; links = walk.links.splice(0)) {
    for (const link of links.sort(byPath)) await followLink(walk, link);
  }
  return { prefix, files: walk.files.sort(byPath), skipped: walk.skipped };
}

const byPath = (a: FoundFile, b: FoundFile) => (a.path < b.path ? -1 : Number(a.path > b.path));

function missing(root: string, error: unknown): never {
  const looked = resolve(root) === root ? '' : ` (looked for at ${resolve(root)})`;
  throw new LibraryError(
    `expected a file or folder with bulletins at “${root}”${looked}, but ${reasonOf(error)}; give the path of one that exists`,
    { cause: error },
  );
}

async function findFile(root: string, real: string, isRegular: boolean): Promise<Found> {
  const path = basename(root);
  const prefix = root.slice(0, root.lastIndexOf(path));
  const special = { path: root, reason: 'skipped, it is not a regular file' };
  if (!isRegular) return { prefix, files: [], skipped: [special] };
  const folder = await realpath(dirname(resolve(root)));
  const sidecar = await realpath(`${resolve(root)}.meta.json`).catch(() => null);
  const isTaken = sidecar !== null && !isOutside(folder, sidecar) && (await stat(sidecar)).isFile();
  const files = [{ path, real }, ...(isTaken ? [{ path: `${path}.meta.json`, real: sidecar }] : [])];
  return { prefix, files, skipped: [] };
}

async function walkFolder(walk: Walk, folder: FoundFile): Promise<void> {
  if (walk.seen.has(folder.real)) return;
  walk.seen.add(folder.real);
  let entries: Dirent[];
  try {
    entries = await readdir(folder.real, { withFileTypes: true });
  } catch (error) {
    skip(walk, folder, reasonOf(error));
    return;
  }
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = folder.path === '' ? entry.name : `${folder.path}/${entry.name}`;
    await take(walk, { path, real: join(folder.real, entry.name) }, entry);
  }
}

async function take(walk: Walk, found: FoundFile, entry: Dirent): Promise<void> {
  if (entry.isSymbolicLink()) walk.links.push(found);
  else if (entry.isDirectory()) await walkFolder(walk, found);
  else if (!entry.isFile()) skip(walk, found, 'it is not a regular file');
  else if (!walk.seen.has(found.real)) {
    walk.seen.add(found.real);
    walk.files.push(found);
  }
}

async function followLink(walk: Walk, link: FoundFile): Promise<void> {
  try {
    const real = await realpath(link.real);
    if (isOutside(walk.realRoot, real)) return skip(walk, link, 'it is a link that leads out of the folder');
    if (walk.seen.has(real)) return;
    const stats = await stat(real);
    if (stats.isDirectory()) return walkFolder(walk, { path: link.path, real });
    if (!stats.isFile()) return skip(walk, link, 'it is not a regular file');
    walk.seen.add(real);
    walk.files.push({ path: link.path, real });
  } catch (error) {
    const isDangling = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    skip(walk, link, isDangling ? 'it is a link that leads nowhere' : reasonOf(error));
  }
}

function isOutside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '..' || /^\.\.[/\\]/.test(way) || isAbsolute(way);
}

function skip({ root, prefix, skipped }: Walk, { path }: FoundFile, reason: string): void {
  skipped.push({ path: path === '' ? root : `${prefix}${path}`, reason: `skipped, ${reason}` });
}
