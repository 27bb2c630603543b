import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { followUp } from '../../src/nlp/follow-up.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { NOW } from './collection.js';
import { hostileQuestion, hostileText } from './hostile.js';
import { INVENTED_NEWS } from './invented-news.js';
import { shipped } from './shipped.js';

vi.setConfig({ testTimeout: 60_000 });

const HELD = 'Where was Interaction-2024 held?';
const WHO = 'Who is Imangali Tasmagambetov?';
const OPENED = 'who opened the exercise in armenia on 5 september 2024?';

const read = (previous: string, question: string) => followUp(previous, question, shipped, NOW);

describe('a question that leans on the one before', () => {
  test.each([
    [HELD, 'and where was it?', ['Interaction-2024']],
    [HELD, 'who led it?', ['Interaction-2024']],
    [HELD, 'What happened there?', ['Interaction-2024']],
    [HELD, 'when was that?', ['Interaction-2024']],
    [HELD, 'What is its purpose?', ['Interaction-2024']],
    [HELD, 'and then?', ['Interaction-2024']],
    [HELD, 'what about the budget?', ['Interaction-2024']],
    [HELD, 'how many?', ['Interaction-2024']],
    [HELD, 'was it in Belarus?', ['Interaction-2024']],
    ['Who led the CRRF during Interaction-2025?', 'and where was it held?', ['CRRF', 'Interaction-2025']],
    [WHO, 'what did he say about that?', ['Imangali Tasmagambetov']],
    ['What happened in Moscow on 3 September 2024?', 'and who led the consultations?', ['Moscow', '3 September 2024']],
    ['What happened last month?', 'who led it?', ['last month']],
  ])('is read with its names and dates: %s %s', (previous, question, carried) => {
    expect(read(previous, question)).toEqual({ question: `${question} (${carried.join(', ')})`, carried });
  });

  test.each([
    ['where?', ['opened', 'exercise', 'armenia', '5 september 2024']],
    ['when?', ['opened', 'exercise', 'armenia']],
    ['was it in Belarus?', ['opened', 'exercise', '5 september 2024']],
    ['where was it in 2023?', ['opened', 'exercise', 'armenia']],
  ])(
    'is read with its other words where a place and a date do not say what it was about, but not with what the question replaces or asks for: %s',
    (question, carried) => {
      expect(read(OPENED, question)?.carried).toEqual(carried);
    },
  );

  test.each([
    [HELD, 'what about 2023?', 'Where was Interaction-2023 held?'],
    [HELD, 'in 2023?', 'Where was Interaction-2023 held?'],
    ['and where was it? (Interaction-2024)', 'and in 2023?', 'and where was it? (Interaction-2023)'],
    [HELD, 'and on 6 September?', 'Where was Interaction-2024 held on 6 September?'],
    [OPENED, 'what about Kazakhstan?', 'who opened the exercise in Kazakhstan on 5 september 2024?'],
    ['What happened in April 2025?', 'and in March?', 'What happened in March 2025?'],
    [OPENED, 'how about last month?', 'who opened the exercise in armenia last month?'],
    [OPENED, 'what about 2023?', 'who opened the exercise in armenia on 5 september 2023?'],
    ['What happened on 3 September?', 'what about 2023?', 'What happened on 3 September 2023?'],
    ['What happened last month?', 'what about 2023?', 'What happened in 2023?'],
    [WHO, 'and Sidorov?', 'Who is Sidorov?'],
  ])('is that one again with another name or time in it: %s %s', (previous, question, replaced) => {
    expect(read(previous, question)).toEqual({ question: replaced, carried: [] });
  });

  test('takes a new year into a name', () => {
    expect(read(HELD, 'where was it in 2023?')?.carried).toEqual(['Interaction-2023']);
  });
});

describe('a question stands by itself', () => {
  test.each([
    'Who led the exercise and when did it end?',
    'Is it true that the ministers met?',
    'How many people were there in Kazakhstan?',
    'And who is Anatoly Sidorov?',
    'what happened on 3 September 2024?',
    'What happened in 2023?',
    'Which countries took part this year?',
    'Did Kazakhstan send its troops?',
    'Why did Serdyukov say that he would go?',
    'How long did it take to build the range?',
    'Who teaches IT at the academy?',
    '2023',
    'Sidorov?',
    'WHO',
    'thanks',
    '',
    'and',
    '?',
  ])('when nothing in it points back: %s', (question) => {
    for (const previous of [HELD, WHO, OPENED, '', 'hm']) expect(read(previous, question)).toBeNull();
  });

  test('when the one before has nothing to lend, or is another kind of thing', () => {
    expect(read('', 'where was it?')).toBeNull();
    expect(read('What is it?', 'where was it?')).toBeNull();
    expect(read(HELD, 'what about Kazakhstan?')).toBeNull();
  });

  test('when either is in another language', () => {
    expect(read('Кто открыл мост через реку в прошлом году?', 'where was it?')).toBeNull();
    expect(read(HELD, 'и где это было в прошлом году?')).toBeNull();
  });
});

describe('whatever is asked after whatever', () => {
  const news = buildIndex(INVENTED_NEWS);
  const leaning = fc
    .tuple(fc.constantFrom('and ', 'what about ', 'who led it ', 'in ', ''), hostileQuestion)
    .map(([lead, rest]) => lead + rest);

  test('it is never an error, never too long to be asked again, and always the same', () => {
    fc.assert(
      fc.property(fc.oneof(hostileQuestion, hostileText), fc.oneof(leaning, hostileText), (previous, question) => {
        const read = followUp(previous, question, news, NOW);
        expect(followUp(previous, question, news, NOW)).toEqual(read);
        if (!read) return;
        expect(read.question.length).toBeLessThanOrEqual(300);
        // Nothing is made up: what is carried stands in the former question, but for a year.
        const years = (text: string) => text.replace(/\d{4}/g, '');
        for (const one of read.carried) {
          expect(previous.includes(one) || years(previous).includes(years(one))).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
