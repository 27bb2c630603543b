import { mentionAt, rowsOf } from '../nlp/date-columns.js';
import { rangeOf } from '../nlp/dates.js';
import { dayWordsOf } from '../nlp/day-words.js';
import { listAt } from '../nlp/lists.js';
import { FOLLOWS, type Segment } from '../nlp/segment.js';
import { foldedWords } from '../nlp/segment-words.js';
import { isStopWord } from '../nlp/terms.js';
import { LEAD } from '../nlp/window.js';

/** What the first stage finds a sentence by: words with blanks between them, and limits. */
export interface SentenceRow {
  /** The content terms of the sentence. */
  readonly own: string;
  /** Those of the sentences beside it and of its title. */
  readonly around: string;
  /** The days that it tells of, and those of its bulletin when it is one of its first. */
  readonly days: string;
  /** The first and the last day of its bulletin's date, as ISO days; empty when that is not known. */
  readonly first: string;
  readonly last: string;
  /** Publisher and file in lower case, a line each. */
  readonly origin: string;
}

/** Rows for the sentences of a segment that are searched, in their order. */
export function sentenceRows(segment: Segment, searched: Uint8Array): SentenceRow[] {
  const rows: SentenceRow[] = [];
  for (const [local, { bulletin, date }] of segment.bulletins.entries()) {
    const [from, end] = [segment.firstSentences[local] ?? 0, segment.firstSentences[local + 1] ?? 0];
    const title = termsIn(segment, listAt(segment.titleTokens, local));
    const origin = [bulletin.publisher ?? '', bulletin.source].join('\n').toLowerCase();
    const published = (date && rangeOf(date)) ?? null;
    for (let id = from; id < end; id++) {
      if (searched[id] !== 1) continue;
      const told = daysOf(segment, id);
      if (published && id < from + LEAD) told.push(...dayWordsOf(published));
      rows.push({
        own: ownTerms(segment, id),
        around: [...neighboursOf(segment, id).map((other) => ownTerms(segment, other)), title].join(' '),
        days: [...new Set(told)].join(' '),
        first: date?.from ?? '',
        last: date?.to ?? '',
        origin,
      });
    }
  }
  return rows;
}

function neighboursOf({ marks }: Segment, id: number): number[] {
  const follows = (other: number) => ((marks[other] ?? 0) & FOLLOWS) !== 0;
  return [...(follows(id) ? [id - 1] : []), ...(follows(id + 1) ? [id + 1] : [])];
}

function ownTerms(segment: Segment, id: number): string {
  return termsIn(
    segment,
    listAt(segment.tokens, id).map((token) => token >> 1),
  );
}

function termsIn({ vocabulary }: Segment, words: Iterable<number>): string {
  const folded = foldedWords(vocabulary);
  return [...words].flatMap((word) => (isStopWord(folded.at(word).word) ? [] : folded.at(word).term)).join(' ');
}

function daysOf({ dates }: Segment, id: number): string[] {
  const [first, end] = rowsOf(dates, id, id + 1);
  return Array.from({ length: end - first }, (_, i) => dayWordsOf(mentionAt(dates, first + i))).flat();
}
