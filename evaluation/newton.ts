/** Newton's method: minimising a smooth function of a few numbers by its slope and its curvature. */

/** A function at a point. */
export interface Local {
  readonly value: number;
  readonly slope: readonly number[];
  /** The matrix of second derivatives, or one that is no smaller: symmetric, positive definite. */
  readonly curve: readonly (readonly number[])[];
}

const STEPS = 100;
const CLOSE = 1e-12;
const SHORTEST = 1e-6;

/** Solves a · x = b for a symmetric, positive definite a, by Gaussian elimination. */
function solve(a: readonly (readonly number[])[], b: readonly number[]): number[] {
  const rows = a.map((row, i) => [...row, b[i] ?? 0]);
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (const i of rows.keys()) {
    for (let k = i + 1; k < rows.length; k++) {
      const share = at(k, i) / at(i, i);
      rows[k] = (rows[k] ?? []).map((value, j) => value - share * at(i, j));
    }
  }
  const x = b.map(() => 0);
  for (let i = rows.length - 1; i >= 0; i--) {
    const known = x.reduce((sum, value, j) => (j > i ? sum + value * at(i, j) : sum), 0);
    x[i] = (at(i, rows.length) - known) / at(i, i);
  }
  return x;
}

/**
 * Where a function is least, started from 0: Newton's steps, halved as long as they lead upwards.
 *
 * @param width how many numbers it is a function of
 */
export function minimise(width: number, at: (point: readonly number[]) => Local): number[] {
  let point = new Array<number>(width).fill(0);
  let here = at(point);
  for (let step = 0; step < STEPS; step++) {
    const full = solve(here.curve, here.slope);
    for (let length = 1; ; length /= 2) {
      if (length < SHORTEST) return point;
      const next = point.map((number, i) => number - length * (full[i] ?? 0));
      const there = at(next);
      if (there.value > here.value) continue;
      const gained = here.value - there.value;
      [point, here] = [next, there];
      if (gained < CLOSE) return point;
      break;
    }
  }
  return point;
}

/** A matrix of zeros that is added to, and the row and column of each of its numbers. */
export class Curve {
  readonly rows: number[][];

  constructor(width: number) {
    this.rows = Array.from({ length: width }, () => new Array<number>(width).fill(0));
  }

  /** Adds weight · x · xᵀ. */
  add(x: ArrayLike<number>, weight: number): void {
    for (let i = 0; i < x.length; i++) {
      const row = this.rows[i] as number[];
      const own = weight * (x[i] as number);
      if (own !== 0) for (let j = 0; j < x.length; j++) row[j] = (row[j] as number) + own * (x[j] as number);
    }
  }
}
