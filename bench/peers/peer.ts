/** Search engines that are measured beside the bot. */
import { contentTerms } from '../../src/nlp/terms.js';
import type { Document } from '../collection/material.js';

/** An engine that has read its documents. */
export interface Searcher {
  /** Searches once. Returns how many were found, at most `limit`. */
  search(query: string, limit: number): number;
  /** Reads more of them; left out where that is not measured. */
  add?(documents: Iterable<Document>): void;
  /** Bytes that it holds outside of JavaScript's memory; left out when there are none. */
  readonly nativeBytes?: number;
}

export interface Peer {
  readonly name: string;
  /** How it is set up, in a line: whoever reads the figures must be able to judge whether that is fair. */
  readonly settings: string;
  /** Sentences from which on it is left out unless all is asked for: it would take minutes, or more memory than there is. */
  readonly most?: number;
  read(documents: Iterable<Document>): Searcher;
}

/** A text as the bot's own index sees it: stems of the words that carry content, in order. */
export function stemsOf(text: string): string[] {
  return contentTerms(text).map(({ term }) => term);
}
