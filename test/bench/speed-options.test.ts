import { describe, expect, test } from 'vitest';
import { parseOptions } from '../../bench/speed/options.js';

describe('the command line of the speed benches', () => {
  test('measures everything at a small size when it is told nothing', () => {
    expect(parseOptions([])).toMatchObject({
      operations: ['build', 'load', 'ask', 'search', 'update', 'autocomplete', 'digest'],
      sizes: [10_000],
      count: 1_000,
      full: false,
    });
    expect(parseOptions(['--help'])).toBeNull();
  });

  test('takes operations and sizes with commas', () => {
    const options = parseOptions([
      '--operation',
      'ask,build',
      '--sentences',
      '10000,266000',
      '--chart',
      'a.svg',
      '--full',
    ]);
    expect(options).toMatchObject({
      operations: ['ask', 'build'],
      sizes: [10_000, 266_000],
      chart: 'a.svg',
      full: true,
    });
  });

  test('takes a collection as it is, with its questions', () => {
    expect(parseOptions(['--as-is', '--bulletins', 'b', '--questions', 'q'])).toMatchObject({
      sizes: [null],
      questions: 'q',
    });
  });

  test.each([
    [
      ['--operation', 'fly'],
      '--operation: expected build, load, ask, search, update, autocomplete, digest, got “fly”.',
    ],
    [['--sentences', '12'], '--sentences: expected a whole number from 1000 to 5000000, got “12”.'],
    [['--count', 'many'], '--count: expected a whole number from 100 to 100000, got “many”.'],
    [['--chart', 'a.svg'], '--chart: expected two sizes or more'],
    [['--as-is'], '--as-is: expected --questions beside it'],
    [['--as-is', '--questions', 'q', '--sentences', '10000'], '--as-is writes none'],
    [['--fast'], "Unknown option '--fast'"],
  ])('refuses %j', (argv, message) => {
    expect(() => parseOptions(argv)).toThrow(message);
  });
});
