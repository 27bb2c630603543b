/** Speed of building an index from bulletins that are in memory, and the memory that it takes. */
import { buildIndex } from '../src/nlp/sentence-index.js';
import { splitSentences } from '../src/nlp/sentences.js';
import type { Material } from './collection/material.js';
import { flexSearch, flexSearchText } from './peers/flexsearch.js';
import { miniSearch } from './peers/minisearch.js';
import type { Peer } from './peers/peer.js';
import { sqliteFts5 } from './peers/sqlite-fts5.js';
import { winkBm25 } from './peers/wink-bm25.js';
import type { Contender, Operation } from './speed/operation.js';

const OURS = 'bulletin-bot';

/** Finding the sentences, which peers are spared: they are given them one by one. */
function split({ bulletins }: Material): void {
  for (const { text, blocks } of bulletins) for (const block of blocks) splitSentences(text, block);
}

const ours: Contender = {
  name: OURS,
  isOurs: true,
  settings:
    'bulletins in, index out; its index part is what remains when finding the sentences, timed by itself, is taken off',
  prepare({ material }) {
    const index = buildIndex(material.bulletins);
    return { count: 0, deed: () => index.sentenceCount };
  },
  reading: split,
};

function reading(peer: Peer): Contender {
  return {
    ...peer,
    isOurs: false,
    prepare({ material }) {
      const searcher = peer.read(material.documents());
      const { nativeBytes } = searcher;
      return { count: 0, deed: () => searcher.search('', 1), ...(nativeBytes === undefined ? {} : { nativeBytes }) };
    },
  };
}

export const build: Operation = {
  name: 'build',
  about: 'an index from bulletins in memory; peers are given the sentences, ours finds them',
  measures: 'building',
  warmUp: 0,
  contenders: [ours, ...[flexSearch, flexSearchText, miniSearch, winkBm25, sqliteFts5].map(reading)],
  goals: [
    {
      what: 'building, sentences a second',
      ...{ is: 'at least', limit: 10_000, digits: 0, unit: '', collection: 'generated' },
      figure: (of) => of(OURS)?.building?.perSecond,
    },
    {
      what: 'the index part alone, sentences a second',
      ...{ is: 'at least', limit: 30_000, digits: 0, unit: '', collection: 'generated' },
      figure: (of) => of(OURS)?.building?.indexPartPerSecond ?? undefined,
    },
    {
      what: 'memory beyond the text, bytes a sentence',
      ...{ is: 'at most', limit: 500, digits: 0, unit: '', collection: 'generated' },
      figure: (of) => of(OURS)?.memory?.all,
    },
  ],
};
