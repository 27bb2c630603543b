/** Speed of taking in one more bulletin, until a question would find it. */
import type { Bulletin } from '../src/bulletins/bulletin.js';
import { IndexKeeper } from '../src/indexing/keeper.js';
import { flexSearch } from './peers/flexsearch.js';
import { miniSearch } from './peers/minisearch.js';
import type { Peer } from './peers/peer.js';
import type { Contender, Operation } from './speed/operation.js';
import { libraryOf, worker } from './speed/ours.js';

/** How many bulletins are added, one after the other; of small collections no more than half. */
const ADDED = 120;
const addedTo = (bulletins: readonly Bulletin[]) => Math.min(ADDED, bulletins.length >> 1);

const ours: Contender = {
  name: 'bulletin-bot',
  isOurs: true,
  settings:
    'IndexKeeper: finding what is new, analysing it, the next index; parts are merged in the background meanwhile',
  async prepare({ material: { bulletins } }) {
    // A single bulletin is analysed in this thread; only the first of all are not.
    const keeper = new IndexKeeper({ worker, snapshot: null, log: console.error });
    const count = addedTo(bulletins);
    const before = bulletins.length - count;
    const take = async (end: number) => keeper.use(await keeper.update(libraryOf(bulletins.slice(0, end))), []);
    await take(before);
    return {
      count,
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
      const count = addedTo(material.bulletins);
      const perBulletin = Math.floor(documents.length / material.bulletins.length);
      const before = documents.length - count * perBulletin;
      const searcher = peer.read(documents.slice(0, before));
      return {
        count,
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
