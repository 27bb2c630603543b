/** Speed of building an index from bulletins that are in memory, and the memory that it takes. */
import { IndexKeeper } from '../src/indexing/keeper.js';
import { datingSentences } from '../src/nlp/bulletin-date.js';
import { foreignLanguage } from '../src/nlp/language.js';
import { eachExplained, eachName } from '../src/nlp/name-lists.js';
import { buildIndex } from '../src/nlp/sentence-index.js';
import { splitSentences } from '../src/nlp/sentences.js';
import { atOnce } from '../src/nlp/steps.js';
import type { Material } from './collection/material.js';
import { flexSearch, flexSearchText } from './peers/flexsearch.js';
import { miniSearch } from './peers/minisearch.js';
import type { Peer } from './peers/peer.js';
import { sqliteFts5 } from './peers/sqlite-fts5.js';
import { winkBm25 } from './peers/wink-bm25.js';
import { type Contender, type Operation, ratio } from './speed/operation.js';
import { libraryOf, worker } from './speed/ours.js';

const OURS = 'bulletin-bot';
const THREADS = 'bulletin-bot, in threads';

/**
 * What is found in a text besides its words, which peers are spared: they are given the sentences one by one, and
 * don't ask what language they are in, which names they have and what days they tell of.
 */
function analyse({ bulletins }: Material): void {
  for (const bulletin of bulletins) {
    foreignLanguage(bulletin.text);
    const sentences = bulletin.blocks.flatMap((block) =>
      splitSentences(bulletin.text, block).map(({ start, end }) => bulletin.text.slice(start, end)),
    );
    for (const sentence of sentences) {
      eachName(sentence, ignore);
      eachExplained(sentence, ignore);
    }
    atOnce(datingSentences(bulletin, sentences, 0));
  }
}

const ignore = () => undefined;

const ours: Contender = {
  name: OURS,
  isOurs: true,
  settings:
    'one thread, bulletins in, index out; its index part is what remains when finding sentences, languages, names and days, timed by itself, is taken off',
  prepare({ material }) {
    const index = buildIndex(material.bulletins);
    return { count: 0, deed: () => index.sentenceCount };
  },
  reading: analyse,
};

const inThreads: Contender = {
  name: THREADS,
  isOurs: true,
  settings: 'IndexKeeper, as the bot has it: bulletins are analysed in as many threads as there are cores',
  async prepare({ material }) {
    const keeper = new IndexKeeper({ worker, snapshot: null, log: console.error });
    const index = await keeper.update(libraryOf(material.bulletins));
    return { count: 0, deed: () => index.sentenceCount };
  },
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
  contenders: [ours, inThreads, ...[flexSearch, flexSearchText, miniSearch, winkBm25, sqliteFts5].map(reading)],
  goals: [
    {
      what: 'building, sentences a second',
      ...{ is: 'at least', limit: 10_000, digits: 0, unit: '', collection: 'generated' },
      figure: (of) => of(THREADS)?.building?.perSecond,
    },
    {
      what: 'building in threads over MiniSearch, as often as fast',
      ...{ is: 'at least', limit: 3, digits: 2, unit: '', collection: 'generated' },
      figure: (of) => ratio(of(THREADS)?.building?.perSecond, of(miniSearch.name)?.building?.perSecond),
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
