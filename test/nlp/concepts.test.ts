import { describe, expect, test } from 'vitest';
import { bindQuestion } from '../../src/nlp/concepts.js';
import { analyseQuestion } from '../../src/nlp/question.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { bulletin, NOW } from './collection.js';

const index = buildIndex([
  bulletin('crisis', [
    'The Crisis Response Center (CRC) works in Lowmere.',
    'The CRC was praised by the Secretary General.',
  ]),
  bulletin('forces', [
    'The Collective Rapid Reaction Forces of Kazakhstan came.',
    'The hospital in Kazakhstan was open.',
  ]),
  bulletin('armenia', ['The Armenian press reported it.', 'Hospitals were open.'], { title: 'Zeppelin over the town' }),
  bulletin('repair', ['A crisis response center was repaired.']),
]);

const bound = (text: string) => bindQuestion(index, analyseQuestion(text, NOW));

/** The sentences in which each word of the question stands. */
const places = (text: string) => bound(text).concepts.map(({ sentences }) => [...sentences.ids]);

describe('a word of the question', () => {
  test('stands wherever its stem stands', () => {
    expect(places('hospital')).toEqual([[3, 5]]);
    expect(bound('hospital')).toMatchObject({ unknown: [], corrected: {} });
  });

  test('that stands nowhere is unknown, as it was typed', () => {
    expect(bound('Which Quokka was in the hospital?')).toMatchObject({ unknown: ['Quokka'], corrected: {} });
    expect(bound('Quokka').concepts[0]).toMatchObject({ known: false, sentences: { ids: new Uint32Array(0) } });
  });

  test('that stands in a title only is known', () => {
    expect(bound('zeppelin').concepts[0]).toMatchObject({ known: true, titles: { ids: new Uint32Array([2]) } });
    expect(bound('zeppelin').unknown).toEqual([]);
  });

  test('that is misspelt is searched for as the nearest word, and that is told', () => {
    expect(bound('the Hopsital?').corrected).toEqual({ Hopsital: 'hospital' });
    expect(places('Hopsital')).toEqual([[3, 5]]);
    expect(bound('the Hopsital?').unknown).toEqual([]);
  });

  test('is worth more the rarer it is, and less when it is light', () => {
    const [praised, open] = bound('praised open').concepts;
    expect(praised?.worth).toBeGreaterThan(open?.worth ?? 0);
    const [took, place, lowmere] = bound('took place in Lowmere').concepts;
    expect(lowmere?.worth).toBeGreaterThan(took?.worth ?? 0);
    expect(lowmere?.worth).toBeGreaterThan(place?.worth ?? 0);
  });

  test('is a name when the collection mostly writes it as one', () => {
    expect(bound('where is kazakhstan').concepts[0]?.isName).toBe(true);
    expect(bound('where is the hospital').concepts[0]?.isName).toBe(false);
  });
});

describe('an abbreviation', () => {
  test('that the collection explains is found by its long form too', () => {
    expect(places('Who praised the CRC?')[1]).toEqual([0, 1, 6]);
  });

  test('is found when its long form is asked for', () => {
    for (const sentences of places('crisis response centre')) expect(sentences).toEqual([0, 1, 6]);
  });

  test('that only initials imply is found by its long form, and that is told', () => {
    expect(places('CRRF')).toEqual([[2]]);
    expect(bound('the CRRF?')).toMatchObject({ corrected: { CRRF: 'Collective Rapid Reaction Forces' }, unknown: [] });
    expect(bound('the EU?')).toMatchObject({ corrected: {}, unknown: ['EU'] });
  });
});

test('a name is found in other spellings of it, which count a little less', () => {
  const people = buildIndex([
    bulletin('one', ['Colonel Masadykov came to Kaloyev.', 'The team of Masadikov left.']),
    bulletin('two', ['General Kaloev spoke.', 'Marie Kanter sang.', 'Mare Kantor sang.', 'They sell and seal it.']),
  ]);
  const found = (text: string) => bindQuestion(people, analyseQuestion(text, NOW)).concepts[0]?.sentences;
  expect(found('masadikov')).toEqual({ ids: new Uint32Array([0, 1]), weights: new Float64Array([0.8, 1]) });
  expect(found('Kaloev')).toEqual({ ids: new Uint32Array([0, 2]), weights: new Float64Array([0.8, 1]) });
  // Other names, and what is no name.
  expect(found('kanter')?.ids).toEqual(new Uint32Array([3]));
  expect(found('marie')?.ids).toEqual(new Uint32Array([3]));
  expect(found('sell')?.ids).toEqual(new Uint32Array([5]));
});

test('a clipped compound is searched for as the name that it clips', () => {
  expect(bound('what does the secgen do').corrected).toEqual({ secgen: 'Secretary General' });
  expect(places('secgen')).toEqual([[1]]);
});

describe('a country and its people are found by each other:', () => {
  test.each([
    ['Kazakh', [2, 3]],
    ['Armenia', [4]],
  ])('%s', (word, sentences) => {
    expect(places(word)).toEqual([sentences]);
    expect(bound(word).unknown).toEqual([]);
  });
});

test('a question without content words has no concepts', () => {
  for (const text of ['', '?', 'what is it']) expect(bound(text)).toMatchObject({ concepts: [], unknown: [] });
});
