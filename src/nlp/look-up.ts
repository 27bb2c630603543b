import type { Passage } from './citation.js';
import { bindQuestion } from './concepts.js';
import { foreignLanguage } from './language.js';
import { passageOf } from './passages.js';
import { analyseQuestion } from './question.js';
import { type Ranked, rank } from './ranking.js';
import { byFirstDay, limitTo, type Scope, type ScopeOptions } from './scope.js';
import { type IndexedBulletin, type SentenceIndex, sentenceText } from './sentence-index.js';
import { editDistance } from './spelling.js';
import { contentTerms } from './terms.js';

export interface SearchOptions extends ScopeOptions {
  readonly now: Date;
  /** Default `best`. */
  readonly sort?: 'best' | 'newest' | undefined;
  /** How many passages at most; default 50. */
  readonly limit?: number | undefined;
}

export interface Findings {
  /** One sentence each, best or newest first. */
  readonly passages: readonly Passage[];
  /** As in an Answer. */
  readonly unknown: readonly string[];
  readonly corrected: Readonly<Record<string, string>>;
  readonly scope: Scope;
  readonly language: string | null;
}

const LIMIT = 50;
/** A sentence is listed when it has at least this share of what the words are worth. */
const LISTED = 0.3;

const dateOf = (index: SentenceIndex, id: number) => index.bulletins[index.sentences[id]?.bulletin ?? -1]?.date ?? null;

/** By first day, newest first; undated last; equals as they were. */
function newestFirst(index: SentenceIndex, ranked: readonly Ranked[]): Ranked[] {
  return [...ranked].sort((a, b) => byFirstDay(dateOf(index, b.id), dateOf(index, a.id)));
}

/** The sentences that have the words asked for, or most of them. */
export function searchWords(index: SentenceIndex, words: string, options: SearchOptions): Findings {
  const { scope, allowed } = limitTo(index, options);
  const language = foreignLanguage(words);
  if (language) return { passages: [], unknown: [], corrected: {}, scope, language };
  const bound = bindQuestion(index, analyseQuestion(words, options.now));
  const found = rank(index, bound, allowed).filter(
    ({ features }) => features.coverage >= LISTED || (features.date > 0 && bound.question.window !== null),
  );
  const sorted = options.sort === 'newest' ? newestFirst(index, found) : found;
  const passages = sorted.slice(0, options.limit ?? LIMIT).map(({ id, score }) => passageOf(index, [id], score));
  return { passages, unknown: bound.unknown, corrected: bound.corrected, scope, language };
}

/** The number of the sentence that stands for a bulletin: the first of its body, else its title line. */
function leadOf(index: SentenceIndex, { firstSentence, endSentence }: IndexedBulletin): number | undefined {
  for (let id = firstSentence; id < endSentence; id++) if (!index.sentences[id]?.isTitle) return id;
  return firstSentence < endSentence ? firstSentence : undefined;
}

/** Newest first, by their first days; undated ones last; equals in the order of the collection. */
function byDate(bulletins: readonly IndexedBulletin[]): IndexedBulletin[] {
  return [...bulletins].sort((a, b) => byFirstDay(b.date, a.date));
}

/** What people call a bulletin: its title, or its lead sentence when it has none. */
export function nameOf(index: SentenceIndex, own: IndexedBulletin): string {
  const lead = leadOf(index, own);
  return own.bulletin.title ?? (lead === undefined ? own.bulletin.id : sentenceText(index, lead));
}

/** How well a bulletin's name fits what was typed: 0 not at all; more is better. */
function titleFit(name: string, id: string, typed: string): number {
  const [lower, wanted] = [name.toLowerCase(), typed.trim().toLowerCase()];
  if (id.toLowerCase() === wanted || lower === wanted) return 100;
  if (lower.startsWith(wanted)) return 90;
  if (lower.includes(wanted)) return 80;
  const words = contentTerms(typed);
  const own = contentTerms(name);
  const hits = words.filter(({ term, word }) =>
    own.some(
      (o) => o.term === term || o.word.startsWith(word) || (word.length > 5 && editDistance(o.word, word, 1) <= 1),
    ),
  );
  if (words.length > 0 && hits.length > 0) return (70 * hits.length) / words.length;
  return id.toLowerCase().includes(wanted) ? 10 : 0;
}

/**
 * Bulletins whose title (lead sentence when untitled) or id fits what was typed, best first; the newest when nothing
 * was typed.
 */
export function findBulletins(index: SentenceIndex, typed: string, limit: number): IndexedBulletin[] {
  const newest = byDate(index.bulletins);
  if (typed.trim() === '') return newest.slice(0, limit);
  return newest
    .map((own) => ({ own, score: titleFit(nameOf(index, own), own.bulletin.id, typed) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ own }) => own);
}

/** All sentences of one bulletin in order, one passage each; undefined when there is no bulletin of that id. */
export function bulletinSentences(index: SentenceIndex, id: string): Passage[] | undefined {
  const own = index.bulletins.find(({ bulletin }) => bulletin.id === id);
  if (!own) return undefined;
  const count = own.endSentence - own.firstSentence;
  return Array.from({ length: count }, (_, i) => passageOf(index, [own.firstSentence + i], 0));
}

/** The newest bulletins, undated ones last, by their lead sentences. */
export function latestBulletins(
  index: SentenceIndex,
  options: { readonly count: number; readonly source?: string | undefined },
): Passage[] {
  const { allowed } = limitTo(index, { source: options.source });
  return byDate(index.bulletins.filter((_, i) => allowed(i)))
    .flatMap((own) => leadOf(index, own) ?? [])
    .slice(0, options.count)
    .map((id) => passageOf(index, [id], 0));
}
