/** What our own contenders share. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bulletin } from '../../src/bulletins/bulletin.js';
import type { Library } from '../../src/bulletins/library.js';
import { buildIndex, type SentenceIndex } from '../../src/nlp/sentence-index.js';
import type { Peer } from '../peers/peer.js';
import type { Contender, Ready, Supply } from './operation.js';

/** "Now" for questions: after the last bulletin that the generator dates, so that the run does not depend on the day. */
export const NOW = new Date('2030-01-01T00:00:00Z');

/** Our index of the material. */
export function indexOf({ material }: Supply): SentenceIndex {
  return buildIndex(material.bulletins);
}

/** The module that threads run. This one runs from dist/bench/ or dist/chunks/, beside dist/src/. */
export const worker = fileURLToPath(new URL('../src/indexing/worker.js', import.meta.url));

/** A library of these bulletins, each of which is a page. */
export function libraryOf(bulletins: readonly Bulletin[]): Library {
  return { bulletins, pages: bulletins.length, skipped: [], files: [] };
}

/** A folder that is gone when the process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bulletin-bot-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** No limit on bulletins. */
export { EVERYWHERE as everywhere } from '../../src/nlp/retrieval.js';

/** A deed for each of these inputs. */
export function deedsFor<Input>(inputs: readonly Input[], deed: (input: Input) => number | Promise<number>): Ready {
  return {
    count: inputs.length,
    deed(nth) {
      const input = inputs[nth];
      if (input === undefined) throw new RangeError(`expected one of ${inputs.length} inputs, got number ${nth}`);
      return deed(input);
    },
  };
}

/** A peer that searches the sentences for each of these queries. */
export function searching(peer: Peer, queriesOf: (supply: Supply) => readonly string[], limit: number): Contender {
  return {
    ...peer,
    isOurs: false,
    prepare(supply) {
      const searcher = peer.read(supply.material.documents());
      return deedsFor(queriesOf(supply), (query) => searcher.search(query, limit));
    },
  };
}
