import { describe, expect, test } from 'vitest';
import { documentsOf, fold, judgeDocuments, judgeSentences, showsGold } from '../../evaluation/judge.js';
import type { Citation, Passage } from '../../src/nlp/citation.js';

const receipt = { title: null, date: null, publisher: null, url: null, start: 0, end: 1, source: 'a.txt' };

/** A passage as far as judging looks at it. */
function passageOf(quote: string, bulletin = 'a', ...also: string[]): Passage {
  const cite = (id: string): Citation => ({ ...receipt, bulletin: id });
  const quotation = { quote, citation: cite(bulletin) } as Passage['quotation'];
  return { quotation, highlight: null, before: null, after: null, also: also.map(cite), score: 1 };
}

describe('a quote shows a gold sentence', () => {
  test('when they are the same but for white space and case', () => {
    expect(showsGold(' The  Harbour\n reopened. ', 'the harbour reopened.')).toBe(true);
    expect(fold('\tA\u00a0B  c ')).toBe('a b c');
  });

  test('when it contains it and is at most 1.5 times its length plus 20 characters', () => {
    const gold = 'g'.repeat(40);
    expect(showsGold(gold + 'x'.repeat(40), gold)).toBe(true);
    expect(showsGold(gold + 'x'.repeat(41), gold)).toBe(false);
  });

  test('when it lies inside it and is more than 0.6 of it', () => {
    const gold = 'abcdefghij'.repeat(10);
    expect(showsGold(gold.slice(0, 61), gold)).toBe(true);
    expect(showsGold(gold.slice(0, 60), gold)).toBe(false);
  });

  test('not when both have words that the other has not', () => {
    expect(showsGold('the harbour reopened on Monday', 'on Monday the harbour reopened')).toBe(false);
  });
});

describe('judging a ranking of sentences', () => {
  const gold = ['The first sentence.', 'The second sentence.'];

  test('counts a gold sentence where it is first shown', () => {
    const ranking = ['Nothing.', 'The second sentence.', 'the SECOND sentence.', 'The first sentence.'].map((quote) =>
      passageOf(quote),
    );
    expect(judgeSentences(ranking, gold, [])).toEqual({
      newly: [0, 1, 0, 1],
      gains: [0, 1, 0, 1],
      ideal: [1, 1],
      toFind: 2,
    });
  });

  test('gives a passage that shows two gold sentences the gain of one, so that nDCG stays within 1', () => {
    const { newly, gains } = judgeSentences([passageOf('The first sentence. The second sentence.')], gold, []);
    expect([newly, gains]).toEqual([[2], [1]]);
  });

  test('wants one of the places of the passage to be among the named bulletins, when there are any', () => {
    const isHit = (passage: Passage, docs: string[]) => judgeSentences([passage], gold, docs).newly[0] === 1;
    expect(isHit(passageOf('The first sentence.', 'a'), ['b'])).toBe(false);
    expect(isHit(passageOf('The first sentence.', 'a', 'c', 'b'), ['b'])).toBe(true);
    expect(isHit(passageOf('The first sentence.', 'a'), [])).toBe(true);
  });
});

describe('judging a ranking of documents', () => {
  test('takes each document where it is first met, all places of a passage in turn', () => {
    const ranking = [passageOf('x', 'a', 'b'), passageOf('y', 'a'), passageOf('z', 'c', 'b')];
    expect(documentsOf(ranking)).toEqual(['a', 'b', 'c']);
  });

  test('gives the grades as gains, against the grades in falling order', () => {
    const grades = new Map([
      ['b', 1],
      ['c', 3],
    ]);
    expect(judgeDocuments(['a', 'b', 'c'], grades)).toEqual({
      newly: [0, 1, 1],
      gains: [0, 1, 3],
      ideal: [3, 1],
      toFind: 2,
    });
  });
});
