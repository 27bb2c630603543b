import { describe, expect, test } from 'vitest';
import { InputError, readQuestions } from '../../evaluation/questions.js';
import { fileWith } from './temporary.js';

const good = { id: 'q1', question: 'Who?', kind: 'answerable', gold: ['A man.'] };
const lineWith = (change: object) => JSON.stringify({ ...good, ...change });

describe('a question file', () => {
  test('gives the questions, with what is left out empty', async () => {
    const file = await fileWith(
      `\uFEFF${lineWith({ style: 'who, lower,who', docs: ['d'], answer: 'man', more: 1 })}\r\n\n` +
        `${JSON.stringify({ id: 'q2', question: 'Why?', kind: 'unanswerable', answer: null })}\n`,
    );
    expect(await readQuestions(file)).toEqual([
      {
        id: 'q1',
        question: 'Who?',
        kind: 'answerable',
        styles: ['who', 'lower'],
        target: { level: 'sentence', gold: ['A man.'], docs: ['d'] },
        answer: 'man',
      },
      {
        id: 'q2',
        question: 'Why?',
        kind: 'unanswerable',
        styles: [],
        target: { level: 'sentence', gold: [], docs: [] },
        answer: null,
      },
    ]);
  });

  test.each([
    ['not JSON', 'a JSON object', '"not JSON"'],
    ['[1]', 'a JSON object', '[1]'],
    [lineWith({ id: 7 }), '"id" to be a string that is not blank', '7'],
    [lineWith({ question: ' ' }), '"question" to be a string that is not blank', '" "'],
    [lineWith({ kind: 'easy' }), '"kind" to be "answerable", "multi", "unanswerable" or "reported"', '"easy"'],
    [lineWith({ kind: undefined }), '"kind" to be "answerable", "multi", "unanswerable" or "reported"', 'nothing'],
    [lineWith({ style: ['who'] }), '"style" to be words with commas between them, or left out', '["who"]'],
    [lineWith({ gold: 'A man.' }), '"gold" to be a list of sentences', '"A man."'],
    [lineWith({ gold: [''] }), '"gold" to be a list of sentences', '[""]'],
    [lineWith({ gold: [] }), '"gold" to have a sentence at least, since the question is answerable', '[]'],
    [
      lineWith({ kind: 'unanswerable' }),
      '"gold" to be empty or left out, since the question is unanswerable',
      '["A man."]',
    ],
    [lineWith({ docs: 'd' }), '"docs" to be a list of bulletin ids', '"d"'],
    [lineWith({ answer: 5 }), '"answer" to be the shortest answer, null or left out', '5'],
  ])('is refused with its line, what was expected and what was got: %s', async (line, expected, got) => {
    const file = await fileWith(`${JSON.stringify(good)}\n${line}`);
    const error = await readQuestions(file).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    expect((error as InputError).message).toBe(`${file}, line 2: expected ${expected}, got ${got}.`);
  });

  test('is refused when two questions have the same id', async () => {
    const file = await fileWith(`${JSON.stringify(good)}\n${JSON.stringify(good)}\n`);
    await expect(readQuestions(file)).rejects.toThrow(`${file}: expected every "id" once, got "q1" twice: rename one`);
  });

  test('is refused when it has no question', async () => {
    await expect(readQuestions(await fileWith('\n'))).rejects.toThrow('expected a question on each line, got none');
  });

  test('is refused with a long line cut short', async () => {
    const error = await readQuestions(await fileWith('x'.repeat(5000))).catch((thrown: unknown) => thrown);
    expect((error as Error).message).toMatch(/got "x{70,}…\.$/);
    expect((error as Error).message.length).toBeLessThan(300);
  });

  test('is refused when it is not there', async () => {
    await expect(readQuestions('no/such/file.jsonl')).rejects.toThrow(
      'no/such/file.jsonl: expected a file that can be read, but there is none of that name.',
    );
  });
});
