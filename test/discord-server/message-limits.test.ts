import { describe, expect, test } from 'vitest';
import type { Channel } from './channels.js';
import { startOffice } from './connect-client.js';
import type { DiscordServer } from './discord-server.js';
import type { JsonObject } from './json.js';
import { rawRequest } from './raw-request.js';
import { expectClean } from './server.js';

const text = (length: number) => 'x'.repeat(length);
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const button = (more: JsonObject = {}) => ({ type: 2, style: 1, label: 'More', custom_id: 'more', ...more });
const row = (...components: JsonObject[]) => ({ type: 1, components });
const buttons = (count: number, more?: JsonObject) => times(count, (i) => button({ custom_id: `b${i}`, ...more }));
const select = (more: JsonObject = {}) => ({ type: 3, custom_id: 's', options: [{ label: 'a', value: 'a' }], ...more });
const options = (count: number, more?: JsonObject) =>
  times(count, (i) => ({ label: `o${i}`, value: `o${i}`, ...more }));
const embed = (more: JsonObject) => ({ embeds: [{ title: 't', ...more }] });
const fields = (count: number, more?: JsonObject) => times(count, () => ({ name: 'n', value: 'v', ...more }));
const parts = (...components: JsonObject[]) => ({ flags: 1 << 15, components });
const display = (content: string) => ({ type: 10, content });
const section = (count: number) => ({ type: 9, components: times(count, () => display('t')), accessory: button() });
const link = (length: number) => button({ style: 5, custom_id: undefined, url: `https://x.yz/${text(length - 13)}` });

/** What is just allowed, and what is just not. */
const LIMITS: readonly (readonly [what: string, allowed: JsonObject, refused: JsonObject])[] = [
  ['content of 2,000', { content: text(2_000) }, { content: text(2_001) }],
  ['content counted in characters', { content: '😀'.repeat(2_000) }, { content: '😀'.repeat(2_001) }],
  ['10 embeds', { embeds: times(10, () => ({ title: 't' })) }, { embeds: times(11, () => ({ title: 't' })) }],
  ['an embed title of 256', embed({ title: text(256) }), embed({ title: text(257) })],
  ['an embed description of 4,096', embed({ description: text(4_096) }), embed({ description: text(4_097) })],
  ['25 fields', embed({ fields: fields(25) }), embed({ fields: fields(26) })],
  [
    'a field name of 256',
    embed({ fields: fields(1, { name: text(256) }) }),
    embed({ fields: fields(1, { name: text(257) }) }),
  ],
  [
    'a field value of 1,024',
    embed({ fields: fields(1, { value: text(1_024) }) }),
    embed({ fields: fields(1, { value: text(1_025) }) }),
  ],
  ['a field with a value', embed({ fields: fields(1) }), embed({ fields: fields(1, { value: '' }) })],
  ['a field with a name', embed({ fields: fields(1) }), embed({ fields: fields(1, { name: '' }) })],
  ['a footer of 2,048', embed({ footer: { text: text(2_048) } }), embed({ footer: { text: text(2_049) } })],
  ['an author of 256', embed({ author: { name: text(256) } }), embed({ author: { name: text(257) } })],
  ['6,000 over all embeds', total(6_000), total(6_001)],
  ['an embed that shows something', embed({}), { embeds: [{ color: 1 }] }],
  [
    '5 rows',
    { components: times(5, (i) => row(button({ custom_id: `b${i}` }))) },
    { components: times(6, (i) => row(button({ custom_id: `b${i}` }))) },
  ],
  ['5 buttons in a row', { components: [row(...buttons(5))] }, { components: [row(...buttons(6))] }],
  ['a row with something in it', { components: [row(button())] }, { content: 'c', components: [row()] }],
  ['a label of 80', one(button({ label: text(80) })), one(button({ label: text(81) }))],
  [
    'a button with a label or an emoji',
    one(button({ label: undefined, emoji: { name: '🔥' } })),
    one(button({ label: undefined })),
  ],
  ['a custom id of 100', one(button({ custom_id: text(100) })), one(button({ custom_id: text(101) }))],
  ['a custom id of 1', one(button({ custom_id: 'x' })), one(button({ custom_id: '' }))],
  ['a custom id once in its message', one(...buttons(2)), one(...buttons(2, { custom_id: 'same' }))],
  ['a link of 512', one(link(512)), one(link(513))],
  ['a link button with its link', one(link(20)), one(button({ style: 5, custom_id: undefined }))],
  ['a link button without a custom id', one(link(20)), one({ ...link(20), custom_id: 'c' })],
  ['a button that is no link without a URL', one(button()), one(button({ url: 'https://x.yz' }))],
  ['25 options in a menu', one(select({ options: options(25) })), one(select({ options: options(26) }))],
  [
    'an option label of 100',
    one(select({ options: options(1, { label: text(100) }) })),
    one(select({ options: options(1, { label: text(101) }) })),
  ],
  [
    'an option value of 100',
    one(select({ options: options(1, { value: text(100) }) })),
    one(select({ options: options(1, { value: text(101) }) })),
  ],
  [
    'an option value once in its menu',
    one(select({ options: options(2) })),
    one(select({ options: options(2, { value: 'v' }) })),
  ],
  ['a menu alone in its row', one(select()), one(select(), button())],
  ['a placeholder of 150', one(select({ placeholder: text(150) })), one(select({ placeholder: text(151) }))],
  ['40 parts in a layout', parts(...times(40, () => display('t'))), parts(...times(41, () => display('t')))],
  [
    '40 parts in a layout, counted with those inside',
    parts({ type: 17, components: times(39, () => display('t')) }),
    parts({ type: 17, components: times(40, () => display('t')) }),
  ],
  [
    '4,000 characters in a layout',
    parts(display(text(2_000)), display(text(2_000))),
    parts(display(text(2_000)), display(text(2_001))),
  ],
  ['a layout without content', parts(display('t')), { ...parts(display('t')), content: 'c' }],
  ['a layout without embeds', parts(display('t')), { ...parts(display('t')), embeds: [{ title: 't' }] }],
  ['layout parts only with their flag', parts(display('t')), { components: [display('t')] }],
  ['a text part with text', parts(display('t')), parts(display(''))],
  ['three texts in a section', parts(section(3)), parts(section(4))],
  ['a section with its accessory', parts(section(1)), parts({ type: 9, components: [display('t')] })],
  [
    'a container only at the top',
    parts({ type: 17, components: [display('t')] }),
    parts({ type: 17, components: [{ type: 17, components: [display('t')] }] }),
  ],
  ['a nonce of 25', { content: 'c', nonce: text(25) }, { content: 'c', nonce: text(26) }],
  [
    'mentions either parsed or named',
    { content: 'c', allowed_mentions: { parse: ['roles'], users: ['1'] } },
    { content: 'c', allowed_mentions: { parse: ['users'], users: ['1'] } },
  ],
  [
    'known kinds of mentions',
    { content: 'c', allowed_mentions: { parse: ['everyone'] } },
    { content: 'c', allowed_mentions: { parse: ['all'] } },
  ],
  ['an ordinary message that all can see', { content: 'c', flags: 1 << 12 }, { content: 'c', flags: 1 << 6 }],
];

describe.each(LIMITS)('%s', (_, allowed, refused) => {
  test('is accepted at the edge, and one beyond is refused with 50035', async () => {
    const { discord, news } = await startOffice();
    expect((await post(discord, news, allowed)).status).toBe(200);
    expectClean(discord);
    const answer = await post(discord, news, refused);
    expect([answer.status, answer.body.code, answer.body.message]).toEqual([400, 50035, 'Invalid Form Body']);
    expect(answer.body.errors).toBeTypeOf('object');
    expect(() => expectClean(discord)).toThrow('50035');
    expect(news.posts).toHaveLength(1);
  });
});

test.each([
  {},
  { content: '' },
  { content: ' \n' },
  { embeds: [] },
  { content: null, components: [] },
  { flags: 1 << 15 },
])('the empty message %j is refused with 50006', async (body) => {
  const { discord, news } = await startOffice();
  const answer = await post(discord, news, body);
  expect([answer.status, answer.body.code]).toEqual([400, 50006]);
  expect(() => expectClean(discord)).toThrow('empty message');
});

test('the same limits hold for edits, and a layout cannot be taken back', async () => {
  const { discord, news } = await startOffice();
  await post(discord, news, { content: 'before', embeds: [{ title: 't' }] });
  const [message] = news.posts;
  const edit = (body: JsonObject) => rawRequest(discord, `PATCH /channels/${news.id}/messages/${message?.id}`, body);
  expect((await edit({ content: text(2_001) })).body.code).toBe(50035);
  expect((await edit({ content: '', embeds: [] })).body.code).toBe(50006);
  expect((await edit({ flags: 1 << 6 })).body.code).toBe(50035);
  expect((await edit(parts(display('now a layout')))).body.code).toBe(50035);
  expect((await edit({ ...parts(display('now a layout')), content: null, embeds: null })).status).toBe(200);
  expect(message?.text).toBe('now a layout');
  expect((await edit({ content: 'back' })).body.code).toBe(50035);
});

test('problems are told as Discord tells them: nested by path', async () => {
  const { discord, news } = await startOffice();
  const { body } = await post(discord, news, { embeds: [{ title: text(257) }] });
  const wanted = { code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 256 or fewer in length.' };
  expect(body).toMatchObject({ errors: { embeds: { 0: { title: { _errors: expect.arrayContaining([wanted]) } } } } });
  expect(discord.violations[0]?.problems[0]).toEqual({ path: 'embeds.0.title', ...wanted });
});

test('a body that is no JSON is refused', async () => {
  const { discord, news } = await startOffice();
  const url = `${discord.api}/v10/channels/${news.id}/messages`;
  const response = await fetch(url, { method: 'POST', headers: { authorization: `Bot ${discord.token}` }, body: '{' });
  expect(await response.json()).toMatchObject({ code: 50109 });
});

function post(discord: DiscordServer, channel: Channel, body: JsonObject) {
  return rawRequest(discord, `POST /channels/${channel.id}/messages`, body);
}

function one(...components: JsonObject[]): JsonObject {
  return { components: [row(...components)] };
}

/** Two embeds that use every text that counts. */
function total(length: number): JsonObject {
  const first = {
    title: text(100),
    description: text(4_000),
    footer: { text: text(100) },
    author: { name: text(100) },
  };
  const second = { fields: [{ name: text(100), value: text(600) }], description: text(length - 5_000) };
  return { embeds: [first, second] };
}
