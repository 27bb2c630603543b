import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { commands } from '../../src/commands/index.js';
import { definitionsOf } from '../../src/discord/definitions.js';
import {
  DeployError,
  deployCommands,
  differs,
  findApplication,
  inviteLink,
  restFor,
} from '../../src/discord/deploy.js';
import { NEEDED_PERMISSIONS, PERMISSIONS } from '../../src/discord/permissions.js';
import type { DiscordServer } from '../discord-server/discord-server.js';
import { expectClean, startDiscordServer } from '../discord-server/server.js';

const wanted = definitionsOf(commands);
const ID = '1234567890123456789';

async function discord(): Promise<DiscordServer> {
  const server = await startDiscordServer({ guilds: [{ name: 'Office', channels: ['news'] }] });
  onTestFinished(() => server.close());
  return server;
}

/** What `deployCommands` does against this server, and the requests that it made. */
async function deploy(server: DiscordServer, guild: string | null = null, definitions = wanted) {
  const before = server.requests.length;
  const rest = restFor(server);
  const done = await deployCommands({ rest, applicationId: server.applicationId, guild, wanted: definitions });
  return [done, ...server.requests.slice(before).map(({ route }) => route)];
}

describe('registering', () => {
  test('puts the commands once, and nothing when they are there', async () => {
    const server = await discord();
    expect(await deploy(server)).toEqual(['registered', 'listCommands', 'setCommands']);
    expect(await deploy(server)).toEqual(['unchanged', 'listCommands']);
    expect(server.commands.list().map(({ name }) => name)).toEqual(wanted.map(({ name }) => name));
    expect(server.requests.at(-1)?.query).toEqual({ with_localizations: 'true' });
    expectClean(server);
  });

  test('puts all of them again when one has changed or is gone', async () => {
    const server = await discord();
    await deploy(server);
    expect((await deploy(server, null, wanted.slice(1)))[0]).toBe('registered');
    expect(server.commands.list()).toHaveLength(wanted.length - 1);
    expect((await deploy(server))[0]).toBe('registered');
    expect(server.commands.creates()).toBe(wanted.length + 1);
  });

  test('is for one server alone when that is wanted, without saying where else', async () => {
    const server = await discord();
    const guild = server.guilds[0]?.id ?? '';
    expect(await deploy(server, guild)).toEqual(['registered', 'listGuildCommands', 'setGuildCommands']);
    expect(await deploy(server, guild)).toEqual(['unchanged', 'listGuildCommands']);
    expect(server.commands.list()).toEqual([]);
    const [first] = server.commands.list(guild);
    expect(first?.definition).not.toHaveProperty('contexts');
    expect(first?.definition).not.toHaveProperty('integration_types');
    expectClean(server);
  });

  test('waits out a short limit', async () => {
    const server = await discord();
    server.faults.rateLimit('setCommands');
    expect((await deploy(server))[0]).toBe('registered');
  });

  test('knows the application by the token', async () => {
    const server = await discord();
    expect(await findApplication(restFor(server))).toBe(server.applicationId);
  });
});

/** A Discord that answers every request alike. */
async function refusing(status: number, body: object, headers: Record<string, string> = {}): Promise<string> {
  const server = createServer((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
}

async function failure(api: string, guild: string | null = null): Promise<DeployError> {
  const rest = restFor({ api, token: 'secret.token' });
  const error = await deployCommands({ rest, applicationId: ID, guild, wanted }).catch((thrown: unknown) => thrown);
  if (error instanceof DeployError) return error;
  throw error;
}

describe('what goes wrong', () => {
  test.each([
    [401, { code: 0, message: '401: Unauthorized' }, null, /does not accept the token in DISCORD_TOKEN.*Reset Token/],
    [
      403,
      { code: 50001, message: 'Missing Access' },
      '201',
      /server 201: it is not there, or .*applications\.commands/,
    ],
    [404, { code: 10004, message: 'Unknown Guild' }, '201', /Check DISCORD_GUILD, and add the bot with https:\S+$/],
    [403, { code: 50001, message: 'Missing Access' }, null, /may not register commands for this application/],
    [404, { code: 10002, message: 'Unknown Application' }, '201', /may not register commands for this application/],
    [400, { code: 30034, message: 'Max number of daily …' }, null, /200 new commands a day.*Wait until tomorrow/],
    [
      400,
      { code: 50035, message: 'Invalid Form Body' },
      null,
      /refuses the commands as they are declared.*Invalid Form/,
    ],
    [405, { code: 0, message: '405: Method Not Allowed' }, null, /refused \(status 405, code 0\): 405: Method/],
    [503, {}, null, /in trouble itself \(status 503\).*discordstatus\.com/],
  ])('is told with the mend: status %i, %j', async (status, body, guild, message) => {
    const error = await failure(await refusing(status, body), guild);
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain('secret');
    expect(error.cause).toBeInstanceOf(Error);
  });

  test('is told at once when Discord would have us wait for hours', async () => {
    const body = { code: 30034, message: 'Max number of daily …', retry_after: 80_000, global: false };
    const api = await refusing(429, body, { 'retry-after': '80000' });
    expect((await failure(api)).message).toMatch(/for the next 13\d\d minutes, .* 200 commands were created today/);
  });

  test('is told when nobody answers', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const error = await failure(`http://127.0.0.1:${port}/api`);
    expect(error.message).toMatch(/could not be reached \(.*ECONNREFUSED.*\)\. Check the network, and DISCORD_API/);
    const rest = restFor({ api: `http://127.0.0.1:${port}/api`, token: 'x' });
    await expect(findApplication(rest)).rejects.toThrow(DeployError);
  });
});

test('an address that is not Discord’s is told', async () => {
  const api = await refusing(200, { hello: 'there' });
  expect((await failure(api)).message).toMatch(/reached \(got something else than a list of commands\).*DISCORD_API/);
  await expect(findApplication(restFor({ api, token: 'x' }))).rejects.toThrow(/something else than an application/);
});

describe('what is registered', () => {
  /** As Discord gives it back: with ids, defaults and lists in another order. */
  const registered = wanted
    .map((command) => ({
      id: '1',
      application_id: ID,
      version: '2',
      default_member_permissions: null,
      dm_permission: true,
      nsfw: false,
      name_localized: 'x',
      description: '',
      ...reversed(command),
      guild_id: '3',
    }))
    .reverse();

  test('is not different for what Discord adds, nor for the order of commands and keys', () => {
    expect(differs(registered, wanted)).toBe(false);
  });

  test('is not different when only nothing is said another way', () => {
    const bare = { name: 'x', description: 'X' };
    const full = {
      ...bare,
      type: 1,
      options: [],
      name_localizations: {},
      description_localizations: null,
      contexts: null,
      integration_types: [0],
    };
    expect(differs([full], [bare])).toBe(false);
    const option = { type: 3, name: 'a', description: 'A' } as const;
    const filled = { ...option, required: false, autocomplete: false, choices: [], name_localizations: null };
    expect(differs([{ ...bare, options: [filled] }], [{ ...bare, options: [option] }])).toBe(false);
    const managed = { ...bare, default_member_permissions: '32' };
    expect(differs([{ ...bare, default_member_permissions: 32 }], [managed])).toBe(false);
  });

  test('is different when a command is missing, too many or of another type', () => {
    expect(differs(registered.slice(1), wanted)).toBe(true);
    expect(differs([...registered, { name: 'more', type: 1 }], wanted)).toBe(true);
    expect(differs([{ name: 'x', type: 2 }], [{ name: 'x', type: 3 }])).toBe(true);
    expect(differs([], [])).toBe(false);
  });

  const option = {
    type: 3,
    name: 'a',
    name_localizations: { ru: 'а' },
    description: 'A',
    description_localizations: { ru: 'А' },
    required: true,
    min_length: 1,
    max_length: 10,
  };
  const choice = { name: 'one', value: '1', name_localizations: { ru: 'один' } };
  const command = {
    name: 'x',
    name_localizations: { ru: 'икс' },
    description: 'X',
    description_localizations: { ru: 'Икс' },
    default_member_permissions: '32',
    contexts: [0],
    integration_types: [0],
    options: [option, { type: 3, name: 'b', description: 'B', choices: [choice] }],
  };

  test.each<readonly [string, object]>([
    ['description', { description: 'Y' }],
    ['name in a language', { name_localizations: { ru: 'игрек' } }],
    ['description in one more language', { description_localizations: { ru: 'Икс', de: 'X' } }],
    ['permission', { default_member_permissions: '8' }],
    ['permission for all', { default_member_permissions: null }],
    ['context', { contexts: [0, 1] }],
    ['way of installing', { integration_types: [0, 1] }],
    ['age limit', { nsfw: true }],
    ['missing option', { options: [option] }],
    ['order of the options', { options: [...command.options].reverse() }],
    ...Object.entries({
      type: 4,
      name: 'c',
      name_localizations: { ru: 'б' },
      description: 'C',
      description_localizations: null,
      required: false,
      min_length: 2,
      max_length: 11,
      autocomplete: true,
      min_value: 0,
      max_value: 9,
      choices: [choice],
      channel_types: [0],
    }).map(
      ([name, value]) => [`option's ${name}`, { options: [{ ...option, [name]: value }, command.options[1]] }] as const,
    ),
    ...Object.entries({ name: 'two', value: '2', name_localizations: { ru: 'два' } }).map(
      ([name, value]) =>
        [
          `choice's ${name}`,
          { options: [option, { ...command.options[1], choices: [{ ...choice, [name]: value }] }] },
        ] as const,
    ),
  ])('is different by its %s', (_, change) => {
    const same = [command as RESTPostAPIApplicationCommandsJSONBody];
    expect(differs([structuredClone(command)], same)).toBe(false);
    expect(differs([{ ...command, ...change }], same)).toBe(true);
  });
});

/** The same with every object's keys the other way round, and lists of numbers as well. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) {
    const list = value.map(reversed);
    return (list.every((one) => typeof one === 'number') ? list.reverse() : list) as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, one]) => [name, reversed(one)])
      .reverse(),
  ) as T;
}

test('the invite link asks for what is needed and no more', () => {
  expect(NEEDED_PERMISSIONS.map(({ name }) => name)).toEqual([
    'View Channel',
    'Send Messages',
    'Send Messages in Threads',
    'Embed Links',
    'Read Message History',
  ]);
  expect(PERMISSIONS).toBe(274_877_991_936n);
  const { origin, pathname, searchParams } = new URL(inviteLink(ID));
  expect(origin + pathname).toBe('https://discord.com/oauth2/authorize');
  expect(Object.fromEntries(searchParams)).toEqual({
    client_id: ID,
    scope: 'bot applications.commands',
    permissions: '274877991936',
    integration_type: '0',
  });
});
