import { setTimeout } from 'node:timers/promises';
import { fingerprintOf } from './fingerprint.js';
import { type Library, type LoadOptions, loadLibrary } from './library.js';

/** What is written to is left alone for so long, in milliseconds: longer than the times of common file systems are exact. */
const REST_MS = 1_000;
/** So many reads in a row may be put off because something is being written. */
const MOST_PUT_OFF = 5;

type Pause = (ms: number) => Promise<unknown>;

/**
 * Keeps watch over files and folders by looking at them when asked.
 *
 * Half a file is never used for good: what was read counts as the state that was seen *before* the reading, so that
 * whatever is written later is found by the next look. And it is hardly ever used at all: what has changed is read only
 * when it has kept still for a second and while it is read; else it is left to the next look. Where something is always
 * being written, every sixth look takes what it gets.
 */
export class Changes {
  readonly #roots: readonly string[];
  readonly #pause: Pause;
  /** The state that the bulletins in use were read from; null when it is not known. */
  #known: string | null = null;
  #putOff = 0;

  constructor(roots: readonly string[], pause: Pause = setTimeout) {
    this.#roots = roots;
    this.#pause = pause;
  }

  /** Notes what is there, for a caller that is about to read it. */
  async note(): Promise<void> {
    this.#known = await fingerprintOf(this.#roots);
  }

  /**
   * Reads everything again, but for files that are known and as they were, and hands it to `use`, when something has changed since it was read last; else, and when it is
   * put off, gives false. Throws a LibraryError when a root is not there. When `use` throws, the next look reads again.
   */
  async readInto(use: (library: Library) => Promise<void>, known?: LoadOptions['known']): Promise<boolean> {
    const seen = await fingerprintOf(this.#roots);
    if (seen === this.#known) {
      this.#putOff = 0;
      return false;
    }
    await this.#pause(REST_MS);
    const before = await fingerprintOf(this.#roots);
    if (before !== seen && this.#mayPutOff()) return false;
    const library = await loadLibrary(this.#roots, known ? { known } : {});
    if ((await fingerprintOf(this.#roots)) !== before && this.#mayPutOff()) return false;
    await use(library);
    this.#known = before;
    this.#putOff = 0;
    return true;
  }

  #mayPutOff(): boolean {
    return ++this.#putOff <= MOST_PUT_OFF;
  }
}
