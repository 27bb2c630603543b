/** An index of a collection that is kept elsewhere: it knows all of its bulletins and words, and has read some pages. */
import type { Bulletin, KnownDate } from '../bulletins/bulletin.js';
import { type Assembly, completing } from './assembly.js';
import { bindQuestion } from './concepts.js';
import { dayWordsOf } from './day-words.js';
import { IndexedBulletin, type NotEnglish, type Unread } from './indexed.js';
import type { Part } from './part.js';
import { analyseQuestion } from './question.js';
import type { ScopeOptions } from './scope.js';
import type { Segment } from './segment.js';
import { type Need, SentenceIndex } from './sentence-index.js';
import { atOnce } from './steps.js';

/** What is known of an English bulletin before it is read. */
export interface CataloguedBulletin extends Unread {
  readonly bulletin: Omit<Bulletin, 'text' | 'blocks'>;
  /** See `IndexedBulletin.date`. */
  readonly date: KnownDate | null;
  /** How many of its sentences are searched. */
  readonly searched: number;
}

/** What is known of a collection without reading it. */
export interface Catalogue {
  /** In the order of the collection. */
  readonly bulletins: readonly CataloguedBulletin[];
  readonly notEnglish: readonly NotEnglish[];
  readonly sentenceCount: number;
  readonly averageLength: number;
  /** Words and names, and of the postings their lengths only: see `lexiconOf`. */
  readonly lexicon: Segment;
}

/** A page of the collection that has been read. */
export interface ReadPage {
  readonly segment: Segment;
  /** By bulletin of the segment: its number in the catalogue, or `NOT_THERE`. */
  readonly numbers: Uint32Array;
  /** By sentence of the segment: 1 when it is searched. */
  readonly searched: Uint8Array;
}

/** What is looked for: the sentences that have some of these terms or tell of some of these days, best first. */
export interface FirstStage extends ScopeOptions {
  /** Each with how much it counts, above 0. */
  readonly terms: ReadonlyMap<string, number>;
  /** See `dayWordsOf`. */
  readonly days: readonly string[];
}

/** Where the pages of a collection are kept. What it gives belongs to the one version that a catalogue tells of. */
export interface PageSource {
  /** The pages that have the best of the sentences that are found. */
  find(wanted: FirstStage): Promise<readonly ReadPage[]>;
  /** The pages of bulletins, given by their numbers in the catalogue. */
  pagesOf(bulletins: readonly number[]): Promise<readonly ReadPage[]>;
}

/**
 * Answers as the index of the whole collection would, as far as the pages that have been read go: sentences are found and
 * quoted in those alone, but words are as rare, known and spelt as in all of it.
 */
export class PartialIndex extends SentenceIndex {
  readonly #catalogue: Catalogue;
  readonly #source: PageSource;
  readonly #whole: PartialIndex | null;

  private constructor(assembly: Assembly, { catalogue, source, whole }: Origin) {
    super(assembly, [{ segment: catalogue.lexicon, frequencies: catalogue.lexicon.frequencies }]);
    this.#catalogue = catalogue;
    this.#source = source;
    this.#whole = whole;
  }

  /** The index of a collection of which nothing has been read. */
  static unread(catalogue: Catalogue, source: PageSource): PartialIndex {
    const bulletins = catalogue.bulletins.map(
      ({ bulletin, date, name, print }) =>
        new IndexedBulletin({ ...bulletin, text: '', blocks: [] }, date, 0, 0, { name, print }),
    );
    return new PartialIndex(assemble(catalogue, [], bulletins), { catalogue, source, whole: null });
  }

  override get whole(): PartialIndex {
    return this.#whole ?? this;
  }

  override async reading(need: Need): Promise<PartialIndex> {
    const { whole } = this;
    const pages = await ('bulletins' in need
      ? this.#source.pagesOf(numbersOf(whole, need.bulletins))
      : this.#source.find(firstStageOf(whole, need)));
    const assembly = assemble(this.#catalogue, pages, [...whole.bulletins]);
    return new PartialIndex(assembly, { catalogue: this.#catalogue, source: this.#source, whole });
  }

  override sentenceFrequency(term: string): number {
    const { vocabulary, postings } = this.#catalogue.lexicon;
    const id = vocabulary.terms.find(term);
    return id < 0 ? 0 : (postings.ends[id] ?? 0) - (postings.ends[id - 1] ?? 0);
  }

  override has(term: string): boolean {
    const { vocabulary, titlePostings } = this.#catalogue.lexicon;
    const id = vocabulary.terms.find(term);
    const inTitles = id < 0 ? 0 : (titlePostings.ends[id] ?? 0) - (titlePostings.ends[id - 1] ?? 0);
    return inTitles > 0 || this.sentenceFrequency(term) > 0;
  }

  override standsUnread(phrase: readonly string[]): boolean {
    return phrase.length > 0 && phrase.every((term) => this.has(term));
  }

  /**
   * No more is known than that a phrase is as rare as the rarest of its terms, and that all forms stand in as many
   * sentences as the commonest of them at least.
   */
  override spreadOf(phrases: readonly (readonly string[])[], read: number): number {
    const rarest = (phrase: readonly string[]) => Math.min(...phrase.map((term) => this.sentenceFrequency(term)));
    return Math.max(read, ...phrases.filter(({ length }) => length > 0).map(rarest));
  }

  override searchedOf(bulletin: number): number {
    return this.#catalogue.bulletins[bulletin]?.searched ?? 0;
  }
}

interface Origin {
  readonly catalogue: Catalogue;
  readonly source: PageSource;
  /** null for the one of which nothing has been read. */
  readonly whole: PartialIndex | null;
}

function numbersOf({ bulletins }: SentenceIndex, ids: Iterable<string>): number[] {
  const wanted = new Set(ids);
  return [...bulletins.keys()].filter((number) => wanted.has(bulletins[number]?.bulletin.id ?? ''));
}

/** All forms in which the words of a question are searched for, and the days that it asks about. */
function firstStageOf(
  index: SentenceIndex,
  { question, now, ...limits }: Extract<Need, { question: string }>,
): FirstStage {
  const bound = bindQuestion(index, analyseQuestion(question, now));
  const terms = new Map<string, number>();
  for (const { term, forms } of bound.concepts) {
    for (const form of forms) terms.set(form, Math.max(term.weight, terms.get(form) ?? 0));
  }
  const { window } = bound.question;
  return { ...limits, terms, days: window ? dayWordsOf(window) : [] };
}

/** @param bulletins those of the catalogue; those that have been read are put in their places */
function assemble(catalogue: Catalogue, pages: readonly ReadPage[], bulletins: IndexedBulletin[]): Assembly {
  const parts: Part[] = [];
  let base = 0;
  for (const { segment, numbers } of pages) {
    parts.push({ segment, gone: null, frequencies: segment.frequencies, base, numbers });
    for (const [local, { bulletin, date }] of segment.bulletins.entries()) {
      const number = numbers[local] ?? bulletins.length;
      if (number >= bulletins.length) continue;
      const [first, end] = [segment.firstSentences[local] ?? 0, segment.firstSentences[local + 1] ?? 0];
      bulletins[number] = new IndexedBulletin(bulletin, date, base + first, base + end);
    }
    base += segment.starts.length;
  }
  const before = new Uint8Array(base);
  for (const [i, { searched }] of pages.entries()) before.set(searched, parts[i]?.base);
  const { notEnglish, sentenceCount, averageLength } = catalogue;
  const made = atOnce(completing({ parts, order: [], bulletins, notEnglish }, { before, changed: [] }));
  return { ...made, sentenceCount, averageLength };
}
