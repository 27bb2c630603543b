/** The figures of a run, as they are kept in a file and compared with another's. */
import { readFile } from 'node:fs/promises';

/** Times of deeds, in milliseconds. */
export interface Times {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
  readonly perSecond: number;
  /** How many things a deed gave, on average. */
  readonly found: number;
}

/** What making ready took. */
export interface Building {
  readonly milliseconds: number;
  readonly perSecond: number;
  /** Sentences a second when finding the sentences is taken off; null where there is nothing to take off. */
  readonly indexPartPerSecond: number | null;
}

/** Bytes a sentence beyond the text: heap and buffers, after the garbage is collected. */
export interface Memory {
  readonly all: number;
  /** Of these, what is left when the index is dropped: memories of words that other indexes would use as well. */
  readonly caches: number;
}

/** What one contender did at one size. */
export interface Figures {
  readonly operation: string;
  readonly contender: string;
  readonly isOurs: boolean;
  readonly settings: string;
  readonly sentences: number;
  readonly times: Times | null;
  readonly building: Building | null;
  readonly memory: Memory | null;
  /** Why there are no figures; null when there are. */
  readonly skipped: string | null;
}

export interface Machine {
  readonly node: string;
  readonly platform: string;
  readonly processor: string;
  readonly cores: number;
  /** Processes that were running or waiting when the run began, over a minute: the bench needs one core for itself. */
  readonly load: number;
}

export interface Run {
  readonly machine: Machine;
  /** The collections were written by the generator; else the bulletins are as they were given. */
  readonly generated: boolean;
  readonly figures: readonly Figures[];
}

/** Reads the figures of a run from a file. Throws an Error that says what was expected. */
export async function readRun(file: string): Promise<Run> {
  const run: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (typeof run === 'object' && run !== null && 'figures' in run && Array.isArray(run.figures)) return run as Run;
  throw new Error(
    `${file}: expected the figures that “npm run bench:speed -- --json FILE” writes, got something else.`,
  );
}
