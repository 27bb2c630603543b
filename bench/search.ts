/** Speed of searching for a few words. */
import { searchWords } from '../src/nlp/look-up.js';
import { searchesFor } from './collection/questions.js';
import { flexSearch, flexSearchText } from './peers/flexsearch.js';
import { miniSearch } from './peers/minisearch.js';
import { sqliteFts5 } from './peers/sqlite-fts5.js';
import { winkBm25 } from './peers/wink-bm25.js';
import type { Contender, Operation, Supply } from './speed/operation.js';
import { deedsFor, indexOf, NOW, searching } from './speed/ours.js';

/** What `/search` takes when it is not told. */
const HITS = 50;

const wordsOf = ({ material, count }: Supply) => searchesFor(material, count);

const ours: Contender = {
  name: 'bulletin-bot',
  isOurs: true,
  settings: `searchWords: from the words as typed to up to ${HITS} passages`,
  prepare(supply) {
    const index = indexOf(supply);
    return deedsFor(wordsOf(supply), (words) => searchWords(index, words, { now: NOW, limit: HITS }).passages.length);
  },
};

export const search: Operation = {
  name: 'search',
  about: `one to four words, never the same; the best ${HITS}`,
  measures: 'times',
  warmUp: 200,
  contenders: [
    ours,
    ...[flexSearch, flexSearchText, miniSearch, winkBm25, sqliteFts5].map((peer) => searching(peer, wordsOf, HITS)),
  ],
  goals: [],
};
