import { describe, expect, test } from 'vitest';
import { bulletinSentences, findBulletins, latestBulletins, nameOf, searchWords } from '../../src/nlp/look-up.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { bulletin, NOW, on, quotes, titled } from './collection.js';

const index = buildIndex([
  titled('fair', 'The fair opens', ['The harvest fair opened. It rained on the fair.'], { date: on('2023-09-03') }),
  bulletin('bridge', ['The bridge to the fair was closed.', 'Buses stopped.'], {
    title: 'Bridge closed',
    date: on('2024-04-02'),
    publisher: 'Valley Herald',
  }),
  bulletin('page#1', ['Snow closed the pass.']),
]);

const ids = (typed: string, limit = 9) => findBulletins(index, typed, limit).map(({ bulletin: { id } }) => id);

describe('searching for words', () => {
  test('lists the sentences that have them, one passage each', () => {
    const { passages } = searchWords(index, 'harvest fair', { now: NOW });
    expect(quotes(passages)[0]).toBe('The harvest fair opened.');
    expect(quotes(passages)).not.toContain('Buses stopped.');
    expect(quotes(passages)).not.toContain('Snow closed the pass.');
  });

  test('lists them newest first when asked to', () => {
    const { passages } = searchWords(index, 'fair', { now: NOW, sort: 'newest' });
    expect(passages[0]?.quotation.citation.bulletin).toBe('bridge');
    expect(passages).toHaveLength(4);
  });

  test('lists those of a day that is named', () => {
    const { passages } = searchWords(index, 'on 2 April 2024', { now: NOW });
    expect(quotes(passages)).toEqual(expect.arrayContaining(['The bridge to the fair was closed.', 'Buses stopped.']));
    expect(quotes(passages)).not.toContain('It rained on the fair.');
  });

  test('lists no more than asked for', () => {
    expect(searchWords(index, 'fair', { now: NOW, limit: 2 }).passages).toHaveLength(2);
  });

  test('tells what is unknown, what was corrected and what was searched', () => {
    expect(searchWords(index, 'quokka hravest', { now: NOW, source: 'herald' })).toMatchObject({
      unknown: ['quokka'],
      corrected: { hravest: 'harvest' },
      scope: { bulletins: 1, sentences: 2 },
    });
  });

  test('finds nothing in another language, and says which it is', () => {
    expect(searchWords(index, 'где ярмарка', { now: NOW })).toMatchObject({ passages: [], language: 'Russian' });
  });
});

describe('finding a bulletin', () => {
  test('goes by its id or its title, exact before partial, a slip of the pen forgiven', () => {
    expect(ids('bridge')[0]).toBe('bridge');
    expect(ids('BRIDGE CLOSED')[0]).toBe('bridge');
    expect(ids('fair opens')).toEqual(['fair']);
    expect(ids('brigde clsoed')[0]).toBe('bridge');
    expect(ids('fai')).toEqual(['fair']);
  });

  test('goes by its first sentence when it has no title', () => {
    expect(ids('snow closed')[0]).toBe('page#1');
  });

  test('lists the newest when nothing was typed, undated ones last', () => {
    expect(ids('')).toEqual(['bridge', 'fair', 'page#1']);
    expect(ids(' ', 2)).toEqual(['bridge', 'fair']);
  });

  test('finds none that has nothing of what was typed', () => {
    expect(ids('zeppelin')).toEqual([]);
  });
});

describe('reading a bulletin', () => {
  test('gives all its sentences in order', () => {
    const passages = bulletinSentences(index, 'fair') ?? [];
    expect(quotes(passages)).toEqual(['The fair opens', 'The harvest fair opened.', 'It rained on the fair.']);
    expect(passages[1]?.before?.quote).toBe('The fair opens');
    expect(passages[2]?.after).toBeNull();
  });

  test('gives nothing for an id that no bulletin has', () => {
    expect(bulletinSentences(index, 'zeppelin')).toBeUndefined();
  });
});

describe('the latest bulletins', () => {
  test('come newest first by the first sentence of their body, undated ones last', async () => {
    expect(quotes(await latestBulletins(index, { count: 9 }))).toEqual([
      'The bridge to the fair was closed.',
      'The harvest fair opened.',
      'Snow closed the pass.',
    ]);
  });

  test('are as many as asked for, of the source asked for', async () => {
    expect(await latestBulletins(index, { count: 1 })).toHaveLength(1);
    expect(quotes(await latestBulletins(index, { count: 9, source: 'fair' }))).toEqual(['The harvest fair opened.']);
  });
});

test('a bulletin is called by its title, or by its first sentence', () => {
  expect(index.bulletins.map((own) => nameOf(index, own))).toEqual([
    'The fair opens',
    'Bridge closed',
    'Snow closed the pass.',
  ]);
});
