import { describe, expect, test } from 'vitest';
import type { Bulletin } from '../../src/bulletins/bulletin.js';
import { kindEvidence } from '../../src/nlp/answer-kind.js';
import { bindQuestion } from '../../src/nlp/concepts.js';
import { analyseQuestion } from '../../src/nlp/question.js';
import { rank, weigh } from '../../src/nlp/ranking.js';
import { retrieve } from '../../src/nlp/retrieval.js';
import { buildIndex, sentenceText } from '../../src/nlp/sentence-index.js';
import { bulletin, NOW, on } from './collection.js';

const FILLER = ['The market is open.', 'The school has a roof.', 'Trains were late.'];

/** The ranked sentences for a question, best first. */
function ranked(question: string, bulletins: readonly Bulletin[]) {
  const index = buildIndex(bulletins);
  const found = rank(index, bindQuestion(index, analyseQuestion(question, NOW)), () => true);
  return found.map(({ id, score, features }) => ({ text: sentenceText(index, id), score, features }));
}

const first = (question: string, bulletins: readonly Bulletin[]) => ranked(question, bulletins)[0]?.text;

describe('of two sentences goes first', () => {
  test('the one with more of the words', () => {
    const both = [
      bulletin('a', ['The bridge is long.', ...FILLER]),
      bulletin('b', ['The bridge was repaired.', ...FILLER]),
    ];
    expect(first('was the bridge repaired', both)).toBe('The bridge was repaired.');
  });

  test('the one with the rarer word', () => {
    const town = [bulletin('a', ['The bridge fell.', 'The bridge rose.', 'The bridge swung.', 'The harbour fell.'])];
    expect(first('bridge harbour', town)).toBe('The harbour fell.');
  });

  test('the one whose title has the rest of the words', () => {
    const dull = bulletin('a', ['The repair cost a lot.', ...FILLER], { title: 'School roof' });
    const bridge = bulletin('b', ['The repair cost a fortune.', 'Trains were early.'], { title: 'Highwater bridge' });
    expect(first('cost of the bridge repair', [dull, bridge])).toBe('The repair cost a fortune.');
  });

  /** The best of the sentences that have a word. */
  const firstWith = (word: string, question: string, bulletins: readonly Bulletin[]) =>
    ranked(question, bulletins).find(({ text }) => text.includes(word))?.text;

  test('the one whose paragraph has said the rest of the words before it, not after it', () => {
    const fees = [
      bulletin('a', ['The fee rose by 30 crowns. Trains were late. The harbour council met in spring.']),
      bulletin('b', ['The harbour council met in autumn. Trains were early. The fee rose by 40 crowns.']),
    ];
    expect(firstWith('fee', 'by how much did the harbour council raise the fee', fees)).toBe(
      'The fee rose by 40 crowns.',
    );
  });

  test('the one that takes up by a pronoun what its paragraph has said', () => {
    const mills = [
      bulletin('a', ['Edith Marlow came from Lowmere. Snow fell. One built the mill.']),
      bulletin('b', ['Edith Marlow came from Highwater. Rain fell. She built the mill.']),
    ];
    expect(firstWith('mill', 'when was the mill of Edith Marlow built', mills)).toBe('She built the mill.');
  });

  test('the one that tells of the time asked about', () => {
    const days = [
      bulletin('a', ['The council met on 2 March 2023.', ...FILLER]),
      bulletin('b', ['The council met on 5 May 2024.', 'Snow fell.']),
    ];
    expect(first('when did the council meet in May 2024', days)).toBe('The council met on 5 May 2024.');
  });

  test('the one with the kind of words that would answer', () => {
    const roof = [
      bulletin('a', ['The roof was repaired.', ...FILLER]),
      bulletin('b', ['The roof was repaired by Edith Marlow.']),
    ];
    expect(first('who repaired the roof', roof)).toBe('The roof was repaired by Edith Marlow.');
  });

  test('the one of the year in the name', () => {
    const drills = [
      bulletin('a', ['The final of Rock-2023 was held in Lowmere.', ...FILLER]),
      bulletin('b', ['The final of Rock-2024 was held in Highwater.', 'Snow fell.']),
    ];
    expect(first('where was the final of Rock-2024', drills)).toContain('Highwater');
    expect(first('where was the final of Rock-2023', drills)).toContain('Lowmere');
  });

  test('the earlier one of equals', () => {
    const twins = [bulletin('a', ['The bridge fell in rain.']), bulletin('b', ['The bridge fell in snow.'])];
    expect(ranked('bridge', twins).map(({ text }) => text)).toEqual([
      'The bridge fell in rain.',
      'The bridge fell in snow.',
    ]);
  });
});

describe('the ranking', () => {
  test('has every sentence once, with falling scores and measures between -1 and 1', () => {
    const all = ranked('who repaired the bridge roof in May 2024', [
      bulletin('a', ['The bridge was repaired.', ...FILLER], { title: 'The roof', date: on('2024-05-06') }),
      bulletin('b', ['The bridge was repaired.', 'The roof of the bridge is new.']),
    ]);
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
    expect(all.map(({ score }) => score)).toEqual(all.map(({ score }) => score).sort((a, b) => b - a));
    for (const value of all.flatMap(({ features }) => Object.values(features))) {
      expect(Math.abs(value)).toBeLessThanOrEqual(1);
    }
  });

  test('weighs the measures by their weights', () => {
    const [best] = ranked('bridge', [bulletin('a', ['The bridge fell.'])]);
    const features = { ...best!.features, coverage: 0.5, exact: 0.25 };
    expect(weigh(features, { coverage: 2, exact: 4 })).toBe(2);
    expect(weigh(features, {})).toBe(0);
  });
});

describe('a sentence agrees', () => {
  /** What the only sentence of a collection measures for a question. */
  const measured = (question: string, sentence: string) => ranked(question, [bulletin('a', [sentence])])[0]?.features;

  test.each([
    ['the same day', 'It rained on the bridge on 3 May 2024.', 1],
    ['that day among others', 'It rained on the bridge on 3 May 2024 and on 7 July 2023.', 1],
    ['another day', 'It rained on the bridge on 7 July 2023.', -1],
    ['no day', 'It rained on the bridge.', 0],
  ])('with the time asked about when it tells of %s: %#', (_, sentence, date) => {
    expect(measured('what happened at the bridge on 3 May 2024', sentence)?.date).toBe(date);
  });

  test.each([
    ['that year', 'Rock-2024 ended on the bridge.', 1],
    ['another year', 'Rock-2023 ended on the bridge.', -1],
    ['another year, while another name has that year', 'Rock-2023 and Search-2024 ended on the bridge.', -1],
  ])('with the year of a name when that name has %s', (_, sentence, year) => {
    expect(measured('where did Rock-2024 end', sentence)?.year).toBe(year);
  });
});

describe('candidates are', () => {
  const index = buildIndex([
    bulletin('a', ['The bridge fell.', 'It was old.', 'Nobody was hurt.']),
    bulletin('b', ['Snow fell on 5 May 2024.']),
    bulletin('c', ['The market moved.']),
  ]);
  const candidates = (text: string, limit = 9, allowed = (_: number) => true) => {
    const { question, concepts } = bindQuestion(index, analyseQuestion(text, NOW));
    return retrieve(index, concepts, question.window, allowed, limit).map(({ id }) => id);
  };

  test('the sentences with a word of the question and those beside them', () => {
    expect(candidates('bridge')).toEqual([0, 1]);
  });

  test('the sentences that tell of the time asked about', () => {
    expect(candidates('what happened in May 2024')).toContain(3);
  });

  test('only as many as asked for, and only from where it is allowed', () => {
    expect(candidates('fell', 1)).toHaveLength(1);
    expect(candidates('fell', 9, (number) => number === 1)).toEqual([3]);
  });

  test('none for a word that stands nowhere', () => {
    expect(candidates('zeppelin')).toEqual([]);
  });
});

describe('a sentence has the kind of words asked for', () => {
  test.each([
    ['Who came?', 'Edith Marlow came.', 'The bus came.'],
    ['Where was it?', 'It was in Geneva.', 'It was late.'],
    ['When was it?', 'It was on 3 May.', 'It was late.'],
    ['How many came?', 'About 400 people came.', 'Many people came.'],
    ['Why did it fall?', 'It fell because it was old.', 'It fell at night.'],
    ['Which countries came?', 'It was Denmark, Norway, Latvia.', 'It was a bus and a train.'],
  ])('%s', (question, has, lacks) => {
    const evidence = (text: string) => {
      const dates = buildIndex([bulletin('a', [text])]).datesOf(0);
      return kindEvidence(analyseQuestion(question, NOW), text, dates);
    };
    expect(evidence(has)).toBe(1);
    expect(evidence(lacks)).toBe(0);
  });
});

describe('a word of a text tells one word of the question', () => {
  const features = (question: string, sentence: string) =>
    ranked(question, [bulletin('a', [sentence, ...FILLER])]).find(({ text }) => text === sentence)?.features;

  test('a word is not told by what is related to it and asked for as well', () => {
    const question = 'Whose soldiers make up the force?';
    expect(features(question, 'The force has crossed the river.')?.related).toBe(0);
    expect(features(question, 'The force has units of three towns.')?.related).toBeGreaterThan(0);
    expect(features('Whose soldiers crossed the river?', 'The force has crossed the river.')?.related).toBeGreaterThan(
      0,
    );
  });

  test('nor by what is spelt like it and asked for as well', () => {
    const decision = 'The decision was published.';
    expect(features('Who was to decide before the decision was published?', decision)?.alike).toBe(0);
    expect(features('Who was to decide what was published?', decision)?.alike).toBeGreaterThan(0);
  });
});

test('a year that stands in a name is found there, whatever else is known of the time', () => {
  const drill = 'The drill “Rock-2024” went well.';
  const known = bulletin('a', [drill, ...FILLER], { date: on('2024-05-02') });
  const unknown = bulletin('a', [drill, ...FILLER]);
  for (const one of [known, unknown]) {
    expect(ranked('drill rock 2024', [one])[0]).toMatchObject({ text: drill, features: { coverage: 1 } });
  }
});
