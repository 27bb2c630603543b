import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, projectVersion, readConfig } from '../src/config.js';

describe('the bulletins', () => {
  test('are those of the project by default, wherever the bot is started', () => {
    const [path] = readConfig({}, {}, {}).bulletins;
    expect(path && isAbsolute(path) && existsSync(path)).toBe(true);
    expect(path?.endsWith(join('data', 'bulletins'))).toBe(true);
  });

  test('are named by a flag, else the environment, else the .env file', () => {
    const environment = { BULLETINS: ['a', ' b '].join(delimiter) };
    const file = { BULLETINS: 'c' };
    expect(readConfig({ bulletins: ['d'] }, environment, file).bulletins).toEqual(['d']);
    expect(readConfig({ bulletins: [] }, environment, file).bulletins).toEqual(['a', 'b']);
    expect(readConfig({}, { BULLETINS: ' ' }, file).bulletins).toEqual(['c']);
  });

  test('cannot have an empty name', () => {
    expect(() => readConfig({ bulletins: [''] }, {}, {})).toThrow(ConfigError);
    expect(() => readConfig({}, { BULLETINS: delimiter }, {})).toThrow(
      `BULLETINS: expected paths separated by “${delimiter}”, got “${delimiter}”.`,
    );
  });
});

describe('colour', () => {
  test.each([
    [{}, 'auto'],
    [{ NO_COLOR: '' }, 'auto'],
    [{ NO_COLOR: '1' }, 'never'],
    [{ TERM: 'dumb' }, 'never'],
    [{ FORCE_COLOR: '1' }, 'always'],
    [{ FORCE_COLOR: '0' }, 'never'],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, 'always'],
  ] as const)('with %j is %s', (environment, colour) => {
    expect(readConfig({}, environment, {}).colour).toBe(colour);
  });
});

test('the version is that of package.json', () => {
  expect(projectVersion()).toMatch(/^\d+\.\d+\.\d+/);
});
