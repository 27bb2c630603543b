import { describe, expect, test } from 'vitest';
import { actionsOf } from '../../src/commands/reply.js';
import { run, servicesOver, shown } from './small-library.js';

const reasons = async (question: string, more: Record<string, unknown> = {}) => {
  const reply = await run('ask', { question, ...more });
  const why = actionsOf(reply).find(({ label }) => label === 'Why this?');
  return run(why?.command ?? '', { ...why?.args });
};

describe('“Why this?”', () => {
  test('tells whoever presses it alone what the answer was made of, in short', async () => {
    const reply = await reasons('Who opened the bridge on 6 May 2024?');
    expect(reply.visibility).toBe('private');
    const text = shown(reply);
    expect(text).toMatch(/^Why this\?\nAsked: Who opened the bridge on 6 May 2024\?\nTime asked about: 2024-05-06\.\n/);
    expect(text).toMatch(/Confidence 0\.\d+: (not )?told as an answer, which takes 0\.\d\d\.\nFor it: .*\d\./);
    expect(text).toContain('— Highwater bridge opens again · 6 May 2024 · Valley Herald');
    expect(text).toMatch(/\nScore \d+\.?\d*, most of it: .*\d\./);
    expect(text).toContain(
      'Found: “opened” in the sentence and in the title as “opens” (the same stem); “bridge” in the sentence and in the title.',
    );
    expect(text).toContain('It tells no date; that of its bulletin counts half.');
  });

  test('is asked within the limits that the question was asked in', async () => {
    expect(shown(await reasons('Who evacuated people?', { source: 'courier' }))).not.toContain('Valley Herald');
  });

  test('is offered where evidence is shown as no answer, and not where there is none', async () => {
    expect(shown(await reasons('How many zebras did the mayor of Highwater import?'))).toContain(
      'not told as an answer',
    );
    const labels = (await run('ask', { question: 'Who won the World Cup?' })).actions.map(({ label }) => label);
    expect(labels).not.toContain('Why this?');
  });

  test('says so when the bulletins have nothing to explain any more', async () => {
    expect(shown(await run('why', { question: 'Who opened the zebra?' }, servicesOver([])))).toContain(
      'library is empty',
    );
    expect(shown(await run('why', { question: 'zebra' }))).toContain('there is nothing to explain');
  });
});

describe('ask --explain', () => {
  test('shows every part of the sums under the answer', async () => {
    const question = 'Who opened the bridge?';
    const [plain, explained] = [await run('ask', { question }), await run('ask', { question, explain: true })];
    expect(explained.blocks.slice(0, plain.blocks.length)).toEqual(plain.blocks);
    const reasons = shown({ ...explained, blocks: explained.blocks.slice(plain.blocks.length), actions: [] });
    expect(reasons).toMatch(/^Why: the first 3 of the ranking\n {2}“The bridge over the Tarn/);
    expect(reasons).toMatch(/\n\nScore \d+\.?\d*, the sum of\n/);
    expect(reasons).toMatch(/\nLog-odds -?\d+\.?\d*, the sum of\n-?\d+\.?\d*, whatever was found\n/);
    expect(reasons).toMatch(
      /\nConfidence 1 \/ \(1 \+ e\^-?\d+\.?\d*\) = 0\.\d+: told as an answer, which takes 0\.\d\d\.\n$/,
    );
  });

  test('says when there is nothing to explain', async () => {
    expect(shown(await run('ask', { question: 'zebra', explain: true }))).toContain('there is nothing to explain');
  });
});
