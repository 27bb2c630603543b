import { describe, expect, test } from 'vitest';
import type { Bulletin } from '../../src/bulletins/bulletin.js';
import { isoDay } from '../../src/nlp/dates.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { bulletin, on, sentencesOf, titled } from './collection.js';

const dateOf = (own: Bulletin) => buildIndex([own]).bulletins[0]?.date;

/** The first days that the sentences tell. */
const told = (own: Bulletin) => {
  const index = buildIndex([own]);
  return sentencesOf(index).flatMap((_, id) => index.datesOf(id).map(({ from }) => isoDay(from)));
};

describe('a bulletin that states its date', () => {
  test('keeps it, whatever its sentences tell', () => {
    const own = bulletin('fair', ['The fair of 3 May 2021 was remembered.'], { date: on('2024-09-03') });
    expect(dateOf(own)).toEqual(on('2024-09-03'));
  });

  test('lends its year to the days of its sentences', () => {
    const own = bulletin('fair', ['The fair opens on 5 September.', 'It ends on 9 September.'], {
      date: on('2024-09-03'),
    });
    expect(told(own)).toEqual(['2024-09-05', '2024-09-09']);
  });
});

describe('a brief that states no date', () => {
  test('has that of its own words', () => {
    const own = bulletin('page#1', ['The fair opened on 3 September 2024 in Lowmere.']);
    expect(dateOf(own)).toEqual(on('2024-09-03'));
  });

  test('has the year of the name beside a day without one, and says that it is inferred', () => {
    const own = bulletin('page#1', ['From 3 to 6 September, the Interaction-2024 teams regroup.']);
    expect(dateOf(own)).toEqual({ from: '2024-09-03', to: '2024-09-06', precision: 'range', basis: 'inferred' });
  });

  test('has the year of the names in it when no day is told', () => {
    const own = bulletin('page#1', ['The training “Rock-2024” is over.']);
    expect(dateOf(own)).toEqual({ from: '2024-01-01', to: '2024-12-31', precision: 'year', basis: 'inferred' });
  });

  test.each([
    ['there is no year', 'From 3 to 6 September, the teams regroup.'],
    ['nothing tells of time', 'The school in Lowmere has a new roof.'],
    ['the names are of different years', 'Rock-2023 was followed by Search-2024.'],
    ['only a month is told', 'The fair was held in May 2023.'],
    ['its only day is history', 'The bridge was opened on 3 May 1904.'],
  ])('has none when %s', (_, sentence) => {
    expect(dateOf(bulletin('page#1', [sentence]))).toBeNull();
  });
});

describe('an article that states no date', () => {
  test('has the day of its first sentence, which only implies it', () => {
    const own = bulletin('fair', ['The fair opened on 3 September 2024.', 'In 2019 it rained.']);
    expect(dateOf(own)).toEqual({ ...on('2024-09-03'), basis: 'inferred' });
  });

  test('has it from the sentence behind its title line', () => {
    const own = titled('fair', 'The fair opens again', ['The fair opened on 3 September 2024.']);
    expect(dateOf(own)).toEqual({ ...on('2024-09-03'), basis: 'inferred' });
  });

  test('has none from a later sentence', () => {
    expect(dateOf(bulletin('fair', ['The fair opened.', 'It rained on 3 September 2024.']))).toBeNull();
  });

  test('has the year of the name in its title', () => {
    const own = bulletin('drill', ['The drill began on 3 September.'], { title: 'Rock-2024 begins' });
    expect(dateOf(own)).toEqual({ ...on('2024-09-03'), basis: 'inferred' });
  });
});

test('a brief does not have the date of the article on its page', () => {
  const { bulletins } = buildIndex([
    bulletin('page', ['The fair opened.'], { date: on('2022-01-09') }),
    bulletin('page#1', ['The school has a new roof.']),
  ]);
  expect(bulletins.map(({ date }) => date)).toEqual([on('2022-01-09'), null]);
});
