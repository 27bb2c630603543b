/** Libraries of any size: every message of the running bot keeps Discord's numbers, counted once more by hand. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bulletin, on, servicesOver } from '../commands/small-library.js';
import type { Message } from '../discord-server/messages.js';
import { startBoth } from './bot-on-server.js';

const SENTENCE = 'Mayor Edith Marlow opened the bridge over the Tarn at Highwater, and people came. ';
/** A sentence of some 50,000 characters, and the word that is asked for at its end. */
const ENDLESS = `The bridge ${'and the bridge over the Tarn '.repeat(1_700)}was opened by Mayor Zara Endless.`;

/** Sentences full of signs that take twice their room, and more of them than a message has room for. */
const STARRED = ['one', 'two', 'three'].map((name) =>
  bulletin(
    `starred ${name}`,
    Array.from({ length: 10 }, (_, k) => `The *_~|<>*${'*_~|<>'.repeat(35)} of Starry ${name} has ${k} signs.`),
    { title: `Signs of Starry ${name}`, date: on('2029-01-01') },
  ),
);
const LONG = Array.from({ length: 12 }, (_, nth) =>
  bulletin(`long ${nth}`, [`The council ${`of Lowmere and of Highwater and of ${nth} `.repeat(45)}agreed.`], {
    title: `Council ${nth}`,
    date: on('2030-01-01'),
  }),
);

/** Two thousand bulletins that differ in a word each, some with titles, addresses and sentences as long as they come. */
const HUGE = Array.from({ length: 2_000 }, (_, nth) =>
  bulletin(
    `news/${nth}/${'long'.repeat(nth % 60)}`,
    nth === 7 ? [ENDLESS] : Array.from({ length: 1 + (nth % 12) }, (_, k) => `${SENTENCE}Number ${nth} of ${k}.`),
    {
      title: nth % 3 === 0 ? null : `The bridge ${'of Highwater '.repeat(nth % 40)}${nth}`,
      date: nth % 2 === 0 ? on(`20${10 + (nth % 10)}-0${1 + (nth % 9)}-11`) : null,
      publisher: nth % 5 === 0 ? 'The Very Long Valley Herald '.repeat(20) : null,
      url: `https://example.org/${'p'.repeat((nth * 37) % 3_000)}`,
    },
  ),
);

let here: Awaited<ReturnType<typeof startBoth>>;
beforeAll(async () => {
  here = await startBoth({ services: servicesOver([...HUGE, ...STARRED, ...LONG]) });
}, 60_000);
afterAll(() => here.end());

function expectWithin(message: Message): void {
  const { embeds, components, content } = message;
  expect(message.text).not.toContain('Something went wrong');
  expect(content.length).toBeLessThanOrEqual(2_000);
  expect(embeds.length).toBeLessThanOrEqual(10);
  const sizes = embeds.map(({ title = '', description = '', footer, author, fields = [] }) => {
    expect(title.length).toBeLessThanOrEqual(256);
    expect(description.length).toBeLessThanOrEqual(4_096);
    expect(fields.length).toBeLessThanOrEqual(25);
    const parts = fields.map(({ name, value }) => name + value).join('');
    return `${title}${description}${footer?.text ?? ''}${author?.name ?? ''}${parts}`.length;
  });
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(6_000);
  expect(components.length).toBeLessThanOrEqual(5);
  for (const row of components) {
    expect(row.type).toBe(1);
    const { components: inRow } = row as { readonly components: readonly unknown[] };
    expect([1, 2, 3, 4, 5]).toContain(inRow.length);
  }
  const ids = message.controls.map(({ customId = '' }) => customId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^.{1,100}$/su);
  for (const { label } of message.controls) expect(label).toMatch(/^(?=.*\S).{1,80}$/u);
}

describe('over a huge library, each reply is within the limits and in time', () => {
  const said = [
    ['ask', { question: 'Who opened the bridge?' }],
    ['ask', { question: 'Who is Zara Endless?' }],
    ['ask', { question: 'bridge '.repeat(42).trim() }],
    ['search', { words: 'bridge Highwater' }],
    ['search', { words: 'bridge', page: 10, sort: 'newest' }],
    ['latest', { count: 10 }],
    ['search', { words: 'council Lowmere Highwater agreed' }],
    ['bulletin', { title: 'Signs of Starry two' }],
    ['search', { words: 'Starry signs' }],
    ['bulletin', { title: 'bridge' }],
    ['bulletin', { title: 'news/7/' }],
    ['help', {}],
    ['privacy', {}],
  ] as const;
  test.each(said)('to /%s %j, and so are the pages behind its buttons', async (name, values) => {
    const { discord, ann, news } = here;
    const sent = await discord.slash(ann, news, name, values);
    expect((await sent.acknowledged).milliseconds).toBeLessThan(3_000);
    const reply = await sent.reply();
    expectWithin(reply);
    for (const { customId = '', label } of [...reply.controls]) {
      if (label === 'Not what I asked' || !reply.controls.some((one) => one.customId === customId)) continue;
      expectWithin(await (await discord.click(ann, reply, customId)).reply());
    }
  });

  test('to a mention, and to a form for what was wrong', async () => {
    const { discord, ann, news } = here;
    const answer = await (await discord.say(ann, news, `${discord.botUser.mention} who opened the bridge?`)).answer();
    expectWithin(answer);
    const pressed = await discord.click(ann, answer, 'Not what I asked');
    const { title, custom_id: id } = await pressed.modal();
    expect([title.length <= 45, id.length <= 100]).toEqual([true, true]);
    expectWithin(await (await discord.submit(ann, pressed, { wrong: 'x'.repeat(1_000) })).reply());
  });

  test('to typing', async () => {
    const { discord, ann, news } = here;
    for (const typed of ['', 'bridge', 'zzzz', 'x'.repeat(100)]) {
      const typing = await discord.typing(ann, news, 'bulletin', { title: typed }, 'title');
      expect((await typing.acknowledged).milliseconds).toBeLessThan(3_000);
      expect((await typing.choices()).length).toBeLessThanOrEqual(25);
    }
  });
});

test('a question is bold where it is answered, however long the sentence is', async () => {
  const { discord, ann, news } = here;
  const reply = await (await discord.slash(ann, news, 'ask', { question: 'Who is Zara Endless?' })).reply();
  expect(reply.text).toContain('Zara Endless');
  expect(reply.text).toContain('\\[…\\]');
});
