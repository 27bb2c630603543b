/** How far a figure could differ on other questions of the same sort. */
import { percentile } from '../bench/measure.js';

/** Bounds of a 95 % interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The same numbers from 0 up to, but not 1, for the same seed: mulberry32 (Tommy Ettinger 2017), period 2^32. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SEED = 20240903;

/**
 * The percentile bootstrap (Efron and Tibshirani 1993, chapter 13): the items are drawn anew with replacement, as many
 * as there are, and the middle 95 % of what the statistic then is are told. The same input always gives the same bounds.
 *
 * @param statistic null for draws that do not give it; they are left out
 * @param samples how many draws, 1 or more; 1000 are good for two decimals
 * @returns null when no draw gives the statistic
 */
export function bootstrapInterval<T>(
  items: readonly T[],
  statistic: (drawn: readonly T[]) => number | null,
  samples: number,
  seed = SEED,
): Interval | null {
  const random = seededRandom(seed);
  const values: number[] = [];
  for (let sample = 0; sample < samples; sample++) {
    const drawn = items.map(() => items[Math.floor(random() * items.length)] as T);
    const value = statistic(drawn);
    if (value !== null) values.push(value);
  }
  return values.length === 0 ? null : { low: percentile(values, 0.025), high: percentile(values, 0.975) };
}
