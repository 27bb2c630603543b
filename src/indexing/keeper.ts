import { setImmediate } from 'node:timers/promises';
import type { Bulletin } from '../bulletins/bulletin.js';
import type { FileReading, Library } from '../bulletins/library.js';
import { changeTo, changing } from '../nlp/index-update.js';
import { type Merged, mergeFrom, mergingParts, replacing } from '../nlp/part-merge.js';
import { buildIndex, type SentenceIndex } from '../nlp/sentence-index.js';
import { withPauses } from '../nlp/steps.js';
import { type AnalyseOptions, analyse } from './analyse.js';
import { makingOwn, SnapshotError } from './segment-file.js';
import type { Indexed, Snapshot } from './snapshot.js';

export interface KeeperOptions extends Pick<AnalyseOptions, 'worker' | 'large'> {
  /** Where the index is kept between starts; null: nowhere. */
  readonly snapshot: Snapshot | null;
  /** Told what the person who runs the bot should know. */
  readonly log: (message: string) => void;
}

/** Collections with fewer characters are analysed sooner than a snapshot of them is written. */
const WORTH_KEEPING = 1_000_000;

/** Whether the texts of some bulletins have so many characters together. No more of them are read than it takes to know. */
function hasCharacters(bulletins: readonly Bulletin[], many: number): boolean {
  let size = 0;
  for (const { text } of bulletins) {
    size += text.length;
    if (size >= many) return true;
  }
  return false;
}

/** Turns of the event loop that others have between two of tidying up, so that an update gets most of the time meanwhile. */
const TURNS = 4;

async function othersFirst(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await setImmediate();
}

/** Keeps the index in use: brings it up to date, tidies it up in the background and keeps it on disk. */
export class IndexKeeper {
  readonly #options: KeeperOptions;
  #inUse: Indexed = { index: buildIndex([]), files: [] };
  /** The index that lies on disk, as far as this process knows. */
  #kept: SentenceIndex | null = null;
  #tidying: Promise<void> = Promise.resolve();
  /** What was merged last, until it is in use. */
  #merged: Merged | null = null;
  #isUpdating = false;
  /** How many indexes have come into use. */
  #used = 0;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  get index(): SentenceIndex {
    return this.#inUse.index;
  }

  /** What was read of files, by their keys: what is as it was need not be read again. */
  get known(): ReadonlyMap<string, FileReading> {
    return new Map(this.#inUse.files.map((reading) => [reading.key, reading]));
  }

  /** Takes up the index that was kept on disk, if there is one that can be used; what speaks against it is logged. */
  async recall(): Promise<void> {
    try {
      const kept = await this.#options.snapshot?.load();
      if (!kept) return;
      this.#inUse = kept;
      this.#kept = kept.index;
    } catch (error) {
      if (!(error instanceof SnapshotError)) throw error;
      this.#options.log(`The index that was kept is not used, since ${error.message}. It is built anew.`);
    }
  }

  /** The index of a library, made from the one in use by analysing what is new; that one stays in use. One at a time. */
  async update(library: Library, onProgress?: AnalyseOptions['onProgress']): Promise<SentenceIndex> {
    this.#isUpdating = true;
    try {
      const index = await this.#tidied(setImmediate);
      const change = changeTo(index, library.bulletins);
      const isSame =
        change.fresh.length === 0 &&
        change.order.length === index.order.length &&
        change.order.every((bulletin, i) => bulletin === index.order[i]);
      if (isSame) return index;
      const segments = change.fresh.length > 0 ? await analyse(change.fresh, { ...this.#options, onProgress }) : [];
      return await withPauses(changing(index, change, segments), setImmediate);
    } finally {
      this.#isUpdating = false;
    }
  }

  /** Puts an index into use, with what was read of its files; then tidies it up and keeps it on disk, in the background. */
  use(index: SentenceIndex, files: readonly FileReading[]): void {
    this.#inUse = { index, files };
    const nth = ++this.#used;
    this.#tidying = this.#tidying.then(() => this.#tidyUp(nth));
  }

  /** Waits until what was begun is done. */
  async close(): Promise<void> {
    await this.#tidying;
  }

  async #tidyUp(nth: number): Promise<void> {
    try {
      await this.#merge();
      // What has come into use meanwhile is tidied up and kept next.
      if (nth === this.#used) await this.#keep();
    } catch (error) {
      this.#options.log(`The index could not be kept for the next start: ${String(error)}`);
    }
  }

  /** The index in use, with what was merged in it. */
  async #tidied(pause: () => Promise<unknown>): Promise<SentenceIndex> {
    const { index } = this;
    return this.#merged ? withPauses(replacing(index, this.#merged), pause) : index;
  }

  /**
   * Merges parts until they are few enough. Whatever comes into use meanwhile, what was merged is not lost: it takes the place of
   * its parts in that, or in the next that is made of it.
   */
  async #merge(): Promise<void> {
    for (;;) {
      const { index } = this;
      const tidied = await this.#tidied(othersFirst);
      if (this.index !== index) continue;
      this.#inUse = { ...this.#inUse, index: tidied };
      // An update that is under way was begun without it.
      if (!this.#isUpdating) this.#merged = null;
      const from = mergeFrom(tidied, this.#options.large);
      if (from === undefined) return;
      const parts = tidied.parts.slice(from);
      this.#merged = await withPauses(mergingParts(parts), othersFirst);
      // In what is merged nothing is left of what is gone, and so it is with what was read from a file in one piece.
      if (!parts.some(({ gone }) => gone)) continue;
      const own = this.#merged.segment.bulletins.map(({ bulletin }) => bulletin);
      await withPauses(makingOwn(own), othersFirst);
    }
  }

  async #keep(): Promise<void> {
    const { snapshot } = this.#options;
    const inUse = this.#inUse;
    if (!snapshot || inUse.index === this.#kept) return;
    if (!hasCharacters(inUse.index.order, WORTH_KEEPING)) return;
    await snapshot.save(inUse);
    this.#kept = inUse.index;
  }
}
