/** The JSON contract: one object a line, always the same keys in the same order. */
import type { Answer, Citation, Passage } from '../commands/reply.js';
import type { ExplainRecord } from './ndjson-explain.js';

/** One line of the output. Only `ms` may differ between two runs. */
export interface AnswerRecord {
  /** The line of input, as it came. */
  readonly question: string;
  readonly verdict: Answer['verdict'];
  /** 0..1, four decimals. */
  readonly confidence: number;
  /** The words that answer, a substring of the first quote; null unless answered. */
  readonly answer: string | null;
  readonly passages: readonly PassageRecord[];
  /** Words of the question that occur nowhere. */
  readonly unknown: readonly string[];
  /** Words searched for in another spelling: typed → used. */
  readonly corrected: Readonly<Record<string, string>>;
  /** Why the line could not be handled; null when it could. */
  readonly error: string | null;
  /** Milliseconds that this line took. */
  readonly ms: number;
  /** What the answer was made of; only when that is asked for. null when the line could not be handled. */
  readonly explain?: ExplainRecord | null;
}

interface PassageRecord {
  readonly quote: string;
  readonly bulletin: string;
  readonly title: string | null;
  /** YYYY-MM-DD when known to the day. */
  readonly date: string | null;
  readonly datePrecision: 'day' | 'month' | 'year' | 'range' | null;
  readonly dateBasis: 'stated' | 'inferred' | null;
  /** The file. */
  readonly source: string;
  readonly url: string | null;
  /** UTF-16 offsets into the bulletin's text. */
  readonly start: number;
  readonly end: number;
  readonly before: string | null;
  readonly after: string | null;
  readonly also: readonly PlaceRecord[];
  /** Four decimals. */
  readonly score: number;
}

interface PlaceRecord {
  readonly bulletin: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly source: string;
  readonly url: string | null;
  readonly start: number;
  readonly end: number;
}

/** The object for a line that was answered, or honestly not. */
export function recordOf(line: string, answer: Answer, error: string | null, ms: number): AnswerRecord {
  return {
    question: line,
    verdict: answer.verdict,
    confidence: rounded(answer.confidence, 4),
    answer: answer.answer,
    passages: answer.passages.map(passageRecord),
    unknown: answer.unknown,
    corrected: answer.corrected,
    error,
    ms: rounded(ms, 2),
  };
}

/** The object for a line that could not be handled. */
export function errorRecord(line: string, error: string, ms: number): AnswerRecord {
  return {
    question: line,
    verdict: 'nothing',
    confidence: 0,
    answer: null,
    passages: [],
    unknown: [],
    corrected: {},
    error,
    ms: rounded(ms, 2),
  };
}

function passageRecord({ quotation, before, after, also, score }: Passage): PassageRecord {
  const { bulletin, title, date, source, url, start, end } = quotation.citation;
  return {
    quote: quotation.quote,
    bulletin,
    title,
    date: dayOf(date),
    datePrecision: date?.precision ?? null,
    dateBasis: date?.basis ?? null,
    source,
    url,
    start,
    end,
    before: before?.quote ?? null,
    after: after?.quote ?? null,
    also: also.map(placeRecord),
    score: rounded(score, 4),
  };
}

function placeRecord({ bulletin, title, date, source, url, start, end }: Citation): PlaceRecord {
  return { bulletin, title, date: dayOf(date), source, url, start, end };
}

function dayOf(date: Citation['date']): string | null {
  return date?.precision === 'day' ? date.from : null;
}

function rounded(number: number, decimals: number): number {
  return Number(number.toFixed(decimals));
}
