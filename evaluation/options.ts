import { parseArgs } from 'node:util';

/** What `npm run evaluate` was asked to do. */
export interface Options {
  readonly questions: string;
  /** Files and folders; empty for the corpus beside BEIR questions. */
  readonly bulletins: readonly string[];
  /** The folder or bucket of a shared library to ask instead of an index in memory, or null. */
  readonly library: string | null;
  readonly json: boolean;
  readonly unit: 'sentence' | 'passage';
  /** 1 to 1000 */
  readonly top: number;
  readonly now: Date;
  readonly failures: boolean;
  /** The `--json` output of another run, or null. */
  readonly compare: string | null;
  /** How many resamples the intervals are from, 100 to 100,000; 0 for no intervals. */
  readonly bootstrap: number;
}

/** The command line does not make sense. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const USAGE = `Usage: npm run evaluate -- --questions FILE --bulletins PATH [options]

Puts every question of a set to the bot and tells how good its answers are.

  --questions FILE   a question set, one JSON object a line; or a folder in BEIR's layout
                     (queries.jsonl, qrels/*.tsv), or one of its qrels/*.tsv
  --bulletins PATH   a file or folder with bulletins; may be repeated. May be left out when
                     corpus.jsonl stands beside BEIR's queries.jsonl
  --library PLACE    asks a shared library in this folder or bucket, to which the bulletins are
                     written first
  --unit UNIT        what is ranked: sentence (the default) or passage
  --top N            how many passages of each ranking are judged: 1 to 1000, by default 10
  --now ISO          what counts as now, for “last month” and the like: 2024-09-03 or
                     2024-09-03T12:00:00Z. Default: the clock
  --bootstrap N      adds 95 % intervals from N resamples: 100 to 100000
  --failures         lists the questions that went wrong, with the passages
  --compare FILE     lists what was won and lost against another run, kept with --json
  --json             one JSON object with all figures and a row for each question
  --help             this text
`;

const declared = {
  questions: { type: 'string' },
  bulletins: { type: 'string', multiple: true },
  library: { type: 'string' },
  unit: { type: 'string', default: 'sentence' },
  top: { type: 'string', default: '10' },
  now: { type: 'string' },
  bootstrap: { type: 'string' },
  failures: { type: 'boolean', default: false },
  compare: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the arguments; null when only the usage is wanted. Throws a UsageError. */
export function parseOptions(argv: readonly string[]): Options | null {
  const values = parse(argv);
  if (values.help) return null;
  if (!values.questions) throw new UsageError('--questions: expected a file with questions, got none.');
  if (values.bulletins?.includes(''))
    throw new UsageError('--bulletins: expected a file or folder, got an empty path.');
  if (values.compare === '') throw new UsageError('--compare: expected the file of another run, got an empty path.');
  return {
    questions: values.questions,
    bulletins: values.bulletins ?? [],
    library: values.library ?? null,
    json: values.json,
    unit: parseUnit(values.unit),
    top: parseCount('--top', values.top, 1, 1000),
    now: values.now === undefined ? new Date() : parseNow(values.now),
    failures: values.failures,
    compare: values.compare ?? null,
    bootstrap: values.bootstrap === undefined ? 0 : parseCount('--bootstrap', values.bootstrap, 100, 100_000),
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: declared }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function parseUnit(typed: string): Options['unit'] {
  if (typed === 'sentence' || typed === 'passage') return typed;
  throw new UsageError(`--unit: expected sentence or passage, got “${typed}”.`);
}

function parseCount(flag: string, typed: string, least: number, most: number): number {
  const count = /^\d+$/.test(typed) ? Number(typed) : Number.NaN;
  if (count >= least && count <= most) return count;
  throw new UsageError(`${flag}: expected a whole number from ${least} to ${most}, got “${typed}”.`);
}

function parseNow(typed: string): Date {
  const now = new Date(typed);
  const [, day] = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/.exec(typed) ?? [];
  // Date takes 31 February for 2 March.
  const inCalendar = day !== undefined && new Date(`${day}T00:00Z`).getUTCDate() === Number(day.slice(8));
  if (inCalendar && !Number.isNaN(now.getTime())) return now;
  throw new UsageError(`--now: expected a date such as 2024-09-03 or 2024-09-03T12:00:00Z, got “${typed}”.`);
}
