import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindEvidence } from '../../src/nlp/answer-kind.js';
import { findMeasures, measureAsked } from '../../src/nlp/measures.js';
import { analyseQuestion } from '../../src/nlp/question.js';
import { NOW } from './collection.js';

describe('a number of the measure asked for answers more than another:', () => {
  test.each([
    ['How long did the strike last?', 'It ended after 22 days.', 'The 37 ships waited.'],
    ['How long is the bridge?', 'It spans 1.2 km.', 'It has 37 piers.'],
    ['how long was the shop closed', 'It was shut for a week.', 'It sold 40 lamps.'],
    ['How much did the viaduct cost?', 'The work took 18.4 million euros.', 'It was renovated two years ago.'],
    ['what is the fee', 'Members pay £40.', 'There are 40 members.'],
    ['how much money was raised', 'Readers gave 3 million Swiss francs.', 'There were 300 readers.'],
    ['How heavy is the diadem?', 'It has 320 grams of gold.', 'It lay beside eleven jars and a stone.'],
    ['What did the 2019 strike at the terminal cost the town?', 'It lost 3 million euros.', 'It lasted nine days.'],
    ['How often does the council meet?', 'It meets every month except August.', 'It has nine members.'],
    ['how often do trams run', 'They come twice an hour.', 'There are 12 trams.'],
    ['How old is the winner?', 'Marlow, 63, is from Lowmere.', 'She beat 12 others.'],
    ['how fast are the trains', 'They reach 320 km/h.', 'There are 320 seats.'],
    ['What percentage of members voted?', 'Turnout was 61 per cent.', 'There were 61 members.'],
    ['How deep is the wreck?', 'It lies 85 metres down.', 'There were 85 passengers.'],
    ['what is the temperature', 'It fell to 3 degrees.', 'There were 3 storms.'],
  ])('%s', (question, fitting, other) => {
    const evidence = (text: string) => kindEvidence(analyseQuestion(question, NOW), text, []);
    expect(evidence(fitting)).toBe(1);
    expect(evidence(other)).toBeLessThan(0.5);
  });
});

test('any number will do where things are counted or nothing else is asked', () => {
  expect(measureAsked('How many seats has the party?')).toBeNull();
  expect(measureAsked('How big is the harbour?')).toBeNull();
});

test('words that only look like a unit are none', () => {
  const length = measureAsked('how long is it') as RegExp;
  expect(findMeasures(length, 'I am here at 9 a.m., as a member of 4 clubs.')).toEqual([]);
  const money = measureAsked('how much did it cost') as RegExp;
  expect(findMeasures(money, 'The team won a crown.')).toEqual([]);
});

test('whatever a text holds, measures lie within it and in its order', () => {
  const questions = ['how long', 'how much did it cost', 'how often', 'how old', 'how fast', 'what percentage'];
  const asked = fc.constantFrom(...questions.map((one) => measureAsked(one) as RegExp));
  fc.assert(
    fc.property(asked, fc.string({ unit: 'binary', maxLength: 200 }), (measure, text) => {
      let last = 0;
      for (const { start, end } of findMeasures(measure, text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        last = end;
      }
    }),
  );
});
