/** Learns to tell the right candidates of a question from the others: a listwise softmax, linear or with one hidden layer. */
import { seededRandom } from './bootstrap.js';

/** The candidates of one question. */
export interface List {
  /** A row of numbers for each candidate. */
  readonly rows: readonly Float64Array[];
  /** Whether each is right; one at least must be. */
  readonly right: readonly boolean[];
  /** What the question counts, above 0. */
  readonly weight: number;
}

export interface Settings {
  /** Units of the hidden layer (tanh), beside the direct weights; 0 for a linear model. */
  readonly hidden: number;
  readonly seed: number;
  /** Passes over the questions, 1 or more. With a hidden layer the best of them on held-out questions is kept. */
  readonly passes: number;
  /** How much large weights cost (L2), on standardised features. */
  readonly decay: number;
}

export interface Learned {
  /** The score of a row: higher is better, comparable within one question only. */
  score(row: Float64Array): number;
  /** What each number of a row adds to the score for each unit of it. Of a linear model these are all of it. */
  readonly weights: readonly number[];
}

const STEP = 0.01;
const LAST_STEP = 1e-4;
const BATCH = 64;
/** Of the questions, every so manieth is held out to tell when to stop. */
const HELD_OUT = 8;

/** Mean and deviation of each number over all candidates. */
function spreadOf(lists: readonly List[], width: number): { mean: Float64Array; deviation: Float64Array } {
  const [mean, deviation] = [new Float64Array(width), new Float64Array(width)];
  const rows = lists.flatMap((list) => list.rows);
  for (const row of rows) for (const [i, x] of row.entries()) add(mean, i, x / rows.length);
  for (const row of rows) for (const [i, x] of row.entries()) add(deviation, i, (x - at(mean, i)) ** 2 / rows.length);
  return { mean, deviation: deviation.map((square) => Math.sqrt(square) + 1e-6) };
}

const at = (values: Float64Array, i: number): number => values[i] ?? 0;
const add = (values: Float64Array, i: number, amount: number): void => {
  values[i] = at(values, i) + amount;
};

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
export function slopes(scores: readonly number[], right: readonly boolean[]): number[] {
  const all = softmax(scores);
  const good = all.reduce((sum, p, i) => sum + (right[i] ? p : 0), 1e-12);
  return all.map((p, i) => p - (right[i] ? p / good : 0));
}

/** Direct weights and a hidden layer in one array: width, then for each hidden unit its width + bias + output. */
class Net {
  readonly numbers: Float64Array;
  readonly #width: number;
  readonly #hidden: number;

  constructor(width: number, hidden: number, random: () => number) {
    this.#width = width;
    this.#hidden = hidden;
    this.numbers = new Float64Array(width + hidden * (width + 2));
    for (let i = width; i < this.numbers.length; i++) this.numbers[i] = (random() * 2 - 1) / Math.sqrt(width);
  }

  #unit(j: number): number {
    return this.#width + j * (this.#width + 2);
  }

  /** What hidden unit `j` gives: tanh(w · x + b). */
  #activity(row: Float64Array, j: number): number {
    const start = this.#unit(j);
    let sum = at(this.numbers, start + this.#width);
    for (let i = 0; i < row.length; i++) sum += at(this.numbers, start + i) * at(row, i);
    return Math.tanh(sum);
  }

  score(row: Float64Array): number {
    let sum = 0;
    for (let i = 0; i < row.length; i++) sum += at(this.numbers, i) * at(row, i);
    for (let j = 0; j < this.#hidden; j++) {
      sum += at(this.numbers, this.#unit(j) + this.#width + 1) * this.#activity(row, j);
    }
    return sum;
  }

  /** Adds the slope of the score by each number, times `slope`. */
  backward(row: Float64Array, slope: number, gradient: Float64Array): void {
    for (let i = 0; i < row.length; i++) add(gradient, i, slope * at(row, i));
    for (let j = 0; j < this.#hidden; j++) {
      const start = this.#unit(j);
      const activity = this.#activity(row, j);
      const inner = slope * at(this.numbers, start + this.#width + 1) * (1 - activity * activity);
      for (let i = 0; i < row.length; i++) add(gradient, start + i, inner * at(row, i));
      add(gradient, start + this.#width, inner);
      add(gradient, start + this.#width + 1, slope * activity);
    }
  }
}

/** Adam (Kingma and Ba 2015) with its usual settings. */
class Adam {
  readonly #mean: Float64Array;
  readonly #square: Float64Array;
  #steps = 0;

  constructor(count: number) {
    this.#mean = new Float64Array(count);
    this.#square = new Float64Array(count);
  }

  step(numbers: Float64Array, gradient: Float64Array, size: number): void {
    this.#steps++;
    const [first, second] = [1 - 0.9 ** this.#steps, 1 - 0.999 ** this.#steps];
    for (let i = 0; i < numbers.length; i++) {
      const slope = at(gradient, i);
      this.#mean[i] = 0.9 * at(this.#mean, i) + 0.1 * slope;
      this.#square[i] = 0.999 * at(this.#square, i) + 0.001 * slope * slope;
      add(numbers, i, (-size * (at(this.#mean, i) / first)) / (Math.sqrt(at(this.#square, i) / second) + 1e-8));
    }
  }
}

/** The weighted mean of −ln Σ P(right). */
function loss(net: Net, lists: readonly List[]): number {
  let [sum, most] = [0, 0];
  for (const { rows, right, weight } of lists) {
    const all = softmax(rows.map((row) => net.score(row)));
    sum -= weight * Math.log(all.reduce((good, p, i) => good + (right[i] ? p : 0), 1e-12));
    most += weight;
  }
  return most === 0 ? 0 : sum / most;
}

function shuffle<T>(items: T[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const [a, b] = [items[i], items[j]];
    if (a !== undefined && b !== undefined) [items[i], items[j]] = [b, a];
  }
}

/** One step of learning on a few questions. */
function learnBatch(net: Net, adam: Adam, batch: readonly List[], { decay }: Settings, size: number): void {
  const gradient = net.numbers.map((number) => decay * number);
  const most = batch.reduce((sum, { weight }) => sum + weight, 0);
  for (const { rows, right, weight } of batch) {
    const by = slopes(
      rows.map((row) => net.score(row)),
      right,
    );
    for (const [i, row] of rows.entries()) net.backward(row, ((by[i] ?? 0) * weight) / most, gradient);
  }
  adam.step(net.numbers, gradient, size);
}

/** Learns from questions. The same lists and settings always give the same model. */
export function learn(lists: readonly List[], settings: Settings): Learned {
  const random = seededRandom(settings.seed);
  const width = lists[0]?.rows[0]?.length ?? 0;
  const { mean, deviation } = spreadOf(lists, width);
  const standard = (row: Float64Array) => row.map((x, i) => (x - at(mean, i)) / (deviation[i] ?? 1));
  const scaled = lists.map((list) => ({ ...list, rows: list.rows.map(standard) }));
  const stops = settings.hidden > 0;
  const kept = stops ? scaled.filter((_, i) => i % HELD_OUT !== 0) : scaled;
  const held = stops ? scaled.filter((_, i) => i % HELD_OUT === 0) : [];
  const net = new Net(width, settings.hidden, random);
  const adam = new Adam(net.numbers.length);
  let best = { loss: Number.POSITIVE_INFINITY, numbers: net.numbers.slice() };
  for (let pass = 0; pass < settings.passes; pass++) {
    shuffle(kept, random);
    const size = STEP * (1 - pass / settings.passes) + LAST_STEP;
    for (let i = 0; i < kept.length; i += BATCH) learnBatch(net, adam, kept.slice(i, i + BATCH), settings, size);
    const now = stops ? loss(net, held) : -pass;
    if (now < best.loss) best = { loss: now, numbers: net.numbers.slice() };
  }
  net.numbers.set(best.numbers);
  return {
    score: (row) => net.score(standard(row)),
    weights: Array.from(deviation, (each, i) => at(net.numbers, i) / each),
  };
}
