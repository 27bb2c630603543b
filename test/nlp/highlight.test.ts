import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { bindQuestion } from '../../src/nlp/concepts.js';
import { findDates } from '../../src/nlp/date-grammar.js';
import { highlight } from '../../src/nlp/highlight.js';
import { analyseQuestion } from '../../src/nlp/question.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { bulletin, NOW } from './collection.js';
import { hostileQuestion, hostileText } from './hostile.js';

vi.setConfig({ testTimeout: 60_000 });

/** The words of a sentence that would be shown in bold for a question. */
function boldWords(question: string, sentence: string, others: readonly string[] = []): string | null {
  const index = buildIndex([bulletin('a', [sentence, ...others])]);
  const bound = bindQuestion(index, analyseQuestion(question, NOW));
  const span = highlight(index, bound, sentence, findDates(sentence).mentions);
  return span && sentence.slice(span.start, span.end);
}

const OUTAGE = 'Beacon was unavailable for 90 minutes on 21 May because a certificate had expired.';
const WARD = 'Saint Aldhelm Hospital opened its new stroke ward on 15 May 2023.';
const BUDGET = 'Brackwater City Council approved a budget of 212 million pounds for 2024.';
const NURSES = 'The hospital has hired 48 nurses from Denmark, Portugal, Ireland.';

describe('the answering words are', () => {
  test.each([
    [
      'the number of the measure asked for, with its unit',
      'How long did the strike last?',
      'The strike stopped 40 cranes for 22 days.',
      '22 days',
    ],
    [
      'the sum where a price is asked for',
      'What did the bridge cost?',
      'The bridge of 40 arches cost 18.4 million euros.',
      '18.4 million euros',
    ],
    [
      'the part of a number',
      'How many stations were visited?',
      'They visited 212 of the 309 stations.',
      '212 of the 309 stations',
    ],
    [
      'what is counted, however it is spelled',
      'How many pilars were removed?',
      'The firm removed 14 pillars from the tunnel over a period of eight months.',
      '14 pillars',
    ],
    [
      'the duration rather than what is called by one',
      'How long did the strike last?',
      'In the strike they stayed out for 17 weeks and won the eight-hour day.',
      '17 weeks',
    ],
    [
      'what because tells rather than what to tells',
      'Why did the bridge reopen late?',
      'The bridge reopened late, because floods forced the firm to remove the scaffolding.',
      'because floods forced the firm to remove the scaffolding',
    ],
    [
      'the whole list of countries, known ones or not',
      'Which countries are bound by the charter?',
      'The charter binds Gambia, Senegal, Old Wessex, Ghana and Guinea.',
      'Gambia, Senegal, Old Wessex, Ghana and Guinea',
    ],
    [
      'what it is used for',
      'What is Rivocrete used for?',
      'She invented a concrete called Rivocrete, which is used in the lining of canals.',
      'the lining of canals',
    ],
    ['a place, no day', 'Where did the final take place?', 'Malmö won the final on Sunday in Helsinki.', 'Helsinki'],
    ['a time without a number', 'How long was the shop shut?', 'The shop was shut for a week.', 'a week'],
    [
      'the person before the verb',
      'Who called it a success?',
      'Mayor Helena Osei called it a success.',
      'Mayor Helena Osei',
    ],
    [
      'the person who does it rather than the one it is done to',
      'Who thanked the builders?',
      'Mayor Helena Osei thanked the builders and Tomas Reiner.',
      'Mayor Helena Osei',
    ],
    [
      'the person behind "by"',
      'Who opened the bridge?',
      'The bridge was opened on Monday by Mayor Edith Marlow.',
      'Mayor Edith Marlow',
    ],
    [
      'the person behind "led by"',
      'Who leads the office?',
      'The office in Ghent is led by Saskia Verbruggen.',
      'Saskia Verbruggen',
    ],
    ['two places with "and" between', 'Where did she study?', 'She studied in Ghent and Delft.', 'Ghent and Delft'],
    ['a day of the week', 'When is it free?', 'From 18 April it is open; it is free on Sundays.', 'Sundays'],
    [
      'what stands behind "until"',
      'Until when is it kept?',
      'It opened in May and is kept until the end of 2025.',
      'the end of 2025',
    ],
    ['how often, with "every"', 'How often do buses run?', 'Buses run every eight minutes.', 'every eight minutes'],
    ['a negation, too', 'What was the cause?', 'The cause is not yet known.', 'not yet known'],
    [
      'those who did what is asked, not those who are called people',
      'How many people died?',
      'By May 1,240 people had been treated and 19 had died.',
      '19',
    ],
    ['nobody', 'How many people were hurt?', 'Eleven fires were seen; nobody was hurt.', 'nobody'],
    [
      'what happened, by its clause',
      'What happened at the plant?',
      'Seven workers were hurt, two of them badly, at the plant near Tarn.',
      'Seven workers were hurt',
    ],
    [
      'no day since when for why',
      'Why is it shut?',
      'It is shut since 3 May, because a valve leaks.',
      'because a valve leaks',
    ],
    ['all places of a list', 'Where do the nurses come from?', NURSES, 'Denmark, Portugal, Ireland'],
    ['the body, where no person is', 'Who approved the budget?', BUDGET, 'Brackwater City Council'],
    [
      'the body with its article',
      'Who handled the incident?',
      'The incident was handled by the Rapid Incident Response Team.',
      'the Rapid Incident Response Team',
    ],
    [
      'somebody else than the question names',
      'Who took over from Ada Marlow?',
      'Tomas Reiner took over from Major General Ada Marlow.',
      'Tomas Reiner',
    ],
    [
      'whoever stands beside what he is to somebody',
      "Who is the mayor's brother?",
      'The mayor met her brother Tomas in Geneva.',
      'Tomas',
    ],
    [
      'what somebody is, with the name',
      'Who is Ada Marlow?',
      'General Ada Marlow took part in the training “Rock-2024” in Geneva.',
      'General Ada Marlow',
    ],
    [
      'all the countries of a long list',
      'Which countries sent units?',
      'Units came from the Republic of Armenia, the Republic of Belarus, Norway, the Kyrgyz Republic, Latvia, Peru and the Republic of Tajikistan.',
      'the Republic of Armenia, the Republic of Belarus, Norway, the Kyrgyz Republic, Latvia, Peru and the Republic of Tajikistan',
    ],
    ['the place', 'Where did the teams meet?', 'The teams met in Geneva on 3 May 2024.', 'Geneva'],
    [
      'the place with its article',
      'Where are the teams?',
      'The teams are regrouping in the Kyrgyz Republic.',
      'the Kyrgyz Republic',
    ],
    [
      'the place of two words',
      'Where are the buses diverted?',
      'Buses will be diverted over Miller Street.',
      'Miller Street',
    ],
    ['the day', 'When did the ward open?', WARD, '15 May 2023'],
    [
      'the day rather than the month of something else',
      'When was the plan agreed?',
      'The plan for May 2025 was agreed on 3 September 2024.',
      '3 September 2024',
    ],
    [
      'the days',
      'When is the bridge closed?',
      'The bridge will be closed from 2 to 20 April for repairs.',
      '2 to 20 April',
    ],
    ['the month', 'When does support end?', 'Support for Beacon 3 ends in December 2024.', 'December 2024'],
    ['the year', 'When was the school founded?', 'The school was founded in 1904.', '1904'],
    ['the number with what it counts', 'How many nurses were hired?', 'The hospital has hired 48 nurses.', '48 nurses'],
    ['the number of the word asked for', 'How many beds are there?', 'The ward has 24 beds and 12 nurses.', '24 beds'],
    [
      'the number with its "about"',
      'How many customers were affected?',
      'About 3,000 customers were affected.',
      'About 3,000 customers',
    ],
    ['the length of time', 'How long was Beacon unavailable?', OUTAGE, '90 minutes'],
    ['the clause of "because"', 'Why was Beacon unavailable?', OUTAGE, 'because a certificate had expired'],
    [
      'the clause of "due to"',
      'Why was the road closed?',
      'Due to heavy snow, the road was closed.',
      'Due to heavy snow',
    ],
    [
      'the countries rather than a city that stands nearer',
      'Which countries sent teams?',
      'To Lowmere, teams were sent by the Republic of Latvia and Norway.',
      'the Republic of Latvia and Norway',
    ],
    [
      'the country rather than a town that stands nearer',
      'In which country is the bridge?',
      'The bridge is in Lowmere, in the south of Norway.',
      'Norway',
    ],
    ['all the countries', 'Which countries do the nurses come from?', NURSES, 'Denmark, Portugal, Ireland'],
    [
      'the clause that says so',
      'Did the council approve the budget?',
      'In March, the council approved the budget, and the mayor was pleased.',
      'the council approved the budget',
    ],
    [
      'what happened, without the date',
      'What happened on 21 May?',
      'On 21 May, a certificate expired.',
      'a certificate expired',
    ],
    [
      'the way',
      'How did the press take part?',
      'The press took part in the event via videoconferencing.',
      'via videoconferencing',
    ],
    [
      'the thing',
      'What was installed in the east wing?',
      'A second scanner was installed in the east wing.',
      'A second scanner',
    ],
  ])('%s: "%s"', (_, question, sentence, words) => {
    expect(boldWords(question, sentence)).toBe(words);
  });

  test.each([
    'What is known about the east wing?',
    'Tell me about the east wing',
    'What do the bulletins say about it?',
  ])('none, where all of the sentence answers: "%s"', (question) => {
    expect(boldWords(question, 'A second scanner was installed in the east wing.')).toBeNull();
  });

  test.each([
    ['exercise', 'Which exercise ended?', 'The exercise “Rock-2024” ended on Friday.', 'Rock-2024'],
    [
      'film',
      'What new film about the sea won the prize?',
      'The new film “Harbour Lights” won the prize.',
      'Harbour Lights',
    ],
    ['film', 'Which film won the prize?', 'The film “Harbour Lights” won the prize.', 'Harbour Lights'],
  ])('the name of the %s in quotation marks', (_, question, sentence, words) => {
    expect(boldWords(question, sentence)).toContain(words);
  });
});

test('a number with its noun, a date and quotation marks are bold as a whole', () => {
  const text = 'The films “Rain” and “Harbour Lights” drew more than 3,000 visitors from 3 to 6 May.';
  expect(boldWords('How many visitors did the films draw?', text)).toBe('more than 3,000 visitors');
  expect(boldWords('When did the films draw visitors?', text)).toBe('3 to 6 May');
  expect(boldWords('Which films drew visitors?', text)).toBe('“Rain” and “Harbour Lights”');
});

test('the bold words lie in the sentence and say something that the question does not', () => {
  fc.assert(
    fc.property(hostileQuestion, hostileText, (question, text) => {
      const bold = boldWords(question, text);
      if (bold === null) return;
      expect(text).toContain(bold);
      expect(bold.trim()).not.toBe('');
    }),
    { numRuns: 1000 },
  );
});

test('of numbers the one that counts what is asked for', () => {
  const fleet = 'The fleet had 300 vehicles and 20 aircraft.';
  for (const question of ['How many aircraft were there?', 'number of aircraft']) {
    expect(boldWords(question, fleet)).toBe('20 aircraft');
  }
});

test('who it is is not told by a word that has its capital from opening the sentence alone', () => {
  const repairs = 'Repairs of the bridge were ordered by the council.';
  const others = ['The repairs took a year.', 'Nobody likes repairs.'];
  expect(boldWords('Who ordered the works at the bridge?', repairs, others)).toBe('the council');
});

test('nothing stands out where no word is of the kind asked for', () => {
  expect(boldWords('How many people came?', 'Rain fell on the town.')).toBeNull();
  expect(boldWords('When did it rain?', 'Rain fell on the town.')).toBeNull();
});
