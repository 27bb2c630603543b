import { expect, test } from 'vitest';
import { answerQuestion } from '../../src/nlp/answer.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { NOW } from './collection.js';
import { INVENTED_NEWS } from './invented-news.js';

const index = buildIndex(INVENTED_NEWS);
const ask = (question: string) => answerQuestion(index, question, { now: NOW });

/** Questions and words of the sentence that answers them. */
const ANSWERABLE: readonly (readonly [string, string])[] = [
  ['When did the stroke ward open?', 'on 15 May 2023'],
  ['who cut the ribbon', 'Miriam Castell'],
  ['How many beds does the new ward have?', '24 beds'],
  ['how much did the stroke ward cost', '6.4 million pounds'],
  ['Which countries do the new nurses come from?', 'Portugal, Ireland'],
  ['Why did the hospital recruit nurses?', 'short of staff'],
  ['how long is the nurse training', 'six weeks'],
  ['Where was the MRI scanner installed?', 'east wing'],
  ['Who paid for the second scanner?', 'Friends of Saint Aldhelm'],
  ['Why are visits to the childrens ward restricted?', 'influenza'],
  ['When is the Copper Bridge closed?', '2 to 20 April'],
  ['how are the buses diverted', 'Miller Street'],
  ['what was wrong with the cables', 'rusted through'],
  ['How big is the 2024 budget?', '212 million pounds'],
  ['who voted against the budget', 'Nine councillors'],
  ['Where is the library moving?', 'Market Square'],
  ['When will the central library reopen?', '1 July 2024'],
  ['Who chaired the Twin Towns Forum?', 'Adrian Wells'],
  ['What did the forum discuss?', 'clean rivers'],
  ['when does support for beacon 3 end', 'December 2024'],
  ['Why was Beacon unavailable?', 'certificate'],
  ['what happened on 21 May 2024', '90 minutes'],
  ['What did the RIRT handle?', 'Rapid Incident Response Team'],
  ['Who leads the Ghent office?', 'Saskia Verbruggen'],
  ['How much did Lanternworks pay for Tidewheel?', '18 million euros'],
  ['who is oskar lindqvist', 'founder'],
];

/** Questions with words of the collection that it does not answer. */
const NEAR_MISSES = [
  'When did the maternity ward open?',
  'Who cut the ribbon at the Copper Bridge?',
  'How many nurses left the hospital in 2021?',
  'What did the budget for 2019 pay for?',
  'When was Beacon 9 released?',
  'Who is the mayor of Ghent?',
  'How many people died on the bridge?',
  'Where is the airport of Brackwater?',
];

const OFF_TOPIC = [
  'Who won the World Cup?',
  'What is the capital of Mongolia?',
  'How do I bake sourdough bread?',
  'When was Napoleon born?',
  'Which planet is the largest?',
  'Who painted the Mona Lisa?',
  'tell me a joke',
  'How tall is Everest?',
];

const shareOf = <T>(all: readonly T[], holds: (one: T) => boolean) => all.filter(holds).length / all.length;
const isAnswered = (question: string) => ask(question).verdict === 'answered';

test('questions over invented news find the right sentence first', () => {
  const hits = shareOf(ANSWERABLE, ([question, words]) => {
    return ask(question).passages[0]?.quotation.quote.includes(words) === true;
  });
  expect(hits).toBeGreaterThanOrEqual(0.8);
});

test('most of them are said to be answered', () => {
  expect(shareOf(ANSWERABLE, ([question]) => isAnswered(question))).toBeGreaterThanOrEqual(0.65);
});

test('off-topic questions are not said to be answered', () => {
  expect(OFF_TOPIC.filter(isAnswered)).toEqual([]);
});

test('questions that miss narrowly are mostly not said to be answered', () => {
  expect(shareOf(NEAR_MISSES, isAnswered)).toBeLessThanOrEqual(0.5);
});
