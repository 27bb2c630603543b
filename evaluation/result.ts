/** Everything that a run found out: what `--json` prints and `--compare` reads. */
import { join } from 'node:path';
import type { Library } from '../src/bulletins/library.js';
import { projectFolder, quietLance } from '../src/config.js';
import { codeVersion } from '../src/indexing/code-version.js';
import { SharedLibrary } from '../src/indexing/shared-library.js';
import { buildIndex, type SentenceIndex } from '../src/nlp/sentence-index.js';
import { bootstrapInterval, type Interval } from './bootstrap.js';
import { figuresFor, groupByKind, groupByStyle, isJudged, type Values, valuesOf } from './figures.js';
import type { Options } from './options.js';
import type { Question } from './questions.js';
import { countReports, type ReportCounts } from './reports.js';
import { evaluateQuestion, type Row } from './run.js';

/** Raised when `Row` changes so that an older run can't be compared. */
export const FORMAT = 1;

export interface Result {
  readonly format: typeof FORMAT;
  readonly settings: {
    readonly questions: string;
    readonly bulletins: readonly string[];
    readonly unit: string;
    readonly top: number;
    /** ISO 8601 */
    readonly now: string;
    /** Whether a hit had to stand in one of the question's `docs`. */
    readonly checkDocs: boolean;
  };
  readonly collection: {
    readonly bulletins: number;
    readonly sentences: number;
    readonly notEnglish: number;
    /** Remarks of the loader: what was skipped or loaded in part. */
    readonly skipped: number;
  };
  readonly figures: Values;
  /** How many questions each figure is over. */
  readonly questions: Readonly<Record<string, number>>;
  /** 95 % intervals by figure; null when none were asked for. */
  readonly intervals: Readonly<Record<string, Interval | null>> | null;
  readonly byKind: Readonly<Record<string, Values>>;
  readonly byStyle: Readonly<Record<string, Values>>;
  /** What becomes of the reported questions, which are in no figure; left out when there are none. */
  readonly reports?: ReportCounts;
  readonly rows: readonly Row[];
}

/** Told now and then how far it is. */
export type Progress = (doing: string, done: number, of: number) => void;

/** Indexes the bulletins, asks all questions and sums up. Throws a LibraryStoreError when the shared library can't be used. */
export async function evaluate(
  questions: readonly Question[],
  library: Library,
  options: Options & { readonly checkDocs: boolean },
  onProgress: Progress = () => {},
): Promise<Result> {
  const built = buildIndex(library.bulletins, (done, of) => onProgress('Indexing', done, of));
  const index = options.library === null ? built : await shared(built, options.library, onProgress);
  const bulletins = new Map(library.bulletins.map((bulletin) => [bulletin.id, bulletin]));
  const rows: Row[] = [];
  for (const question of questions) {
    onProgress('Asking', rows.length + 1, questions.length);
    rows.push(await evaluateQuestion(question, index, bulletins, options));
  }
  const { checkDocs, unit, top, now } = options;
  const settings = { questions: options.questions, bulletins: options.bulletins, unit, top, now: now.toISOString() };
  const collection = {
    bulletins: index.bulletins.length,
    sentences: index.sentenceCount,
    notEnglish: index.notEnglish.length,
    skipped: library.skipped.length,
  };
  return {
    format: FORMAT,
    settings: { ...settings, checkDocs },
    collection,
    ...summarise(rows.filter(isJudged), options.bootstrap),
    ...(rows.every(isJudged) ? {} : { reports: countReports(rows) }),
    rows,
  };
}

/** The same index, kept in a shared library. */
async function shared(index: SentenceIndex, place: string, onProgress: Progress): Promise<SentenceIndex> {
  quietLance();
  const library = await SharedLibrary.connect(place, codeVersion(join(projectFolder(), 'dist', '.built')));
  await library.write(index, (done, of) => onProgress('Writing', done, of));
  await library.catchUp();
  return library.index;
}

/** The figures of all questions and of each kind and style. */
function summarise(rows: readonly Row[], samples: number) {
  const figures = figuresFor(rows);
  const groups = (some: [string, readonly Row[]][]) =>
    Object.fromEntries(some.map(([name, group]) => [name, valuesOf(figures, group)]));
  const forEach = <T>(make: (figure: (typeof figures)[number]) => T) =>
    Object.fromEntries(figures.map((figure) => [figure.name, make(figure)]));
  return {
    figures: valuesOf(figures, rows),
    questions: forEach(({ over }) => over(rows).length),
    intervals: samples > 0 ? forEach(({ over, of }) => bootstrapInterval(over(rows), of, samples)) : null,
    byKind: groups(groupByKind(rows)),
    byStyle: groups(groupByStyle(rows)),
  };
}
