import { Column } from './column.js';
import { DateCollector } from './date-columns.js';
import { GrowingLists, inverting, type Lists } from './lists.js';
import { listingNames } from './name-lists.js';
import type { AnalysedBulletin, Segment, Vocabulary } from './segment.js';
import { contentTermsOf, stopWords, WordNumbers } from './segment-words.js';
import type { Steps } from './steps.js';

/** How many things of a segment in the making are done in a step of so many characters' worth. */
const AT_ONCE = 1000;

/** A segment in the making: rows are added, bulletin by bulletin, and `finishing` makes the rest from them. */
export class Draft {
  readonly bulletins: AnalysedBulletin[] = [];
  readonly firstSentences = new Column();
  readonly starts = new Column();
  readonly ends = new Column();
  readonly blocks = new Column();
  readonly marks = new Column();
  readonly hashes = new Column();
  readonly dates = new DateCollector();
  readonly words = new WordNumbers();
  readonly tokens = new GrowingLists();
  readonly titleTokens = new GrowingLists();
  /** How often each name, and each explained abbreviation, is there. */
  readonly names = new Map<string, number>();
  readonly explained = new Map<string, number>();

  /** Number of sentences so far. */
  get size(): number {
    return this.starts.size;
  }

  *finishing(): Steps<Segment> {
    this.firstSentences.push(this.size);
    const { vocabulary, places } = yield* this.words.arranging();
    const tokens = yield* placed(this.tokens.lists(), (token) => 2 * (places[token >> 1] as number) + (token & 1));
    const titleTokens = yield* placed(this.titleTokens.lists(), (word) => places[word] as number);
    const [terms, termOf] = [vocabulary.terms.size, contentTermsOf(vocabulary)];
    const postings = yield* inverting(tokens, terms, (token) => termOf[token >> 1] as number);
    const titlePostings = yield* inverting(titleTokens, terms, (word) => termOf[word] as number);
    const { lengths, words, capitals } = yield* counting(vocabulary, tokens);
    const titles = new Uint32Array(vocabulary.words.size);
    for (const word of titleTokens.ids) titles[word] = (titles[word] as number) + 1;
    return {
      bulletins: this.bulletins,
      firstSentences: this.firstSentences.values(),
      starts: this.starts.values(),
      ends: this.ends.values(),
      blocks: this.blocks.values(),
      marks: Uint8Array.from(this.marks.values()),
      hashes: this.hashes.values(),
      dates: this.dates.columns(),
      vocabulary,
      tokens,
      titleTokens,
      postings,
      titlePostings,
      lengths,
      names: yield* listingNames([...this.names.keys()], [...this.explained.keys()]),
      frequencies: {
        words,
        capitals,
        titles,
        names: Uint32Array.from(this.names.values()),
        explained: Uint32Array.from(this.explained.values()),
      },
    };
  }
}

/** The lists with their numbers exchanged, in place. */
function* placed(lists: Lists, place: (id: number) => number): Steps<Lists> {
  const { ids } = lists;
  for (let i = 0; i < ids.length; i++) {
    ids[i] = place(ids[i] as number);
    if (i % 100_000 === 0) yield AT_ONCE;
  }
  return lists;
}

/** By sentence the number of its content words; by word how often it stands, and how often with a capital. */
function* counting(vocabulary: Vocabulary, { ends, ids }: Lists) {
  const isStop = stopWords(vocabulary);
  const [words, capitals] = [new Uint32Array(isStop.length), new Uint32Array(isStop.length)];
  const lengths = new Uint16Array(ends.length);
  let entry = 0;
  for (let sentence = 0; sentence < ends.length; sentence++) {
    let length = 0;
    for (const end = ends[sentence] as number; entry < end; entry++) {
      const [word, capital] = [(ids[entry] as number) >> 1, (ids[entry] as number) & 1];
      words[word] = (words[word] as number) + 1;
      capitals[word] = (capitals[word] as number) + capital;
      if (!isStop[word]) length++;
    }
    lengths[sentence] = Math.min(length, 65_535);
    if (sentence % 4000 === 0) yield AT_ONCE;
  }
  return { lengths, words, capitals };
}
