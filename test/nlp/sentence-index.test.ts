import { describe, expect, test } from 'vitest';
import { buildIndex, sentenceText } from '../../src/nlp/sentence-index.js';
import { bulletin, on, sentencesOf, titled } from './collection.js';

describe('an index', () => {
  const index = buildIndex([
    titled('fair', 'The fair opens', ['The fair opened. It rained.', 'The mayor spoke.'], { date: on('2024-09-03') }),
    bulletin('page#1', ['Snow closed the pass.']),
    bulletin('page#2', ['The school has a new roof.']),
    bulletin('other#1', ['The market moved.']),
  ]);

  test('has the sentences of the bulletins in their order', () => {
    expect(sentencesOf(index).map((_, id) => sentenceText(index, id))).toEqual([
      'The fair opens',
      'The fair opened.',
      'It rained.',
      'The mayor spoke.',
      'Snow closed the pass.',
      'The school has a new roof.',
      'The market moved.',
    ]);
    expect(index.sentenceCount).toBe(7);
  });

  test('knows which stand in the title line', () => {
    expect(
      sentencesOf(index)
        .map(({ isTitle }) => isTitle)
        .indexOf(true),
    ).toBe(0);
    expect(sentencesOf(index).filter(({ isTitle }) => isTitle)).toHaveLength(1);
  });

  test('links the sentences of a bulletin and the briefs of a page, and no others', () => {
    expect(sentencesOf(index).map(({ next }) => next)).toEqual([1, 2, 3, -1, 5, -1, -1]);
    expect(sentencesOf(index).map(({ previous }) => previous)).toEqual([-1, 0, 1, 2, -1, 4, -1]);
  });

  test('has no sentence beyond its last', () => {
    expect(() => sentenceText(index, 7)).toThrow('expected the number of a sentence, below 7, got 7');
    expect(() => sentenceText(index, -1)).toThrow(RangeError);
  });
});

describe('a sentence that stands in several bulletins', () => {
  const sentence = 'Rescue teams evacuated 120 people by boat.';

  test('is searched once, in the first that states its date', () => {
    const index = buildIndex([
      bulletin('undated', [sentence]),
      bulletin('dated', ['It rained.', sentence], { date: on('2023-03-03') }),
      bulletin('later', [sentence], { date: on('2023-03-04') }),
    ]);
    expect([0, 1, 2, 3].map((id) => index.canonicalOf(id))).toEqual([2, 1, 2, 2]);
    expect(index.repeatsOf(2)).toEqual([0, 3]);
    expect(index.sentenceCount).toBe(2);
    expect([...index.sentencesWith('boat')]).toEqual([2]);
  });

  test('is the same sentence when only its white space differs', () => {
    const index = buildIndex([
      bulletin('one', [sentence]),
      bulletin('two', [sentence.replace(' people', '\u00a0\tpeople')]),
    ]);
    expect(index.sentenceCount).toBe(1);
  });

  test('is another sentence when a letter differs', () => {
    const index = buildIndex([bulletin('one', [sentence]), bulletin('two', [sentence.replace('boat', 'boats')])]);
    expect(index.sentenceCount).toBe(2);
  });
});

test('building an index tells how far it is', () => {
  const many = Array.from({ length: 130 }, (_, i) => bulletin(`${i}`, [`The road of number ${i} is open.`]));
  const told: string[] = [];
  buildIndex(many, (done, of) => told.push(`${done} of ${of}`));
  expect(told).toEqual(['64 of 130', '128 of 130', '130 of 130']);
});

test('an index of nothing is empty', () => {
  expect(buildIndex([])).toMatchObject({ bulletins: [], size: 0, sentenceCount: 0, notEnglish: [] });
});
