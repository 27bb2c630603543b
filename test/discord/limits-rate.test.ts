/** One member who asks without end: told so, once where others can see it, and nobody else waits. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NEWS, servicesOver } from '../commands/small-library.js';
import { startBoth } from './bot-on-server.js';

const QUESTION = 'Who opened the bridge?';
const ANSWER = '**Mayor Edith Marlow**';
const SLOWER = /You can ask again in \d+ seconds?\./;

let here: Awaited<ReturnType<typeof startBoth>>;
let isBroken = false;
beforeEach(async () => {
  isBroken = false;
  const services = servicesOver(NEWS);
  const state = () => (isBroken ? Promise.reject(new Error('disk full')) : services.state());
  here = await startBoth({ perMinute: 2, services: { ...services, state } });
});
afterEach(() => here.end());

/** Uses up what a member may ask. */
async function askTwice() {
  const { discord, ann, news } = here;
  const replies = [];
  for (let nth = 0; nth < 2; nth++)
    replies.push(await (await discord.slash(ann, news, 'ask', { question: QUESTION })).reply());
  return replies;
}

describe('a member who asks too fast', () => {
  test('by a command, a button, its form or a menu is told privately when to ask again', async () => {
    const { discord, ann, bob, news } = here;
    const { message } = await discord.say(bob, news, 'The flood in Highwater');
    const form = await discord.click(ann, (await askTwice())[0]!, 'Not what I asked').catch(() => undefined);
    const told = [
      await discord.slash(ann, news, 'search', { words: 'flood' }),
      await discord.click(ann, news.posts[0]!, 'More'),
      await discord.menu(ann, message, 'Find in bulletins'),
    ];
    for (const one of told) {
      const reply = await one.reply();
      expect(reply.text).toMatch(SLOWER);
      expect(reply.reader).toBe(ann);
    }
    expect((await form?.acknowledged)?.type).toBe(4);
    expect((await (await discord.slash(bob, news, 'ask', { question: QUESTION })).reply()).text).toContain(ANSWER);
  });

  test('by mentions is told once, and others are answered', async () => {
    const { discord, ann, bob, news } = here;
    await askTwice();
    const before = news.posts.length;
    for (let nth = 0; nth < 5; nth++) await discord.say(ann, news, `${discord.botUser.mention} ${QUESTION}`);
    await discord.until(() => news.posts.length > before);
    await discord.settled();
    const told = news.posts.slice(before).map(({ text }) => text);
    expect(told).toEqual([expect.stringMatching(SLOWER)]);
    const said = await discord.say(bob, news, `${discord.botUser.mention} ${QUESTION}`);
    expect((await said.answer()).text).toContain(ANSWER);
  });

  test('by mentions, while the store fails, costs no stack in the log', async () => {
    const { discord, bot, ann, news } = here;
    await askTwice();
    isBroken = true;
    const start = bot.logs.length;
    await discord.say(ann, news, `${discord.botUser.mention} ${QUESTION}`);
    await discord.until(() => bot.logs.length > start);
    await discord.settled();
    for (const line of bot.logs.slice(start)) expect(line).not.toMatch(/\n\s+at /);
    isBroken = false;
  });
});

test('typing is not counted', async () => {
  const { discord, ann, news } = here;
  for (let nth = 0; nth < 20; nth++)
    expect(await discord.complete(ann, news, 'bulletin', { title: 'flo' }, 'title')).toHaveLength(2);
  expect((await askTwice())[1]?.text).toContain(ANSWER);
});
