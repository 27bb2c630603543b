import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Bulletin } from '../../src/bulletins/bulletin.js';
import { answerQuestion, consider } from '../../src/nlp/answer.js';
import { buildIndex, type SentenceIndex, sentenceText } from '../../src/nlp/sentence-index.js';
import { answerTogether } from '../../src/nlp/several.js';
import { bulletin, NOW, on, quotes } from './collection.js';
import { hostileQuestion } from './hostile.js';
import { INVENTED_NEWS } from './invented-news.js';
import { shipped } from './shipped.js';

vi.setConfig({ testTimeout: 60_000 });

const day = (id: string, date: string, ...sentences: string[]): Bulletin => bulletin(id, sentences, { date: on(date) });

const AID: readonly Bulletin[] = [
  day('c', '2024-03-09', 'Denmark sent rescue teams to Highwater.', 'The teams were thanked.'),
  day('a', '2024-03-02', 'Norway sent rescue teams to Highwater after the flood.', 'It sent rescue teams to Finland.'),
  day('b', '2024-03-05', 'Latvia and Estonia sent rescue teams to Highwater.', 'A market opened in Lowmere.'),
  day('d', '2024-03-10', 'Denmark sent more rescue teams to Highwater.'),
  day('e', '2022-03-10', 'A choir from Denmark sang in Lowmere.'),
];

/** The sentences that answer together, whatever the verdict is. */
function together(question: string, index: SentenceIndex): string[] {
  const { bound, ranked } = consider(index, question, { now: NOW });
  const [best] = ranked;
  return bound && best ? answerTogether(index, bound, ranked, [best.id]).map((id) => sentenceText(index, id)) : [];
}

const aid = buildIndex(AID);
const ALL = [
  'Norway sent rescue teams to Highwater after the flood.',
  'Latvia and Estonia sent rescue teams to Highwater.',
  'Denmark sent rescue teams to Highwater.',
];

describe('a question that asks for several things', () => {
  test('gets the sentences that each add a member of the list, by date, and none that says the same again', () => {
    expect(together('Which countries sent rescue teams to Highwater?', aid)).toEqual(ALL);
    expect(together('List the countries that sent rescue teams to Highwater', aid)).toEqual(ALL);
  });

  test('gets no sentence that begins with “it”, since what that is stands elsewhere', () => {
    const index = buildIndex([
      day('a', '2024-03-02', 'Norway sent rescue teams to Highwater.', 'It sent boats to Highwater from Finland.'),
      day('b', '2024-03-05', 'Latvia sent rescue teams to Highwater.'),
    ]);
    expect(together('Which countries sent rescue teams to Highwater?', index)).toHaveLength(2);
  });

  test('for countries gets no sentence that only adds a city', () => {
    const index = buildIndex([
      day('a', '2024-03-02', 'Norway sent rescue teams to Highwater.'),
      day('b', '2024-03-03', 'Lowmere City sent rescue teams to Highwater.'),
      day('c', '2024-03-05', 'Latvia sent rescue teams to Highwater.'),
    ]);
    const found = together('Which countries sent rescue teams to Highwater?', index);
    expect(found).toEqual(['Norway sent rescue teams to Highwater.', 'Latvia sent rescue teams to Highwater.']);
  });

  test('about several days gets what happened on each, and nothing of other days', () => {
    const found = together('What happened between 1 and 9 March 2024?', aid);
    expect(found).toEqual(expect.arrayContaining(ALL));
    expect(found.join()).not.toMatch(/choir|more rescue/);
  });

  test('gets five sentences at most', () => {
    const countries = 'Denmark Norway Latvia Estonia Finland Sweden Poland Germany'.split(' ');
    const many = countries.map((name, nth) =>
      day(`n${nth}`, `2024-05-0${nth + 1}`, `${name} sent teams to Highwater.`),
    );
    expect(together('Which countries sent teams to Highwater?', buildIndex(many))).toHaveLength(5);
  });
});

describe('a question that asks for one thing', () => {
  test.each([
    'Who sent rescue teams to Highwater?',
    'Which country sent rescue teams to Highwater?',
    'Where did the choir sing in March 2022?',
    'What happened on 5 March 2024?',
    'What was sent to Highwater in March 2024?',
  ])('gets one: %s', (question) => {
    expect(together(question, aid)).toEqual([]);
  });
});

describe('an answer of several sentences', () => {
  const question = 'What happened in September 2024?';

  test('has the best passage among them, which stays the first of the others', () => {
    const { verdict, passages, together } = answerQuestion(shipped, question, { now: NOW });
    if (verdict !== 'answered') expect(together).toEqual([]);
    else if (together.length > 0) expect(together).toContain(passages[0]);
  });

  test('is not there in the bare ranking', () => {
    expect(answerQuestion(shipped, question, { now: NOW, top: 5 }).together).toEqual([]);
  });

  test('is the same each time, quotes exactly and says nothing twice, whatever is asked', () => {
    const news = buildIndex(INVENTED_NEWS);
    const asked = fc
      .tuple(fc.constantFrom('Which countries ', 'list ', 'summarise ', 'What happened in 2024 '), hostileQuestion)
      .map(([lead, rest]) => lead + rest);
    fc.assert(
      fc.property(asked, (text) => {
        const { verdict, together, passages } = answerQuestion(news, text, { now: NOW });
        expect(answerQuestion(news, text, { now: NOW }).together).toEqual(together);
        expect(new Set(quotes(together)).size).toBe(together.length);
        expect(together.length === 0 || (together.length <= 5 && together.includes(passages[0]!))).toBe(true);
        if (verdict !== 'answered') expect(together).toEqual([]);
        for (const { quotation } of together) {
          const { bulletin: id, start, end } = quotation.citation;
          const own = news.bulletins.find(({ bulletin }) => bulletin.id === id)?.bulletin;
          expect(own?.text.slice(start, end)).toBe(quotation.quote);
        }
      }),
      { numRuns: 300 },
    );
  });
});
