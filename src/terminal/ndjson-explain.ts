/** The field `explain` of the JSON contract, which is there when it is asked for. Numbers have four decimals. */
import { type Breakdown, type Explanation, isoDay } from '../commands/reasons.js';

interface PartRecord {
  readonly name: string;
  readonly value: number;
  readonly weight: number | null;
  readonly adds: number;
}

interface SumRecord {
  readonly total: number;
  readonly base: number;
  readonly parts: readonly PartRecord[];
  readonly rest: number;
}

interface WordRecord {
  readonly word: string;
  readonly found: readonly { readonly where: string; readonly as: string; readonly how: string }[];
}

/** The first of the ranking and the verdict, each with the sum that it comes from. */
export interface ExplainRecord {
  /** The time asked about: YYYY-MM-DD, or --MM-DD of any year. */
  readonly asked: { readonly from: string; readonly to: string } | null;
  readonly passages: readonly {
    readonly bulletin: string;
    readonly start: number;
    readonly end: number;
    readonly score: SumRecord;
    readonly words: readonly WordRecord[];
    readonly dates: readonly {
      readonly as: string;
      readonly from: string;
      readonly to: string;
      readonly fit: number;
    }[];
  }[];
  readonly verdict: { readonly logOdds: SumRecord; readonly confidence: number; readonly threshold: number } | null;
}

export function explainRecord({ window, passages, verdict }: Explanation): ExplainRecord {
  return {
    asked: window && { from: isoDay(window.from), to: isoDay(window.to) },
    passages: passages.map(({ passage, score, words, dates }) => {
      const { bulletin, start, end } = passage.quotation.citation;
      const told = dates.map(({ told: { from, to }, as, fit }) => ({ as, from: isoDay(from), to: isoDay(to), fit }));
      return { bulletin, start, end, score: sumRecord(score), words, dates: told };
    }),
    verdict: verdict && {
      logOdds: sumRecord(verdict.logOdds),
      confidence: rounded(verdict.confidence),
      threshold: verdict.threshold,
    },
  };
}

function sumRecord({ total, base, parts, rest }: Breakdown): SumRecord {
  const rounding = ({ name, value, weight, adds }: PartRecord) => ({
    name,
    value: rounded(value),
    weight,
    adds: rounded(adds),
  });
  return { total: rounded(total), base, parts: parts.map(rounding), rest: rounded(rest) };
}

function rounded(number: number): number {
  return Number(number.toFixed(4));
}
