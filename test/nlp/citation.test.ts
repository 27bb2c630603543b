import { describe, expect, expectTypeOf, test } from 'vitest';
import { type Quotation, quote } from '../../src/nlp/citation.js';
import { bulletin, on } from './collection.js';

const fair = bulletin('fair', ['The fair opened. It rained.'], {
  title: 'The fair',
  publisher: 'Valley Herald',
  url: 'https://example.org/fair',
});

test('a quotation is the slice of its bulletin with the receipt for it', () => {
  expect(quote(fair, { start: 17, end: 27 }, on('2024-09-03'))).toEqual({
    quote: 'It rained.',
    citation: {
      bulletin: 'fair',
      title: 'The fair',
      date: on('2024-09-03'),
      source: 'fair.txt',
      publisher: 'Valley Herald',
      url: 'https://example.org/fair',
      start: 17,
      end: 27,
    },
  });
});

describe('a quotation cannot be made of', () => {
  test.each([
    ['nothing', { start: 4, end: 4 }],
    ['a span that runs backwards', { start: 8, end: 4 }],
    ['a span that starts before the text', { start: -1, end: 4 }],
    ['a span that ends behind the text', { start: 0, end: 28 }],
    ['no number', { start: Number.NaN, end: 4 }],
    ['no end', { start: 0, end: Number.NaN }],
  ])('%s', (_, span) => {
    expect(() => quote(fair, span, null)).toThrow(RangeError);
    expect(() => quote(fair, span, null)).toThrow('expected a span within 0..27 of fair');
  });
});

test('no other object passes for a quotation', () => {
  const { quote: words, citation } = quote(fair, { start: 0, end: 3 }, null);
  expectTypeOf<{ quote: typeof words; citation: typeof citation }>().not.toExtend<Quotation>();
  // @ts-expect-error: only `quote` makes a quotation
  const forged: Quotation = { quote: 'The fair was cancelled.', citation };
  expect(forged).toBeDefined();
});
