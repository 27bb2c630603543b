import { describe, expect, test } from 'vitest';
import { OPERATIONS } from '../../bench/speed/operations.js';
import { runContender, type Task } from '../../bench/speed/run-contender.js';
import { fileWith } from '../evaluation/temporary.js';

const task: Omit<Task, 'operation' | 'contender'> = {
  origin: { bulletins: ['data/bulletins'], sentences: 1_000 },
  questions: null,
  count: 3,
  seconds: 60,
};

describe.each(OPERATIONS)('$name', ({ name: operation, contenders, measures }) => {
  test.each(contenders.map(({ name }) => name))('gives figures of %s', async (contender) => {
    const figures = await runContender({ ...task, operation, contender });
    expect(figures).toMatchObject({ operation, contender, sentences: 1_000, skipped: null });
    if (measures === 'building') {
      expect(figures.building?.perSecond).toBeGreaterThan(0);
      // What other tests have left behind is collected meanwhile, so that the figure itself means nothing here.
      expect(figures.memory).toEqual({ all: expect.any(Number), caches: expect.any(Number) });
    } else expect(figures.times?.count).toBeGreaterThan(0);
  });
});

test('a collection that is taken as it is is asked what is given, and nothing else', async () => {
  const lines = ['Rock-2024', 'Echelon-2024', 'Search-2024', 'CSTO', 'Moscow', 'Armenia'];
  const questions = await fileWith(lines.map((name) => JSON.stringify({ question: `Where is ${name}?` })).join('\n'));
  const asIs = { ...task, origin: { bulletins: ['data/bulletins'], sentences: null }, questions, count: 100 };
  const figures = await runContender({ ...asIs, operation: 'ask', contender: 'bulletin-bot' });
  // One of the six has warmed up.
  expect(figures.times?.count).toBe(5);
});

test('names that nobody has are refused', async () => {
  await expect(runContender({ ...task, operation: 'fly', contender: 'bird' })).rejects.toThrow('got “fly” and “bird”');
});
