import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SharedLibrary } from '../../src/indexing/shared-library.js';
import { changeTo, changing } from '../../src/nlp/index-update.js';
import { analysing } from '../../src/nlp/segment-builder.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { atOnce } from '../../src/nlp/steps.js';
import { describeCollection } from './collection-contract.js';
import { reasonToSkipLance } from './lance-here.js';

describeCollection('memory', async () => {
  let index = buildIndex([]);
  return {
    index: () => index,
    async keep(bulletins) {
      const change = changeTo(index, bulletins);
      const segments = change.fresh.length > 0 ? [atOnce(analysing(change.fresh))] : [];
      index = atOnce(changing(index, change, segments));
    },
    async close() {},
  };
});

describeCollection(
  'LanceDB',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'library-'));
    const library = await SharedLibrary.connect(folder, 'code');
    return {
      index: () => library.index,
      async keep(bulletins) {
        await library.write(buildIndex(bulletins));
        await library.catchUp();
      },
      async close() {
        library.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
  await reasonToSkipLance(),
);
