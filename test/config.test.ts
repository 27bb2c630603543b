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

  test('need not be named where a library is shared, which is only read then', () => {
    const environment = { LIBRARY_URL: ' s3://bucket/library ' };
    expect(readConfig({}, environment, {})).toMatchObject({ bulletins: [], libraryUrl: 's3://bucket/library' });
    expect(readConfig({ bulletins: ['a'] }, environment, {}).bulletins).toEqual(['a']);
    expect(readConfig({}, {}, {}).libraryUrl).toBeNull();
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

describe('Discord', () => {
  const discord = (environment: Record<string, string>, flags = {}) => readConfig(flags, environment, {}).discord;

  test('is left alone without a token', () => {
    expect(discord({})).toBeNull();
    expect(discord({ DISCORD_TOKEN: ' ' })).toBeNull();
  });

  test('has defaults for all but the token, which may have been copied with its “Bot”', () => {
    const defaults = { token: 'abc', api: 'https://discord.com/api', guild: null, perMinute: 20 };
    expect(discord({ DISCORD_TOKEN: 'abc' })).toEqual(defaults);
    expect(discord({ DISCORD_TOKEN: ' Bot abc ' })).toEqual(defaults);
  });

  test('takes the address of a proxy, a server and a rate', () => {
    const environment = {
      DISCORD_TOKEN: 'abc',
      DISCORD_API: 'http://127.0.0.1:8080/api/',
      DISCORD_GUILD: '123456789012345678',
      REQUESTS_PER_MINUTE: '5',
    };
    expect(discord(environment)).toEqual({
      token: 'abc',
      api: 'http://127.0.0.1:8080/api',
      guild: '123456789012345678',
      perMinute: 5,
    });
    expect(discord(environment, { guild: '876543210987654321' })?.guild).toBe('876543210987654321');
  });

  test.each([
    [
      { DISCORD_API: 'discord.com' },
      'DISCORD_API: expected an address such as https://discord.com/api, got “discord.com”.',
    ],
    [{ DISCORD_GUILD: 'ours' }, 'DISCORD_GUILD: expected a server’s id of 17 to 20 digits, got “ours”.'],
    [{ REQUESTS_PER_MINUTE: '0' }, 'REQUESTS_PER_MINUTE: expected a whole number from 1 to 9999, got “0”.'],
    [{ REQUESTS_PER_MINUTE: 'many' }, 'REQUESTS_PER_MINUTE: expected a whole number from 1 to 9999, got “many”.'],
  ])('says what is wrong with %j', (environment, message) => {
    expect(() => discord({ DISCORD_TOKEN: 'abc', ...environment })).toThrow(message);
  });

  test('says which flag is wrong', () => {
    expect(() => discord({ DISCORD_TOKEN: 'abc' }, { guild: 'ours' })).toThrow('--guild: expected a server’s id');
  });
});

describe('state', () => {
  test('is a file of the project by default', () => {
    expect(readConfig({}, {}, {}).stateUrl.endsWith(join('data', 'state', 'bulletin-bot.db'))).toBe(true);
    expect(readConfig({}, { STATE_URL: ' redis://localhost ' }, {}).stateUrl).toBe('redis://localhost');
  });

  test('keep the index in the project unless another folder, or none, is given', () => {
    expect(readConfig({}, {}, {}).indexFolder?.endsWith(join('data', 'index'))).toBe(true);
    expect(readConfig({}, { INDEX_FOLDER: ' /srv/index ' }, {}).indexFolder).toBe('/srv/index');
    expect(readConfig({}, { INDEX_FOLDER: 'Off' }, {}).indexFolder).toBeNull();
  });
});
