import { describe, expect, test } from 'vitest';
import { findDates } from '../../src/nlp/date-grammar.js';
import { findNames, findQuantities, isCountry, isNationality, LIST_GLUE } from '../../src/nlp/names.js';
import { nounPhrases } from '../../src/nlp/noun-phrases.js';
import { tag } from '../../src/nlp/wink.js';

/** The names of a sentence with their kinds. */
function namesOf(text: string): string[] {
  return findNames(text).map(({ start, end, kind }) => `${text.slice(start, end)}: ${kind}`);
}

/** The numbers of a sentence that count something. */
function quantitiesOf(text: string): string[] {
  return findQuantities(text, findDates(text).mentions).map(({ start, end }) => text.slice(start, end));
}

describe('a name is', () => {
  test.each([
    ['a person behind a title', 'The mayor Edith Marlow opened the bridge.', 'Edith Marlow: person'],
    ['a person with a rank', 'Then Colonel-General Anatoly Sidorov spoke.', 'Colonel-General Anatoly Sidorov: person'],
    ['a person with a short title', 'They met Dr. Amara Okafor.', 'Dr. Amara Okafor: person'],
    ['a person of three names', 'It was Andrei Nikolaevich Serdyukov.', 'Andrei Nikolaevich Serdyukov: person'],
    ['a person of other letters', 'It was Élodie Durand.', 'Élodie Durand: person'],
    ['a person whose name looks like a people', 'It was Mario Monti.', 'Mario Monti: person'],
    ['a person who says something', 'After that, Castell said so.', 'Castell: person'],
    ['a ministry', 'It was the Ministry of Defense.', 'Ministry of Defense: organisation'],
    ['a university', 'It was the University of Oxford.', 'University of Oxford: organisation'],
    ['a body of capitals', 'They thanked the CSTO.', 'CSTO: organisation'],
    ['a town behind a preposition', 'It happened in Highwater.', 'Highwater: place'],
    ['a country', 'Then Ukraine came.', 'Ukraine: place'],
    ['a republic', 'It was the Kyrgyz Republic.', 'Kyrgyz Republic: place'],
    ['a gulf', 'It happened in the Gulf of Mexico.', 'Gulf of Mexico: place'],
    ['a lake', 'They crossed Lake Tarn.', 'Lake Tarn: place'],
    ['a country with its possessive', "It was Germany's turn.", 'Germany: place'],
  ])('%s', (_, text, name) => {
    expect(namesOf(text)).toEqual([name]);
  });
});

test('a Roman numeral, and who belongs to a country or region, is neither a body nor a person', () => {
  expect(namesOf('It was the XXII congress.')).toEqual([]);
  expect(namesOf('They left the Central Asian region.')).toEqual([]);
  expect(namesOf('It burned near Eastwick on Wednesday evening.')).toEqual(['Eastwick: place']);
});

test('names are told one by one when commas part them', () => {
  expect(namesOf('It came from Denmark, Slovenia, Latvia.')).toEqual([
    'Denmark: place',
    'Slovenia: place',
    'Latvia: place',
  ]);
});

test('a lone capital at the start of a sentence is no name, but a country is', () => {
  expect(namesOf('Rain fell. Snow fell.')).toEqual([]);
  expect(namesOf('Norway won. The end.')).toEqual(['Norway: place']);
});

test('names that are told together are of one kind', () => {
  expect(namesOf('They lie in Lowmere town, Kessa and Upper Wuli.')).toEqual([
    'Lowmere: place',
    'Kessa: place',
    'Upper Wuli: place',
  ]);
  expect(namesOf('In Lowmere, Ada Marlow then rested.')).toEqual(['Lowmere: place', 'Ada Marlow: person']);
});

describe('a quantity is', () => {
  test.each([
    ['About 400 people came.', 'About 400'],
    ['more than 2,000 people came.', 'more than 2,000'],
    ['It cost 3.2 million crowns.', '3.2 million'],
    ['It cost $5 million.', '$5 million'],
    ['A fee of €1,200.50 applies.', '€1,200.50'],
    ['It was 5 percent.', '5 percent'],
    ['It was 5% of staff.', '5%'],
    ['There were twelve nurses.', 'twelve'],
    ['In 2024 it had 12 beds.', '12'],
    ['It was a 90-minute wait.', '90'],
    ['Nobody came.', 'Nobody'],
    ['Around 40 came.', 'Around 40'],
    ['On Monday 15 came.', '15'],
  ])('in "%s" %s', (text, quantity) => {
    expect(quantitiesOf(text)).toEqual([quantity]);
  });

  test('each of several', () => {
    expect(quantitiesOf('It has 24 beds and cost 6.4 million pounds.')).toEqual(['24', '6.4 million']);
  });

  test.each([
    'It was on 3 September 2024.',
    'In 2024 it rained.',
    'It is item 7.',
    'See No. 12 (section 3).',
    'Rock-2024 is over.',
    'The F-16 flew.',
    'It was the 3rd floor of the 79th house.',
    'Covid-19 came.',
    'It ends at 5 pm.',
    'It ends at 17:30.',
    'We tried Lumen 4.2 and Android 8.',
  ])('not in "%s"', (text) => {
    expect(quantitiesOf(text)).toEqual([]);
  });
});

describe('a noun phrase', () => {
  const phrasesOf = (text: string) => nounPhrases(text, tag(text)).map(({ start, end }) => text.slice(start, end));

  test('has its determiner and its adjectives, and ends before "of"', () => {
    expect(phrasesOf('A second scanner was installed in the east wing.')).toEqual([
      'A second scanner',
      'the east wing',
    ]);
    expect(phrasesOf('They discussed the protection of important facilities.')).toEqual([
      'the protection',
      'important facilities',
    ]);
  });

  test('has the signs within its words', () => {
    expect(phrasesOf('A 12-bed hospital and 5% of the council’s budget')).toEqual([
      'A 12-bed hospital',
      '5%',
      'the council’s budget',
    ]);
  });

  test('ends where another begins', () => {
    expect(phrasesOf('the film the press saw')).toEqual(['the film', 'the press']);
  });

  test('is not found where there is none', () => {
    expect(phrasesOf('')).toEqual([]);
    expect(phrasesOf('?!')).toEqual([]);
    expect(phrasesOf('that of this')).toEqual([]);
  });
});

test('the members of an enumeration are joined by commas and small words', () => {
  for (const glue of [', ', ' and ', ', and ', ' and the ', ', the ', ' or ', ' as well as ', '”, “']) {
    expect(glue).toMatch(LIST_GLUE);
  }
  for (const other of [' ', '. ', ' in ', ' and in ', '; ']) expect(other).not.toMatch(LIST_GLUE);
});

test.each('Uzbek Kazakh Kyrgyz Tajik Armenians Belarusian Russians British French Germans Czech Iraqi'.split(' '))(
  '%s looks like the name of the people of a country',
  (word) => expect(isNationality(word)).toBe(true),
);

test.each('Central Marshal Moscow United Colonel Issues Staff Mali'.split(' '))('%s does not', (word) =>
  expect(isNationality(word)).toBe(false),
);

test('a country is one with its form of state or without', () => {
  expect(['Norway', 'Republic of Armenia', 'the Kyrgyz Republic', 'Moscow', 'Armenia Street'].map(isCountry)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
