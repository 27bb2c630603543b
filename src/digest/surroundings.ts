import type { SentenceIndex } from '../nlp/sentence-index.js';
import type { State } from '../state/state.js';
import type { Arrivals } from './arrivals.js';
import type { Posting } from './posting.js';

/** What digests are worked on with. */
export interface Surroundings {
  readonly state: State;
  readonly posting: Posting;
  /** The library as it is now, and when its bulletins arrived. */
  readonly library: () => Promise<{ readonly index: SentenceIndex; readonly arrivals: Arrivals }>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told what the person who runs the bot should know. */
  readonly log: (message: string) => void;
}

/**
 * One process at a time works on a digest; one that was killed holds it up no longer than this, in milliseconds. Whoever comes
 * after it may still send again what it was sending: the nonce is known for longer.
 */
export const LEASE = 90_000;

/** Works on a digest while no other process does; null when one is at it. Rejects with a StateError. */
export async function leased<T>(
  key: string,
  { state }: Pick<Surroundings, 'state'>,
  work: () => Promise<T>,
): Promise<{ readonly result: T } | null> {
  const lease = `digest/${key}`;
  if (!(await state.claim(lease, LEASE))) return null;
  try {
    return { result: await work() };
  } finally {
    // It runs out by itself, and what the work has met is to be told.
    await state.release(lease).catch(() => {});
  }
}
