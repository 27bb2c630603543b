import { describe, expect, test } from 'vitest';
import { connectClient, startOffice } from './connect-client.js';
import type { Exchange } from './exchange.js';
import type { JsonObject } from './json.js';
import { rawRequest } from './raw-request.js';
import { expectClean } from './server.js';

const text = (length: number) => 'x'.repeat(length);
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const COMMANDS = [
  {
    name: 'ask',
    description: 'Asks.',
    options: [{ type: 3, name: 'question', description: 'What?', autocomplete: true }],
  },
  { name: 'Find', type: 3 },
];
const choice = (more: JsonObject = {}) => ({ name: 'n', value: 'v', ...more });
const choices = (list: readonly JsonObject[]) => ({ type: 8, data: { choices: list } });
const input = (more: JsonObject = {}) => ({ type: 4, custom_id: 'i', style: 1, label: 'l', ...more });
const inRow = (...components: JsonObject[]) => ({ type: 1, components });
const modal = (more: JsonObject) => ({
  type: 9,
  data: { title: 't', custom_id: 'm', components: [inRow(input())], ...more },
});
const withInput = (more: JsonObject) => modal({ components: [inRow(input(more))] });
const label = (more: JsonObject) =>
  modal({ components: [{ type: 18, label: 'l', component: input({ label: undefined }), ...more }] });

/** An office, a ready bot that answers nothing by itself, and a way to answer for it. */
async function silentOffice() {
  const office = await startOffice();
  const { discord, news, ann } = office;
  await connectClient(discord);
  await rawRequest(discord, `PUT /applications/${discord.applicationId}/commands`, COMMANDS);
  const hook = `/webhooks/${discord.applicationId}`;
  return {
    ...office,
    used: () => discord.slash(ann, news, 'ask', { question: 'x' }),
    typed: () => discord.typing(ann, news, 'ask', { question: 'x' }, 'question'),
    answer: ({ id, token }: Exchange, body: JsonObject, query = '') =>
      rawRequest(discord, `POST /interactions/${id}/${token}/callback${query}`, body),
    followUp: ({ token }: Exchange, body: JsonObject) => rawRequest(discord, `POST ${hook}/${token}`, body),
    edit: ({ token }: Exchange, body: JsonObject, id = '@original') =>
      rawRequest(discord, `PATCH ${hook}/${token}/messages/${id}`, body),
  };
}

const REPLY = { type: 4, data: { content: 'x' } };

const CHOICES: readonly (readonly [what: string, allowed: JsonObject, refused: JsonObject])[] = [
  ['25 choices', choices(times(25, () => choice())), choices(times(26, () => choice()))],
  ['a choice name of 100', choices([choice({ name: text(100) })]), choices([choice({ name: text(101) })])],
  ['a choice name of 1', choices([choice()]), choices([choice({ name: '' })])],
  ['a choice value of 100', choices([choice({ value: text(100) })]), choices([choice({ value: text(101) })])],
  ['a choice with a value', choices([choice()]), choices([choice({ value: undefined })])],
  ['no choices at all', choices([]), { type: 8, data: {} }],
  ['choices, not a message', choices([]), REPLY],
  ['choices, not a deferral', choices([]), { type: 5 }],
];

describe.each(CHOICES)('autocomplete takes %s', (_, allowed, refused) => {
  test('at the edge, and nothing beyond', async () => {
    const { discord, typed, answer } = await silentOffice();
    expect((await answer(await typed(), allowed)).status).toBe(204);
    expectClean(discord);
    expect((await answer(await typed(), refused)).body.code).toBe(50035);
    expect(discord.violations).toHaveLength(1);
  });
});

const COMMAND_ANSWERS: readonly (readonly [what: string, allowed: JsonObject, refused: JsonObject])[] = [
  ['a modal title of 45', modal({ title: text(45) }), modal({ title: text(46) })],
  ['a modal with a title', modal({}), modal({ title: '' })],
  ['a modal custom id of 100', modal({ custom_id: text(100) }), modal({ custom_id: text(101) })],
  [
    '5 rows in a modal',
    modal({ components: times(5, (i) => inRow(input({ custom_id: `i${i}` }))) }),
    modal({ components: times(6, (i) => inRow(input({ custom_id: `i${i}` }))) }),
  ],
  ['a modal with something in it', modal({}), modal({ components: [] })],
  ['one input a row', modal({}), modal({ components: [inRow(input(), input({ custom_id: 'j' }))] })],
  ['a custom id once in a modal', modal({}), modal({ components: [inRow(input()), inRow(input())] })],
  ['a text input of 4,000', withInput({ max_length: 4_000 }), withInput({ max_length: 4_001 })],
  ['a text of 4,000 filled in', withInput({ value: text(4_000) }), withInput({ value: text(4_001) })],
  [
    'a smallest length up to the greatest',
    withInput({ min_length: 5, max_length: 5 }),
    withInput({ min_length: 6, max_length: 5 }),
  ],
  ['an input label of 45', withInput({ label: text(45) }), withInput({ label: text(46) })],
  ['an input with a label', withInput({}), withInput({ label: undefined })],
  ['a placeholder of 100', withInput({ placeholder: text(100) }), withInput({ placeholder: text(101) })],
  ['a style of 1 or 2', withInput({ style: 2 }), withInput({ style: 3 })],
  ['a label of 45', label({ label: text(45) }), label({ label: text(46) })],
  ['a label description of 100', label({ description: text(100) }), label({ description: text(101) })],
  ['a deferral with the ephemeral flag', { type: 5, data: { flags: 64 } }, { type: 5, data: { flags: 64 | 4096 } }],
  ['a deferral without content', { type: 5 }, { type: 5, data: { content: 'x' } }],
  ['an ephemeral reply', { type: 4, data: { content: 'x', flags: 64 } }, { type: 6 }],
  [
    'content of 2,000 in a reply',
    { type: 4, data: { content: text(2_000) } },
    { type: 4, data: { content: text(2_001) } },
  ],
  ['a reply, not choices', REPLY, choices([])],
  ['a known type', REPLY, { type: 2 }],
];

describe.each(COMMAND_ANSWERS)('a command takes %s', (_, allowed, refused) => {
  test('at the edge, and nothing beyond', async () => {
    const { discord, used, answer } = await silentOffice();
    const good = await answer(await used(), allowed);
    expect(good.status).toBe(204);
    expectClean(discord);
    const bad = await answer(await used(), refused);
    expect(bad.body.code).toBe(50035);
    expect(discord.violations).toHaveLength(1);
  });
});

test('an empty reply is refused', async () => {
  const { used, answer } = await silentOffice();
  expect((await answer(await used(), { type: 4, data: { content: '' } })).body.code).toBe(50006);
});

test('a first response is taken within 3 seconds, once, and only for a token that is known', async () => {
  const { discord, used, answer } = await silentOffice();
  const [first, second] = [await used(), await used()];
  discord.clock.advance(3_000);
  expect((await answer(first, REPLY)).status).toBe(204);
  expect((await answer(first, REPLY)).body).toMatchObject({ code: 40060 });
  discord.clock.advance(1);
  const late = await answer(second, REPLY);
  expect([late.status, late.body.code, late.body.message]).toEqual([404, 10062, 'Unknown interaction']);
  expect((await rawRequest(discord, 'POST /interactions/1/none/callback', REPLY)).body.code).toBe(10062);
  expect(discord.requests.map(({ code }) => code).filter(Boolean)).toEqual([40060, 10062, 10062]);
});

test('a token works for 15 minutes, and not before the first response', async () => {
  const { discord, used, answer, followUp, edit } = await silentOffice();
  const sent = await used();
  expect((await followUp(sent, { content: 'x' })).body.code).toBe(10015);
  await answer(sent, REPLY);
  discord.clock.advance(15 * 60_000);
  expect((await followUp(sent, { content: 'and' })).status).toBe(200);
  expect((await edit(sent, { content: 'edited' })).body.content).toBe('edited');
  discord.clock.advance(1);
  const late = await edit(sent, { content: 'late' });
  expect([late.status, late.body.code]).toEqual([401, 50027]);
  expect((await followUp(sent, { content: 'late' })).body.code).toBe(50027);
});

test('whether a message is ephemeral cannot be changed', async () => {
  const { discord, used, answer, edit } = await silentOffice();
  const sent = await used();
  await answer(sent, REPLY);
  expect((await edit(sent, { content: 'x', flags: 64 })).body.code).toBe(50035);
  expect(sent.original?.ephemeral).toBe(false);
  expect(() => expectClean(discord)).toThrow('cannot be changed');
});

test('follow-ups can be read, edited and deleted, and are then gone', async () => {
  const { discord, used, answer, followUp, edit } = await silentOffice();
  const sent = await used();
  await answer(sent, REPLY);
  await followUp(sent, { content: 'one', flags: 64 });
  const message = await sent.followUp();
  const path = `/webhooks/${discord.applicationId}/${sent.token}/messages/${message.id}`;
  expect((await rawRequest(discord, `GET ${path}`)).body).toMatchObject({ content: 'one', flags: 64 });
  await edit(sent, { content: 'two' }, message.id);
  expect(message.content).toBe('two');
  expect((await rawRequest(discord, `DELETE ${path}`)).status).toBe(204);
  expect((await rawRequest(discord, `GET ${path}`)).body.code).toBe(10008);
});

test('a component edits through its own token, and may update, defer or answer anew', async () => {
  const { discord, ann, used, answer, edit } = await silentOffice();
  const components = [{ type: 1, components: [{ type: 2, style: 1, label: 'More', custom_id: 'm' }] }];
  const sent = await used();
  await answer(sent, { type: 4, data: { content: 'one', components } });
  const message = await sent.reply();
  discord.clock.advance(16 * 60_000);
  const [first, second, third] = [
    await discord.click(ann, message, 'm'),
    await discord.click(ann, message, 'm'),
    await discord.click(ann, message, 'm'),
  ];
  expect((await edit(sent, { content: 'late' })).body.code).toBe(50027);
  await answer(first, { type: 7, data: { content: 'two' } });
  expect((await first.reply()).content).toBe('two');
  await answer(second, { type: 6 });
  await edit(second, { content: 'three' });
  expect(await second.reply()).toBe(message);
  expect(message.content).toBe('three');
  await answer(third, { type: 4, data: { content: 'new' } });
  expect((await third.reply()).content).toBe('new');
  expect(message.content).toBe('three');
  expectClean(discord);
});

test('a modal submitted from no message has no message to update, and no modal follows a modal', async () => {
  const { ann, discord, used, answer } = await silentOffice();
  const sent = await used();
  await answer(sent, modal({}));
  const [first, second] = [await discord.submit(ann, sent, { i: 'x' }), await discord.submit(ann, sent, { i: 'x' })];
  expect((await answer(first, { type: 7, data: { content: 'x' } })).body.code).toBe(50035);
  expect((await answer(first, modal({}))).body.code).toBe(50035);
  expect((await answer(second, REPLY)).status).toBe(204);
});

test('a response is given back when it is asked for', async () => {
  const { used, answer } = await silentOffice();
  const deferred = await answer(await used(), { type: 5, data: { flags: 64 } }, '?with_response=true');
  expect(deferred.body).toMatchObject({
    interaction: { type: 2, response_message_loading: true, response_message_ephemeral: true },
    resource: { type: 5, message: { flags: 64 | 128 } },
  });
});
