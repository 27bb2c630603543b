import type { Ranked } from './ranking.js';

/** How the best of a ranking stands among the others. */
export interface Standing {
  /** The softmax probability of the best few among all that were ranked, 0..1: what the ranking itself was taught to tell. */
  readonly likeliest: number;
  /** The share of the next nine that stand in the same bulletin, 0..1; 1 when there are no others. */
  readonly agreement: number;
}

/** How many of the first of a ranking are asked which bulletin they stand in. */
const AGREEING = 10;

/**
 * Holds the best of a ranking against the others.
 *
 * @param few how many of the first may answer together, 1 or more
 * @param bulletinOf the number of a sentence's bulletin
 */
export function standingOf(
  ranked: readonly Ranked[],
  few: number,
  bulletinOf: (id: number) => number | undefined,
): Standing {
  const [best] = ranked;
  if (!best) return { likeliest: 0, agreement: 0 };
  let [first, sum] = [0, 0];
  for (const [i, { score }] of ranked.entries()) {
    const power = Math.exp(score - best.score);
    if (i < few) first += power;
    sum += power;
  }
  const own = bulletinOf(best.id);
  const others = ranked.slice(1, AGREEING);
  const same = others.filter(({ id }) => bulletinOf(id) === own).length;
  return { likeliest: first / sum, agreement: others.length === 0 ? 1 : same / others.length };
}
