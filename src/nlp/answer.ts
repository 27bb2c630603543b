import { wordsApart } from './apart.js';
import type { Passage, Span } from './citation.js';
import { type BoundQuestion, bindQuestion } from './concepts.js';
import { highlight } from './highlight.js';
import { foreignLanguage } from './language.js';
import { joinAdjacent, passageOf } from './passages.js';
import { analyseQuestion } from './question.js';
import { type Ranked, rank } from './ranking.js';
import { limitTo, type Scope, type ScopeOptions } from './scope.js';
import type { SentenceIndex } from './sentence-index.js';
import { answerTogether } from './several.js';
import { confidence, type Evidence, gatherEvidence, tellsTime } from './verdict.js';
import { ANSWERED } from './weights.js';

export type { Scope } from './scope.js';

export interface AskOptions extends ScopeOptions {
  /** "Now", for "last month" and the like; only its UTC day counts. */
  readonly now: Date;
  /** The bare ranking, best first, this many passages, in every verdict; without it the passages of a reply. */
  readonly top?: number | undefined;
  /** `sentence` makes each passage exactly one sentence. Default: adjacent sentences that both rank high are joined. */
  readonly unit?: 'sentence' | 'passage' | undefined;
}

export interface Answer {
  readonly question: string;
  /** Whether nothing was asked, but something said: the passages are what the bulletins say about it, for or against. */
  readonly isClaim: boolean;
  /** `answered`: evidence above the threshold; `closest`: some passage, below it; `nothing`: no passage. */
  readonly verdict: 'answered' | 'closest' | 'nothing';
  /** How likely the first passage answers the question, 0..1. */
  readonly confidence: number;
  /** The highlighted words; a substring of `passages[0].quotation.quote`; null unless answered. */
  readonly answer: string | null;
  /** answered: the best and up to two from other bulletins; closest: at most two; nothing: none; with `top`: the ranking. */
  readonly passages: readonly Passage[];
  /**
   * For a list, a summary or what happened over several days: the best passage among other sentences that answer together
   * with it, in the order in which things happened. Empty when one passage is the answer, and with `top`.
   */
  readonly together: readonly Passage[];
  /** Words of the question that occur nowhere in the library, as typed. */
  readonly unknown: readonly string[];
  /** With `closest`: names and numbers of the question that some bulletin has, but not with the first passage; as typed. */
  readonly apart: readonly string[];
  /** Words of the question that were searched for in another form: typed → used. */
  readonly corrected: Readonly<Record<string, string>>;
  /** What was searched. */
  readonly scope: Scope;
  /** Set when the question is not in English: the language's English name. The verdict is then `nothing`. */
  readonly language: string | null;
}

/** How many passages a reply shows. */
const SHOWN = { answered: 3, closest: 2, nothing: 0 };

/** A question with all that its answer is made from. */
export interface Considered {
  readonly scope: Scope;
  readonly language: string | null;
  /** null when the question is not in English. */
  readonly bound: BoundQuestion | null;
  readonly ranked: readonly Ranked[];
  /** undefined when there is no passage. */
  readonly evidence: Evidence | undefined;
}

/** Reads a question, ranks the sentences for it and gathers the evidence for the best. */
export function consider(index: SentenceIndex, question: string, options: AskOptions): Considered {
  const { scope, allowed } = limitTo(index, options);
  const language = foreignLanguage(question);
  if (language) return { scope, language, bound: null, ranked: [], evidence: undefined };
  const bound = bindQuestion(index, analyseQuestion(question, options.now));
  const ranked = rank(index, bound, allowed);
  return { scope, language: null, bound, ranked, evidence: gatherEvidence(index, bound, ranked) };
}

/**
 * Answers a question from an index: the same question, options and index always give the same answer.
 *
 * @param question as typed; empty or without content words gives the verdict `nothing`
 */
export function answerQuestion(index: SentenceIndex, question: string, options: AskOptions): Answer {
  const { scope, language, bound, ranked, evidence } = consider(index, question, options);
  const nothing: Answer = {
    question,
    isClaim: bound?.question.kind === 'claim',
    verdict: 'nothing',
    confidence: 0,
    answer: null,
    passages: [],
    together: [],
    unknown: bound ? unknownWords(bound, ranked) : [],
    apart: [],
    corrected: bound?.corrected ?? {},
    scope,
    language,
  };
  if (!bound || !evidence) return nothing;
  const sure = confidence(evidence);
  const verdict = sure >= ANSWERED ? 'answered' : 'closest';
  const passages = choose(index, bound, ranked, verdict, options);
  const [best] = passages;
  const apart = verdict === 'closest' ? wordsApart(index, bound, closeOnes(ranked)[0]?.id) : [];
  const words = best?.highlight ? best.quotation.quote.slice(best.highlight.start, best.highlight.end) : null;
  const together =
    verdict === 'answered' && options.top === undefined ? chooseTogether(index, bound, ranked, best) : [];
  return {
    ...nothing,
    verdict,
    confidence: sure,
    answer: verdict === 'answered' ? words : null,
    passages,
    together,
    apart,
  };
}

/** The words that stand nowhere, without the years of dates that the best passage tells of in other words. */
function unknownWords({ unknown, concepts }: BoundQuestion, [best]: readonly Ranked[]): readonly string[] {
  if (!best || !tellsTime(best.features)) return unknown;
  return unknown.filter((word) => !concepts.some(({ term }) => term.isDate && term.word === word));
}

/** The passages to show: the bare ranking, or the best of each of a few bulletins. */
function choose(
  index: SentenceIndex,
  bound: BoundQuestion,
  ranked: readonly Ranked[],
  verdict: 'answered' | 'closest',
  { top, unit }: AskOptions,
): Passage[] {
  const shown = verdict === 'closest' ? closeOnes(ranked) : ranked;
  const chosen = top === undefined ? bestOfEach(index, shown).slice(0, SHOWN[verdict]) : ranked.slice(0, top);
  return chosen.map(({ id, score }, i) => {
    const ids = unit === 'sentence' ? [id] : joinAdjacent(index, id, ranked);
    const passage = passageOf(index, ids, score);
    // Nothing stands out in what is not an answer, and the bare ranking is no reply.
    if (verdict === 'closest' || (i > 0 && top !== undefined)) return passage;
    return { ...passage, highlight: findHighlight(index, bound, ids, passage.quotation.quote) };
  });
}

/** Where nothing answers, a sentence is close when it has at least this share of the most that any has of the question. */
const CLOSE = 0.7;

/**
 * Those that are close by their words or by the time that is asked about, in the order of the ranking. To a name with a year
 * (Rock-2023) nothing is closer than the same name with another (Rock-2024).
 */
function closeOnes(ranked: readonly Ranked[]): readonly Ranked[] {
  const namesakes = ranked.filter(({ features }) => features.namesake > 0);
  if (namesakes.length > 0) return namesakes;
  const most = ranked.reduce((sum, { features }) => Math.max(sum, features.coverage), 0);
  return ranked.filter(({ features }) => features.coverage >= CLOSE * most || features.date > 0);
}

/** The best passage among the sentences that answer together with it. */
function chooseTogether(
  index: SentenceIndex,
  bound: BoundQuestion,
  ranked: readonly Ranked[],
  best: Passage | undefined,
): Passage[] {
  const [first] = ranked;
  if (!best || !first) return [];
  const quoted = best.quotation.citation;
  const ids = ranked.flatMap(({ id }) => (isWithin(index, id, quoted) ? [id] : []));
  const scores = new Map(ranked.map(({ id, score }) => [id, score]));
  return answerTogether(index, bound, ranked, ids).map((id) => {
    if (id === first.id) return best;
    const passage = passageOf(index, [id], scores.get(id) ?? 0);
    return { ...passage, highlight: findHighlight(index, bound, [id], passage.quotation.quote) };
  });
}

function isWithin(
  index: SentenceIndex,
  id: number,
  { bulletin, start, end }: Passage['quotation']['citation'],
): boolean {
  const sentence = index.sentence(id);
  const own = sentence && index.bulletins[sentence.bulletin]?.bulletin.id;
  return sentence !== undefined && own === bulletin && sentence.start >= start && sentence.end <= end;
}

/** A passage of another bulletin is worth showing when it has at least this share of what is asked. */
const RELATED = 0.5;

/** The best sentence, and the best of each other bulletin that has to do with the question; best first. */
function bestOfEach(index: SentenceIndex, ranked: readonly Ranked[]): Ranked[] {
  const seen = new Set<number>();
  return ranked.filter(({ id, features }, i) => {
    const bulletin = index.columns.bulletins[id] ?? -1;
    if (seen.has(bulletin) || (i > 0 && features.coverage < RELATED && features.date < 1)) return false;
    return seen.add(bulletin);
  });
}

/** Nobody reads a longer sentence for its bold words, and hostile ones would cost seconds. */
const LONGEST_READ = 4000;

/** The answering words of a passage, given by the numbers of its sentences. */
function findHighlight(index: SentenceIndex, bound: BoundQuestion, ids: readonly number[], text: string): Span | null {
  if (text.length > LONGEST_READ) return null;
  const first = index.sentence(ids[0] ?? -1);
  const dates = ids.flatMap((id) => {
    const offset = (index.sentence(id)?.start ?? 0) - (first?.start ?? 0);
    return index.datesOf(id).map((d) => ({ ...d, start: d.start + offset, end: d.end + offset }));
  });
  return highlight(index, bound, text, dates);
}
