/** From arguments to a report. */
import { describeSkipped, type Library, loadLibrary } from '../src/bulletins/library.js';
import { findBeir, readBeir } from './beir.js';
import { compare, readRun } from './compare.js';
import { describeSettings, renderComparison } from './compare-report.js';
import { renderFailures } from './failures.js';
import { type Options, parseOptions, USAGE, UsageError } from './options.js';
import { InputError, type Question, readQuestions } from './questions.js';
import { renderResult } from './report.js';
import { evaluate, type Progress } from './result.js';
import { describeStrayDocs } from './stray-docs.js';

/** What the command tells while it runs, beside its output. */
export interface Telling {
  /** A line for the standard error. */
  readonly log: (line: string) => void;
  readonly progress: Progress;
}

/** Runs an evaluation and gives what belongs on the standard output. Throws a UsageError, an InputError or a LibraryError. */
export async function runEvaluation(argv: readonly string[], { log, progress }: Telling): Promise<string> {
  const options = parseOptions(argv);
  if (!options) return USAGE;
  const older = options.compare === null ? null : await readRun(options.compare);
  const { questions, paths } = await findInputs(options);
  const library = await load(paths, { log, progress });
  const checkDocs = paths.length === 1 && /\.(jsonl|ndjson)$/i.test(paths[0] ?? '');
  const stray = describeStrayDocs(questions, library.bulletins, checkDocs);
  if (stray !== null) log(stray);
  const result = await evaluate(questions, library, { ...options, bulletins: paths, checkDocs }, progress);
  if (older) describeSettings(older.settings, result.settings).forEach(log);
  const comparison = older && compare(older.rows, result.rows, options.bootstrap);
  if (options.json) return `${JSON.stringify({ ...result, comparison }, null, 1)}\n`;
  const parts = [
    renderResult(result),
    ...(options.failures ? [renderFailures(result.rows)] : []),
    ...(comparison ? [renderComparison(options.compare ?? '', comparison)] : []),
  ];
  return parts.join('\n');
}

/** The questions, and where the bulletins are. */
async function findInputs({
  questions,
  bulletins,
}: Options): Promise<{ questions: Question[]; paths: readonly string[] }> {
  const beir = await findBeir(questions);
  const paths = beir && bulletins.length === 0 ? [beir.corpus] : bulletins;
  if (paths.length === 0) throw new UsageError('--bulletins: expected a file or folder with bulletins, got none.');
  return { questions: beir ? await readBeir(beir) : await readQuestions(questions), paths };
}

async function load(paths: readonly string[], { log, progress }: Telling): Promise<Library> {
  const library = await loadLibrary(paths, { onProgress: (done, of) => progress('Reading', done, of) });
  for (const skipped of library.skipped) log(describeSkipped(skipped));
  if (library.bulletins.length > 0) return library;
  throw new InputError(`${paths.join(', ')}: expected bulletins, got none that can be read.`);
}
