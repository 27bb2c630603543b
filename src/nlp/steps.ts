/**
 * Work in steps, so that who does it may let others have their turn in between. Each step yields how many characters it
 * has read: a measure of work that needs no clock, and so the same pauses every time.
 */
export type Steps<T> = Generator<number, T, void>;

/** So many characters are read between two pauses: a few milliseconds of work, ten where sentences are told apart. */
export const STRETCH = 15_000;

/** Does the work without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Does the work with a pause after each stretch of it. What `pause` throws ends the work. */
export async function withPauses<T>(steps: Steps<T>, pause: () => Promise<unknown>): Promise<T> {
  let read = 0;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    read += step.value;
    if (read < STRETCH) continue;
    read = 0;
    await pause();
  }
}
