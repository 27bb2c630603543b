import MiniSearch, { type Options } from 'minisearch';
import type { Document } from '../collection/material.js';
import { type Peer, stemsOf } from './peer.js';

/** Its own tokens come without stems and with stop words; these make its answers better and its postings fewer. */
const words = { tokenize: stemsOf, processTerm: (term: string) => term };

export const miniSearchOptions: Options<Document> = { fields: ['text', 'title'], ...words };

export function miniSearchEngine(documents: Iterable<Document>): MiniSearch<Document> {
  const engine = new MiniSearch<Document>(miniSearchOptions);
  for (const document of documents) engine.add(document);
  return engine;
}

/**
 * Text and title are fields of their own, nothing is stored. Any of the words may match, scores are its BM25+, and it
 * has no limit: it scores and sorts whatever matches, and the first of those are taken.
 */
export const miniSearch: Peer = {
  name: 'MiniSearch',
  settings: 'fields text and title, our stems and stop words, combineWith OR, nothing stored, no prefix, not fuzzy',
  most: 300_000,
  read(documents) {
    const engine = miniSearchEngine(documents);
    const add = (more: Iterable<Document>) => {
      for (const document of more) engine.add(document);
    };
    return { add, search: (query, limit) => engine.search(query, { combineWith: 'OR' }).slice(0, limit).length };
  },
};

/** Titles by what has been typed of them: all words must match, the last one by its beginning. */
export const miniSearchTitles: Peer = {
  name: 'MiniSearch',
  settings: 'field title, words in lower case, combineWith AND, prefix on the last word',
  read(documents) {
    const engine = new MiniSearch<Document>({ fields: ['title'] });
    for (const document of documents) engine.add(document);
    const prefix = (_: string, at: number, all: string[]) => at === all.length - 1;
    return { search: (query, limit) => engine.search(query, { combineWith: 'AND', prefix }).slice(0, limit).length };
  },
};
