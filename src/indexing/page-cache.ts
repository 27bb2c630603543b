import type { Segment } from '../nlp/segment.js';

/** A page as it was read. */
export interface StoredPage {
  readonly segment: Segment;
  /** By sentence: 1 when it is searched. */
  readonly searched: Uint8Array;
  /** What it takes in memory, about. */
  readonly bytes: number;
}

/** The pages that were used last. */
export class PageCache {
  readonly #most: number;
  #bytes = 0;
  /** Those that were used last stand last. */
  readonly #pages = new Map<string, StoredPage>();

  /** @param most how many bytes are kept */
  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): StoredPage | undefined {
    const page = this.#pages.get(key);
    if (page) {
      this.#pages.delete(key);
      this.#pages.set(key, page);
    }
    return page;
  }

  set(key: string, page: StoredPage): void {
    if (this.#pages.has(key)) return;
    this.#pages.set(key, page);
    this.#bytes += page.bytes;
    for (const [oldest, { bytes }] of this.#pages) {
      if (this.#bytes <= this.#most) return;
      this.#pages.delete(oldest);
      this.#bytes -= bytes;
    }
  }
}
