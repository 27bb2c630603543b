import { expect, test } from 'vitest';
import { judge, processorSeconds, watchMemory } from '../../bench/discord-memory.js';

/** A sample a second. */
function samples(seconds: number, megabytesAt: (second: number) => number) {
  return Array.from({ length: seconds + 1 }, (_, second) => ({ seconds: second, megabytes: megabytesAt(second) }));
}

test('growth after the warm-up is told in MB a minute', () => {
  const { before, after, slope } = judge(samples(300, (second) => 100 + second / 10));
  expect(slope).toBeCloseTo(6);
  expect(before).toBeCloseTo(109);
  expect(after).toBeCloseTo(127);
});

test('growth during the warm-up does not count', () => {
  const { slope } = judge(samples(300, (second) => 100 + Math.min(second, 60)));
  expect(slope).toBeCloseTo(0);
});

test('too short a time is not judged', () => {
  expect(judge(samples(179, () => 100))).toMatchObject({ before: null, after: null, slope: null });
});

test('a process that runs has memory and has used the processor', () => {
  const { samples } = watchMemory(process.pid).end();
  expect(samples[0]?.megabytes).toBeGreaterThan(10);
  expect(processorSeconds(process.pid) ?? 1).toBeGreaterThan(0);
});
