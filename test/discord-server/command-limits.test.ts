import { describe, expect, test } from 'vitest';
import { startOffice } from './connect-client.js';
import type { DiscordServer } from './discord-server.js';
import type { JsonObject } from './json.js';
import { rawRequest } from './raw-request.js';
import { expectClean } from './server.js';

const text = (length: number) => 'x'.repeat(length);
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const command = (more: JsonObject = {}) => ({ name: 'ask', description: 'Asks.', ...more });
const option = (more: JsonObject = {}) => ({ type: 3, name: 'words', description: 'Which.', ...more });
const withOption = (more: JsonObject) => command({ options: [option(more)] });
const withOptions = (...options: JsonObject[]) => command({ options });
const sub = (more: JsonObject = {}) => ({ type: 1, name: 'set', description: 'Sets.', ...more });
const group = (...options: JsonObject[]) => ({ type: 2, name: 'group', description: 'Groups.', options });
const choices = (count: number, more?: JsonObject) => times(count, (i) => ({ name: `c${i}`, value: `c${i}`, ...more }));
const options = (count: number) => times(count, (i) => option({ name: `o${i}` }));

/** What is just allowed, and what is just not. */
const LIMITS: readonly (readonly [what: string, allowed: JsonObject, refused: JsonObject])[] = [
  ['a name of 32', command({ name: text(32) }), command({ name: text(33) })],
  ['a name of 1', command({ name: 'x' }), command({ name: '' })],
  ['a lower-case name', command({ name: 'ask' }), command({ name: 'Ask' })],
  ['a name without spaces', command({ name: 'ask-me' }), command({ name: 'ask me' })],
  ['a name of letters of any language', command({ name: 'frage-ß_1' }), command({ name: 'ask!' })],
  ['a description', command(), command({ description: undefined })],
  ['a description of 100', command({ description: text(100) }), command({ description: text(101) })],
  ['a description of 1', command({ description: 'x' }), command({ description: '' })],
  [
    'a localised name by the same rule',
    command({ name_localizations: { de: 'frage' } }),
    command({ name_localizations: { de: 'Frage' } }),
  ],
  [
    'a localised description of 100',
    command({ description_localizations: { de: text(100) } }),
    command({ description_localizations: { de: text(101) } }),
  ],
  ['25 options', command({ options: options(25) }), command({ options: options(26) })],
  ['an option with a description', withOption({}), withOption({ description: undefined })],
  ['an option name in lower case', withOption({}), withOption({ name: 'Words' })],
  ['an option name once', withOptions(option(), option({ name: 'other' })), withOptions(option(), option())],
  [
    'required options first',
    withOptions(option({ required: true }), option({ name: 'b' })),
    withOptions(option(), option({ name: 'b', required: true })),
  ],
  ['25 choices', withOption({ choices: choices(25) }), withOption({ choices: choices(26) })],
  [
    'a choice name of 100',
    withOption({ choices: choices(1, { name: text(100) }) }),
    withOption({ choices: choices(1, { name: text(101) }) }),
  ],
  [
    'a choice value of 100',
    withOption({ choices: choices(1, { value: text(100) }) }),
    withOption({ choices: choices(1, { value: text(101) }) }),
  ],
  ['a choice name once', withOption({ choices: choices(2) }), withOption({ choices: choices(2, { name: 'same' }) })],
  [
    'choices without autocomplete',
    withOption({ autocomplete: true }),
    withOption({ autocomplete: true, choices: choices(1) }),
  ],
  [
    'autocomplete on texts and numbers',
    withOption({ type: 4, autocomplete: true }),
    withOption({ type: 5, autocomplete: true }),
  ],
  ['a max_length of 6,000', withOption({ max_length: 6_000 }), withOption({ max_length: 6_001 })],
  ['a max_length of 1', withOption({ max_length: 1 }), withOption({ max_length: 0 })],
  ['a min_length of 6,000', withOption({ min_length: 6_000 }), withOption({ min_length: 6_001 })],
  ['a length on texts only', withOption({ max_length: 5 }), withOption({ type: 4, max_length: 5 })],
  ['a range on numbers only', withOption({ type: 4, max_value: 5 }), withOption({ type: 3, max_value: 5 })],
  [
    'number choices for numbers',
    withOption({ type: 4, choices: [{ name: 'a', value: 1 }] }),
    withOption({ type: 4, choices: [{ name: 'a', value: 'a' }] }),
  ],
  [
    '25 subcommands',
    command({ options: times(25, (i) => sub({ name: `s${i}` })) }),
    command({ options: times(26, (i) => sub({ name: `s${i}` })) }),
  ],
  ['subcommands among themselves', withOptions(sub()), withOptions(sub(), option())],
  ['subcommands in a group', withOptions(group(sub())), withOptions(group(option()))],
  ['no subcommand in a subcommand', withOptions(group(sub())), withOptions(sub({ options: [sub()] }))],
  ['no group in a group', withOptions(group(sub())), withOptions(group(group(sub())))],
  [
    'options of a subcommand by the same rules',
    withOptions(sub({ options: options(25) })),
    withOptions(sub({ options: options(26) })),
  ],
  ['8,000 characters in all', sized(8_000), sized(8_001)],
  ['8,000 characters in the longest localisation', localised(8_000), localised(8_001)],
  ['a user command without a description', { type: 2, name: 'Who Is' }, { type: 2, name: 'Who Is', description: 'x' }],
  [
    'a message command without options',
    { type: 3, name: 'Find in bulletins' },
    { type: 3, name: 'Find in bulletins', options: [option()] },
  ],
];

describe.each(LIMITS)('%s', (_, allowed, refused) => {
  test('is accepted, and what goes beyond is refused with 50035', async () => {
    const { discord } = await startOffice();
    expect((await put(discord, [allowed])).status).toBe(200);
    expect((await create(discord, allowed)).status).toBe(200);
    expectClean(discord);
    for (const answer of [await put(discord, [refused]), await create(discord, refused)]) {
      expect([answer.status, answer.body.code]).toEqual([400, 50035]);
    }
    expect(discord.violations).toHaveLength(2);
    expect(discord.commands.list()).toHaveLength(1);
  });
});

test('no name comes twice in a list, but for commands of different types', async () => {
  const { discord } = await startOffice();
  const menu = { type: 3, name: 'ask' };
  expect((await put(discord, [command(), menu])).status).toBe(200);
  expect((await put(discord, [command(), command()])).body.code).toBe(50035);
});

test.each([
  [1, 100],
  [2, 15],
  [3, 15],
])('of type %i there can be %i', async (type, most) => {
  const { discord } = await startOffice();
  const list = (count: number) =>
    times(count, (i) => ({ type, name: `c${i}`, ...(type === 1 && { description: 'd' }) }));
  expect((await put(discord, list(most))).status).toBe(200);
  expect((await put(discord, list(most + 1))).body.code).toBe(30032);
});

test('ids stay with their names, and what is left out is gone', async () => {
  const { discord } = await startOffice();
  const first = await put(discord, [command(), command({ name: 'help' })]);
  const second = await put(discord, [command({ description: 'Asks better.' }), command({ name: 'new' })]);
  expect(second.list[0]).toMatchObject({ id: first.list[0]?.id, description: 'Asks better.' });
  const listed = await rawRequest(discord, `GET /applications/${discord.applicationId}/commands`);
  expect(listed.list.map(({ name }) => name)).toEqual(['ask', 'new']);
});

test('200 new commands a day can be made, of all guilds and for each guild', async () => {
  const { discord, guild } = await startOffice();
  for (let round = 0; round < 2; round += 1)
    await put(
      discord,
      times(100, (i) => command({ name: `r${round}c${i}` })),
    );
  expect(discord.commands.creates()).toBe(200);
  const refused = await put(discord, [command({ name: 'one-more' })]);
  expect([refused.status, refused.body.code]).toEqual([400, 30034]);
  expect(() => expectClean(discord)).toThrow('30034');
  expect(
    (
      await put(
        discord,
        times(100, (i) => command({ name: `r1c${i}`, description: 'Same names.' })),
      )
    ).status,
  ).toBe(200);
  expect((await put(discord, [command()], guild.id)).status).toBe(200);
  discord.clock.advance(24 * 60 * 60_000);
  expect((await put(discord, [command({ name: 'one-more' })])).status).toBe(200);
});

test('one command can be got, edited and deleted, of all guilds and of one', async () => {
  const { discord, guild } = await startOffice();
  for (const scope of ['', `/guilds/${guild.id}`]) {
    const base = `/applications/${discord.applicationId}${scope}/commands`;
    const made = await rawRequest(discord, `POST ${base}`, command());
    expect(made.status).toBe(201);
    const path = `${base}/${String(made.body.id)}`;
    expect((await rawRequest(discord, `PATCH ${path}`, { description: 'New.' })).body).toMatchObject({
      id: made.body.id,
      description: 'New.',
    });
    expect((await rawRequest(discord, `PATCH ${path}`, { description: text(101) })).body.code).toBe(50035);
    expect((await rawRequest(discord, `GET ${path}`)).body.name).toBe('ask');
    expect((await rawRequest(discord, `DELETE ${path}`)).status).toBe(204);
    expect((await rawRequest(discord, `GET ${path}`)).body.code).toBe(10063);
  }
});

test('commands of another application, and of a guild without the bot, are none of its business', async () => {
  const { discord } = await startOffice();
  const elsewhere = discord.addGuild({ bot: false });
  expect((await rawRequest(discord, 'GET /applications/1/commands')).body.code).toBe(20012);
  expect((await put(discord, [], elsewhere.id)).body.code).toBe(50001);
});

test('the permissions that a command needs may come as a text', async () => {
  const { discord } = await startOffice();
  expect((await put(discord, [command({ default_member_permissions: '32' })])).status).toBe(200);
  expect((await put(discord, [command({ default_member_permissions: null })])).status).toBe(200);
  expectClean(discord);
});

function put(discord: DiscordServer, list: readonly JsonObject[], guild?: string) {
  const scope = guild === undefined ? '' : `/guilds/${guild}`;
  return rawRequest(discord, `PUT /applications/${discord.applicationId}${scope}/commands`, list);
}

function create(discord: DiscordServer, definition: JsonObject) {
  return rawRequest(discord, `POST /applications/${discord.applicationId}/commands`, definition);
}

/** A command of so many characters: names, descriptions and the names and values of choices. */
function sized(length: number): JsonObject {
  const full = (i: number) =>
    option({
      name: `o${i}`.padEnd(10, 'x'),
      description: text(90),
      choices: times(10, (j) => ({ name: `n${j}`.padEnd(20, 'x'), value: `v${j}`.padEnd(20, 'x') })),
    });
  const body = times(15, full);
  const rest = length - 8 - 15 * 500;
  const last = times(5, (i) =>
    option({ name: `r${i}`.padEnd(8, 'x'), description: text(i < 4 ? 90 : rest - 4 * 98 - 8) }),
  );
  return command({ options: [...body, ...last] });
}

/** The same, but some of it only in a localisation: the longest of each text counts. */
function localised(length: number): JsonObject {
  const whole = sized(length);
  return { ...whole, description: 'A', description_localizations: { de: 'Asks.', fr: 'As' } };
}
