import type { Bulletin, KnownDate } from '../bulletins/bulletin.js';
import type { Aliases } from './aliases.js';
import type { Span } from './citation.js';
import type { DateMention } from './dates.js';
import { indexing } from './index-builder.js';
import { atOnce, withPauses } from './steps.js';

/** A bulletin with what the index knows of it. */
export interface IndexedBulletin {
  readonly bulletin: Bulletin;
  /** Its own date, or the one that its first sentence implies; null when neither is known. */
  readonly date: KnownDate | null;
  /** Its sentences are `firstSentence` … `endSentence - 1`. */
  readonly firstSentence: number;
  readonly endSentence: number;
}

/** A sentence of the collection; its number is its place in `SentenceIndex.sentences`. */
export interface IndexedSentence extends Span {
  /** Number of its bulletin in `SentenceIndex.bulletins`. */
  readonly bulletin: number;
  /** Number of its block within the bulletin. */
  readonly block: number;
  readonly isTitle: boolean;
  /** Number of its content terms. */
  readonly length: number;
  /** The sentence that is searched in its place: itself, or the first (dated ones first) with the same words. */
  readonly canonical: number;
  /** The neighbours that lend it context, or -1: the sentences beside it, for briefs the briefs beside it. */
  readonly previous: number;
  readonly next: number;
  /** What it tells of time, years inferred. */
  readonly dates: readonly DateMention[];
}

/** Where a term stands: ascending numbers (of sentences, or of bulletins for titles) and how often in each. */
export interface Postings {
  readonly ids: number[];
  readonly counts: number[];
}

/** A term of the collection. */
export interface Vocable {
  /** The first word met with this term, for showing. */
  readonly word: string;
  /** How often it stands inside a sentence with a capital: the share tells a name from a word. */
  capitals: number;
  readonly sentences: Postings;
  readonly titles: Postings;
}

/** Everything that answering needs, held in memory. Built once from a collection by `buildIndex`; never changes. */
export interface SentenceIndex {
  /** The English bulletins, in the order given. */
  readonly bulletins: readonly IndexedBulletin[];
  readonly sentences: readonly IndexedSentence[];
  /** Number of sentences that are searched: each once, however often it stands. */
  readonly sentenceCount: number;
  /** Sentences that stand elsewhere too: the searched one's number → the others'. */
  readonly repeats: ReadonlyMap<number, readonly number[]>;
  readonly vocabulary: ReadonlyMap<string, Vocable>;
  readonly aliases: Aliases;
  /** Bulletins that are kept out because they are not in English. */
  readonly notEnglish: readonly NotEnglish[];
  /** Average number of content terms of a sentence. */
  readonly averageLength: number;
}

/** A bulletin that is kept out because of its language, with that language's English name. */
export interface NotEnglish {
  readonly id: string;
  readonly source: string;
  readonly language: string;
}

/** The words of a sentence, verbatim. Throws a RangeError when the index has no sentence of that number. */
export function sentenceText(index: Pick<SentenceIndex, 'bulletins' | 'sentences'>, id: number): string {
  const sentence = index.sentences[id];
  const bulletin = sentence && index.bulletins[sentence.bulletin];
  if (!bulletin) throw new RangeError(`expected a sentence number below ${index.sentences.length}, got ${id}`);
  return bulletin.bulletin.text.slice(sentence.start, sentence.end);
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
  return atOnce(indexing(bulletins, onProgress));
}

/**
 * Builds the same index while other things are going on: it waits for `pause` whenever it has read so many
 * characters, but not within a sentence or a piece of a long block. What `pause` throws ends the building.
 */
export function buildIndexInTurns(
  bulletins: readonly Bulletin[],
  pause: () => Promise<unknown>,
): Promise<SentenceIndex> {
  return withPauses(indexing(bulletins), pause);
}
