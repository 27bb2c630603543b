import { describe, expect, test } from 'vitest';
import { isoDay } from '../../src/nlp/dates.js';
import { analyseQuestion, asksForPlaces } from '../../src/nlp/question.js';
import { NOW } from './collection.js';

const asked = (text: string) => analyseQuestion(text, NOW);

describe('what a question asks for', () => {
  test.each([
    ['person', 'Who opened the bridge?'],
    ['person', 'who supervised the meeting on 9 january 2022'],
    ['person', 'WHO LED THE MEETING'],
    ['person', 'Whose idea was it?'],
    ['person', 'To whom was it given?'],
    ['person', 'Who led them when the war ended?'],
    ['person', 'Which minister came?'],
    ['place', 'Where are the teams regrouping?'],
    ['place', 'In which city did it take place?'],
    ['place', 'What country was it in?'],
    ['date', 'When did the bridge open?'],
    ['date', 'Since when has the clinic been open?'],
    ['person', 'whos in charge of the clinic'],
    ['place', 'wheres the clinic'],
    ['date', 'Whens the clinic open?'],
    ['date', 'What year was the hospital built?'],
    ['date', 'What day does the fair open?'],
    ['number', 'How many nurses were hired?'],
    ['number', 'how much did the roof cost'],
    ['number', 'How long did it take?'],
    ['number', 'What was the cost of the roof?'],
    ['number', 'What does the bridge weigh?'],
    ['number', 'What percentage of beds is free?'],
    ['list', 'Which countries are in the force?'],
    ['list', 'which documents were approved'],
    ['list', 'List the members of the board'],
    ['list', 'Name all the wards'],
    ['reason', 'Why was the road closed?'],
    ['reason', 'For what reason was it closed?'],
    ['reason', 'What caused the fire?'],
    ['reason', 'Explain why the server crashed'],
    ['yesno', 'Did the council approve the budget?'],
    ['yesno', 'Is the pool open?'],
    ['yesno', 'Did the fare rise?'],
    ['number', 'transfer fee lowmere'],
    ['number', 'population of Lowmere'],
    ['place', 'rock-2024 venue'],
    ['date', 'rubezh-2006 dates'],
    ['description', 'keep the list up to date'],
    ['number', 'What was the town’s inflation rate in May?'],
    ['list', 'list all fares'],
    ['description', 'The new pipe lowers the cost of heating in nine of ten flats'],
    ['yesno', 'And was it repaired?'],
    ['date', 'By when was it finished, according to the mayor?'],
    ['date', 'the bridge opened when'],
    ['date', 'In what century was it built?'],
    ['place', 'To where did the teams go?'],
    ['place', 'The teams went where?'],
    ['number', 'At what temperature does it melt?'],
    ['number', 'What is the annual growth rate of the town?'],
    ['person', 'What was the name of the inventor?'],
    ['person', "What is the name of Marlow's wife?"],
    ['description', 'What happens when the river rises?'],
    ['description', 'When the river rises, what happens?'],
    ['description', 'What is the ward where they slept called?'],
    ['description', 'What pumps raise the water temperature?'],
    ['description', 'What causes the leak?'],
    ['description', 'What took place in May?'],
    ['description', 'What is the WHO criteria for an outbreak?'],
    ['description', 'What is Aurora?'],
    ['description', 'what happened on 3 sept 2024'],
    ['description', 'How did they travel?'],
    ['description', 'Tell me about the flood'],
    ['description', 'bridge repairs'],
    ['description', ''],
  ])('is a %s: "%s"', (kind, text) => {
    expect(asked(text).kind).toBe(kind);
  });
});

describe('the words of a question', () => {
  test('are those that say what it is about', () => {
    const words = (text: string) => asked(text).terms.map(({ word }) => word);
    expect(words('What did the mayor say about the new bridge?')).toEqual(['mayor', 'say', 'new', 'bridge']);
    expect(words('Tell me about the flood, please')).toEqual(['flood']);
    expect(words('Summarise the flood')).toEqual(['flood']);
    expect(words('What is it?')).toEqual([]);
    expect(words('')).toEqual([]);
  });

  test('have their places in it', () => {
    const text = 'Where are the Interaction-2024 participants?';
    const places = asked(text).terms.map(({ start, end }) => text.slice(start, end));
    expect(places).toEqual(['Interaction', '2024', 'participants']);
  });

  test('weigh less when many questions share them, least when they only name the kind of answer', () => {
    const weights = (text: string) => Object.fromEntries(asked(text).terms.map(({ word, weight }) => [word, weight]));
    const { city, take, tournament } = weights('In which city did the tournament take place?');
    expect(tournament).toBe(1);
    expect(take).toBeLessThan(1);
    expect(city).toBeLessThan(take ?? 0);
    expect(weights('Is the city open?')).toMatchObject({ city: 1 });
  });

  test('are names when capitalised inside it or with a digit, unless all of it shouts', () => {
    const names = (text: string) => asked(text).terms.flatMap(({ word, isName }) => (isName ? [word] : []));
    expect(names('When did Mayor Marlow open Rock-2024?')).toEqual(['mayor', 'marlow', 'rock', '2024']);
    expect(names('Bridges of the town')).toEqual([]);
    expect(names('WHEN DID MARLOW COME')).toEqual([]);
  });

  test('are marked when they are part of a date', () => {
    const dated = asked('Who led the meeting on 9 January 2022?').terms.filter(({ isDate }) => isDate);
    expect(dated.map(({ word }) => word)).toEqual(['9', 'january', '2022']);
  });

  test('after "which" or "what" say what is asked for', () => {
    expect(asked('Which special trainings run in May?').focus).toEqual(expect.arrayContaining(['special', 'train']));
    expect(asked('What kinds of drones were shown?').focus).toEqual(['drone']);
    expect(asked('Who came?').focus).toEqual([]);
    expect(asksForPlaces(asked('Which countries came?'))).toBe(true);
    expect(asksForPlaces(asked('Which drones came?'))).toBe(false);
  });
});

describe('the time asked about', () => {
  test.each([
    ['on 5 September 2024', '2024-09-05..2024-09-05'],
    ['between 3 and 6 September 2024', '2024-09-03..2024-09-06'],
    ['in early January 2022', '2022-01-01..2022-01-10'],
    ['in September 2024', '2024-09-01..2024-09-30'],
    ['on 3 September', '--09-03..--09-03'],
    ['in 2023', '2023-01-01..2023-12-31'],
    ['in September 2024, on 5 September 2024', '2024-09-05..2024-09-05'],
    ['last month', '2024-09-01..2024-09-30'],
    ['yesterday', '2024-09-30..2024-09-30'],
    ['next year', '2025-01-01..2025-12-31'],
  ])('"%s" is %s', (words, days) => {
    const { window } = asked(`What happened ${words}?`);
    expect(window && `${isoDay(window.from)}..${isoDay(window.to)}`).toBe(days);
  });

  test('is none when none is named', () => {
    expect(asked('Who opened the bridge?').window).toBeNull();
    expect(asked('What was Rock-2024?').window).toBeNull();
  });

  test('told relative to now is not searched as words', () => {
    expect(asked('What was closed last month?').terms.map(({ word }) => word)).toEqual(['closed']);
  });
});

test('a year in a name belongs to the word before it', () => {
  expect(asked('Where was Rock-2024 held?').namedYears).toEqual([{ name: 'rock', year: 2024 }]);
  expect(asked('What happened in 2024?').namedYears).toEqual([]);
});

test.each([
  ['What is known about the bridge?', ['bridge']],
  ['what do the bulletins say about the bridge', ['bridge']],
  ['Who edits the bulletin?', ['edits', 'bulletin']],
  ['What is the bridge known for?', ['bridge', 'known']],
])('words of asking are not searched for: %s', (question, words) => {
  expect(asked(question).terms.map(({ word }) => word)).toEqual(words);
});
