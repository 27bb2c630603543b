import { Column } from './column.js';
import { DateCollector } from './date-columns.js';
import { CountedStrings } from './growing-strings.js';
import { GrowingLists, inverting, type Lists } from './lists.js';
import { listingNames } from './name-lists.js';
import type { AnalysedBulletin, Segment } from './segment.js';
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
  readonly names = new CountedStrings();
  readonly explained = new CountedStrings();

  /** Number of sentences so far. */
  get size(): number {
    return this.starts.size;
  }

  *finishing(): Steps<Segment> {
    this.firstSentences.push(this.size);
    const { vocabulary, places } = yield* this.words.arranging();
    const tokens = yield* placed(this.tokens.lists(), (token) => 2 * (places[token >> 1] as number) + (token & 1));
    const titleTokens = yield* placed(this.titleTokens.lists(), (word) => places[word] as number);
    const isStop = stopWords(vocabulary);
    const [terms, termOf] = [vocabulary.terms.size, contentTermsOf(vocabulary, isStop)];
    const postings = yield* inverting(tokens, terms, (token) => termOf[token >> 1] as number);
    const titlePostings = yield* inverting(titleTokens, terms, (word) => termOf[word] as number);
    const { lengths, words, capitals } = yield* counting(isStop, tokens);
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
      names: yield* listingNames(this.names.strings(), this.explained.strings()),
      frequencies: {
        words,
        capitals,
        titles,
        names: this.names.counts(),
        explained: this.explained.counts(),
      },
    };
  }
}

/** So many entries, and so many sentences, are gone through in a step. */
const [ENTRIES, SENTENCES] = [100_000, 4000];

/** The lists with their numbers exchanged, in place. */
function* placed(lists: Lists, place: (id: number) => number): Steps<Lists> {
  for (let from = 0; from < lists.ids.length; from += ENTRIES) {
    exchange(lists.ids.subarray(from, from + ENTRIES), place);
    yield AT_ONCE;
  }
  return lists;
}

/** A function of its own, as those below are, since the compiler makes little of loops in generators. */
function exchange(ids: Uint32Array, place: (id: number) => number): void {
  for (let i = 0; i < ids.length; i++) ids[i] = place(ids[i] as number);
}

/** By sentence the number of its content words; by word how often it stands, and how often with a capital. */
interface Counts {
  readonly lengths: Uint16Array;
  readonly words: Uint32Array;
  readonly capitals: Uint32Array;
}

function* counting(isStop: Uint8Array, tokens: Lists): Steps<Counts> {
  const counts = {
    lengths: new Uint16Array(tokens.ends.length),
    words: new Uint32Array(isStop.length),
    capitals: new Uint32Array(isStop.length),
  };
  for (let from = 0; from < tokens.ends.length; from += SENTENCES) {
    count(tokens, isStop, [from, Math.min(tokens.ends.length, from + SENTENCES)], counts);
    yield AT_ONCE;
  }
  return counts;
}

function count(
  { ends, ids }: Lists,
  isStop: Uint8Array,
  [from, to]: readonly [number, number],
  { lengths, words, capitals }: Counts,
): void {
  let entry = from > 0 ? (ends[from - 1] as number) : 0;
  for (let sentence = from; sentence < to; sentence++) {
    let length = 0;
    for (const end = ends[sentence] as number; entry < end; entry++) {
      const [word, capital] = [(ids[entry] as number) >> 1, (ids[entry] as number) & 1];
      words[word] = (words[word] as number) + 1;
      capitals[word] = (capitals[word] as number) + capital;
      if (!isStop[word]) length++;
    }
    lengths[sentence] = Math.min(length, 65_535);
  }
}
