/** Two runs over the same questions, question by question. */
import { bootstrapInterval, type Interval } from './bootstrap.js';
import { figuresFor, hasAnswer, isAnswered, isJudged, isRight } from './figures.js';
import { InputError, readTextFile } from './questions.js';
import { FORMAT, type Result } from './result.js';
import type { Row } from './run.js';

const ASPECTS = ['ranking', 'verdict', 'span'] as const;
/** `ranking`: where the first hit is; `verdict`: whether it was right to answer; `span`: the highlighted words. */
export type Aspect = (typeof ASPECTS)[number];

/** A question that the two runs do not treat alike. */
export interface Change {
  readonly won: readonly Aspect[];
  readonly lost: readonly Aspect[];
  readonly before: Row;
  readonly after: Row;
}

/** How much a figure has changed. */
export interface Difference {
  readonly name: string;
  readonly label: string;
  readonly before: number | null;
  readonly after: number | null;
  /** 95 %, from drawing the questions anew, each with both its answers; null when not asked for. */
  readonly interval: Interval | null;
}

export interface Comparison {
  /** How many questions both runs have; only these are compared. */
  readonly questions: number;
  /** Ids of the others. */
  readonly onlyBefore: readonly string[];
  readonly onlyAfter: readonly string[];
  readonly differences: readonly Difference[];
  /** In the order of the newer run. */
  readonly changes: readonly Change[];
}

/** Reads what `--json` printed. Throws an InputError. */
export async function readRun(file: string): Promise<Pick<Result, 'settings' | 'rows'>> {
  const fail = (got: string): never => {
    throw new InputError(`${file}: expected a run kept with --json, got ${got}: make it again with this version.`);
  };
  const text = await readTextFile(file);
  let run: Partial<Result> | null;
  try {
    run = JSON.parse(text);
  } catch {
    return fail('something that is not JSON');
  }
  if (run?.format !== FORMAT) return fail(`format ${JSON.stringify(run?.format) ?? 'none'} instead of ${FORMAT}`);
  const { settings, rows } = run;
  if (!settings || !Array.isArray(rows)) return fail('no settings or no rows');
  const bad = rows.findIndex((row) => !isRow(row));
  if (bad >= 0) return fail(`a row ${bad + 1} that is none`);
  return { settings, rows };
}

function isRow(value: unknown): value is Row {
  const row = (value ?? {}) as Partial<Row>;
  const hasWords = [row.id, row.question, row.kind, row.verdict].every((field) => typeof field === 'string');
  const hasLists = [row.styles, row.quotes, row.gold].every(Array.isArray);
  const hasRank = row.rank === null || typeof row.rank === 'number';
  return hasWords && hasLists && hasRank && typeof row.confidence === 'number' && typeof row.scores === 'object';
}

/** How good a question's outcome is; null when that cannot be told. Only the order of these numbers matters. */
const WORTH: Readonly<Record<Aspect, (row: Row) => number | null>> = {
  ranking(row) {
    if (row.kind === 'unanswerable') return null;
    if (row.kind === 'multi') return Object.values(row.scores)[0] ?? null;
    return row.rank === null ? 0 : 1 / row.rank;
  },
  // Silence is better than a wrong answer, and worse than a right one.
  verdict(row) {
    if (!isAnswered(row)) return 0;
    return hasAnswer(row) && isRight(row) ? 1 : -1;
  },
  span: ({ span }) => (span ? Number(span.right) : null),
};

function changeOf(before: Row, after: Row): Change {
  const moved = (better: boolean) =>
    ASPECTS.filter((aspect) => {
      const was = WORTH[aspect](before);
      const is = WORTH[aspect](after);
      return was !== null && is !== null && (better ? is > was : is < was);
    });
  return { won: moved(true), lost: moved(false), before, after };
}

/**
 * Compares two runs over the questions that both have, by id; reported ones are left out.
 *
 * @param samples resamples for the intervals; 0 for none
 */
export function compare(allBefore: readonly Row[], allAfter: readonly Row[], samples: number): Comparison {
  const [before, after] = [allBefore.filter(isJudged), allAfter.filter(isJudged)];
  const old = new Map(before.map((row) => [row.id, row]));
  const ids = new Set(after.map(({ id }) => id));
  const pairs = after.flatMap((row) => {
    const was = old.get(row.id);
    return was ? [{ before: was, after: row }] : [];
  });
  return {
    questions: pairs.length,
    onlyBefore: before.map(({ id }) => id).filter((id) => !ids.has(id)),
    onlyAfter: after.map(({ id }) => id).filter((id) => !old.has(id)),
    differences: differencesOf(pairs, samples),
    changes: pairs
      .map((pair) => changeOf(pair.before, pair.after))
      .filter(({ won, lost }) => won.length + lost.length > 0),
  };
}

type Pair = Pick<Change, 'before' | 'after'>;

function differencesOf(pairs: readonly Pair[], samples: number): Difference[] {
  const figures = figuresFor(pairs.map(({ after }) => after));
  return figures.map(({ name, label, over, of }) => {
    const figureOf = (which: keyof Pair, some: readonly Pair[]) => of(over(some.map((pair) => pair[which])));
    const difference = (some: readonly Pair[]) => {
      const was = figureOf('before', some);
      const is = figureOf('after', some);
      return was === null || is === null ? null : is - was;
    };
    const interval = samples > 0 ? bootstrapInterval(pairs, difference, samples) : null;
    return { name, label, before: figureOf('before', pairs), after: figureOf('after', pairs), interval };
  });
}
