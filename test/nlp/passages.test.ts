import { describe, expect, test } from 'vitest';
import { joinAdjacent, passageOf } from '../../src/nlp/passages.js';
import type { Ranked } from '../../src/nlp/ranking.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { bulletin, on } from './collection.js';

const BOAT = 'Rescue teams evacuated 120 people by boat.';
const index = buildIndex([
  bulletin('page#1', [BOAT]),
  bulletin('flood', ['The river rose. It flooded the town. Schools closed.', BOAT], { date: on('2023-03-03') }),
  bulletin('copy', [BOAT]),
  bulletin('page2#1', ['Snow closed the pass.']),
  bulletin('page2#2', ['A fair opens.']),
]);
// Sentences: 0 boat, 1 to 3 the river, 4 boat (the searched one), 5 boat, 6 snow, 7 fair.

/** A ranking with these scores, by the numbers of the sentences. */
function ranking(scores: Record<number, number>): Ranked[] {
  const ranked = Object.entries(scores).map(([id, score]) => ({ id: Number(id), score }) as Ranked);
  return ranked.sort((a, b) => b.score - a.score);
}

describe('a passage', () => {
  test('of one sentence has its neighbours on both sides', () => {
    const { quotation, before, after, score } = passageOf(index, [2], 1.5);
    expect(quotation.quote).toBe('It flooded the town.');
    expect([before?.quote, after?.quote]).toEqual(['The river rose.', 'Schools closed.']);
    expect(score).toBe(1.5);
  });

  test('of several is one quotation, with the neighbours of the whole', () => {
    const { quotation, before, after } = passageOf(index, [1, 2], 1);
    expect(quotation.quote).toBe('The river rose. It flooded the town.');
    expect([before, after?.quote]).toEqual([null, 'Schools closed.']);
  });

  test('of a brief has the brief beside it as its neighbour', () => {
    const { after } = passageOf(index, [6], 1);
    expect(after).toMatchObject({ quote: 'A fair opens.', citation: { bulletin: 'page2#2' } });
  });

  test('of a sentence that stands elsewhere too names those places', () => {
    const { quotation, also } = passageOf(index, [4], 1);
    expect(quotation.citation).toMatchObject({ bulletin: 'flood', date: on('2023-03-03') });
    expect(also.map(({ bulletin: id, start, end }) => [id, start, end])).toEqual([
      ['page#1', 0, BOAT.length],
      ['copy', 0, BOAT.length],
    ]);
  });

  test('cannot be made of no sentence', () => {
    expect(() => passageOf(index, [], 1)).toThrow(RangeError);
    expect(() => passageOf(index, [99], 1)).toThrow('expected numbers of sentences, got 99');
  });
});

describe('a sentence is quoted with the one beside it', () => {
  test('when that ranks almost as high', () => {
    expect(joinAdjacent(index, 1, ranking({ 1: 10, 2: 9.9 }))).toEqual([1, 2]);
    expect(joinAdjacent(index, 3, ranking({ 3: 10, 2: 9.9 }))).toEqual([2, 3]);
  });

  test('but alone when that ranks much lower, or is in another paragraph or bulletin', () => {
    expect(joinAdjacent(index, 1, ranking({ 1: 10, 2: 3 }))).toEqual([1]);
    expect(joinAdjacent(index, 3, ranking({ 3: 10, 4: 9.9 }))).toEqual([3]);
    expect(joinAdjacent(index, 6, ranking({ 6: 10, 7: 9.9 }))).toEqual([6]);
  });

  test('but alone when the two would be very long', () => {
    const words = 'The river rose over the fields and the roads of the town '.repeat(5).trim();
    const long = buildIndex([bulletin('long', [`${words}. ${words} again.`])]);
    expect(joinAdjacent(long, 0, ranking({ 0: 10, 1: 9.9 }))).toEqual([0]);
  });
});
