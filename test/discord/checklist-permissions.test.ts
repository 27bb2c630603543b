/** What the bot asks of Discord, and what becomes of a member where it is not allowed to post. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ROUTES } from '../discord-server/route-names.js';
import { startBot, startBoth } from './bot-on-server.js';
import { expectServed, logSince, watchRejections } from './under-trouble.js';

const QUESTION = 'Who opened the bridge?';
const ANSWER = '**Mayor Edith Marlow**';

let here: Awaited<ReturnType<typeof startBoth>>;
let rejections: ReturnType<typeof watchRejections>;

beforeEach(async () => {
  rejections = watchRejections();
  here = await startBoth();
});
afterEach(async () => {
  await here.end();
  rejections.end();
});

describe('the bot asks Discord', () => {
  test('for the intents Guilds, GuildMessages and DirectMessages, and for none that is privileged', () => {
    expect(here.discord.gateway.identifies.map(({ intents }) => intents)).toEqual([(1 << 0) | (1 << 9) | (1 << 12)]);
  });

  test('for the permissions that it needs, and never to be an administrator', () => {
    const link = here.bot.logs.find((line) => line.includes('permissions='));
    const asked = BigInt(/permissions=(\d+)/.exec(link ?? '')?.[1] ?? 0);
    const needed = [10n, 11n, 14n, 16n, 38n].reduce((sum, bit) => sum | (1n << bit), 0n);
    expect(asked).toBe(needed);
  });

  test('for as many shards as Discord recommends, since one may have no more than 2,500 servers', async () => {
    expect(here.discord.gateway.identifies.map(({ shard }) => shard)).toEqual([[0, 1]]);
    await here.end();
    const guilds = Array.from({ length: 1_001 }, (_, nth) => ({ name: `G${nth}` }));
    here = await startBoth({ guilds: [{ name: 'Office', channels: ['news', 'chat'] }, ...guilds] });
    await here.discord.until(() => here.discord.gateway.identifies.length === 2);
    expect(here.discord.gateway.identifies.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
  });

  test('to be let in ever more seldom when it is started again and again', async () => {
    const { discord, bot, guild } = here;
    const { services } = bot;
    for (let nth = 0; nth < 5; nth++) await (await startBot(discord, { services })).stop();
    const last = await startBot(discord, { services });
    await last.stop();
    expect(last.logs).toContainEqual(expect.stringMatching(/^Waiting \d\d s before connecting: 6 connections/));
    expect(guild.hasBot).toBe(true);
  });

  test('for nothing that it does not need', async () => {
    const { discord, ann, news } = here;
    await (await discord.slash(ann, news, 'ask', { question: QUESTION })).reply();
    await (await discord.say(ann, news, `${discord.botUser.mention} ${QUESTION}`)).answer();
    await discord.settled();
    const routes = [...new Set(discord.requests.map(({ route }) => route))].sort();
    expect(routes).toEqual(['callback', 'gatewayBot', 'listCommands', 'sendMessage', 'setCommands']);
    expect(Object.keys(ROUTES)).toEqual(expect.arrayContaining(routes));
  });
});

describe('a permission that is missing', () => {
  const denials = [
    ['SendMessages', 'Send Messages', false],
    ['EmbedLinks', 'Embed Links', false],
    ['ReadMessageHistory', 'Read Message History', false],
    ['SendMessagesInThreads', 'Send Messages in Threads', true],
    ['EmbedLinks', 'Embed Links', true],
    ['ReadMessageHistory', 'Read Message History', true],
  ] as const;
  test.each(denials)(
    '(%s; “%s”; in a thread: %s) is told privately, in one line of the log, and costs no request that is refused',
    async (name, called, inThread) => {
      const { discord, bot, ann, news } = here;
      news.deny(name);
      const start = bot.logs.length;
      const place = inThread ? discord.thread(news, 'talk') : news;
      await discord.say(ann, place, `${discord.botUser.mention} ${QUESTION}`);
      const told = await discord.until(() => discord.direct(ann).posts[0]);
      const where = inThread ? '#talk' : '#news';
      expect(told.text).toMatch(`I can't post in ${where}: missing ${called}. An admin can allow it under`);
      await discord.settled();
      expect(logSince(here, start)).toEqual([expect.stringContaining(`missing ${called}.`)]);
      expect(discord.invalidRequests).toBe(0);
      await expectServed(here);
    },
  );

  test('does not keep interactions from being answered, which need none', async () => {
    const { discord, ann, news } = here;
    news.deny('SendMessages', 'EmbedLinks', 'ReadMessageHistory');
    expect((await (await discord.slash(ann, news, 'ask', { question: QUESTION })).reply()).text).toContain(ANSWER);
  });

  test('is not told again and again to one who goes on, nor asked of Discord without end', async () => {
    const { discord, ann, news } = await restart(3);
    news.deny('SendMessages');
    ann.acceptsDirectMessages = false;
    for (let nth = 0; nth < 12; nth++) await discord.say(ann, news, `${discord.botUser.mention} ${QUESTION}`);
    await discord.settled();
    expect(discord.invalidRequests).toBeLessThanOrEqual(3);
  });

  test('and closed direct messages (50007) leave one line in the log and nothing else', async () => {
    const { discord, bot, ann, news } = here;
    ann.acceptsDirectMessages = false;
    news.deny('SendMessages');
    const start = bot.logs.length;
    await discord.say(ann, news, `${discord.botUser.mention} ${QUESTION}`);
    await discord.until(() => discord.requests.some(({ code }) => code === 50007));
    await discord.settled();
    expect(logSince(here, start)).toHaveLength(1);
    await expectServed(here);
  });
});

async function restart(perMinute: number) {
  await here.end();
  here = await startBoth({ perMinute });
  return here;
}
