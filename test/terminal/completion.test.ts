import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.js';
import { complete } from '../../src/terminal/completion.js';
import { garden } from '../commands/garden.js';
import { NEWS, servicesOver } from '../commands/small-library.js';

const tab = (line: string) => complete(line, [...commands, ...garden], servicesOver(NEWS));
const offered = async (line: string) => (await tab(line))[0];

describe('Tab', () => {
  test('completes the names of commands', async () => {
    expect(await offered('/se')).toEqual(['/search ']);
    const digest = ['set', 'preview', 'status', 'pause', 'resume', 'skip-next', 'remove'];
    const names = [
      ...['/ask ', '/search ', '/bulletin ', '/latest ', '/privacy ', '/mentions '],
      ...digest.map((name) => `/digest ${name} `),
      ...['/help ', '/garden plant ', '/garden water '],
    ];
    expect(await offered('/')).toEqual(names);
  });

  test('completes the names of commands of two words', async () => {
    for (const line of ['/ga', '/garden', '/garden ']) {
      expect(await tab(line)).toEqual([['/garden plant ', '/garden water '], line]);
    }
    expect(await offered('/garden w')).toEqual(['/garden water ']);
    expect(await offered('/garden dig')).toEqual([]);
    expect(await offered('/garden water --b')).toEqual(['--bed ']);
  });

  test('completes titles of bulletins, and ids of those without one', async () => {
    expect(await tab('/bulletin highwater br')).toEqual([['Highwater bridge opens again'], 'highwater br']);
    expect(await offered('/bulletin tea')).toEqual(['teasers#1', 'teasers#2', 'teasers#3']);
  });

  test('completes values that take a moment to find, for the one who types', async () => {
    expect(await offered('/garden plant rosem')).toEqual(['rosemary of terminal', 'rosemary']);
  });

  test('offers nothing where that fails', async () => {
    expect(await offered('/garden plant nettle')).toEqual([]);
  });

  test('completes the names of options', async () => {
    expect(await offered('/search peace --so')).toEqual(['--source ', '--sort ']);
  });

  test('offers nothing within a question', async () => {
    expect(await offered('Who opened')).toEqual([]);
    expect(await offered('/ask Who')).toEqual([]);
    expect(await offered('/unknown x')).toEqual([]);
  });
});
