import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { hasVerb, sentenceEnds, stem, tag, verbsOf } from '../../src/nlp/wink.js';
import { hostileText } from './hostile.js';

vi.setConfig({ testTimeout: 60_000 });

describe('the stem of a word', () => {
  test.each([
    ['deployments', 'deploy'],
    ['meetings', 'meet'],
    ['bridge', 'bridg'],
  ])('%s is %s', (word, expected) => {
    expect(stem(word)).toBe(expected);
  });

  test.each(['2003', '3rd', 'is', 'who.', 'мост', 'é', ''])('"%s" is left as it is', (word) => {
    expect(stem(word)).toBe(word);
  });
});

test('a clause has a verb, a phrase has none', () => {
  expect(hasVerb('a certificate expired')).toBe(true);
  expect(hasVerb('on 21 May')).toBe(false);
  expect(verbsOf('What did the mayor say about the bridge?')).toEqual(new Set(['say']));
});

test('tokens and sentence ends have their places in the text, whatever it holds', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      let last = 0;
      for (const { value, start, end } of tag(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(text.slice(start, end)).toBe(value);
        last = end;
      }
      for (const end of sentenceEnds(text)) expect(end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 500 },
  );
});
