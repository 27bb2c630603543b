import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capitalisedRuns } from '../../src/nlp/capitalised-runs.js';
import { hostileText } from './hostile.js';

const LINKS = new Set(['of', 'the', 'for']);
const runsOf = (text: string) => capitalisedRuns(text, LINKS).map(({ start, end }) => text.slice(start, end));

describe('a run of capitalised words', () => {
  test.each([
    [
      'has the small words between them',
      'by the Council of the Defense Ministers today',
      'Council of the Defense Ministers',
    ],
    ['keeps its hyphens and numbers', 'at Rock-2024 today', 'Rock-2024'],
    ['keeps the stop of a short abbreviation', 'met Dr. Edith Marlow today', 'Dr. Edith Marlow'],
    ['leaves out its possessive', "at Lowmere's edge", 'Lowmere'],
    ['leaves out quotes and brackets around it', 'the drill (“Rock City”) ended', 'Rock City'],
    ['ends before small words that nothing follows', 'the Council of the town', 'Council'],
    ['has letters of other scripts', 'met Élodie Ångström today', 'Élodie Ångström'],
  ])('%s', (_, text, run) => {
    expect(runsOf(text)).toEqual([run]);
  });

  test.each([
    ['a comma', 'in Denmark, Norway today', ['Denmark', 'Norway']],
    ['a full stop', 'it was Lowmere. Snow fell', ['Lowmere', 'Snow']],
    ['an opening quote', 'the Town “Rock City” ended', ['Town', 'Rock City']],
    ['another word', 'the Council in Lowmere sat', ['Council', 'Lowmere']],
    ['three small words', 'the Council of the Ministers for the of Towns', ['Council of the Ministers', 'Towns']],
  ])('ends at %s', (_, text, runs) => {
    expect(runsOf(text)).toEqual(runs);
  });

  test('is not found in small words, signs or nothing', () => {
    for (const text of ['', 'rain fell', '12 + 3', '“”', '日本語 مرحبا']) expect(runsOf(text)).toEqual([]);
  });
});

test('whatever the text, runs stand in order, begin with a capital and have no white space at their ends', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      let last = 0;
      for (const { start, end } of capitalisedRuns(text, LINKS)) {
        const run = text.slice(start, end);
        expect(start).toBeGreaterThanOrEqual(last);
        expect(run).toBe(run.trim());
        expect(run.charAt(0)).not.toBe(run.charAt(0).toLowerCase());
        last = end;
      }
    }),
    { numRuns: 500 },
  );
});
