import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { contentTerms, isStopWord, termsOf } from '../../src/nlp/terms.js';
import { hostileText } from './hostile.js';

vi.setConfig({ testTimeout: 60_000 });

const terms = (text: string) => termsOf(text).map(({ term }) => term);
const words = (text: string) => termsOf(text).map(({ word }) => word);

describe('two ways of writing are one word', () => {
  test.each([
    ['centre', 'center'],
    ['centres', 'Centers'],
    ['theatre', 'theater'],
    ['metres', 'meters'],
    ['defence', 'defense'],
    ['offence', 'offense'],
    ['licence', 'license'],
    ['organisation', 'organization'],
    ['organised', 'organizing'],
    ['mobilisation', 'mobilization'],
    ['recognise', 'recognize'],
    ['labour', 'labor'],
    ['harbours', 'harbors'],
    ['neighbouring', 'neighboring'],
    ['programme', 'program'],
    ['programmes', 'programs'],
    ['travelled', 'traveled'],
    ['cancelling', 'canceling'],
    ['dialogue', 'dialog'],
    ['Sept', 'september'],
    ['Jan.', 'January'],
    ['centred', 'centered'],
    ['catalogued', 'cataloged'],
    ['minimised', 'minimize'],
    ['analysing', 'analyze'],
    ['practised', 'practice'],
    ['paediatric', 'pediatric'],
    ['anaemia', 'anemia'],
    ['foetus', 'fetus'],
    ['tyres', 'tires'],
    ['manoeuvres', 'maneuver'],
    ['4,000', '4000'],
    ['1,234,567', '1234567'],
    ['3rd', '3'],
    ['21st', '21'],
    ['U.N.', 'UN'],
    ['café', 'CAFE'],
    ['naïve', 'naive'],
    ['ＮＡＴＯ', 'NATO'],
    ['Interaction-2024', 'interaction 2024'],
    ['co-operation', 'co operation'],
    ['press/media', 'press media'],
    ['deployments', 'deployed'],
    ['meetings', 'meeting'],
    ['added', 'add'],
    ['staffed', 'staff'],
    ['trafficking', 'traffic'],
    ['experienced', 'experience'],
    ['thrilled', 'thrill'],
    ['buses', 'bus'],
    ['bureaux', 'bureau'],
    ['NGOs', 'NGO'],
    ['MPs', 'MP'],
  ])('%s and %s', (one, other) => {
    expect(terms(one)).toEqual(terms(other));
  });
});

describe('two words stay two', () => {
  test.each([
    ['3.5', '35'],
    ['2,5', '25'],
    ['hour', 'hor'],
    ['four', 'for'],
    ['prise', 'prize'],
    ['expert', 'export'],
    ['2003', '200'],
    ['precise', 'precize'],
    ['authority', 'author'],
    ['Cooper', 'cooperation'],
    ['organs', 'organisation'],
    ['emergency', 'emerging'],
    ['WHOs', 'whose'],
  ])('%s and %s', (one, other) => {
    expect(terms(one)).not.toEqual(terms(other));
  });
});

test('a possessive is its word', () => {
  for (const mark of ["'", '’']) {
    expect(contentTerms(`minister${mark}s`).map(({ term }) => term)).toEqual(terms('minister'));
  }
});

describe('a word in capitals that looks like a stop word', () => {
  test('is a name', () => {
    for (const name of ['WHO', 'IT', 'US', 'U.S.']) expect(contentTerms(`The ${name} said so`)).toHaveLength(2);
    expect(terms('the U.S. and the US')).toEqual(expect.arrayContaining([terms('x US')[1]]));
    expect(words('The WHO said so')).not.toContain('who');
  });

  test('is a stop word still when small, or when the whole text shouts', () => {
    expect(contentTerms('who said it to us').map(({ word }) => word)).toEqual(['said']);
    expect(contentTerms('WHO LED IT').map(({ word }) => word)).toEqual(['led']);
  });
});

test('the small words of English carry nothing, negations among them', () => {
  for (const word of 'the of and is are what where not never between'.split(' ')) expect(isStopWord(word)).toBe(true);
  for (const word of 'bridge said new first'.split(' ')) expect(isStopWord(word)).toBe(false);
  expect(contentTerms('What is it, and where are they?')).toEqual([]);
});

test('the places of the words are those in the text, in order, whatever it holds', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      let last = 0;
      for (const { term, word, start, end } of termsOf(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(typeof term).toBe('string');
        expect(word).toBe(word.toLowerCase());
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 500 },
  );
});
