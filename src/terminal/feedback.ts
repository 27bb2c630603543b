/** `feedback`: what members said was wrong with answers, as lines that the evaluation reads. */
import { createHash } from 'node:crypto';
import { openMemory } from '../app.js';
import type { Services } from '../commands/command.js';
import { type Flags, readConfig } from '../config.js';
import { logTo, type Streams, write } from './output.js';

/** One line of the output: always the same keys in the same order, and nothing that tells who wrote it. */
export interface FeedbackRecord {
  /** The same for the same report, whenever it is printed. */
  readonly id: string;
  readonly question: string;
  /** Until somebody has found out what the right answer is. */
  readonly kind: 'reported';
  readonly style: 'reported';
  /** The quotes that were shown, best first: when it was `answered`, the first was told as the answer. */
  readonly rejected: readonly string[];
  readonly answered: boolean;
  /** In the member's words. */
  readonly wrong: string;
  /** The limits that the question was asked with: `from`, `to`, `source`. */
  readonly limits: Readonly<Record<string, string>>;
  /** When it was reported, as an ISO instant. */
  readonly at: string;
}

/** Prints all reports, oldest first, one JSON object a line, and gives the exit code. Throws a ConfigError or a StateError. */
export async function printFeedback(
  invocation: Flags & { readonly run: 'feedback' },
  { stdout, stderr }: Pick<Streams, 'stdout' | 'stderr'>,
): Promise<number> {
  const log = logTo(stderr);
  const { state, close } = openMemory(readConfig(invocation), log);
  try {
    const records = await readFeedback(await state());
    for (const record of records) await write(stdout, `${lineOf(record)}\n`);
    if (records.length === 0) log('No member has said that an answer was wrong.');
  } finally {
    await close();
  }
  return 0;
}

/** All reports, oldest first. */
async function readFeedback({ feedback }: Awaited<ReturnType<Services['state']>>): Promise<readonly FeedbackRecord[]> {
  const records = new Map<string, FeedbackRecord>();
  for await (const { value } of feedback.list()) {
    const { question, shown, answered, wrong, limits, at } = value;
    // Not the record's key, which has the member's id in it and would give it away to whoever tries all of them.
    const id = `report-${createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12)}`;
    const rejected = shown.map(({ quote }) => quote);
    records.set(id, { id, question, kind: 'reported', style: 'reported', rejected, answered, wrong, limits, at });
  }
  return [...records.values()].sort(byTime);
}

function byTime(one: FeedbackRecord, other: FeedbackRecord): number {
  const [a, b] = [one.at + one.id, other.at + other.id];
  return a < b ? -1 : Number(a > b);
}

/** Characters that JSON may leave as they are, but that can change how a terminal shows the line. */
const HARMFUL = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

function lineOf(record: FeedbackRecord): string {
  return JSON.stringify(record).replace(HARMFUL, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
