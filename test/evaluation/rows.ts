import type { Row, ShownQuote } from '../../evaluation/run.js';

/** A row, answered and right unless told otherwise. */
export function rowOf(change: Partial<Row> = {}): Row {
  const rank = change.rank === undefined ? 1 : change.rank;
  const kind = change.kind ?? 'answerable';
  const hit = Number(rank === 1);
  const scores: Record<Row['kind'], Record<string, number>> = {
    answerable: { 'hit@1': hit, 'mrr@10': rank === null ? 0 : 1 / rank },
    multi: { 'multi@5': hit },
    unanswerable: {},
    reported: {},
  };
  return {
    id: 'q1',
    question: 'Who?',
    kind,
    styles: [],
    verdict: 'answered',
    confidence: 0.9,
    rank,
    scores: scores[kind],
    answer: null,
    expected: null,
    gold: [],
    span: null,
    quotes: [],
    misquoted: 0,
    ...change,
  };
}

/** A quote of a ranking. */
export function quoteOf(place: number, quote: string, hit: boolean): ShownQuote {
  return { place, quote, bulletin: 'a', start: 0, end: quote.length, score: 1 / place, hit };
}
