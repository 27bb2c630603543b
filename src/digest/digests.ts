import type { SentenceIndex } from '../nlp/sentence-index.js';
import type { Digest } from '../state/digests.js';
import type { State } from '../state/state.js';
import { type Arrivals, type News, noteArrivals } from './arrivals.js';
import { cursorOf, keyOf } from './ledger.js';
import type { Posting } from './posting.js';
import { DigestRunner } from './runner.js';
import { fitting } from './select.js';

export interface DigestsOptions {
  readonly state: () => Promise<State>;
  readonly posting: Posting;
  readonly index: () => SentenceIndex;
  /** Reads the bulletins again if they have changed. */
  readonly refresh: () => Promise<unknown>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: (message: string) => void;
}

/** The digests of a running bot: what is due is done by `run`, and commands ask it about the rest. */
export class Digests {
  readonly #with: DigestsOptions;
  #runner: DigestRunner | null = null;
  /** Those that were changed before all were loaded: whether they were seen then is not known. */
  readonly #changedEarly: Pick<Digest, 'guild' | 'id'>[] = [];
  #noted: { readonly index: SentenceIndex; readonly arrivals: Arrivals } | null = null;

  constructor(options: DigestsOptions) {
    this.#with = options;
  }

  /** Does all that is due. The first time it finds out which digests there are. Rejects with a StateError. */
  async run(): Promise<void> {
    this.#runner ??= await this.#load();
    if (this.#noted?.index !== this.#with.index()) {
      await this.#runner.correct();
      // Once for each reading, whether or not anything was corrected.
      await this.#library();
    }
    if (this.#runner.nextDue() <= this.#with.now()) await this.#runner.run();
  }

  /** When something is due next, in milliseconds since 1970; Infinity when nothing is. */
  nextDue(): number {
    return this.#runner?.nextDue() ?? this.#with.now();
  }

  /** Something in a guild has changed that digests may have been waiting for, or it has gone. */
  wake(guild: string): void {
    this.#runner?.wake(guild);
  }

  /** A digest was set, changed, resumed or removed. */
  changed(digest: Pick<Digest, 'guild' | 'id'>): void {
    if (this.#runner) this.#runner.changed(digest);
    else this.#changedEarly.push(digest);
  }

  /** The newest arrival, after which a digest that is set up now begins. Rejects with a StateError. */
  async newestArrival(): Promise<number> {
    return (await this.#library()).arrivals.newest;
  }

  /** What a digest would tell of now. Rejects with a StateError. */
  async waiting(digest: Digest): Promise<News> {
    const { cursors } = await this.#with.state();
    const { index, arrivals } = await this.#library();
    const cursor = cursorOf(digest, await cursors.get(keyOf(digest)));
    const { bulletins, corrected } = arrivals.since(cursor.arrival);
    const all = new Set([...cursor.carried, ...bulletins]);
    const others = corrected.filter((one) => !all.has(one));
    return { bulletins: await fitting(index, digest, all), corrected: await fitting(index, digest, others) };
  }

  get posting(): Pick<Posting, 'troubleIn' | 'canPing'> {
    return this.#with.posting;
  }

  async #load(): Promise<DigestRunner> {
    const { posting, now, log } = this.#with;
    const library = async () => {
      // Those that were read before are better than none.
      await this.#with.refresh().catch((error: unknown) => log(`Bulletins not read again: ${String(error)}`));
      return this.#library();
    };
    const runner = new DigestRunner({ state: await this.#with.state(), posting, library, now, log });
    // What arrives while digests are loaded is new to them.
    await this.#library();
    await runner.load();
    for (const digest of this.#changedEarly.splice(0)) runner.changed(digest);
    return runner;
  }

  /** The library, and the arrivals of what is in it. */
  async #library() {
    const index = this.#with.index();
    if (this.#noted?.index === index) return this.#noted;
    const arrivals = await noteArrivals(await this.#with.state(), index, this.#with.now());
    this.#noted = { index, arrivals };
    return this.#noted;
  }
}
