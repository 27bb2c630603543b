import { Index } from 'flexsearch';
import type { Document } from '../collection/material.js';
import { type Peer, type Searcher, stemsOf } from './peer.js';

const WHOLE_WORDS = { tokenize: 'strict', cache: false, encode: stemsOf } as const;
type SetUp = Omit<ConstructorParameters<typeof Index>[0], keyof typeof WHOLE_WORDS>;

/** One flat index; a Document index would search each field by itself. Ids are numbers, as it likes them. */
function flat(set: SetUp, textOf: (document: Document) => string): Peer['read'] {
  return (documents): Searcher => {
    const engine = new Index({ ...WHOLE_WORDS, ...set });
    const add = (more: Iterable<Document>) => {
      for (const document of more) engine.add(document.id, textOf(document));
    };
    add(documents);
    return { add, search: (query, limit) => engine.search(query, { limit, suggest: true }).length };
  };
}

/**
 * Its fastest set-up that finds a sentence by any of the words of a long question. `suggest` is its OR: without it one
 * unknown word empties the result. The resolution, by which the place of a word in the sentence counts, is that of the
 * preset `memory`; with 3 and 9 the times were the same but for chance, at 50,000 sentences.
 */
const ANY_WORD: SetUp = { resolution: 1, context: false };
const SETTINGS = 'our stems and stop words, Index with tokenize strict, resolution 1, no context; search with suggest';

const both = ({ text, title }: Document) => `${text} ${title}`;

export const flexSearch: Peer = {
  name: 'FlexSearch',
  settings: `text and title as one, ${SETTINGS}`,
  read: flat(ANY_WORD, both),
};

/** What it takes when it knows less than the others. */
export const flexSearchText: Peer = {
  name: 'FlexSearch, text alone',
  settings: `text without title, ${SETTINGS}`,
  read: flat(ANY_WORD, ({ text }) => text),
};

/**
 * Its preset `performance`, for comparison only: pairs of words are looked up, so that postings are short, but sentences
 * are found only where two words of the question stand side by side in them as well, stop words left out.
 */
export const flexSearchPairs: Peer = {
  name: 'FlexSearch, word pairs only',
  settings:
    'text and title as one, our stems and stop words, as its preset performance: context of depth 1; finds less',
  most: 300_000,
  read: flat({ resolution: 3, context: { depth: 1, resolution: 1 } }, both),
};

/** Titles by what has been typed of them. */
export const flexSearchTitles: Peer = {
  name: 'FlexSearch',
  settings: 'titles, Index with tokenize forward (every beginning of every word), its default encoder',
  read(documents) {
    const engine = new Index({ tokenize: 'forward', context: false, cache: false });
    for (const { id, title } of documents) engine.add(id, title);
    return { search: (query, limit) => engine.search(query, { limit }).length };
  },
};
