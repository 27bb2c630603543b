import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runEvaluation } from '../../evaluation/command.js';
import { compare } from '../../evaluation/compare.js';
import { renderFailures } from '../../evaluation/failures.js';
import { InputError, type Question, readQuestions } from '../../evaluation/questions.js';
import { countReports, renderReports } from '../../evaluation/reports.js';
import type { Result } from '../../evaluation/result.js';
import { quoteOf, rowOf } from './rows.js';
import { fileWith } from './temporary.js';

const bulletins = fileURLToPath(new URL('../fixtures/evaluation/bulletins', import.meta.url));
const LED = 'Captain Ilse Brandvold led the divers who cleared the channel.';

/** As the command `feedback` prints it. */
const reported = {
  id: 'report-1',
  question: 'Who led the divers?',
  kind: 'reported',
  style: 'reported',
  rejected: [LED],
  answered: true,
  wrong: 'I meant the other divers',
  limits: {},
  at: '2024-05-06T07:08:09.000Z',
};

const silent = { ...reported, id: 'report-2', question: 'Who won the chess cup?', rejected: [], answered: false };
const other = { ...reported, id: 'report-3', rejected: ['Nobody said this.'] };
const known = { ...reported, id: 'known', kind: 'answerable', gold: [LED] };

async function evaluate(lines: readonly object[], ...argv: string[]): Promise<string> {
  const file = await fileWith(lines.map((line) => JSON.stringify(line)).join('\n'));
  const telling = { log: () => {}, progress: () => {} };
  return runEvaluation(['--now', '2024-01-01', '--questions', file, '--bulletins', bulletins, ...argv], telling);
}

async function evaluateToJson(lines: readonly object[]): Promise<Result> {
  return JSON.parse(await evaluate(lines, '--json'));
}

describe('a reported question', () => {
  const read = async (change: object): Promise<Question | undefined> =>
    (await readQuestions(await fileWith(JSON.stringify({ ...reported, ...change }))))[0];

  test('is read with what was rejected and why', async () => {
    expect(await read({ limits: { from: '2024-01-01', source: 'Herald' } })).toMatchObject({
      kind: 'reported',
      styles: ['reported'],
      target: { level: 'sentence', gold: [], docs: [] },
      limits: { from: '2024-01-01', source: 'Herald' },
      report: { rejected: [LED], answered: true, wrong: 'I meant the other divers' },
    });
  });

  test('is an ordinary question as soon as it is known what is right', async () => {
    expect(await read({ kind: 'answerable', gold: ['A man.'] })).not.toHaveProperty('report');
    expect(await read({ kind: 'unanswerable' })).not.toHaveProperty('report');
  });

  test.each([
    [{ answered: 'yes' }, '"answered" to be true or false, since the question is reported, got "yes"'],
    [{ wrong: '' }, '"wrong" to be a string that is not blank, got ""'],
    [{ rejected: 'x' }, '"rejected" to be a list of quotes, got "x"'],
    [{ gold: ['x'] }, '"kind" to be "answerable" or "multi", since "gold" says what is right, got "reported"'],
    [{ limits: { from: '2024' } }, '"limits" to be an object with "from" and "to" as YYYY-MM-DD and "source"'],
    [{ limits: { top: 3 } }, '"limits" to be an object'],
    [{ limits: [] }, '"limits" to be an object'],
  ])('is refused when it makes no sense: %j', async (change, message) => {
    const error = await read(change).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    expect((error as InputError).message).toContain(`, line 1: expected ${message}`);
  });
});

describe('a run with reported questions', () => {
  test('has the figures of one without them', async () => {
    const without = await evaluateToJson([known]);
    const result = await evaluateToJson([known, reported, silent]);
    for (const key of ['figures', 'questions', 'byKind', 'byStyle'] as const) expect(result[key]).toEqual(without[key]);
    expect(without).not.toHaveProperty('reports');
    expect(without.rows[0]).not.toHaveProperty('report');
    expect(result.rows.map(({ scores }) => Object.keys(scores).length > 0)).toEqual([true, false, false]);
  });

  test('tells what becomes of them', async () => {
    const { reports, rows } = await evaluateToJson([reported, silent, other]);
    expect(rows.map(({ report }) => report?.now)).toEqual(['again', 'silent', 'another']);
    expect(reports).toEqual({
      again: { wasAnswered: 1, wasSilent: 0 },
      another: { wasAnswered: 1, wasSilent: 0 },
      silent: { wasAnswered: 0, wasSilent: 1 },
    });
  });

  test('takes a rejected passage for the same when the sentence lies in it', async () => {
    const passage = { ...reported, rejected: [`Before.  ${LED.toUpperCase()}\nAfter.`] };
    expect((await evaluateToJson([passage])).rows[0]?.report?.now).toBe('again');
  });

  test('asks with the limits that the member asked with', async () => {
    const limited = { ...reported, limits: { source: 'orchard' } };
    const [row] = (await evaluateToJson([limited])).rows;
    expect(row?.quotes.map(({ bulletin }) => bulletin).filter((id) => !id.includes('orchard'))).toEqual([]);
  });

  test('has them in a section of its report, and nothing else of them', async () => {
    const text = await evaluate([known, reported], '--failures');
    expect(text).toMatch(/^1 questions and 1 reported ones of /);
    expect(text).toContain('\n\n1 reported, in none of the figures: somebody said that the answer was wrong.\n\n');
    expect(text).toContain('\n\nreport-1  Who led the divers?\n  wrong: I meant the other divers\n');
    expect(text).toContain('No question went wrong.');
  });

  test('is a report even when there is nothing else', async () => {
    const text = await evaluate([reported]);
    expect(text).toMatch(
      /^0 questions and 1 reported ones of .*\non 3 bulletins.*\nunit sentence, top 10\n\n1 reported,/,
    );
    expect(text).toMatch(/\n\nEvery quote is found byte for byte in its bulletin\.\n$/);
  });
});

describe('the section of reported questions', () => {
  const report = {
    rejected: ['A  quote.', 'Another.'],
    answered: true,
    wrong: 'no\u001b[2J,\nnot that',
    now: 'again',
  } as const;
  const row = rowOf({ id: 'r1', kind: 'reported', rank: null, quotes: [quoteOf(1, 'A quote.', false)], report });
  const fine = rowOf({
    id: 'r2',
    kind: 'reported',
    report: { ...report, rejected: [], answered: false, now: 'silent' },
  });

  test('is a table and a list, in which nothing moves the cursor', () => {
    expect(renderReports([rowOf(), row, fine])).toMatchInlineSnapshot(`
      "2 reported, in none of the figures: somebody said that the answer was wrong.

      now                             was answered  was not answered
      answered with a rejected quote             1                 0
      answered with another quote                0                 0
      not answered                               0                 1

      r1  Who?
        wrong: no�[2J, not that
        was answered, now answered with a rejected quote (0.900)
        rejected: A quote.
        rejected: Another.
        - 1. A quote. — a 0..8 (1.000)

      r2  Who?
        wrong: no�[2J, not that
        was not answered, now not answered (0.900)"
    `);
  });

  test('is empty without them', () => {
    expect(renderReports([rowOf()])).toBe('');
  });

  test('counts those that were answered apart', () => {
    expect(countReports([row, fine, row])).toEqual({
      again: { wasAnswered: 2, wasSilent: 0 },
      another: { wasAnswered: 0, wasSilent: 0 },
      silent: { wasAnswered: 0, wasSilent: 1 },
    });
  });

  test('is all: they are not among the failures, nor compared', () => {
    expect(renderFailures([row])).toBe('No question went wrong.\n');
    const judged = rowOf({ id: 'r1' });
    expect(compare([row], [judged], 0)).toMatchObject({ questions: 0, onlyBefore: [], onlyAfter: ['r1'] });
  });
});
