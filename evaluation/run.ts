/** Puts every question to the bot and judges what it says. */
import type { Bulletin } from '../src/bulletins/bulletin.js';
import { type Answer, answerQuestion } from '../src/nlp/answer.js';
import type { Passage, Quotation } from '../src/nlp/citation.js';
import type { SentenceIndex } from '../src/nlp/sentence-index.js';
import { documentsOf, fold, type Judged, judgeDocuments, judgeSentences } from './judge.js';
import { firstRank, hitAt, ndcgAt, recallAt, reciprocalRankAt } from './metrics.js';
import type { Kind, Question, Report } from './questions.js';
import { type SpanScore, scoreSpan } from './span.js';

export interface RunSettings {
  /** What is ranked. */
  readonly unit: 'sentence' | 'passage';
  /** How many passages of each ranking are judged, 1 to 1000. */
  readonly top: number;
  readonly now: Date;
  /** Whether a hit must stand in one of the question's `docs`: when those ids are the bulletins' own. */
  readonly checkDocs: boolean;
}

/** A quote of a ranking, with its receipt. */
export interface ShownQuote {
  /** Its place in the ranking, from 1. */
  readonly place: number;
  readonly quote: string;
  readonly bulletin: string;
  readonly start: number;
  readonly end: number;
  readonly score: number;
  /** Whether it is (part of) what was to be found. */
  readonly hit: boolean;
}

/**
 * What becomes of a reported question: `again`, one of the rejected quotes is told as the answer; `another` quote is;
 * `silent`, it is not answered.
 */
export type Outcome = 'again' | 'another' | 'silent';

/** How one question went. */
export interface Row {
  readonly id: string;
  readonly question: string;
  readonly kind: Kind;
  readonly styles: readonly string[];
  readonly verdict: Answer['verdict'];
  /** 0..1 */
  readonly confidence: number;
  /** Of the first hit, from 1; null when the ranking has none. Documents are counted where whole documents are judged. */
  readonly rank: number | null;
  /** By name (`hit@1`, `mrr@10` …), each 0..1; empty when there is nothing to find. */
  readonly scores: Readonly<Record<string, number>>;
  /** The highlighted words; null unless answered. */
  readonly answer: string | null;
  /** The question set's shortest answer. */
  readonly expected: string | null;
  readonly gold: readonly string[];
  /** Null unless answered and there is an expected answer. */
  readonly span: SpanScore | null;
  /** The first few of the ranking, and the first hit. */
  readonly quotes: readonly ShownQuote[];
  /** Quotes that are not found byte for byte in their bulletin at their offsets: must be 0. */
  readonly misquoted: number;
  /** Of reported questions, and only of those. */
  readonly report?: Report & { readonly now: Outcome };
}

/** MRR, recall and nDCG are taken over the first ten, as is usual, or over fewer when fewer are asked for. */
const RANK_CUT = 10;
/** Of `multi` questions: how much of the gold the first five show. */
const MULTI_CUT = 5;
/** The ranks that hit@k is told for. */
const HIT_CUTS = [1, 3, 5, 10];
/** So many of the first quotes are kept in a row. */
const QUOTES_KEPT = 3;

/** The limits of the figures when so many passages are judged. */
function cutsFor(top: number): {
  readonly hits: readonly number[];
  readonly rank: number;
  readonly multi: number;
} {
  const hits = [...new Set([...HIT_CUTS.filter((k) => k <= top), top])];
  return { hits, rank: Math.min(RANK_CUT, top), multi: Math.min(MULTI_CUT, top) };
}

/** Asks one question and judges the answer. */
export async function evaluateQuestion(
  question: Question,
  index: SentenceIndex,
  bulletins: ReadonlyMap<string, Bulletin>,
  settings: RunSettings,
): Promise<Row> {
  const read = await index.reading({ ...question.limits, question: question.question, now: settings.now });
  const { answer, judged } = ask(question, read, settings);
  const { id, question: asked, kind, styles, target } = question;
  const [first] = answer.passages;
  const isSpanDue = question.answer !== null && answer.verdict === 'answered';
  return {
    id,
    question: asked,
    kind,
    styles,
    verdict: answer.verdict,
    confidence: answer.confidence,
    rank: firstRank(judged),
    scores: scoresOf(kind, judged, settings.top),
    answer: answer.answer,
    expected: question.answer,
    gold: target.level === 'sentence' ? target.gold : [],
    span: isSpanDue ? scoreSpan(answer.answer, first?.quotation.quote ?? null, question.answer) : null,
    quotes: quotesToShow(answer.passages, question, settings),
    misquoted: answer.passages.flatMap(quotationsOf).filter((quotation) => !isVerbatim(quotation, bulletins)).length,
    ...(question.report ? { report: { ...question.report, now: outcomeOf(answer, question.report) } } : {}),
  };
}

/** What was shown may join neighbours that are ranked apart here, so a quote that lies in another counts as the same. */
function outcomeOf({ verdict, passages: [first] }: Answer, { rejected }: Report): Outcome {
  if (verdict !== 'answered' || !first) return 'silent';
  const quote = fold(first.quotation.quote);
  return rejected.map(fold).some((one) => one.includes(quote) || quote.includes(one)) ? 'again' : 'another';
}

/**
 * One call serves for the ranking and for the verdict: asking for the bare ranking leaves verdict, confidence, answer
 * and the first passage's sentence as they are without it.
 */
function ask(question: Question, index: SentenceIndex, settings: RunSettings): { answer: Answer; judged: Judged } {
  const { target, limits } = question;
  const { top, unit, now } = settings;
  if (target.level === 'sentence') {
    const answer = answerQuestion(index, question.question, { ...limits, now, unit, top });
    return { answer, judged: judgeSentences(answer.passages, target.gold, settings.checkDocs ? target.docs : []) };
  }
  // As many passages as it takes to meet `top` documents, or all.
  for (let depth = top * 5; ; depth *= 4) {
    const answer = answerQuestion(index, question.question, { ...limits, now, unit, top: depth });
    const documents = documentsOf(answer.passages);
    if (documents.length < top && answer.passages.length === depth) continue;
    return { answer, judged: judgeDocuments(documents.slice(0, top), target.grades) };
  }
}

function scoresOf(kind: Kind, judged: Judged, top: number): Record<string, number> {
  if (kind === 'unanswerable' || kind === 'reported') return {};
  const cuts = cutsFor(top);
  if (kind === 'multi') return { [`multi@${cuts.multi}`]: recallAt(judged, cuts.multi) };
  const rank = firstRank(judged);
  return {
    ...Object.fromEntries(cuts.hits.map((k) => [`hit@${k}`, hitAt(rank, k)])),
    [`mrr@${cuts.rank}`]: reciprocalRankAt(rank, cuts.rank),
    [`recall@${cuts.rank}`]: recallAt(judged, cuts.rank),
    [`ndcg@${cuts.rank}`]: ndcgAt(judged, cuts.rank),
  };
}

function quotesToShow(passages: readonly Passage[], { target }: Question, { checkDocs }: RunSettings): ShownQuote[] {
  const isHit = (passage: Passage) =>
    firstRank(
      target.level === 'sentence'
        ? judgeSentences([passage], target.gold, checkDocs ? target.docs : [])
        : judgeDocuments(documentsOf([passage]), target.grades),
    ) !== null;
  const firstHit = passages.findIndex(isHit);
  return passages.flatMap((passage, i) => {
    if (i >= QUOTES_KEPT && i !== firstHit) return [];
    const { quote, citation } = passage.quotation;
    const { bulletin, start, end } = citation;
    return [{ place: i + 1, quote, bulletin, start, end, score: passage.score, hit: isHit(passage) }];
  });
}

function quotationsOf({ quotation, before, after }: Passage): Quotation[] {
  return [quotation, before, after].filter((each) => each !== null);
}

/** Whether a quotation's offsets give the same bytes back. */
export function isVerbatim({ quote, citation }: Quotation, bulletins: ReadonlyMap<string, Bulletin>): boolean {
  const text = bulletins.get(citation.bulletin)?.text;
  return quote !== '' && text?.slice(citation.start, citation.end) === quote;
}
