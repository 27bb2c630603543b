import type { KnownDate } from '../bulletins/bulletin.js';
import { Column } from './column.js';
import type { DateMention, Day } from './dates.js';
import { lowerBound } from './postings.js';

/** The dates that sentences tell, in columns: a row a mention, in the order of the sentences. */
export interface DateColumns {
  /** The number of the sentence, ascending. */
  readonly sentences: Uint32Array;
  /** Offsets within the sentence. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** First and last day, packed: later days are larger numbers; days without a year are below `FIRST_YEAR`. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** The precision's place in `PRECISIONS`, + 8 when the year is inferred. */
  readonly kinds: Uint32Array;
}

const PRECISIONS: readonly KnownDate['precision'][] = ['day', 'month', 'year', 'range'];
const INFERRED = 8;

/** A day as one number: year · 512 + month · 32 + day, with 0 for an open year. */
export function packDay({ year, month, day }: Day): number {
  return (year ?? 0) * 512 + month * 32 + day;
}

/** The least packed day that has a year. */
export const FIRST_YEAR = 512;

function unpackDay(packed: number): Day {
  return { year: packed < FIRST_YEAR ? null : packed >> 9, month: (packed >> 5) & 15, day: packed & 31 };
}

const NONE = new Uint32Array(0);
/** No dates at all. */
export const NO_DATES: DateColumns = { sentences: NONE, starts: NONE, ends: NONE, from: NONE, to: NONE, kinds: NONE };

/** Collects dates row by row. */
export class DateCollector {
  readonly #columns = {
    sentences: new Column(),
    starts: new Column(),
    ends: new Column(),
    from: new Column(),
    to: new Column(),
    kinds: new Column(),
  };

  add(sentence: number, mention: DateMention): void {
    this.#columns.sentences.push(sentence);
    this.#columns.starts.push(mention.start);
    this.#columns.ends.push(mention.end);
    this.#columns.from.push(packDay(mention.from));
    this.#columns.to.push(packDay(mention.to));
    this.#columns.kinds.push(PRECISIONS.indexOf(mention.precision) + (mention.inferred ? INFERRED : 0));
  }

  /** Adds the rows `from` … `to - 1` of others, as dates of sentences whose numbers are `shift` higher. */
  append(others: DateColumns, from: number, to: number, shift: number): void {
    this.#columns.sentences.append(others.sentences.subarray(from, to).map((sentence) => sentence + shift));
    for (const name of ['starts', 'ends', 'from', 'to', 'kinds'] as const) {
      this.#columns[name].append(others[name].subarray(from, to));
    }
  }

  columns(): DateColumns {
    const { sentences, starts, ends, from, to, kinds } = this.#columns;
    return {
      sentences: sentences.values(),
      starts: starts.values(),
      ends: ends.values(),
      from: from.values(),
      to: to.values(),
      kinds: kinds.values(),
    };
  }
}

/** The rows of the sentences `from` … `to - 1`: the first, and the one behind the last. */
export function rowsOf({ sentences }: DateColumns, from: number, to: number): [number, number] {
  const first = lowerBound(sentences, from);
  return [first, lowerBound(sentences, to, first)];
}

/** The mention of a row. */
export function mentionAt(dates: DateColumns, row: number): DateMention {
  const kind = dates.kinds[row] ?? 0;
  return {
    start: dates.starts[row] ?? 0,
    end: dates.ends[row] ?? 0,
    from: unpackDay(dates.from[row] ?? 0),
    to: unpackDay(dates.to[row] ?? 0),
    precision: PRECISIONS[kind % INFERRED] ?? 'day',
    inferred: kind >= INFERRED,
  };
}
