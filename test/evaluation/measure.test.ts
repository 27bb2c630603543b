import { describe, expect, test } from 'vitest';
import { median, percentile, table, timeNode } from '../../bench/measure.js';

describe('percentiles', () => {
  test('are interpolated between the two nearest values', () => {
    expect(percentile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(percentile([10, 20, 30], 0.25)).toBe(15);
    expect([percentile([3, 1, 2], 0), percentile([3, 1, 2], 1)]).toEqual([1, 3]);
  });

  test('of an odd number of values have the middle one as the median', () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  test('want a value and a share of 0..1', () => {
    expect(() => median([])).toThrow('expected at least one value, got none');
    expect(() => percentile([1], 2)).toThrow('expected a share of 0..1, got 2');
  });
});

describe('timing a node process', () => {
  test('gives milliseconds', async () => {
    expect(await timeNode(['-e', ''], process.cwd())).toBeGreaterThan(0);
  });

  test('rejects when it fails, with what it wrote to its standard error', async () => {
    const run = timeNode(['-e', 'console.error("no luck"); process.exitCode = 3'], process.cwd());
    await expect(run).rejects.toThrow(/to exit 0, got 3:\nno luck/);
  });
});

test('a table has its first column flush left and the others flush right', () => {
  const text = table(
    ['', 'value'],
    [
      ['hit@1', '0.5'],
      ['MRR', '0.625'],
    ],
  );
  expect(text).toMatchInlineSnapshot(`
    "       value
    hit@1    0.5
    MRR    0.625"
  `);
});
