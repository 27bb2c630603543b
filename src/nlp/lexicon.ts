import { NO_DATES } from './date-columns.js';
import type { Lists } from './lists.js';
import type { Segment } from './segment.js';
import { merging } from './segment-merge.js';
import type { SentenceIndex } from './sentence-index.js';
import type { Steps } from './steps.js';

const NONE = new Uint32Array(0);
const NO_LISTS: Lists = { ends: NONE, ids: NONE };

/**
 * The words and names of an index with how often they are there, in steps: a segment without bulletins and sentences, in
 * which the lists of a term are empty and only their ends tell in how many sentences that are searched, and in how many
 * titles, it stands. It grows with the vocabulary, which is slower than the texts.
 */
export function* lexiconOf(index: SentenceIndex): Steps<Segment> {
  const { vocabulary, names, frequencies } = yield* merging(index.parts);
  const [sentences, titles] = [new Uint32Array(vocabulary.terms.size), new Uint32Array(vocabulary.terms.size)];
  let [inSentences, inTitles] = [0, 0];
  for (let id = 0; id < vocabulary.terms.size; id++) {
    const term = vocabulary.terms.at(id);
    inSentences += index.sentencesWith(term).length;
    inTitles += index.titlesWith(term).length;
    sentences[id] = inSentences;
    titles[id] = inTitles;
    yield term.length;
  }
  return {
    bulletins: [],
    firstSentences: new Uint32Array(1),
    starts: NONE,
    ends: NONE,
    blocks: NONE,
    marks: new Uint8Array(0),
    hashes: NONE,
    dates: NO_DATES,
    vocabulary,
    tokens: NO_LISTS,
    titleTokens: NO_LISTS,
    postings: { ends: sentences, ids: NONE },
    titlePostings: { ends: titles, ids: NONE },
    lengths: new Uint16Array(0),
    names,
    frequencies,
  };
}
