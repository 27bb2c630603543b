/** What the bot's process takes while it works: memory and processor. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { median } from './measure.js';

/** At one instant. */
export interface Sample {
  /** Since the first sample. */
  readonly seconds: number;
  /** Resident set size. */
  readonly megabytes: number;
}

export interface Memory {
  readonly samples: readonly Sample[];
  /** The median of the first minute after the warm-up and of the last one; null when there are too few samples. */
  readonly before: number | null;
  readonly after: number | null;
  /** By least squares after the warm-up, in MB a minute; null when there are too few samples. */
  readonly slope: number | null;
}

/** The runtime fills its heap and compiles what is used often: that is no leak. */
const WARM_UP_SECONDS = 60;
/** A line through less than this says nothing. */
const LEAST_SECONDS = 120;

/** Takes samples once a second until it is told to end. */
export function watchMemory(pid: number): { end(): Memory } {
  const started = performance.now();
  const samples: Sample[] = [];
  const take = () => {
    samples.push({ seconds: (performance.now() - started) / 1000, megabytes: residentMegabytes(pid) });
  };
  take();
  const timer = setInterval(take, 1000);
  return {
    end() {
      clearInterval(timer);
      return judge(samples);
    },
  };
}

/** Whether memory grows, by the samples after the warm-up. */
export function judge(samples: readonly Sample[]): Memory {
  const end = samples.at(-1)?.seconds ?? 0;
  const settled = samples.filter(({ seconds }) => seconds >= WARM_UP_SECONDS);
  if (end < WARM_UP_SECONDS + LEAST_SECONDS) return { samples, before: null, after: null, slope: null };
  const level = (from: number) =>
    median(settled.filter(({ seconds }) => seconds >= from && seconds <= from + 60).map(({ megabytes }) => megabytes));
  return { samples, before: level(WARM_UP_SECONDS), after: level(end - 60), slope: slopeOf(settled) * 60 };
}

/** MB a second, by least squares. */
function slopeOf(samples: readonly Sample[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = mean(samples.map(({ seconds }) => seconds));
  const y = mean(samples.map(({ megabytes }) => megabytes));
  const product = samples.map(({ seconds, megabytes }) => (seconds - x) * (megabytes - y));
  return mean(product) / mean(samples.map(({ seconds }) => (seconds - x) ** 2));
}

/** Linux tells it in a file; elsewhere `ps` does. */
function residentMegabytes(pid: number): number {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file))
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(file, 'utf8'))?.[1]) / 1024;
}

/** Seconds of processor that a process has used so far; null where /proc does not tell. */
export function processorSeconds(pid: number): number | null {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  // The name before it may have spaces. Linux counts in hundredths of a second.
  const fields = readFileSync(file, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
