import { describe, expect, test } from 'vitest';
import { parseCommandLine, UsageError } from '../../src/terminal/command-line.js';

describe('the command line', () => {
  test('starts a conversation by default', () => {
    expect(parseCommandLine([])).toEqual({ run: 'start', bulletins: [], now: undefined });
    expect(parseCommandLine(['--bulletins', 'a', '--bulletins=b'])).toMatchObject({
      run: 'start',
      bulletins: ['a', 'b'],
    });
    expect(parseCommandLine(['start', '--now', '2024-09-03'])).toMatchObject({
      run: 'start',
      now: new Date('2024-09-03'),
    });
  });

  test('asks a question, with or without quotation marks', () => {
    const line = [
      'ask',
      '--from',
      '2024',
      'who',
      'won?',
      '--top=3',
      '--unit',
      'sentence',
      '--json',
      '--now',
      '2024-09-03T12:00:00Z',
    ];
    expect(parseCommandLine(line)).toEqual({
      run: 'ask',
      question: 'who won?',
      json: true,
      limits: { from: '2024', top: '3', unit: 'sentence' },
      bulletins: [],
      now: new Date('2024-09-03T12:00:00Z'),
    });
    expect(parseCommandLine(['ask'])).toMatchObject({ question: null, json: false });
    expect(parseCommandLine(['ask', '--', '--why?'])).toMatchObject({ question: '--why?' });
  });

  test('prints a digest, which has to be called a dry run', () => {
    expect(parseCommandLine(['digest', '--dry-run', '--date', '2024-09-03'])).toEqual({
      run: 'digest',
      date: '2024-09-03',
      bulletins: [],
      now: undefined,
    });
    expect(() => parseCommandLine(['digest', '--date', '2024-09-03'])).toThrow('Expected --dry-run');
    expect(parseCommandLine(['digest', '--help'])).toMatchObject({ run: 'help' });
  });

  test('gives help and the version', () => {
    expect(parseCommandLine(['help'])).toMatchObject({ run: 'help' });
    expect(parseCommandLine(['--help'])).toMatchObject({ run: 'help' });
    expect(parseCommandLine(['ask', '-h'])).toMatchObject({ run: 'help', usage: expect.stringContaining('--unit') });
    expect(parseCommandLine(['start', '--help'])).toMatchObject({ run: 'help' });
    expect(parseCommandLine(['--version'])).toEqual({ run: 'version' });
  });

  test.each([
    [['aks'], 'Expected start, chat, ask, digest, deploy, feedback or help, got “aks”.'],
    [['ask', '--form', '2024'], "Unknown option '--form'"],
    [['start', 'now'], "Unexpected argument 'now'"],
    [
      ['ask', '--now', 'yesterday', 'q'],
      '--now: expected a date such as 2024-09-03 or 2024-09-03T12:00:00Z, got “yesterday”.',
    ],
    [['ask', '--now', '2024-02-31', 'q'], '--now: expected a date'],
    [['ask', '--top'], "Option '--top <value>' argument missing"],
  ])('that makes no sense is refused with the usage: %j', (argv, message) => {
    expect(() => parseCommandLine(argv)).toThrow(UsageError);
    expect(() => parseCommandLine(argv)).toThrow(message);
  });
});
