import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runEvaluation } from '../../evaluation/command.js';
import { USAGE } from '../../evaluation/options.js';
import { readQuestions } from '../../evaluation/questions.js';
import type { Result } from '../../evaluation/result.js';
import { isVerbatim } from '../../evaluation/run.js';
import { LibraryError, loadLibrary } from '../../src/bulletins/library.js';
import { answerQuestion } from '../../src/nlp/answer.js';
import type { Quotation } from '../../src/nlp/citation.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { fileWith } from './temporary.js';

const fixtures = fileURLToPath(new URL('../fixtures/evaluation/', import.meta.url));
const questions = join(fixtures, 'questions.jsonl');
const bulletins = join(fixtures, 'bulletins');
const archive = join(fixtures, 'archive.jsonl');
const now = new Date('2024-01-01T00:00:00Z');

/** Runs the command and gives what it wrote to each output. */
async function evaluate(...argv: string[]): Promise<{ out: string; err: string[] }> {
  const err: string[] = [];
  const telling = { log: (line: string) => err.push(line), progress: () => {} };
  return { out: await runEvaluation(['--now', '2024-01-01', ...argv], telling), err };
}

async function evaluateToJson(...argv: string[]): Promise<Result> {
  return JSON.parse((await evaluate(...argv, '--json')).out);
}

describe('evaluating a small collection', () => {
  test('finds the plain answers, and every quote verbatim', async () => {
    const { figures, rows, collection } = await evaluateToJson('--questions', questions, '--bulletins', bulletins);
    expect(collection).toMatchObject({ bulletins: 3, notEnglish: 0, skipped: 0 });
    expect(rows.map(({ id }) => id)).toEqual(['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7']);
    expect(figures['mrr@10']).toBeGreaterThanOrEqual(0.9);
    expect(figures.falseOffTopic).toBe(0);
    expect(rows.map(({ misquoted }) => misquoted)).toEqual(Array(7).fill(0));
  });

  test('gives the same bytes twice', async () => {
    const argv = ['--questions', questions, '--bulletins', bulletins, '--json', '--bootstrap', '100'];
    expect(await evaluate(...argv)).toEqual(await evaluate(...argv));
  });

  test('wants hits in the named bulletins only when the collection is one archive', async () => {
    const line = { id: 'x', question: 'Who led the divers?', kind: 'answerable', docs: ['orchard'] };
    const gold = ['Captain Ilse Brandvold led the divers who cleared the channel.'];
    const misled = await fileWith(JSON.stringify({ ...line, gold }));
    const inArchive = await evaluateToJson('--questions', misled, '--bulletins', archive);
    expect([inArchive.settings.checkDocs, inArchive.figures['hit@10']]).toEqual([true, 0]);
    const inFolder = await evaluateToJson('--questions', misled, '--bulletins', bulletins);
    expect([inFolder.settings.checkDocs, inFolder.figures['hit@10']]).toEqual([false, 1]);
  });

  test('says when the questions name bulletins that are not there', async () => {
    const line = { id: 'x', question: 'Who?', kind: 'answerable', docs: ['nowhere'], gold: ['Nobody.'] };
    const { err } = await evaluate('--questions', await fileWith(JSON.stringify(line)), '--bulletins', archive);
    expect(err).toEqual(['1 of 1 questions name bulletins that are not there: question “x” names “nowhere”.']);
  });

  test('judges no more than the passages asked for', async () => {
    const { figures } = await evaluateToJson('--questions', questions, '--bulletins', bulletins, '--top', '2');
    expect(Object.keys(figures).filter((name) => name.includes('@'))).toEqual([
      'hit@1',
      'hit@2',
      'mrr@2',
      'recall@2',
      'ndcg@2',
      'multi@2',
    ]);
  });

  test('is a report for people without --json, with the failures and a comparison when asked for', async () => {
    const argv = ['--questions', questions, '--bulletins', bulletins];
    const run = await fileWith((await evaluate(...argv, '--json')).out, 'run.json');
    const { out } = await evaluate(...argv, '--failures', '--compare', run, '--bootstrap', '100');
    expect(out).toMatch(
      /^7 questions of .*questions\.jsonl\non 3 bulletins, \d+ sentences of .*bulletins\nunit sentence, top 10\n\n/,
    );
    expect(out).toMatch(/MRR@10 +[01]\.\d{3} +\[[01]\.\d{3}, [01]\.\d{3}\] +4 {2}answerable\n/);
    expect(out).toMatch(/\nEvery quote is found byte for byte in its bulletin\.\n/);
    expect(out).toMatch(/\n(No question went wrong\.|\d of 7 questions went wrong:)\n/);
    expect(out).toMatch(/\nAgainst .*run\.json: 7 questions are in both runs\.\n/);
    expect(out).toMatch(/\nWon: none\n\nLost: none\n$/);
  });
});

describe("evaluating a set in BEIR's layout", () => {
  test('finds the documents, with its own corpus when no bulletins are given', async () => {
    const { figures, rows, settings } = await evaluateToJson('--questions', join(fixtures, 'beir'));
    expect(settings.bulletins).toEqual([join(fixtures, 'beir', 'corpus.jsonl')]);
    expect(rows.map(({ id, rank }) => [id, rank])).toEqual([
      ['b1', 1],
      ['b2', 1],
    ]);
    expect(figures).toMatchObject({ 'hit@1': 1, 'mrr@10': 1, 'recall@10': 1, 'ndcg@10': 1 });
  });
});

describe('the product', () => {
  test('gives the same verdict, confidence, answer and first sentence with and without the bare ranking', async () => {
    const index = buildIndex((await loadLibrary([bulletins])).bulletins);
    for (const { question } of await readQuestions(questions)) {
      const reply = answerQuestion(index, question, { now });
      const ranking = answerQuestion(index, question, { now, top: 10, unit: 'sentence' });
      const common = ({ verdict, confidence, answer }: typeof reply) => ({ verdict, confidence, answer });
      expect(common(ranking)).toEqual(common(reply));
      const [first] = ranking.passages;
      const [shown] = reply.passages;
      if (shown) expect(shown.quotation.quote).toContain(first?.quotation.quote);
    }
  });

  test('would be caught misquoting', async () => {
    const { bulletins: loaded } = await loadLibrary([bulletins]);
    const [harbour] = loaded;
    if (!harbour) throw new Error('expected a bulletin');
    const texts = new Map([[harbour.id, harbour]]);
    const cite = (quote: string, bulletin = harbour.id, start = 0) =>
      ({ quote, citation: { bulletin, start, end: start + quote.length } }) as Quotation;
    const words = harbour.text.slice(0, 12);
    expect(isVerbatim(cite(words), texts)).toBe(true);
    expect(isVerbatim(cite(words.toUpperCase()), texts)).toBe(false);
    expect(isVerbatim(cite(words, harbour.id, 1), texts)).toBe(false);
    expect(isVerbatim(cite(words, 'another'), texts)).toBe(false);
    expect(isVerbatim(cite(''), texts)).toBe(false);
  });
});

describe('the command line', () => {
  const needed = ['--questions', questions, '--bulletins', bulletins];

  test('shows the usage when asked for', async () => {
    expect((await evaluate('--help')).out).toBe(USAGE);
  });

  test.each([
    [[], '--questions: expected a file with questions, got none.'],
    [['--questions', questions], '--bulletins: expected a file or folder with bulletins, got none.'],
    [['--questions', questions, '--bulletins='], '--bulletins: expected a file or folder, got an empty path.'],
    [[...needed, '--unit', 'word'], '--unit: expected sentence or passage, got “word”.'],
    [[...needed, '--top', '0'], '--top: expected a whole number from 1 to 1000, got “0”.'],
    [[...needed, '--top', '1e2'], '--top: expected a whole number from 1 to 1000, got “1e2”.'],
    [[...needed, '--bootstrap', '5'], '--bootstrap: expected a whole number from 100 to 100000, got “5”.'],
    [[...needed, '--compare='], '--compare: expected the file of another run, got an empty path.'],
    [
      [...needed, '--now', '2024-02-31'],
      '--now: expected a date such as 2024-09-03 or 2024-09-03T12:00:00Z, got “2024-02-31”.',
    ],
    [[...needed, '--colour'], "Unknown option '--colour'"],
  ])('is refused when it makes no sense: %j', async (argv, message) => {
    await expect(evaluate(...argv)).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringContaining(message),
    });
  });

  test('is refused when the bulletins are not there, or none can be read', async () => {
    await expect(evaluate('--questions', questions, '--bulletins', 'no/such')).rejects.toBeInstanceOf(LibraryError);
    const picture = await fileWith('x', 'a.png');
    await expect(evaluate('--questions', questions, '--bulletins', picture)).rejects.toThrow(
      `${picture}: expected bulletins, got none that can be read.`,
    );
  });
});
