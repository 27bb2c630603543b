/** Which digest is due when, and doing what is due. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Digest, DigestCursor } from '../state/digests.js';
import { StateError } from '../state/state-error.js';
import { correctPosted, isYoung } from './correcting.js';
import { deliver, type Next } from './delivery.js';
import { dueOccurrence, keyOf, scheduleOf } from './ledger.js';
import { nextOccurrence } from './schedule.js';
import type { Surroundings } from './surroundings.js';

/** Longest wait before something that did not work is tried again, in milliseconds; the first is a second, then twice as long each. */
const LONGEST_WAIT = 60_000;
/** So many are worked on at a time: each waits for the network nearly all of its time. */
const AT_ONCE = 8;
/** So many are loaded before others have their turn. */
const LOADED_AT_ONCE = 100;

/** The digests of all guilds, each at its time. */
export class DigestRunner {
  readonly #with: Surroundings;
  /** When each is to be looked at, in milliseconds since 1970, by its key. */
  readonly #due = new Map<string, number>();
  readonly #failures = new Map<string, number>();
  /** When those that can still be edited were posted. */
  readonly #young = new Map<string, number>();
  #told = '';

  constructor(surroundings: Surroundings) {
    this.#with = surroundings;
  }

  /** Finds out which digests there are, and which have something left undone. Rejects with a StateError. */
  async load(): Promise<void> {
    const { state, now } = this.#with;
    const cursors = new Map<string, DigestCursor>();
    for await (const { key, value } of state.cursors.list()) cursors.set(key, value);
    for await (const { key, value } of state.digests.list()) {
      const cursor = cursors.get(key);
      this.#due.set(key, firstLook(value, cursor, now()));
      if (cursor && isYoung(cursor.postedAt, now())) this.#young.set(key, now());
      if (this.#due.size % LOADED_AT_ONCE === 0) await nextTurn();
    }
  }

  /** When something is due next, in milliseconds since 1970; Infinity when there is nothing. Takes nothing of memory. */
  nextDue(): number {
    let next = Number.POSITIVE_INFINITY;
    this.#due.forEach((due) => {
      if (due < next) next = due;
    });
    return next;
  }

  /** A digest was set, changed, resumed or removed. */
  changed(digest: Pick<Digest, 'guild' | 'id'>): void {
    this.#due.set(keyOf(digest), 0);
  }

  /** Something in a guild has changed that digests may have been waiting for. */
  wake(guild: string): void {
    this.#due.forEach((_, key) => {
      if (key.startsWith(`${guild}/`)) this.#due.set(key, 0);
    });
  }

  /** The bulletins have been read again: what was posted a short while ago may have to be corrected. */
  async correct(): Promise<void> {
    for (const [key, postedAt] of this.#young) {
      if (!isYoung(postedAt, this.#with.now())) this.#young.delete(key);
      else await correctPosted(key, this.#with).catch((error: unknown) => this.#tell(error));
    }
  }

  /** Does all that is due. What fails is told and tried again; it never rejects. */
  async run(): Promise<void> {
    const now = this.#with.now();
    const due: string[] = [];
    this.#due.forEach((at, key) => {
      if (at <= now) due.push(key);
    });
    if (due.length === 0) return;
    const waiting = due[Symbol.iterator]();
    const work = async () => {
      for (const key of waiting) await this.#deliver(key);
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, due.length) }, work));
  }

  async #deliver(key: string): Promise<void> {
    // Taken out first, so that a change meanwhile is not lost.
    this.#due.set(key, Number.POSITIVE_INFINITY);
    try {
      const next = await deliver(key, this.#with);
      if (next === null) {
        this.#forget(key);
        return;
      }
      this.#plan(key, next);
      this.#young.set(key, this.#with.now());
    } catch (error) {
      this.#tell(error);
      this.#plan(key, { again: {} });
    }
  }

  #plan(key: string, next: Next): void {
    const failures = 'again' in next ? (this.#failures.get(key) ?? 0) + 1 : 0;
    if (failures === 0) this.#failures.delete(key);
    else this.#failures.set(key, failures);
    const backOff = Math.min(LONGEST_WAIT, 500 * 2 ** failures);
    const at = 'at' in next ? next.at : this.#with.now() + Math.max(next.again.wait ?? 0, backOff);
    this.#due.set(key, Math.min(at, this.#due.get(key) ?? at));
  }

  #forget(key: string): void {
    this.#failures.delete(key);
    this.#young.delete(key);
    // It may have been set anew meanwhile.
    if (this.#due.get(key) === Number.POSITIVE_INFINITY) this.#due.delete(key);
  }

  /** The same trouble with the store meets all digests, again and again: it is told once. */
  #tell(error: unknown): void {
    const known = error instanceof StateError;
    const message = known || !(error instanceof Error) ? String(error) : (error.stack ?? error.message);
    if (message !== this.#told) this.#with.log(`A digest could not be worked on: ${message}`);
    this.#told = message;
  }
}

/** When a digest has to be looked at after a start: at once when something may be left undone. */
function firstLook(digest: Digest, cursor: DigestCursor | undefined, now: number): number {
  if (cursor && (cursor.open !== null || cursor.notice !== null)) return 0;
  const due = dueOccurrence(digest, now);
  return due && due.date !== cursor?.date ? 0 : nextOccurrence(scheduleOf(digest), now).at;
}
