import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyseQuestion } from '../../src/nlp/question.js';
import { thingAsked } from '../../src/nlp/thing-asked.js';
import { NOW } from './collection.js';
import { hostileQuestion } from './hostile.js';

const asked = (text: string) => thingAsked(analyseQuestion(text, NOW))?.word;

describe('the thing that is asked for', () => {
  test.each([
    ['What’s the weather in Lowmere tomorrow?', 'weather'],
    ["what's the weather?", 'weather'],
    ['What is the salary of the mayor?', 'salary'],
    ['Which joint statements were agreed?', 'statements'],
    ['And what colour is the bridge?', 'color'],
    ['In which harbour do the barges lie?', 'harbor'],
  ])('%s — %s', (question, thing) => {
    expect(asked(question)).toBe(thing);
  });

  test.each(['Who opened the bridge?', 'When was it?', 'How many barges are there?', ''])(
    'is none in “%s”',
    (question) => {
      expect(asked(question)).toBeUndefined();
    },
  );

  test('is one of the words that are searched for, whatever is typed', () => {
    fc.assert(
      fc.property(hostileQuestion, (text) => {
        const question = analyseQuestion(text, NOW);
        const thing = thingAsked(question);
        expect(thing === undefined || question.terms.includes(thing)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
