/** Refusals and trouble: what Discord may answer at any time, and what becomes of the member and the log. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NEWS, servicesOver } from '../commands/small-library.js';
import { startBoth } from './bot-on-server.js';
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

describe('an answer to a mention that Discord refuses', () => {
  const codes = [10003, 10008, 50001, 50013, 50035, 50083, 160002, 200000, 240000] as const;
  test.each(codes)('with %i is one clear line in the log, and the next mention is answered', async (code) => {
    const { discord, bot, ann, news } = here;
    const start = bot.logs.length;
    discord.faults.refuse('sendMessage', code);
    await discord.say(ann, news, `${discord.botUser.mention} ${QUESTION}`);
    await discord.until(() => discord.requests.some((request) => request.code === code));
    await discord.settled();
    expect(logSince(here, start)).toHaveLength(1);
    expect(discord.requests.filter((request) => request.code === code)).toHaveLength(1);
    await expectServed(here);
  });

  test.each([50001, 50013, 160002] as const)(
    'with %i, for want of a right that it seemed to have, is told to the member',
    async (code) => {
      const { discord, ann, news } = here;
      discord.faults.refuse('sendMessage', code);
      await discord.say(ann, news, `${discord.botUser.mention} ${QUESTION}`);
      await discord.until(() => discord.requests.some((request) => request.code === code));
      await discord.settled();
      expect(discord.direct(ann).posts.map(({ text }) => text)).toEqual([
        expect.stringContaining("I can't post in #news"),
      ]);
    },
  );

  test('since its channel or its message was deleted meanwhile troubles nobody', async () => {
    const { discord, bot, ann, news, guild } = here;
    const start = bot.logs.length;
    const gate = discord.faults.hold('sendMessage');
    const said = await discord.say(ann, news, `${discord.botUser.mention} ${QUESTION}`);
    await gate.arrived;
    news.byId.delete(said.message.id);
    gate.open();
    await discord.until(() => news.posts[0]);
    const second = discord.faults.hold('sendMessage');
    await discord.say(ann, news, `${discord.botUser.mention} ${QUESTION}`);
    await second.arrived;
    news.delete();
    second.open();
    await discord.until(() => discord.requests.some(({ code }) => code === 10003));
    await discord.settled();
    expect(logSince(here, start)).toHaveLength(1);
    expect(guild.channels.map(({ name }) => name)).toEqual(['chat']);
    await expectServed(here);
  });

  test('since the bot was removed from the server meanwhile leaves it standing', async () => {
    const { discord, bot, ann } = here;
    const away = discord.addGuild({ name: 'Away', channels: ['hall'] });
    const gate = discord.faults.hold('sendMessage');
    await discord.say(ann, away.channel('hall'), `${discord.botUser.mention} ${QUESTION}`);
    await gate.arrived;
    const start = bot.logs.length;
    discord.removeGuild(away);
    gate.open();
    await discord.until(() => bot.logs.some((line) => line.includes('Left the server “Away”')));
    await discord.settled();
    expect(logSince(here, start).length).toBeLessThanOrEqual(2);
    await expectServed(here);
  });
});

describe('an interaction that Discord refuses to have answered', () => {
  test.each([10008, 10062, 40060, 50027] as const)('with %i is one clear line in the log', async (code) => {
    const { discord, bot, ann, news } = here;
    const start = bot.logs.length;
    discord.faults.refuse('callback', code);
    const sent = await discord.slash(ann, news, 'ask', { question: QUESTION });
    await discord.until(() => discord.requests.some((request) => request.code === code));
    await discord.settled();
    expect(sent.isAcknowledged).toBe(false);
    expect(logSince(here, start)).toEqual([expect.stringContaining('An interaction was not answered, since')]);
    await expectServed(here);
  });

  test.each([50035, 200000, 240000, 50013] as const)(
    'with %i is followed by a private word with a reference',
    async (code) => {
      const { discord, bot, ann, news } = here;
      const start = bot.logs.length;
      discord.faults.refuse('callback', code);
      const reply = await (await discord.slash(ann, news, 'ask', { question: QUESTION })).reply();
      expect(reply.ephemeral).toBe(true);
      const [, reference = '-'] = /Ref (\w{4})/.exec(reply.text) ?? [];
      await discord.settled();
      expect(here.bot.logs.slice(start)).toEqual([expect.stringContaining(reference)]);
      await expectServed(here);
    },
  );

  test('is one thing; a store that fails at a press is another, and told with a reference', async () => {
    const working = servicesOver(NEWS);
    let broken = false;
    const state = () => (broken ? Promise.reject(new Error('disk full')) : working.state());
    await here.end();
    here = await startBoth({ services: { ...working, state } });
    const { discord, ann, news } = here;
    const long = `${QUESTION} ${'Tell me. '.repeat(20)}`;
    const reply = await (await discord.slash(ann, news, 'ask', { question: long })).reply();
    broken = true;
    const pressed = await discord.click(ann, reply, 'More');
    await discord.settled();
    broken = false;
    expect(pressed.isAcknowledged).toBe(true);
    expect((await pressed.reply()).text).toMatch(/Ref \w{4}\./);
  });

  test('by its form (10062) is one clear line in the log, as any other is', async () => {
    const { discord, bot, ann, news } = here;
    const reply = await (await discord.slash(ann, news, 'ask', { question: QUESTION })).reply();
    const start = bot.logs.length;
    discord.faults.refuse('callback', 10062);
    await discord.click(ann, reply, 'Not what I asked');
    await discord.until(() => discord.requests.some(({ code }) => code === 10062));
    await discord.settled();
    expect(logSince(here, start)).toEqual([expect.stringContaining('An interaction was not answered, since')]);
  });
});

describe('trouble of Discord’s own', () => {
  test('is waited for as long as Discord says, and then answered', async () => {
    const { discord, ann, news } = here;
    discord.faults.rateLimit('callback', { retryAfter: 0.3 });
    const [limited, again] = await requestsOf('callback', async () => {
      expect((await (await discord.slash(ann, news, 'ask', { question: QUESTION })).reply()).text).toContain(ANSWER);
    });
    expect(again!.realAt - limited!.realAt).toBeGreaterThan(290);
    discord.faults.rateLimit('sendMessage', { retryAfter: 0.3 });
    const [first, second] = await requestsOf('sendMessage', async () => {
      await (await discord.say(ann, news, `${discord.botUser.mention} ${QUESTION}`)).answer();
    });
    expect(second!.realAt - first!.realAt).toBeGreaterThan(290);
  });

  test('that makes a server unavailable deletes nothing that is kept for it', async () => {
    const { discord, bot, ann, news, guild } = here;
    const manager = { memberPermissions: ['ManageGuild'] as const };
    await (await discord.slash(ann, news, 'mentions', { answer: 'off' }, manager)).reply();
    guild.goDown();
    await discord.settled();
    guild.comeBack();
    await discord.settled();
    const { settings } = await bot.services.state();
    expect(await settings.get(guild.id)).toEqual({ mentionsOff: [news.id] });
  });

  test('is tried again a few times and not without end, and nobody is answered twice', async () => {
    const { discord, bot, ann, news } = here;
    const start = bot.logs.length;
    discord.faults.fail('sendMessage', { times: 100, status: 503 });
    const tries = await requestsOf('sendMessage', async () => {
      await discord.say(ann, news, `${discord.botUser.mention} ${QUESTION}`);
      await discord.until(() => bot.logs.length > start);
    });
    expect(tries.length).toBeLessThanOrEqual(4);
    expect(logSince(here, start)).toHaveLength(1);
    discord.faults.clear();
    discord.faults.fail('sendMessage', { times: 1, status: 500, applied: true });
    const said = await discord.say(ann, news, `${discord.botUser.mention} ${QUESTION}`);
    await said.answer();
    await discord.settled();
    expect(said.answers).toHaveLength(1);
  });
});

async function requestsOf(route: 'callback' | 'sendMessage', work: () => Promise<void>) {
  const before = here.discord.requests.length;
  await work();
  return here.discord.requests.slice(before).filter((request) => request.route === route);
}
