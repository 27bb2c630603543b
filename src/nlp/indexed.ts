import type { Bulletin, KnownDate } from '../bulletins/bulletin.js';
import type { Span } from './citation.js';
import { type DayRange, rangeOf } from './dates.js';

/** What stands for the words of a bulletin that has not been read. */
export interface Unread {
  /** What people call it, see `nameOf`. */
  readonly name: string;
  /** See `printOf`. */
  readonly print: string;
}

/** A bulletin with what the index knows of it. One that has not been read has neither text nor sentences. */
export class IndexedBulletin {
  readonly bulletin: Bulletin;
  /** Its own date, or the one that its first sentence implies; null when neither is known. */
  readonly date: KnownDate | null;
  /** Its sentences are `firstSentence` … `endSentence - 1`. */
  readonly firstSentence: number;
  readonly endSentence: number;
  /** null for one that has been read. */
  readonly unread: Unread | null;
  #range: DayRange | null | undefined;

  constructor(
    bulletin: Bulletin,
    date: KnownDate | null,
    firstSentence: number,
    endSentence: number,
    unread: Unread | null = null,
  ) {
    this.bulletin = bulletin;
    this.date = date;
    this.firstSentence = firstSentence;
    this.endSentence = endSentence;
    this.unread = unread;
  }

  /** The days of its date; null when it is not known. */
  get range(): DayRange | null {
    this.#range ??= (this.date && rangeOf(this.date)) ?? null;
    return this.#range;
  }
}

/** A sentence of the collection. */
export interface IndexedSentence extends Span {
  /** Number of its bulletin in `SentenceIndex.bulletins`. */
  readonly bulletin: number;
  /** Number of its block within the bulletin. */
  readonly block: number;
  readonly isTitle: boolean;
  /** Number of its content terms. */
  readonly length: number;
  /** The neighbours that lend it context, or -1: the sentences beside it, for briefs the briefs beside it. */
  readonly previous: number;
  readonly next: number;
}

/** A bulletin that is kept out because of its language, with that language's English name. */
export interface NotEnglish {
  readonly id: string;
  readonly source: string;
  readonly language: string;
}
