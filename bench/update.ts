/** Speed of taking in one more bulletin, until a question would find it. */
import type { Bulletin } from '../src/bulletins/bulletin.js';
import type { Library } from '../src/bulletins/library.js';
import { IndexKeeper } from '../src/indexing/keeper.js';
import { flexSearch } from './peers/flexsearch.js';
import { miniSearch } from './peers/minisearch.js';
import type { Peer } from './peers/peer.js';
import type { Contender, Operation } from './speed/operation.js';

/** How many bulletins are added, one after the other. */
const ADDED = 120;

function libraryOf(bulletins: readonly Bulletin[]): Library {
  return { bulletins, pages: bulletins.length, skipped: [], files: [] };
}

const ours: Contender = {
  name: 'bulletin-bot',
  isOurs: true,
  settings:
    'IndexKeeper: finding what is new, analysing it, the next index; parts are merged in the background meanwhile',
  async prepare({ material: { bulletins } }) {
    // A single bulletin is analysed in this thread: none is started.
    const keeper = new IndexKeeper({ worker: '', snapshot: null, log: console.error });
    const before = bulletins.length - ADDED;
    const take = async (count: number) => keeper.use(await keeper.update(libraryOf(bulletins.slice(0, count))), []);
    await take(before);
    return {
      count: ADDED,
      async deed(nth) {
        await take(before + nth + 1);
        return keeper.index.bulletins.length === before + nth + 1 ? 1 : 0;
      },
    };
  },
};

function adding(peer: Peer): Contender {
  return {
    ...peer,
    isOurs: false,
    prepare({ material }) {
      const documents = [...material.documents()];
      const bulletins = material.bulletins.length;
      const perBulletin = Math.floor(documents.length / bulletins);
      const before = documents.length - ADDED * perBulletin;
      const searcher = peer.read(documents.slice(0, before));
      return {
        count: ADDED,
        deed(nth) {
          const first = before + nth * perBulletin;
          searcher.add?.(documents.slice(first, first + perBulletin));
          return 1;
        },
      };
    },
  };
}

export const update: Operation = {
  name: 'update',
  about: 'one more bulletin of 20 to 30 sentences, its text being ready; peers are given its sentences',
  measures: 'times',
  warmUp: 20,
  contenders: [ours, ...[flexSearch, miniSearch].map(adding)],
  goals: [
    {
      what: 'p50 of adding a bulletin',
      ...{ is: 'at most', limit: 20, digits: 1, unit: ' ms', collection: 'generated' },
      figure: (of) => of(ours.name)?.times?.p50,
    },
  ],
};
