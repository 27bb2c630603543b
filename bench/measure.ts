/** What the benches and the evaluation share: timing a child process, order statistics and a text table. */
import { spawn } from 'node:child_process';

/** What `npm start` starts node with, and so whatever is measured, peers among it. */
export const BOT_FLAGS = ['--v8-pool-size=0'];

/**
 * The value below which a share of the values lies, interpolated between the two nearest (Hyndman and Fan 1996, type 7).
 *
 * @param share 0..1: 0.5 is the median, 0.99 the 99th percentile
 */
export function percentile(values: readonly number[], share: number): number {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`expected a share of 0..1, got ${share}`);
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new RangeError('expected at least one value, got none');
  return below + (above - below) * (place - Math.floor(place));
}

/** The value in the middle; of an even number of values the mean of the two. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/**
 * How long a node process takes from its start to its end, in milliseconds. Its output is thrown away. Rejects when it
 * does not end with exit code 0, with what it wrote to its standard error.
 */
export function timeNode(args: readonly string[], cwd: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint += text;
    });
    let ended = Number.NaN;
    child.on('exit', () => {
      ended = performance.now();
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(ended - started);
      else reject(new Error(`expected “node ${args.join(' ')}” to exit 0, got ${code ?? signal}:\n${complaint}`));
    });
  });
}

/** A table for people: the first column flush left, the others flush right, two spaces between. No newline at its end. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    widths
      .map((width, column) => (column === 0 ? (cells[0] ?? '').padEnd(width) : (cells[column] ?? '').padStart(width)))
      .join('  ')
      .trimEnd();
  return [header, ...rows].map(line).join('\n');
}
