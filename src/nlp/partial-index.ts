/** An index of a collection that is kept elsewhere: it knows all of its bulletins and words, and has read some pages. */
import type { Bulletin, KnownDate } from '../bulletins/bulletin.js';
import { type Assembly, completing } from './assembly.js';
import { IndexedBulletin, type NotEnglish, type Unread } from './indexed.js';
import type { Part } from './part.js';
import type { Segment } from './segment.js';
import { SentenceIndex } from './sentence-index.js';
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

/**
 * Answers as the index of the whole collection would, as far as the pages that have been read go: sentences are found and
 * quoted in those alone, but words are as rare, known and spelt as in all of it.
 */
export class PartialIndex extends SentenceIndex {
  readonly #catalogue: Catalogue;
  readonly #whole: SentenceIndex | null;

  private constructor(assembly: Assembly, catalogue: Catalogue, whole: SentenceIndex | null) {
    super(assembly, [{ segment: catalogue.lexicon, frequencies: catalogue.lexicon.frequencies }]);
    this.#catalogue = catalogue;
    this.#whole = whole;
  }

  /** The index of a collection of which nothing has been read. */
  static unread(catalogue: Catalogue): PartialIndex {
    const bulletins = catalogue.bulletins.map(
      ({ bulletin, date, name, print }) =>
        new IndexedBulletin({ ...bulletin, text: '', blocks: [] }, date, 0, 0, { name, print }),
    );
    return new PartialIndex(assemble(catalogue, [], bulletins), catalogue, null);
  }

  /** The same index with some pages read. */
  with(pages: readonly ReadPage[]): PartialIndex {
    const bulletins = [...this.whole.bulletins];
    return new PartialIndex(assemble(this.#catalogue, pages, bulletins), this.#catalogue, this.whole);
  }

  override get whole(): SentenceIndex {
    return this.#whole ?? this;
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

  /** Of a phrase no more is known than that it is as rare as the rarest of its terms; that phrases meet is seldom. */
  override spreadOf(phrases: readonly (readonly string[])[], read: number): number {
    const rarest = (phrase: readonly string[]) => Math.min(...phrase.map((term) => this.sentenceFrequency(term)));
    const sum = phrases.reduce((total, phrase) => total + (phrase.length > 0 ? rarest(phrase) : 0), 0);
    return Math.min(this.sentenceCount, Math.max(read, sum));
  }

  override searchedOf(bulletin: number): number {
    return this.#catalogue.bulletins[bulletin]?.searched ?? 0;
  }
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
