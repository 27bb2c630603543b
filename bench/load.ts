/** Speed of taking up an index that was kept on disk. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { Snapshot } from '../src/indexing/snapshot.js';
import { miniSearchEngine, miniSearchOptions } from './peers/minisearch.js';
import { type Contender, type Operation, ratio } from './speed/operation.js';
import { indexOf, temporaryFolder } from './speed/ours.js';

/** How often it is loaded. */
const LOADS = 12;

const ours: Contender = {
  name: 'bulletin-bot',
  isOurs: true,
  settings: 'Snapshot.load: manifest and segments, with the bulletins and their texts, checksums compared',
  async prepare(supply) {
    const folder = temporaryFolder();
    const files = supply.material.bulletins.map((own) => ({ key: own.id, facts: '', bulletins: [own], remarks: [] }));
    await new Snapshot(folder, 'bench').save({ index: indexOf(supply), files });
    return {
      count: LOADS,
      deed: async () => (await new Snapshot(folder, 'bench').load())?.index.bulletins.length ?? 0,
    };
  },
};

const miniSearch: Contender = {
  name: 'MiniSearch',
  isOurs: false,
  settings: 'MiniSearch.loadJSON of what JSON.stringify gave, read from a file; no texts',
  most: 300_000,
  prepare({ material }) {
    const path = join(temporaryFolder(), 'index.json');
    writeFileSync(path, JSON.stringify(miniSearchEngine(material.documents())));
    return {
      count: LOADS,
      deed: () => MiniSearch.loadJSON(readFileSync(path, 'utf8'), miniSearchOptions).documentCount,
    };
  },
};

export const load: Operation = {
  name: 'load',
  about: 'an index from its file, which lies in the cache of the disk',
  measures: 'times',
  warmUp: 2,
  contenders: [ours, miniSearch],
  goals: [
    {
      what: 'p50 of loading',
      ...{ is: 'at most', limit: 500, digits: 0, unit: ' ms', collection: 'generated' },
      figure: (of) => of(ours.name)?.times?.p50,
    },
    {
      what: 'p50 of loading over that of MiniSearch',
      ...{ is: 'at most', limit: 0.2, digits: 3, unit: '', collection: 'generated' },
      figure: (of) => ratio(of(ours.name)?.times?.p50, of(miniSearch.name)?.times?.p50),
    },
  ],
};
