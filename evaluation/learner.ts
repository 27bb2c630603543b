/** Learns to tell the right candidates of a question from the others: a listwise softmax over weighted sums. */
import { Curve, type Local, minimise } from './newton.js';

/** The candidates of one question. */
export interface List {
  /** A row of numbers for each candidate. */
  readonly rows: readonly Float64Array[];
  /** Whether each is right; one at least must be. */
  readonly right: readonly boolean[];
  /** What the question counts, above 0. */
  readonly weight: number;
}

/** What each number of a row adds to the score for each unit of it. */
export type Weights = readonly number[];

const at = (values: Float64Array, i: number): number => values[i] ?? 0;
const add = (values: Float64Array, i: number, amount: number): void => {
  values[i] = at(values, i) + amount;
};

/** The standard deviation of each number over all candidates. */
function deviations(lists: readonly List[], width: number): Float64Array {
  const [mean, deviation] = [new Float64Array(width), new Float64Array(width)];
  const rows = lists.flatMap((list) => list.rows);
  for (const row of rows) for (const [i, x] of row.entries()) add(mean, i, x / rows.length);
  for (const row of rows) for (const [i, x] of row.entries()) add(deviation, i, (x - at(mean, i)) ** 2 / rows.length);
  return deviation.map((square) => Math.sqrt(square) + 1e-6);
}

/** The softmax of scores. */
export function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/**
 * The slope of −ln Σ P(right) by each score, P being the softmax over the candidates (ListNet's top-one probability, Cao
 * et al. 2007; the sum lets any one of several right candidates do).
 */
export function slopes(all: readonly number[], right: readonly boolean[]): number[] {
  const good = goodOf(all, right);
  return all.map((p, i) => p - (right[i] ? p / good : 0));
}

const goodOf = (all: readonly number[], right: readonly boolean[]) =>
  all.reduce((sum, p, i) => sum + (right[i] ? p : 0), 1e-12);

/** The score of a row: higher is better, comparable within one question only. */
export function scoreOf(row: Float64Array, weights: Weights): number {
  let sum = 0;
  for (let i = 0; i < row.length; i++) sum += (weights[i] ?? 0) * at(row, i);
  return sum;
}

/**
 * The weighted mean of −ln Σ P(right), and what large weights cost, with slope and curvature. The curvature is that of the
 * softmax over all candidates: what several right ones take from it is left out, for it must not become negative.
 */
function costOf(lists: readonly List[], weights: Weights, decay: number): Local {
  const most = lists.reduce((sum, { weight }) => sum + weight, 0);
  let value = weights.reduce((sum, weight) => sum + (decay / 2) * weight * weight, 0);
  const slope = Float64Array.from(weights, (weight) => decay * weight);
  const curve = new Curve(weights.length);
  for (const { rows, right, weight } of lists) {
    const share = weight / most;
    const all = softmax(rows.map((row) => scoreOf(row, weights)));
    const by = slopes(all, right);
    const middle = new Float64Array(weights.length);
    value -= share * Math.log(goodOf(all, right));
    for (const [n, row] of rows.entries()) {
      const [p, steep] = [all[n] ?? 0, by[n] ?? 0];
      curve.add(row, share * p);
      for (let i = 0; i < row.length; i++) {
        add(slope, i, share * steep * at(row, i));
        add(middle, i, p * at(row, i));
      }
    }
    curve.add(middle, -share);
  }
  return { value, slope: [...slope], curve: curve.rows.map((row, i) => row.map((x, j) => (i === j ? x + decay : x))) };
}

/**
 * Learns from questions. The same lists always give the same weights.
 *
 * @param decay how much large weights cost (L2), on standardised numbers: above 0
 */
export function learn(lists: readonly List[], decay: number): Weights {
  const width = lists[0]?.rows[0]?.length ?? 0;
  const deviation = deviations(lists, width);
  // What all candidates of a question have more of does not change their softmax, so 0 may stay 0: most numbers are.
  const standard = (row: Float64Array) => row.map((x, i) => x / at(deviation, i));
  const scaled = lists.map((list) => ({ ...list, rows: list.rows.map(standard) }));
  return minimise(width, (weights) => costOf(scaled, weights, decay)).map((weight, i) => weight / at(deviation, i));
}
