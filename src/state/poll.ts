import { setTimeout as pause } from 'node:timers/promises';

/** How long it may take until somebody else's lock is gone, in milliseconds. */
export const LOCK_PATIENCE = 30_000;

/**
 * Tries again and again, without holding up the process, until it gives something else than undefined or `patience`
 * milliseconds are over.
 */
export async function poll<T>(attempt: () => Promise<T | undefined>, patience: number): Promise<T | undefined> {
  const step = 25;
  for (let waited = 0; ; waited += step) {
    const result = await attempt();
    if (result !== undefined || waited >= patience) return result;
    await pause(step);
  }
}
