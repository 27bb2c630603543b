import { FIRST_YEAR, mentionAt, packDay } from './date-columns.js';
import { bestFit, type DayRange, overlaps } from './dates.js';
import type { Part } from './part.js';
import type { SentenceIndex } from './sentence-index.js';

/** Of a bulletin that is dated in the time asked about so many sentences are looked at. */
export const LEAD = 3;

/** Sentences that tell of the window, and the first sentences of bulletins dated in it. */
export function* sentencesTelling(index: SentenceIndex, window: DayRange): Generator<number> {
  for (const part of index.parts) yield* tellingIn(part, window);
  for (const { range, firstSentence, endSentence } of index.bulletins) {
    if (!range || !overlaps(range, window)) continue;
    for (let id = firstSentence; id < Math.min(endSentence, firstSentence + LEAD); id++) yield id;
  }
}

function* tellingIn({ segment: { dates }, base }: Part, window: DayRange): Generator<number> {
  const [from, to] = [packDay(window.from), packDay(window.to)];
  const mayOverlap = (row: number) => {
    const [first, last] = [dates.from[row] as number, dates.to[row] as number];
    return first < FIRST_YEAR || from < FIRST_YEAR || (first <= to && last >= from);
  };
  let end = 0;
  for (let row = 0; row < dates.sentences.length; row = end) {
    const sentence = dates.sentences[row] as number;
    let overlapping = false;
    for (end = row; dates.sentences[end] === sentence; end++) overlapping ||= mayOverlap(end);
    if (!overlapping) continue;
    const told = Array.from({ length: end - row }, (_, i) => mentionAt(dates, row + i));
    if (bestFit(told, window) > 0) yield base + sentence;
  }
}
