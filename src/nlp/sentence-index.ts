import type { Bulletin } from '../bulletins/bulletin.js';
import { Aliases } from './aliases.js';
import { type Assembly, assembling, type Columns } from './assembly.js';
import { mentionAt, rowsOf } from './date-columns.js';
import type { DateMention } from './dates.js';
import type { IndexedBulletin, IndexedSentence, NotEnglish } from './indexed.js';
import { listAt } from './lists.js';
import { whole } from './live-segment.js';
import { NOT_THERE, type Part, partOf } from './part.js';
import { partOfText } from './part-of-text.js';
import { sameSentences } from './repeats.js';
import type { ScopeOptions } from './scope.js';
import { FOLLOWS, IS_TITLE } from './segment.js';
import { analysing } from './segment-builder.js';
import { foldedWords } from './segment-words.js';
import { atOnce } from './steps.js';
import type { Folded } from './terms.js';

export type { IndexedBulletin, IndexedSentence } from './indexed.js';

/** How often a term stands in sentences, and how often of that inside a sentence with a capital. */
export interface TermFrequency {
  readonly occurrences: number;
  readonly capitals: number;
}

/** What is to be read of a collection: what may answer a question or has some words, or some bulletins by their ids. */
export type Need =
  | (ScopeOptions & { readonly question: string; readonly now: Date })
  | { readonly bulletins: Iterable<string> };

const NONE = new Uint32Array(0);

/** What is known of words and names, whether or not the sentences that have them can be read. */
export type Lexicon = readonly Pick<Part, 'segment' | 'frequencies'>[];

/**
 * Everything that answering needs, held in memory: segments, and which of their bulletins are in use. It never changes;
 * an update makes another that shares the segments with it. Sentences are numbered segment by segment, bulletins in the
 * order of the collection. Of a collection that is kept elsewhere it has a part, see `PartialIndex`.
 */
export class SentenceIndex implements Assembly {
  readonly parts: readonly Part[];
  /** All bulletins of the collection in its order, those that are kept out among them. */
  readonly order: readonly Bulletin[];
  /** The English bulletins, in the order of the collection. */
  readonly bulletins: readonly IndexedBulletin[];
  /** Bulletins that are kept out because they are not in English. */
  readonly notEnglish: readonly NotEnglish[];
  readonly columns: Columns;
  /** Number of sentences that are searched: each once, however often it stands. */
  readonly sentenceCount: number;
  /** Average number of content terms of a sentence. */
  readonly averageLength: number;
  /** Of the whole collection. */
  readonly lexicon: Lexicon;
  readonly aliases: Aliases;
  readonly #sentencesWith = new Map<string, number>();

  constructor(
    { parts, order, bulletins, notEnglish, columns, sentenceCount, averageLength }: Assembly,
    lexicon: Lexicon = parts,
  ) {
    this.parts = parts;
    this.order = order;
    this.bulletins = bulletins;
    this.notEnglish = notEnglish;
    this.columns = columns;
    this.sentenceCount = sentenceCount;
    this.averageLength = averageLength;
    this.lexicon = lexicon;
    this.aliases = new Aliases(lexicon.map(({ segment, frequencies }) => ({ names: segment.names, frequencies })));
  }

  /**
   * The same index with all that is needed read: itself, when it has everything in memory. Whoever quotes or ranks asks
   * for this first; what bulletins there are, and what is known of their words, an unread index knows as well.
   */
  reading(_need: Need): Promise<SentenceIndex> {
    return Promise.resolve(this);
  }

  /** The index of which this one is a part: it knows the same bulletins, and limits hold for it. */
  get whole(): SentenceIndex {
    return this;
  }

  /** Sentence numbers are below this; some below it may be gone. */
  get size(): number {
    return this.columns.lengths.length;
  }

  /** The sentence of a number; undefined when there is none, or it is gone. */
  sentence(id: number): IndexedSentence | undefined {
    const { marks, bulletins, lengths } = this.columns;
    const bulletin = bulletins[id] ?? NOT_THERE;
    if (bulletin === NOT_THERE) return undefined;
    const { segment, base } = partOf(this.parts, id);
    const mark = marks[id] ?? 0;
    return {
      start: segment.starts[id - base] ?? 0,
      end: segment.ends[id - base] ?? 0,
      bulletin,
      block: segment.blocks[id - base] ?? 0,
      isTitle: (mark & IS_TITLE) !== 0,
      length: lengths[id] ?? 0,
      previous: mark & FOLLOWS ? id - 1 : -1,
      next: (marks[id + 1] ?? 0) & FOLLOWS ? id + 1 : -1,
    };
  }

  /** The first and the last sentence of the block that a sentence lies in. */
  blockOf(id: number): [number, number] {
    const { segment, base } = partOf(this.parts, id);
    const { blocks } = segment;
    const { bulletins } = this.columns;
    const isBeside = (other: number) =>
      bulletins[other] === bulletins[id] && blocks[other - base] === blocks[id - base];
    let [from, to] = [id, id];
    while (from > base && isBeside(from - 1)) from--;
    while (isBeside(to + 1)) to++;
    return [from, to];
  }

  /** What a sentence tells of time, years inferred. */
  datesOf(id: number): DateMention[] {
    if (!(id >= 0 && id < this.size)) return [];
    const { segment, base } = partOf(this.parts, id);
    const [first, end] = rowsOf(segment.dates, id - base, id - base + 1);
    return Array.from({ length: end - first }, (_, i) => mentionAt(segment.dates, first + i));
  }

  /** The words of a sentence in order, stop words included. */
  wordsOf(id: number): Folded[] {
    const { segment, base } = partOf(this.parts, id);
    const words = foldedWords(segment.vocabulary);
    const tokens = listAt(segment.tokens, id - base);
    const folded: Folded[] = new Array(tokens.length);
    for (let i = 0; i < tokens.length; i++) folded[i] = words.at((tokens[i] as number) >> 1);
    return folded;
  }

  /** The sentence that is searched in place of this one: itself, or one with the same words. */
  canonicalOf(id: number): number {
    if (this.columns.searched[id] === 1) return id;
    return sameSentences(this.parts, id).find((other) => this.columns.searched[other] === 1) ?? id;
  }

  /** The other sentences with the same words, in the order of the collection. */
  repeatsOf(id: number): number[] {
    const { bulletins } = this.columns;
    const others = sameSentences(this.parts, id).filter((other) => other !== id);
    return others.sort((a, b) => (bulletins[a] ?? 0) - (bulletins[b] ?? 0) || a - b);
  }

  /** The sentences that are searched and have a term, ascending. */
  sentencesWith(term: string): Uint32Array {
    const lists = this.parts.map((part) => this.#searchedOf(part, term)).filter(({ length }) => length > 0);
    const [only = NONE] = lists;
    return lists.length <= 1 ? only : joined(lists);
  }

  #searchedOf({ segment, base }: Part, term: string): Uint32Array {
    const id = segment.vocabulary.terms.find(term);
    if (id < 0) return NONE;
    const list = listAt(segment.postings, id);
    const { searched } = this.columns;
    const kept = new Uint32Array(list.length);
    let size = 0;
    for (let i = 0; i < list.length; i++) {
      const sentence = base + (list[i] as number);
      kept[size] = sentence;
      size += searched[sentence] as number;
    }
    return kept.subarray(0, size);
  }

  /** The bulletins whose titles have a term, by number, ascending. */
  titlesWith(term: string): Uint32Array {
    const lists = this.parts.map((part) => titledOf(part, term)).filter(({ length }) => length > 0);
    return lists.length === 0 ? NONE : joined(lists).sort();
  }

  /** Number of sentences that have a term. Kept, since sentences are compared by it. */
  sentenceFrequency(term: string): number {
    let df = this.#sentencesWith.get(term);
    if (df === undefined) {
      df = this.sentencesWith(term).length;
      this.#sentencesWith.set(term, df);
    }
    return df;
  }

  /** Whether a term stands anywhere, be it in a title. */
  has(term: string): boolean {
    return this.parts.some((part) => {
      const { segment, base, numbers } = part;
      const id = segment.vocabulary.terms.find(term);
      if (id < 0) return false;
      const { searched } = this.columns;
      const isSearched = listAt(segment.postings, id).some((sentence) => searched[base + sentence] === 1);
      return isSearched || listAt(segment.titlePostings, id).some((local) => numbers[local] !== NOT_THERE);
    });
  }

  /** The term of a word that stands somewhere, or the term itself that is written like that; undefined: there is neither. */
  termOf(word: string): string | undefined {
    for (const { segment } of this.lexicon) {
      const id = segment.vocabulary.words.find(word);
      const term = id < 0 ? word : foldedWords(segment.vocabulary).at(id).term;
      if (this.has(term)) return term;
    }
    return undefined;
  }

  termFrequency(term: string): TermFrequency {
    let [occurrences, capitals] = [0, 0];
    for (const { segment, frequencies } of this.lexicon) {
      const { terms, firstWords } = segment.vocabulary;
      const id = terms.find(term);
      if (id < 0) continue;
      for (let word = firstWords[id] ?? 0; word < (firstWords[id + 1] ?? 0); word++) {
        occurrences += frequencies.words[word] ?? 0;
        capitals += frequencies.capitals[word] ?? 0;
      }
    }
    return { occurrences, capitals };
  }

  /** Whether the terms of a phrase stand somewhere where they can't be looked up. */
  standsUnread(_phrase: readonly string[]): boolean {
    return false;
  }

  /**
   * In how many sentences of the collection one of some phrases stands.
   *
   * @param read how many of those were read
   */
  spreadOf(_phrases: readonly (readonly string[])[], read: number): number {
    return read;
  }

  /** How many sentences of a bulletin are searched. */
  searchedOf(bulletin: number): number {
    const { firstSentence = 0, endSentence = 0 } = this.bulletins[bulletin] ?? {};
    return this.columns.searched.subarray(firstSentence, endSentence).reduce((sum, is) => sum + is, 0);
  }
}

/** The bulletins of a part whose titles have a term, by number. */
function titledOf({ segment, numbers }: Part, term: string): Uint32Array {
  const id = segment.vocabulary.terms.find(term);
  if (id < 0) return NONE;
  const list = listAt(segment.titlePostings, id);
  const kept = new Uint32Array(list.length);
  let size = 0;
  for (let i = 0; i < list.length; i++) {
    const number = numbers[list[i] as number] as number;
    kept[size] = number;
    if (number !== NOT_THERE) size++;
  }
  return kept.subarray(0, size);
}

function joined(lists: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let size = 0;
  for (const list of lists) {
    all.set(list, size);
    size += list.length;
  }
  return all;
}

/** The words of a sentence, verbatim. Throws a RangeError when the index has no sentence of that number. */
export function sentenceText(index: SentenceIndex, id: number): string {
  const sentence = index.sentence(id);
  const bulletin = sentence && index.bulletins[sentence.bulletin];
  if (!bulletin) throw new RangeError(`expected the number of a sentence, below ${index.size}, got ${id}`);
  return partOfText(bulletin.bulletin, sentence.start, sentence.end);
}

/**
 * Builds the index of a collection.
 *
 * @param bulletins in the order in which equals are listed; briefs of a page next to each other, in reading order
 * @param onProgress called now and then with the number of bulletins done
 */
export function buildIndex(
  bulletins: readonly Bulletin[],
  onProgress?: (done: number, of: number) => void,
): SentenceIndex {
  const segment = atOnce(analysing(bulletins, onProgress));
  return new SentenceIndex(atOnce(assembling(bulletins.length > 0 ? [whole(segment)] : [], bulletins, null)));
}
