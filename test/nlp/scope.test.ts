import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../src/nlp/answer.js';
import { limitTo, type ScopeOptions } from '../../src/nlp/scope.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { bulletin, NOW, on } from './collection.js';

const index = buildIndex([
  bulletin('march', ['The fair opened in March.'], { date: on('2024-03-10'), publisher: 'Valley Herald' }),
  bulletin('week', ['The fair went on.', 'It rained.'], {
    date: { from: '2024-05-03', to: '2024-05-09', precision: 'range', basis: 'stated' },
    publisher: 'Coast Courier',
  }),
  bulletin('june', ['The fair closed.'], { date: on('2024-06-30'), source: 'archive/valley.jsonl' }),
  bulletin('undated', ['The fair has a roof.']),
]);

/** The bulletins that are searched under these limits. */
function searched(options: ScopeOptions): string[] {
  const { allowed } = limitTo(index, options);
  return index.bulletins.flatMap(({ bulletin: { id } }, i) => (allowed(i) ? [id] : []));
}

test('without limits all is searched', () => {
  expect(searched({})).toEqual(['march', 'week', 'june', 'undated']);
  expect(limitTo(index, {}).scope).toMatchObject({ bulletins: 4, sentences: 5, undatedLeftOut: 0 });
});

describe('a limit on the date', () => {
  test.each<[string, ScopeOptions, string[]]>([
    ['keeps the first day', { from: '2024-06-30' }, ['june']],
    ['leaves out the day before', { from: '2024-07-01' }, []],
    ['keeps the last day', { to: '2024-03-10' }, ['march']],
    ['leaves out the day after', { to: '2024-03-09' }, []],
    ['keeps what lies between', { from: '2024-03-10', to: '2024-06-30' }, ['march', 'week', 'june']],
    ['keeps a single day', { from: '2024-03-10', to: '2024-03-10' }, ['march']],
    ['keeps a range that begins on its last day', { from: '2024-04-01', to: '2024-05-03' }, ['week']],
    ['keeps a range that ends on its first day', { from: '2024-05-09', to: '2024-05-20' }, ['week']],
    ['keeps a range around it', { from: '2024-05-05', to: '2024-05-05' }, ['week']],
  ])('%s', (_, options, ids) => {
    expect(searched(options)).toEqual(ids);
  });

  test('leaves undated bulletins out and counts them', () => {
    expect(limitTo(index, { from: '2024-01-01' }).scope).toMatchObject({
      bulletins: 3,
      sentences: 4,
      undatedLeftOut: 1,
    });
  });
});

describe('a limit on the source', () => {
  test('keeps bulletins whose publisher or file has it, in whatever case', () => {
    expect(searched({ source: 'valley' })).toEqual(['march', 'june']);
    expect(searched({ source: 'COURIER' })).toEqual(['week']);
    expect(searched({ source: 'undated' })).toEqual(['undated']);
    expect(searched({ source: 'nowhere' })).toEqual([]);
  });

  test('leaves out no bulletin for its lack of a date', () => {
    expect(limitTo(index, { source: 'undated' }).scope.undatedLeftOut).toBe(0);
  });

  test('counts only undated bulletins of that source', () => {
    expect(limitTo(index, { source: 'valley', from: '2024-01-01' }).scope.undatedLeftOut).toBe(0);
    expect(limitTo(index, { source: 'undated', from: '2024-01-01' }).scope.undatedLeftOut).toBe(1);
  });
});

test('the first and the newest date searched are told', () => {
  expect(limitTo(index, {}).scope).toMatchObject({ first: on('2024-03-10'), newest: on('2024-06-30') });
  expect(limitTo(index, { source: 'undated' }).scope).toMatchObject({ first: null, newest: null });
});

test('an answer comes from within the limits', () => {
  const ask = (options: ScopeOptions) => answerQuestion(index, 'When did the fair open?', { now: NOW, ...options });
  expect(ask({}).passages[0]?.quotation.citation.bulletin).toBe('march');
  const late = ask({ from: '2024-06-01' });
  expect(late.passages.map(({ quotation }) => quotation.citation.bulletin)).toEqual(['june']);
  expect(late.scope).toMatchObject({ bulletins: 1, sentences: 1, undatedLeftOut: 1 });
  expect(ask({ source: 'nowhere' })).toMatchObject({ verdict: 'nothing', passages: [] });
});
