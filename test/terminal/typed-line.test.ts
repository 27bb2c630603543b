import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.js';
import { UserError } from '../../src/commands/user-error.js';
import { parseTypedLine } from '../../src/terminal/typed-line.js';
import { garden } from '../commands/garden.js';

const known = [...commands, ...garden];
const parse = (line: string) => parseTypedLine(line, known);

describe('a typed line', () => {
  test('without a slash is a question, as it was typed', () => {
    expect(parse('Who  won --really-- at 12:30?')).toEqual({
      command: 'ask',
      args: { question: 'Who  won --really-- at 12:30?' },
    });
  });

  test('may hold options of either form, anywhere', () => {
    expect(parse('who won? --from 2024-01 to:2024-02 --source "CSTO news" --private')).toEqual({
      command: 'ask',
      args: { question: 'who won?', from: '2024-01', to: '2024-02', source: 'CSTO news', private: true },
    });
    expect(parse('/search --sort=newest peace keepers page:2')).toEqual({
      command: 'search',
      args: { words: 'peace keepers', sort: 'newest', page: '2' },
    });
    expect(parse('/ask --private false who?')).toEqual({
      command: 'ask',
      args: { private: 'false', question: 'who?' },
    });
    expect(parse('/ask --private who?')).toEqual({ command: 'ask', args: { private: true, question: 'who?' } });
  });

  test('with a command alone leaves the missing option to the command', () => {
    expect(parse('/latest')).toEqual({ command: 'latest', args: {} });
    expect(parse(' /search ')).toEqual({ command: 'search', args: {} });
    expect(parse('/latest 3')).toEqual({ command: 'latest', args: { count: '3' } });
  });

  test('may begin with a command of two words', () => {
    expect(parse('/garden plant bed:<#12345678901234567> a red  rose --gardener=<@&12345678901234567>')).toEqual({
      command: 'garden plant',
      args: { what: 'a red  rose', bed: '<#12345678901234567>', gardener: '<@&12345678901234567>' },
    });
    expect(parse(' /garden   water --litres 2')).toEqual({ command: 'garden water', args: { litres: '2' } });
    expect(parse('/garden water')).toEqual({ command: 'garden water', args: {} });
  });

  test.each([
    ['/garden', '/garden needs one of: plant, water.'],
    ['/garden --bed x', '/garden needs one of: plant, water.'],
    ['/garden dig here', '/garden needs one of: plant, water.'],
    ['/garden watr here', 'There is no command “/garden watr”. Did you mean /garden water?'],
    ['/garden water --deep 2', '/garden water has no option --deep. It knows --bed, --litres.'],
    ['/aks who?', 'There is no command “/aks”. Did you mean /ask?'],
    [
      '/search peace --form 2024',
      '/search has no option --form. It knows --words, --from, --to, --source, --sort, --page, --private.',
    ],
    [
      '/search peace --from',
      '--from: expected a value after it. It is: Only bulletins from this date on: 2024-09-03, 2024-09 or 2024',
    ],
    ['/search peace --words war', 'words is given twice: as --words and as “peace”. Leave one out.'],
    ['/help me', '/help takes nothing after it, got “me”.'],
  ])('that cannot be understood is told how to mend: %s', (line, message) => {
    expect(() => parse(line)).toThrow(UserError);
    expect(() => parse(line)).toThrow(message);
  });

  test('of any characters is a request or a UserError', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '/ask ',
        '/search ',
        '/garden ',
        'water ',
        '--from',
        '--from=',
        'to:',
        '"',
        ' ',
        '--private',
        '--x',
        '/',
        '\n',
        '2024',
      ),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        try {
          expect(known.map(({ name }) => name)).toContain(parse(pieces.join('')).command);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});
