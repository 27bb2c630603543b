import { loadLibrary } from '../../src/bulletins/library.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';

const { bulletins } = await loadLibrary(['data/bulletins']);

/** The index of the page that ships. */
export const shipped = buildIndex(bulletins);
