import type { Bulletin } from '../bulletins/bulletin.js';
import { type Passage, type Quotation, quote, type Span } from './citation.js';
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
/** A sentence is listed when it has at least this share of what the best one has of the words' worth. */
const LISTED = 0.3;

const dateOf = (index: SentenceIndex, id: number) => index.bulletins[index.columns.bulletins[id] ?? -1]?.date ?? null;

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
  const ranked = rank(index, bound, allowed);
  // Words that stand nowhere, or never together, must not hide those that have the others.
  const best = ranked.reduce((most, { features }) => Math.max(most, features.coverage), 0);
  const found = ranked.filter(
    ({ features }) =>
      (best > 0 && features.coverage >= LISTED * best) || (features.date > 0 && bound.question.window !== null),
  );
  const sorted = options.sort === 'newest' ? newestFirst(index, found) : found;
  const passages = sorted.slice(0, options.limit ?? LIMIT).map(({ id, score }) => passageOf(index, [id], score));
  return { passages, unknown: bound.unknown, corrected: bound.corrected, scope, language };
}

/** The number of the sentence that stands for a bulletin: the first of its body, else its title line. */
function leadOf(index: SentenceIndex, { firstSentence, endSentence }: IndexedBulletin): number | undefined {
  for (let id = firstSentence; id < endSentence; id++) if (!index.sentence(id)?.isTitle) return id;
  return firstSentence < endSentence ? firstSentence : undefined;
}

/** Newest first, by their first days; undated ones last; equals in the order of the collection. */
function byDate(bulletins: readonly IndexedBulletin[]): IndexedBulletin[] {
  return [...bulletins].sort((a, b) => byFirstDay(b.date, a.date));
}

const ordered = new WeakMap<SentenceIndex, IndexedBulletin[]>();

/** All bulletins by date. Kept, for it is asked for with each letter that somebody types. */
function newestOf(index: SentenceIndex): readonly IndexedBulletin[] {
  const known = ordered.get(index) ?? byDate(index.bulletins);
  ordered.set(index, known);
  return known;
}

/** What people call a bulletin: its title, or its lead sentence when it has none that can be read. */
export function nameOf(index: SentenceIndex, own: IndexedBulletin): string {
  if (own.unread) return own.unread.name;
  const { title, id } = own.bulletin;
  if (title !== null && /[\p{L}\p{N}\p{P}\p{S}]/u.test(title)) return title;
  const lead = leadOf(index, own);
  return lead === undefined ? id : sentenceText(index, lead);
}

/** What a bulletin is called, ready to be compared with whatever is typed. */
interface Name {
  readonly lower: string;
  readonly id: string;
  readonly terms: ReturnType<typeof contentTerms>;
}

/** Names are looked at anew with each letter that somebody types, and stay as they are. */
const names = new WeakMap<Bulletin, Name>();

function comparableName(index: SentenceIndex, own: IndexedBulletin): Name {
  const known = names.get(own.bulletin);
  if (known) return known;
  const called = nameOf(index, own);
  const name = { lower: called.toLowerCase(), id: own.bulletin.id.toLowerCase(), terms: contentTerms(called) };
  names.set(own.bulletin, name);
  return name;
}

/** How well a bulletin's name fits what was typed (in lower case) and its words: 0 not at all; more is better. */
function titleFit({ lower, id, terms }: Name, typed: string, words: Name['terms']): number {
  if (id === typed || lower === typed) return 100;
  if (lower.startsWith(typed)) return 90;
  if (lower.includes(typed)) return 80;
  const hits = words.filter(({ term, word }) =>
    terms.some(
      (own) =>
        own.term === term || own.word.startsWith(word) || (word.length > 5 && editDistance(own.word, word, 1) <= 1),
    ),
  );
  if (hits.length > 0) return (70 * hits.length) / words.length;
  return id.includes(typed) ? 10 : 0;
}

/**
 * Bulletins whose title (lead sentence when untitled) or id fits what was typed, best first; the newest when nothing
 * was typed.
 */
export function findBulletins(index: SentenceIndex, typed: string, limit: number): IndexedBulletin[] {
  const newest = newestOf(index);
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return newest.slice(0, limit);
  const words = contentTerms(typed);
  return newest
    .map((own) => ({ own, score: titleFit(comparableName(index, own), wanted, words) }))
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

/** What stands at a place of a bulletin; null when there is no such bulletin, or it has no such place. */
export function quotationAt(index: SentenceIndex, id: string, { start, end }: Span): Quotation | null {
  const own = index.bulletins.find(({ bulletin }) => bulletin.id === id);
  return own && start < end && end <= own.bulletin.text.length ? quote(own.bulletin, { start, end }, own.date) : null;
}

/** The newest bulletins, undated ones last, by their lead sentences. */
export async function latestBulletins(
  index: SentenceIndex,
  { count, source }: { readonly count: number; readonly source?: string | undefined },
): Promise<Passage[]> {
  const { allowed } = limitTo(index, { source });
  const newest = byDate(index.bulletins.filter((_, i) => allowed(i))).map(({ bulletin }) => bulletin.id);
  for (let most = count; ; most *= 2) {
    const taken = newest.slice(0, most);
    const read = await index.reading({ bulletins: taken });
    const numbers = new Map(read.bulletins.map((own) => [own.bulletin.id, own]));
    const own = taken.flatMap((id) => numbers.get(id) ?? []);
    const leads = own.flatMap((one) => leadOf(read, one) ?? []);
    // Some have no sentence that can be quoted.
    if (leads.length < count && most < newest.length) continue;
    return leads.slice(0, count).map((id) => passageOf(read, [id], 0));
  }
}
