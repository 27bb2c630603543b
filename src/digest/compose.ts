import { cosine, isSubsumed, Told } from '../nlp/centrality.js';
import type { Citation, Passage } from '../nlp/citation.js';
import { parseIsoDay } from '../nlp/dates.js';
import { passageOf } from '../nlp/passages.js';
import { byFirstDay } from '../nlp/scope.js';
import { type IndexedBulletin, type SentenceIndex, sentenceText } from '../nlp/sentence-index.js';
import { hasVerb } from '../nlp/wink.js';
import { type Salient, salientSentences } from './salience.js';

/** A bulletin, or several that say the same, as a digest tells of it. */
export interface DigestItem {
  /** One or two sentences that say most, in the bulletin's order. All of the same bulletin. */
  readonly quotes: readonly [Passage, ...Passage[]];
  /** Other new bulletins that say the same: folded into this one. */
  readonly also: readonly Citation[];
}

/** Items of one publisher (or file's source where none is known), under its name. */
export interface DigestGroup {
  readonly name: string;
  readonly items: readonly DigestItem[];
}

/** What a digest tells of; all parts are empty when there is nothing to tell. */
export interface DigestContent {
  /** By their newest bulletin, newest first, like the items of each; undated ones last, equals as the index has them. */
  readonly groups: readonly DigestGroup[];
  /** Bulletins that an earlier digest has told of and whose text has changed since. */
  readonly corrected: readonly DigestItem[];
  /** From earlier years, the same day: at most two; empty when nothing is worth it. */
  readonly onThisDay: readonly DigestItem[];
}

/** What a digest is to be made of. */
export interface Issue {
  /**
   * Ids of the new bulletins, as the index knows them; ids that it does not have (removed meanwhile, not English) are
   * passed over, and so are bulletins without a sentence to quote.
   */
  readonly bulletins: readonly string[];
  /** Ids of corrected ones; those that are new as well are told of as new. */
  readonly corrected?: readonly string[];
  /** The day of the digest, YYYY-MM-DD, for "on this day". */
  readonly day: string;
}

/** A sentence with at least this share of the best one's score may be quoted in its place, when that is told already. */
const NEAR = 0.8;
/** A second sentence is quoted when it has at least this share of the first one's score, after it is cut down: */
const SECOND = 0.45;
/** of its score there counts all when it adds so many content words to the first, else as much less as it adds fewer. */
const MUCH_ADDED = 8;
/** A second sentence from this cosine on only says the first one again. */
const ALIKE = 0.5;
/** Two quotes of a bulletin have at most this many characters together. */
const LONGEST_PAIR = 500;

/** How many bulletins of earlier years are looked at, the newest, and how many are shown. */
const PAST_LOOKED_AT = 50;
const PAST_SHOWN = 2;
/** Content words that it takes to tell of an event. */
const EVENT_WORDS = 6;

/** An item in the making. */
interface Draft {
  /** The bulletin's number in the index. */
  readonly bulletin: number;
  /** The best sentence of the two that may be quoted, or of the one. */
  readonly best: Salient;
  readonly second: Salient | undefined;
  /** All sentences of the bulletin that were looked at. */
  readonly sentences: readonly Salient[];
  /** The bulletins that are folded into it, each by the sentence that says the same. */
  readonly folded: { readonly bulletin: number; readonly best: Salient }[];
}

/**
 * Chooses and orders what a digest tells: for each new bulletin the sentences that say most, bulletins that only say
 * the same again folded into one. Every bulletin that can be quoted appears exactly once, as an item or in an `also`.
 * The order of the ids does not matter; the same index and issue give the same digest.
 */
export function composeDigest(index: SentenceIndex, issue: Issue): DigestContent {
  const { fresh, corrected, past } = lookedAt(index, issue);
  const told = new ToldSentences(index);
  const news = draftItems(index, fresh, told);
  const worthTelling = draftItems(index, past).filter(({ best }) => isEvent(index, best) && !told.find(best));
  const itemsOf = (drafts: readonly Draft[]) => drafts.map((draft) => itemOf(index, draft));
  return {
    groups: groupByPublisher(index, news),
    corrected: itemsOf(draftItems(index, corrected)),
    onThisDay: itemsOf(worthTelling.slice(0, PAST_SHOWN)),
  };
}

/** The index with all bulletins read that `composeDigest` looks at. */
export function readForDigest(index: SentenceIndex, issue: Issue): Promise<SentenceIndex> {
  const { fresh, corrected, past } = lookedAt(index, issue);
  const idOf = (number: number) => index.bulletins[number]?.bulletin.id ?? [];
  return index.reading({ bulletins: [...fresh, ...corrected, ...past].flatMap(idOf) });
}

/** The numbers of the bulletins of an issue, and of those of the same day before. */
function lookedAt(index: SentenceIndex, { bulletins, corrected: changed = [], day }: Issue) {
  const numbers = new Map(index.bulletins.map(({ bulletin }, number) => [bulletin.id, number]));
  const find = (ids: readonly string[]) => new Set(ids.flatMap((id) => numbers.get(id) ?? []));
  const fresh = find(bulletins);
  const corrected = find(changed);
  for (const number of fresh) corrected.delete(number);
  const isOther = (number: number) => !fresh.has(number) && !corrected.has(number);
  return { fresh, corrected, past: sameDayBefore(index, day).filter(isOther).slice(0, PAST_LOOKED_AT) };
}

/** The sentences that a digest quotes, to find the item that says the same as another sentence. */
class ToldSentences {
  readonly #index: SentenceIndex;
  /** By the number of the sentence that stands for all with the same words. */
  readonly #verbatim = new Map<number, Draft>();
  readonly #alike = new Told<Draft>();

  constructor(index: SentenceIndex) {
    this.#index = index;
  }

  #canonical({ id }: Salient): number {
    return this.#index.canonicalOf(id);
  }

  add(sentence: Salient, draft: Draft): void {
    this.#verbatim.set(this.#canonical(sentence), draft);
    this.#alike.add(sentence.vector, draft);
  }

  find(sentence: Salient): Draft | undefined {
    return this.#verbatim.get(this.#canonical(sentence)) ?? this.#alike.find(sentence.vector);
  }
}

/** The items of these bulletins, newest first; what they quote is added to what is told. */
function draftItems(index: SentenceIndex, bulletins: Iterable<number>, told = new ToldSentences(index)): Draft[] {
  const ascending = [...bulletins].sort((a, b) => a - b);
  const salient = salientSentences(index, ascending);
  const sources = ascending.map((bulletin, i) => ({ bulletin, sentences: salient[i] ?? [] }));
  const drafts: Draft[] = [];
  for (const { bulletin, sentences } of fullestFirst(index, sources)) {
    const [best] = sentences;
    if (!best) continue;
    const same = told.find(best);
    const fresh = same ? freshSentence(best, sentences, told, same) : best;
    if (fresh) drafts.push(draftItem(bulletin, fresh, sentences, told));
    else same?.folded.push({ bulletin, best });
  }
  return newestFirst(index, drafts);
}

/**
 * The sentence that may stand for a bulletin in place of its best one, which is told by an item already: one that comes
 * near it, and is neither told nor to be read in that item's bulletin. Undefined when the bulletin says the same as the
 * item.
 */
function freshSentence(
  best: Salient,
  sentences: readonly Salient[],
  told: ToldSentences,
  same: Draft,
): Salient | undefined {
  const isThere = (one: Salient) => same.sentences.some((other) => isSubsumed(one.vector, other.vector));
  return sentences.find((one) => one.score >= best.score * NEAR && !told.find(one) && !isThere(one));
}

interface Source {
  readonly bulletin: number;
  readonly sentences: readonly Salient[];
}

/**
 * Those with most words first, so that a teaser is folded into the report and not the other way round; of equals those
 * with a date of their own, as in the index.
 */
function fullestFirst(index: SentenceIndex, sources: readonly Source[]): Source[] {
  const keyed = sources.map((source) => {
    const own = index.bulletins[source.bulletin];
    const words = source.sentences.reduce((sum, sentence) => sum + sentence.words, 0);
    return { source, words, dated: own?.bulletin.date ? 2 : own?.date ? 1 : 0 };
  });
  return keyed.sort((a, b) => b.words - a.words || b.dated - a.dated).map(({ source }) => source);
}

/** Makes an item of a bulletin, and notes what it tells. */
function draftItem(bulletin: number, best: Salient, sentences: readonly Salient[], told: ToldSentences): Draft {
  const second = secondSentence(best, sentences, told);
  const draft: Draft = { bulletin, best, second, sentences, folded: [] };
  for (const sentence of second ? [best, second] : [best]) told.add(sentence, draft);
  return draft;
}

/** What a second sentence adds to the best one, 0..1. One that points back adds nothing but right after it. */
function worthBeside(best: Salient, one: Salient): number {
  const follows = one.id === best.id + 1;
  if (one.score < one.following && !follows) return 0;
  const added = [...one.vector.weights.keys()].filter((term) => !best.vector.weights.has(term)).length;
  return (follows ? one.following : one.score) * Math.min(1, added / MUCH_ADDED);
}

/** The sentence that adds most to the best one, if any adds enough. */
function secondSentence(best: Salient, sentences: readonly Salient[], told: ToldSentences): Salient | undefined {
  return sentences
    .filter((one) => one.id !== best.id && one.length + best.length <= LONGEST_PAIR)
    .map((one) => ({ one, worth: worthBeside(best, one) }))
    .filter(({ one, worth }) => worth >= best.score * SECOND && cosine(one.vector, best.vector) < ALIKE)
    .sort((a, b) => b.worth - a.worth || a.one.id - b.one.id)
    .find(({ one }) => !told.find(one))?.one;
}

/** By first day, undated ones last; equals in the order of the collection. */
function newestFirst<T extends { readonly bulletin: number }>(index: SentenceIndex, items: readonly T[]): T[] {
  const dateOf = ({ bulletin }: T) => index.bulletins[bulletin]?.date ?? null;
  return [...items].sort((a, b) => byFirstDay(dateOf(b), dateOf(a)) || a.bulletin - b.bulletin);
}

function passage(index: SentenceIndex, { id, score }: Salient): Passage {
  return passageOf(index, [id], score);
}

function itemOf(index: SentenceIndex, { best, second, folded }: Draft): DigestItem {
  const quote = passage(index, best);
  const more = second && passage(index, second);
  const also = newestFirst(index, folded).map((other) => passage(index, other.best).quotation.citation);
  if (!more) return { quotes: [quote], also };
  return { quotes: best.id < second.id ? [quote, more] : [more, quote], also };
}

/** Items that are newest first under the names of who published them, in the order of the first of each. */
function groupByPublisher(index: SentenceIndex, drafts: readonly Draft[]): DigestGroup[] {
  const groups = new Map<string, DigestItem[]>();
  for (const draft of drafts) {
    const { publisher, source } = index.bulletins[draft.bulletin]?.bulletin ?? { publisher: null, source: '' };
    const name = publisher?.trim() || source;
    const items = groups.get(name);
    if (items) items.push(itemOf(index, draft));
    else groups.set(name, [itemOf(index, draft)]);
  }
  return [...groups].map(([name, items]) => ({ name, items }));
}

/** Numbers of the bulletins that are known to be of the same day of an earlier year, the newest first. */
function sameDayBefore(index: SentenceIndex, today: string): number[] {
  if (!parseIsoDay(today)) return [];
  const isPast = ({ date }: IndexedBulletin) =>
    date?.precision === 'day' && date.from.slice(4) === today.slice(4) && date.from < today;
  const past = index.bulletins.flatMap((own, bulletin) => (isPast(own) ? [{ bulletin }] : []));
  return newestFirst(index, past).map(({ bulletin }) => bulletin);
}

/** Whether a sentence tells by itself of something that happened, as far as words can show it. */
function isEvent(index: SentenceIndex, { id, words, isSound }: Salient): boolean {
  return isSound && words >= EVENT_WORDS && hasVerb(sentenceText(index, id));
}
