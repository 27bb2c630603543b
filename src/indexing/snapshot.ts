/** An index on disk: a manifest, and beside it a file for each segment. */
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bulletin } from '../bulletins/bulletin.js';
import type { FileReading } from '../bulletins/library.js';
import type { Remark } from '../bulletins/page.js';
import { assembling } from '../nlp/assembly.js';
import { type LiveSegment, removing, whole } from '../nlp/live-segment.js';
import { NOT_THERE } from '../nlp/part.js';
import type { Segment } from '../nlp/segment.js';
import { SentenceIndex } from '../nlp/sentence-index.js';
import { atOnce } from '../nlp/steps.js';
import { checksumOf } from './checksum.js';
import { readSegment, SnapshotError, writeSegment, writeWhole } from './segment-file.js';

const MANIFEST = 'manifest.json';

interface Manifest {
  /** What made it: an index of other code is not used. */
  readonly code: string;
  readonly segments: readonly { readonly file: string; readonly gone: readonly number[] }[];
  /** Number of the segment and number within it, bulletin by bulletin, in the order of the collection. */
  readonly order: readonly number[];
  /** Numbers of sentences that are in use, but not searched, since another has the same words. */
  readonly repeats: readonly number[];
  /** The files, in the order of the collection; those that can be used again while they are as they were have facts. */
  readonly files: readonly {
    readonly key: string;
    readonly facts: string | null;
    readonly bulletins: number;
    readonly remarks: readonly Remark[];
  }[];
}

/** An index with what was read of the files that it was made from. */
export interface Indexed {
  readonly index: SentenceIndex;
  readonly files: readonly FileReading[];
}

/** Keeps an index in a folder. One process at a time should write to it; that another does costs a rebuilding at most. */
export class Snapshot {
  readonly #folder: string;
  readonly #code: string;
  /** The segments that lie in the folder, with the names of their files. */
  readonly #names = new WeakMap<Segment, string>();

  /** @param code what tells the code and the language model that make an index: changes whenever they do */
  constructor(folder: string, code: string) {
    this.#folder = folder;
    this.#code = code;
  }

  /**
   * The index that was kept; null when none was. Throws a SnapshotError, whose message says why, when it can't be used:
   * it is damaged, or other code made it.
   */
  async load(): Promise<Indexed | null> {
    const text = await readFile(join(this.#folder, MANIFEST), 'utf8').catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw new SnapshotError('its manifest can’t be read', { cause: error });
    });
    return text === null ? null : this.#open(parse(text));
  }

  async #open({ code, segments, order, repeats, files }: Manifest): Promise<Indexed> {
    if (code !== this.#code) throw new SnapshotError('another version of the bot made it');
    const lives: LiveSegment[] = [];
    for (const { file, gone } of segments) {
      const segment = await readSegment(this.#folder, file);
      if (gone.some((number) => number >= segment.bulletins.length)) throw new SnapshotError(`${file} does not fit`);
      this.#names.set(segment, file);
      lives.push(atOnce(removing(whole(segment), gone)));
    }
    const bulletins: Bulletin[] = [];
    for (let i = 0; i < order.length; i += 2) {
      const own = lives[order[i] ?? -1]?.segment.bulletins[order[i + 1] ?? -1];
      if (!own) throw new SnapshotError('its manifest does not fit its segments');
      bulletins.push(own.bulletin);
    }
    const index = new SentenceIndex(
      atOnce(assembling(lives, bulletins, { before: searchedIn(lives, repeats), changed: [] })),
    );
    return { index, files: readingsOf(files, bulletins) };
  }

  /** Keeps an index in place of the one that was kept. Segments that are there already are not written again. */
  async save({ index, files }: Indexed): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const segments: { file: string; gone: number[] }[] = [];
    for (const { segment, gone } of index.parts) {
      const file = this.#names.get(segment) ?? (await writeSegment(this.#folder, segment));
      this.#names.set(segment, file);
      segments.push({ file, gone: [...(gone ?? []).keys()].filter((number) => gone?.[number] === 1) });
    }
    const [order, repeats] = [orderOf(index), repeatsOf(index)];
    const told: Manifest = { code: this.#code, segments, order, repeats, files: filesOf(index, files) };
    const json = Buffer.from(JSON.stringify(told));
    await writeWhole(join(this.#folder, MANIFEST), [Buffer.from(`${checksumOf([json])}\n`), json]);
    await this.#sweep(new Set(segments.map(({ file }) => file)));
  }

  /** Removes what no manifest names. What is new may be of another process that has not written its manifest yet. */
  async #sweep(used: ReadonlySet<string>): Promise<void> {
    const { mtimeMs } = await stat(join(this.#folder, MANIFEST));
    for (const name of await readdir(this.#folder)) {
      if (used.has(name) || name === MANIFEST) continue;
      const stats = await stat(join(this.#folder, name)).catch(() => null);
      if (stats && stats.mtimeMs < mtimeMs - IN_THE_MAKING_MS) await rm(join(this.#folder, name), { force: true });
    }
  }
}

/** So long a file may lie before its manifest does, in milliseconds. */
const IN_THE_MAKING_MS = 60_000;

/** A manifest behind its checksum: what is whole is what was written. */
function parse(text: string): Manifest {
  const [checksum, json = ''] = text.split('\n', 2);
  if (json === '' || checksum !== checksumOf([Buffer.from(json)])) throw new SnapshotError('its manifest is damaged');
  return JSON.parse(json) as Manifest;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function repeatsOf({ columns: { bulletins, searched } }: SentenceIndex): number[] {
  const repeats: number[] = [];
  searched.forEach((is, id) => {
    if (!is && bulletins[id] !== NOT_THERE) repeats.push(id);
  });
  return repeats;
}

/** By sentence: 1 when it is searched. Telling that by comparing sentences takes longer than reading all of them. */
function searchedIn(lives: readonly LiveSegment[], repeats: readonly number[]): Uint8Array {
  const searched = new Uint8Array(lives.reduce((sum, { segment }) => sum + segment.starts.length, 0)).fill(1);
  let base = 0;
  for (const { segment, gone } of lives) {
    const { firstSentences } = segment;
    gone?.forEach((is, local) => {
      if (is) searched.fill(0, base + (firstSentences[local] ?? 0), base + (firstSentences[local + 1] ?? 0));
    });
    base += segment.starts.length;
  }
  for (const id of repeats) searched[id] = 0;
  return searched;
}

function orderOf(index: SentenceIndex): number[] {
  const places = new Map<Bulletin, readonly [number, number]>();
  for (const [part, { segment, gone }] of index.parts.entries()) {
    for (const [local, { bulletin }] of segment.bulletins.entries()) {
      if (!gone?.[local]) places.set(bulletin, [part, local]);
    }
  }
  return index.order.flatMap((bulletin) => places.get(bulletin) ?? []);
}

/** The files, as far as their bulletins are in the index as they were read: not those that had to be given other ids. */
function filesOf(index: SentenceIndex, files: readonly FileReading[]): Manifest['files'] {
  let at = 0;
  return files.map(({ key, facts, bulletins, remarks }) => {
    const isSame = bulletins.every((bulletin, i) => index.order[at + i]?.id === bulletin.id);
    at += bulletins.length;
    return { key, facts: isSame ? facts : null, bulletins: bulletins.length, remarks };
  });
}

function readingsOf(files: Manifest['files'], bulletins: readonly Bulletin[]): FileReading[] {
  let at = 0;
  return files.flatMap(({ key, facts, bulletins: count, remarks }) => {
    const own = bulletins.slice(at, at + count);
    at += count;
    return facts === null ? [] : [{ key, facts, bulletins: own, remarks }];
  });
}
