import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.js';
import { complete } from '../../src/terminal/completion.js';
import { NEWS, servicesOver } from '../commands/small-library.js';

const offered = (line: string) => complete(line, commands, servicesOver(NEWS))[0];

describe('Tab', () => {
  test('completes the names of commands', () => {
    expect(offered('/se')).toEqual(['/search ']);
    expect(offered('/')).toEqual(['/ask ', '/search ', '/bulletin ', '/latest ', '/privacy ', '/mentions ', '/help ']);
  });

  test('completes titles of bulletins, and ids of those without one', () => {
    expect(complete('/bulletin highwater br', commands, servicesOver(NEWS))).toEqual([
      ['Highwater bridge opens again'],
      'highwater br',
    ]);
    expect(offered('/bulletin tea')).toEqual(['teasers#1', 'teasers#2', 'teasers#3']);
  });

  test('completes the names of options', () => {
    expect(offered('/search peace --so')).toEqual(['--source ', '--sort ']);
  });

  test('offers nothing within a question', () => {
    expect(offered('Who opened')).toEqual([]);
    expect(offered('/ask Who')).toEqual([]);
    expect(offered('/unknown x')).toEqual([]);
  });
});
