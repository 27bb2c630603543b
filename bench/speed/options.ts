/** The command line of `npm run bench:speed`. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { OPERATIONS } from './operations.js';

export interface Options {
  readonly operations: readonly string[];
  /** How many sentences the generator writes, by turns; null for the bulletins as they are. */
  readonly sizes: readonly (number | null)[];
  /** Files and folders. */
  readonly bulletins: readonly string[];
  readonly questions: string | null;
  readonly count: number;
  readonly seconds: number;
  readonly full: boolean;
  readonly json: string | null;
  readonly chart: string | null;
}

export const USAGE = `Usage: npm run bench:speed -- [options]

Measures how fast the bot does what it does, and peers beside it, each in a process of its own.

  --operation NAMES  some of ${OPERATIONS.map(({ name }) => name).join(', ')}, with commas. Default: all
  --sentences SIZES  how large a collection is written, with commas: 10000,100000,266000,1000000
                     Default: 10000
  --bulletins PATH   a file or folder to write collections after; may be repeated. Default: those that ship
  --questions FILE   questions to ask besides those that are made, one {"question": …} a line
  --as-is            takes the bulletins and the questions as they are, and writes none
  --count N          how many of each are timed: 100 to 100000, by default 1000
  --seconds N        how long an engine is timed at most: 1 to 3600, by default 60
  --full             does not leave out engines that are too slow for a size, nor end after --seconds
  --json FILE        writes all figures, for “npm run bench:compare -- BEFORE AFTER”
  --chart FILE       draws the growth of ask as an SVG picture; takes two sizes or more
  --help             this text
`;

/** The command line does not make sense. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** This module runs from dist/bench/ or dist/chunks/. */
const SHIPPED = fileURLToPath(new URL('../../data/bulletins', import.meta.url));

function wholeNumber(flag: string, typed: string, least: number, most: number): number {
  const number = /^\d+$/.test(typed) ? Number(typed) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(`${flag}: expected a whole number from ${least} to ${most}, got “${typed}”.`);
}

function parseOperations(typed: string | undefined): string[] {
  const names = OPERATIONS.map(({ name }) => name);
  const wanted = typed?.split(',') ?? names;
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new UsageError(`--operation: expected ${names.join(', ')}, got “${unknown}”.`);
  return wanted;
}

function parse(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const many = { type: 'string', multiple: true } as const;
  const options = {
    ...{ operation: text, sentences: text, bulletins: many, questions: text, count: text, seconds: text },
    ...{ json: text, chart: text, full: flag, 'as-is': flag, help: flag },
  };
  try {
    return parseArgs({ args: [...argv], options }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Reads the arguments; null when only the usage is wanted. Throws a UsageError. */
export function parseOptions(argv: readonly string[]): Options | null {
  const values = parse(argv);
  if (values.help) return null;
  const asIs = values['as-is'];
  if (asIs && values.sentences !== undefined)
    throw new UsageError('--sentences: --as-is writes none, give one of them.');
  if (asIs && values.questions === undefined)
    throw new UsageError('--as-is: expected --questions beside it, got none.');
  const sizes = (values.sentences ?? '10000')
    .split(',')
    .map((one) => wholeNumber('--sentences', one, 1_000, 5_000_000));
  if (values.chart !== undefined && (asIs || sizes.length < 2)) {
    throw new UsageError('--chart: expected two sizes or more, since it draws growth.');
  }
  return {
    operations: parseOperations(values.operation),
    sizes: asIs ? [null] : sizes,
    bulletins: values.bulletins ?? [SHIPPED],
    questions: values.questions ?? null,
    count: wholeNumber('--count', values.count ?? '1000', 100, 100_000),
    seconds: values.full ? Number.MAX_SAFE_INTEGER : wholeNumber('--seconds', values.seconds ?? '60', 1, 3_600),
    full: values.full,
    json: values.json ?? null,
    chart: values.chart ?? null,
  };
}
