import { describe, expect, test } from 'vitest';
import { generateBulletins } from '../../bench/collection/generate.js';
import { Material } from '../../bench/collection/material.js';
import { questionsFor, readGiven, searchesFor, typedFor } from '../../bench/collection/questions.js';
import { sourceOf } from '../../bench/collection/template.js';
import { seededRandom } from '../../evaluation/bootstrap.js';
import { contentTerms } from '../../src/nlp/terms.js';
import { fileWith } from '../evaluation/temporary.js';
import { invented } from './invented.js';

const material = Material.of(generateBulletins(sourceOf(invented), 2_000, seededRandom(3)));
const known = new Set(material.bulletins.flatMap(({ text }) => contentTerms(text).map(({ term }) => term)));

describe.each([
  ['questions', (count: number) => questionsFor(material, count)],
  ['searches', (count: number) => searchesFor(material, count)],
  ['typed beginnings', (count: number) => typedFor(material, count)],
])('%s', (_, make) => {
  test('are as many as asked for, none twice, and the same every time', () => {
    const made = make(500);
    expect(made).toHaveLength(500);
    expect(new Set(made).size).toBe(500);
    expect(make(500)).toEqual(made);
  });
});

describe('questions', () => {
  const questions = questionsFor(material, 500);

  test('ask for what the bulletins have, but for some words', () => {
    const terms = questions.flatMap((question) => contentTerms(question).map(({ term }) => term));
    const share = terms.filter((term) => known.has(term)).length / terms.length;
    expect(share).toBeGreaterThan(0.8);
    expect(share).toBeLessThan(1);
    for (const question of questions) expect(question).toMatch(/^(Wh|How many).+\S\?$/);
  });

  test('that are given are among them, and no others when they suffice', () => {
    const given = ['Who mends the clock?', 'Where is the clock?'];
    expect(questionsFor(material, 50, given)).toEqual(expect.arrayContaining(given));
    expect(questionsFor(material, 50, given)).toHaveLength(50);
    expect(questionsFor(material, 2, given).toSorted()).toEqual(given.toSorted());
  });
});

test('what is typed is the beginning of a title or of a word in it', () => {
  const titles = material.bulletins.map(({ title }) => ` ${title}`);
  for (const typed of typedFor(material, 100)) expect(titles.some((title) => title.includes(` ${typed}`))).toBe(true);
});

test('a file of questions gives each once, and says which line is none', async () => {
  const lines = ['{"question":"Who?","id":1}', '', '{"question":"Where?"}', '{"question":"Who?"}'];
  expect(await readGiven(await fileWith(lines.join('\n')))).toEqual(['Who?', 'Where?']);
  await expect(readGiven(await fileWith('{"question":7}'))).rejects.toThrow(
    'line 1: expected "question" to be words, got 7',
  );
});
