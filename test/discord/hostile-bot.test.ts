/** Whatever bulletins and questions are made of: the running bot answers everything once, as Discord allows, and pings nobody. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Bulletin } from '../../src/bulletins/bulletin.js';
import { bulletin, NEWS, on, servicesOver } from '../commands/small-library.js';
import { pingsNobody } from '../discord-server/mentions.js';
import type { Message } from '../discord-server/messages.js';
import { expectClean } from '../discord-server/server.js';
import { startBoth } from './bot-on-server.js';
import { hostileText, hostileUrl } from './markdown-hostile.js';

const PINGS = [
  '@everyone',
  '@here',
  '<@1>',
  '<@!1>',
  '<@&1>',
  '```',
  '`',
  '|| ',
  '> ',
  '>>> ',
  '-# ',
  '\u200b',
  '\u202e',
];
const pings = fc
  .array(fc.constantFrom(...PINGS, 'Mayor Marlow', 'opened the bridge', 'in Highwater.', '\n', 'שלום'), {
    maxLength: 30,
  })
  .map((pieces) => pieces.join(' '));
const words = fc.oneof(
  { weight: 20, arbitrary: hostileText },
  { weight: 20, arbitrary: pings },
  { weight: 1, arbitrary: pings.map((text) => `The bridge ${text} `.repeat(5_000).slice(0, 50_000)) },
);
const paragraph = words.map((text) => text.replace(/[\r\n]+/g, ' ')).filter((text) => text.trim() !== '');

const hostileBulletin: fc.Arbitrary<Bulletin> = fc
  .record({
    id: fc.oneof(
      fc.string({ minLength: 1, maxLength: 300, unit: 'binary' }),
      pings.map((text) => `x${text}`),
    ),
    paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 4 }),
    title: fc.option(words.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '')),
    publisher: fc.option(words.map((text) => text.slice(0, 300).trim()).filter((text) => text !== '')),
    url: fc.option(hostileUrl),
    dated: fc.boolean(),
    brief: fc.boolean(),
  })
  .map(({ id, paragraphs, dated, brief, ...more }) =>
    bulletin(id, paragraphs, { ...more, date: dated ? on('2024-05-06') : null, kind: brief ? 'brief' : 'article' }),
  );
const library = fc.uniqueArray(hostileBulletin, { selector: ({ id }) => id, minLength: 1, maxLength: 6 });
const asked = fc
  .oneof(
    words,
    fc.tuple(words, fc.constant('Who opened the bridge in Highwater?')).map((parts) => parts.join(' ')),
  )
  .map((text) => text.slice(0, 300))
  .filter((text) => text.trim() !== '');

let current = servicesOver(NEWS);
const services = { ...current, index: () => current.index(), library: () => current.library() };

type Here = Awaited<ReturnType<typeof startBoth>>;

/** Some of what can be pressed under a reply, one after another. */
async function press({ discord, bob }: Here, reply: Message, question: string): Promise<void> {
  if (reply.ephemeral && reply.reader !== bob) return;
  const some = reply.controls.filter((_, nth) => nth % 3 === question.length % 3);
  for (const { customId = '' } of some) {
    // A page that was turned has other buttons.
    if (!reply.controls.some((control) => control.customId === customId)) continue;
    const pressed = await discord.click(bob, reply, customId);
    const { type } = await pressed.acknowledged;
    if (type === 9) await (await discord.submit(bob, pressed, { wrong: '@everyone `' })).reply();
    else await pressed.reply();
  }
}

/** All commands side by side, as a crowd would use them. */
async function useEverything(here: Here, question: string): Promise<void> {
  const { discord, bob, news } = here;
  const slash = async (name: string, values: Record<string, string | number | boolean>) => {
    const reply = await (await discord.slash(bob, news, name, values, { unchecked: true })).reply();
    await press(here, reply, question);
    return reply;
  };
  const chooseBulletin = async () => {
    const choices = await discord.complete(bob, news, 'bulletin', { title: '' }, 'title');
    for (const { value } of choices.slice(0, 2)) {
      expect((await slash('bulletin', { title: value })).text).not.toContain('no bulletin has');
    }
  };
  const chooseSource = async () => {
    const [choice] = await discord.complete(bob, news, 'ask', { question, source: '' }, 'source');
    const { value } = choice ?? { value: '' };
    expect((await slash('search', { words: question, source: value })).text).not.toContain('no bulletin comes from');
  };
  const mention = async () => {
    const said = await discord.say(bob, news, `${discord.botUser.mention} ${question}`);
    await said.answer();
    await (await discord.menu(bob, said.message, 'Find in bulletins')).reply();
  };
  await Promise.all([
    slash('ask', { question }),
    slash('ask', { question: 'Who opened the bridge in Highwater?', private: true }),
    slash('search', { words: question }),
    slash('latest', { count: 10 }),
    slash('bulletin', { title: question }),
    discord.complete(bob, news, 'bulletin', { title: question.slice(0, 100) }, 'title'),
    chooseBulletin(),
    chooseSource(),
    mention(),
  ]);
}

test('no library and no question makes the bot break a rule, ping, fall silent or answer twice', async () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);
  process.on('unhandledRejection', note);
  const here = await startBoth({ services, keep: 500 });
  const { discord, bot, news } = here;
  const start = bot.logs.length;
  await fc.assert(
    fc.asyncProperty(library, asked, async (bulletins, question) => {
      current = { ...servicesOver(bulletins), state: services.state };
      await useEverything(here, question);
      await discord.settled();
      expectClean(discord);
      expect(bot.logs.slice(start)).toEqual([]);
      for (const exchange of discord.exchanges) {
        expect(exchange.isAcknowledged).toBe(true);
        expect(exchange.followUps).toEqual([]);
      }
      expect(discord.requests.filter(({ code }) => code !== undefined)).toEqual([]);
      const posts = [...news.posts, ...discord.exchanges.flatMap(({ original }) => original ?? [])];
      expect(posts.flatMap(({ allPings }) => allPings).every(pingsNobody)).toBe(true);
      expect(posts.map(({ content }) => content).join('')).toBe('');
    }),
    { numRuns: 60 },
  );
  await here.end();
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
}, 240_000);
