import type { Bulletin, KnownDate } from '../bulletins/bulletin.js';
import { isSpace } from './characters.js';
import type { DateColumns } from './date-columns.js';
import type { Lists } from './lists.js';
import type { NameLists } from './name-lists.js';
import { partOfText } from './part-of-text.js';
import { EMPTY_HASH, hashedOn, type StringTable } from './string-table.js';

/** What became of a bulletin in the analysis. */
export interface AnalysedBulletin {
  readonly bulletin: Bulletin;
  /** Its own date, or the one that its first sentence implies; null when neither is known. */
  readonly date: KnownDate | null;
  /** The English name of the language that keeps it out: such a bulletin has no sentences. null: it is in English. */
  readonly language: string | null;
}

/** Marks of a sentence. */
export const IS_TITLE = 1;
/** The sentence of the number before is its neighbour: of the same bulletin, or of the brief beside it. */
export const FOLLOWS = 2;

/** Only in an index: the sentence is searched, see `Columns.searched`. */
export const SEARCHED = 4;

/** The words of a segment. The words of term t are `firstWords[t]` … `firstWords[t + 1] - 1`. */
export interface Vocabulary {
  /** Folded words as they are written: "deployments". */
  readonly words: StringTable;
  /** What they are searched by: "deploy". */
  readonly terms: StringTable;
  readonly firstWords: Uint32Array;
}

/** How often words and names stand in the bulletins of a segment that are in use. */
export interface Frequencies {
  /** By word: in sentences; of those inside a sentence with a capital; and in titles. */
  readonly words: Uint32Array;
  readonly capitals: Uint32Array;
  readonly titles: Uint32Array;
  /** By name, and by explained abbreviation: see `NameLists`. */
  readonly names: Uint32Array;
  readonly explained: Uint32Array;
}

/**
 * Bulletins as they were analysed, in columns: typed arrays that pass between threads and to and from a file as they
 * are. It never changes. Numbers of bulletins, sentences, words and terms are its own and count from 0.
 */
export interface Segment {
  readonly bulletins: readonly AnalysedBulletin[];
  /** By bulletin, and one more: its sentences are `firstSentences[b]` … `firstSentences[b + 1] - 1`. */
  readonly firstSentences: Uint32Array;
  /** By sentence: where it stands in its bulletin's text, as UTF-16 offsets. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** By sentence: the number of its block within the bulletin. */
  readonly blocks: Uint32Array;
  readonly marks: Uint8Array;
  /** By sentence: a hash of its words, equal for sentences that differ in nothing but white space. */
  readonly hashes: Uint32Array;
  readonly dates: DateColumns;
  readonly vocabulary: Vocabulary;
  /** By sentence, the words it is made of, in order, stop words included: 2 · word, + 1 with a capital inside the sentence. */
  readonly tokens: Lists;
  /** By bulletin, the words of its title. */
  readonly titleTokens: Lists;
  /** By term: the sentences, and the bulletins whose titles, it stands in. Stop words have none. */
  readonly postings: Lists;
  readonly titlePostings: Lists;
  /** By sentence: number of its content words. */
  readonly lengths: Uint16Array;
  readonly names: NameLists;
  readonly frequencies: Frequencies;
}

/** The words of a sentence of a segment, verbatim. */
export function textOf(segment: Segment, bulletin: number, sentence: number): string {
  const own = segment.bulletins[bulletin]?.bulletin;
  return own ? partOfText(own, segment.starts[sentence] ?? 0, segment.ends[sentence] ?? 0) : '';
}

/**
 * A hash that is equal for texts that are the same, see `sameness`.
 *
 * @param codes the text's, see `codesOf`
 * @param length how many the text has
 */
export function samenessHash(codes: Uint16Array, length: number): number {
  let value = EMPTY_HASH;
  let isBehindSpace = false;
  for (let i = 0; i < length; i++) {
    const code = codes[i] as number;
    const isBlank = isSpace(code);
    if (!isBlank) value = hashedOn(value, code);
    else if (!isBehindSpace) value = hashedOn(value, BLANK);
    isBehindSpace = isBlank;
  }
  return value >>> 0;
}

const BLANK = 32;

/** The key by which sentences are the same: white space aside. */
export function sameness(text: string): string {
  return text.replace(/\s+/g, ' ');
}
