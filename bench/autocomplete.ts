/** Speed of finding bulletins while their title is being typed. wink-bm25-text-search has no search by beginnings. */
import { findBulletins } from '../src/nlp/look-up.js';
import type { Document } from './collection/material.js';
import { typedFor } from './collection/questions.js';
import { flexSearchTitles } from './peers/flexsearch.js';
import { miniSearchTitles } from './peers/minisearch.js';
import type { Peer } from './peers/peer.js';
import { sqliteFts5Titles } from './peers/sqlite-fts5.js';
import type { Contender, Operation, Supply } from './speed/operation.js';
import { deedsFor, indexOf } from './speed/ours.js';

/** What Discord shows. */
const CHOICES = 25;

const typedOf = ({ material, count }: Supply) => typedFor(material, count);

function* titlesOf({ material }: Supply): Generator<Document> {
  for (const [id, { title }] of material.bulletins.entries()) yield { id, text: '', title: title ?? '' };
}

const ours: Contender = {
  name: 'bulletin-bot',
  isOurs: true,
  settings: `findBulletins: titles and ids that begin with, contain or share words with what is typed, up to ${CHOICES}`,
  prepare(supply) {
    const index = indexOf(supply);
    return deedsFor(typedOf(supply), (typed) => findBulletins(index, typed, CHOICES).length);
  },
};

function completing(peer: Peer): Contender {
  return {
    ...peer,
    isOurs: false,
    prepare(supply) {
      const searcher = peer.read(titlesOf(supply));
      return deedsFor(typedOf(supply), (typed) => searcher.search(typed, CHOICES));
    },
  };
}

export const autocomplete: Operation = {
  name: 'autocomplete',
  about: `the beginning of a title or of a word in one, up to ${CHOICES} bulletins; peers know the titles only`,
  measures: 'times',
  warmUp: 200,
  contenders: [ours, ...[flexSearchTitles, miniSearchTitles, sqliteFts5Titles].map(completing)],
  goals: [],
};
