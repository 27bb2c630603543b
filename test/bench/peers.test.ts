import { describe, expect, test } from 'vitest';
import { flexSearch, flexSearchPairs, flexSearchText, flexSearchTitles } from '../../bench/peers/flexsearch.js';
import { miniSearch, miniSearchTitles } from '../../bench/peers/minisearch.js';
import { sqliteFts5, sqliteFts5Titles } from '../../bench/peers/sqlite-fts5.js';
import { winkBm25 } from '../../bench/peers/wink-bm25.js';

const texts = [
  'The harbour reopened after the storm.',
  'Keepers of the harbour counted their boats.',
  'The observatory lends telescopes.',
  'Telescopes were mended in Marne.',
];
const documents = texts.map((text, id) => ({ id, text, title: id < 2 ? 'News of Selby' : 'Stars' }));

describe.each([flexSearch, flexSearchText, miniSearch, winkBm25, sqliteFts5])('$name', (peer) => {
  const searcher = peer.read(documents);

  test('finds sentences by any of the words of a question, in any form of them', () => {
    expect(searcher.search('When was the harbour open for telescopes?', 10)).toBe(4);
    expect(searcher.search('Who is counting a boat?', 10)).toBe(1);
  });

  test('is not put off by a word that stands nowhere', () => {
    expect(searcher.search('Where does the quixotic observatory of “Zzyzx-2024” stand?', 10)).toBe(1);
  });

  test('gives no more than it is asked for, and nothing for nothing', () => {
    expect(searcher.search('harbour telescopes', 2)).toBe(2);
    expect(searcher.search('Who was it?', 10)).toBe(0);
  });

  test(`${peer === flexSearchText ? 'does not know' : 'knows'} the title`, () => {
    expect(searcher.search('Selby', 10)).toBe(peer === flexSearchText ? 0 : 2);
  });
});

describe.each([flexSearchTitles, miniSearchTitles, sqliteFts5Titles])('$name, for titles', (peer) => {
  const titles = ['Harbour open again', 'Harbour master retires', 'A star over Marne'];
  const searcher = peer.read(titles.map((title, id) => ({ id, text: '', title })));

  test('finds titles by the beginning of a word', () => {
    expect(searcher.search('h', 10)).toBe(2);
    expect(searcher.search('Harbour ma', 10)).toBe(1);
    expect(searcher.search('mar', 10)).toBe(1);
    expect(searcher.search('harbour', 1)).toBe(1);
    expect(searcher.search('xyl', 10)).toBe(0);
  });
});

test('FlexSearch with word pairs finds neighbours, and misses what has one word of a question', () => {
  const searcher = flexSearchPairs.read(documents);
  expect(searcher.search('Which observatory lends telescopes?', 10)).toBe(1);
  expect(searcher.search('harbour telescopes lends Marne observatory counted boats', 10)).toBeLessThan(4);
});
