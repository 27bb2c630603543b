import { createRequire } from 'node:module';
import { type Peer, stemsOf } from './peer.js';

/** The package has no types of its own: this is what is used here, after its documentation. */
interface Engine {
  defineConfig(config: { readonly fldWeights: Readonly<Record<string, number>> }): boolean;
  definePrepTasks(tasks: readonly ((text: string) => string[])[], field?: string): number;
  addDoc(document: Readonly<Record<string, string>>, id: number): number;
  /** Computes the weights; nothing can be added after it. */
  consolidate(fractionDigits?: number): boolean;
  search(text: string, limit?: number): [string, number][];
}

const require = createRequire(import.meta.url);
const bm25 = require('wink-bm25-text-search') as () => Engine;

/** BM25F with both fields alike. Any of the words may match; it sorts all that do and takes the first. */
export const winkBm25: Peer = {
  name: 'wink-bm25-text-search',
  settings: 'fields text and title with weight 1, our stems and stop words, k1 1.2, b 0.75, k 1 (its defaults)',
  most: 300_000,
  read(documents) {
    const engine = bm25();
    engine.defineConfig({ fldWeights: { text: 1, title: 1 } });
    engine.definePrepTasks([stemsOf]);
    for (const { id, text, title } of documents) engine.addDoc({ text, title }, id);
    engine.consolidate();
    return { search: (query, limit) => engine.search(query, limit).length };
  },
};
