import { describe, expect, test } from 'vitest';
import { NEWS, servicesOver } from '../commands/small-library.js';
import { startDiscordServer } from '../discord-server/server.js';
import { launch, startBoth } from './bot-on-server.js';
import { slowServices } from './under-trouble.js';

/** Too long for a button. */
const QUESTION = `Who opened the bridge of the town${', tell me please'.repeat(8)}?`;

describe('a slow reply', () => {
  test('is announced in time, and comes when it is there', async () => {
    const { services, gate } = slowServices();
    const { discord, ann, news, end } = await startBoth({ services });
    gate.slow = true;
    const sent = await discord.slash(ann, news, 'ask', { question: QUESTION });
    const { type, milliseconds } = await sent.acknowledged;
    expect(type).toBe(5);
    expect(milliseconds).toBeLessThan(3_000);
    gate.open();
    const reply = await sent.reply();
    expect(reply.text).toContain('**Mayor Edith Marlow**');
    expect(reply.ephemeral).toBe(false);
    await end();
  });

  test('is announced privately where it will be private', async () => {
    const { services, gate } = slowServices();
    const { discord, ann, news, end } = await startBoth({ services });
    gate.slow = true;
    const sent = await discord.slash(ann, news, 'privacy');
    expect((await sent.acknowledged).data.flags).toBe(64);
    gate.open();
    expect((await sent.reply()).ephemeral).toBe(true);
    await end();
  });
});

describe('a member who asks too fast', () => {
  test('is told when to ask again, and others are served', async () => {
    const { discord, ann, bob, news, end } = await startBoth({ perMinute: 2 });
    for (let nth = 0; nth < 2; nth++) await (await discord.slash(ann, news, 'ask', { question: QUESTION })).reply();
    const refused = await (await discord.slash(ann, news, 'ask', { question: QUESTION })).reply();
    expect(refused.ephemeral).toBe(true);
    expect(refused.text).toMatch(/You can ask again in \d+ seconds\./);
    const served = await (await discord.slash(bob, news, 'ask', { question: QUESTION })).reply();
    expect(served.text).toContain('**Mayor Edith Marlow**');
    await end();
  });
});

describe('an answer that Discord does not take', () => {
  test('since it is too late is told in the log, and the next is answered', async () => {
    const { discord, bot, ann, news, end } = await startBoth();
    const held = await discord.slash(ann, news, 'ask', { question: QUESTION }, { hold: true });
    discord.clock.advance(3_001);
    held.deliver();
    await discord.until(() => bot.logs.some((line) => line.includes('later than Discord waits')));
    expect((await (await discord.slash(ann, news, 'latest')).reply()).text).toContain('A fair opens');
    await end();
  }, 15_000);

  test('since another process has answered already is told in the log', async () => {
    const { discord, bot, ann, news, end } = await startBoth();
    const second = launch(discord, { services: servicesOver(NEWS) });
    await discord.until(() => second.logs.some((line) => line.startsWith('Commands')));
    await (await discord.slash(ann, news, 'ask', { question: QUESTION })).reply();
    await discord.until(() => [...bot.logs, ...second.logs].some((line) => line.includes('is the bot running twice?')));
    await second.stop();
    await end();
  });

  test('since Discord has trouble is tried again', async () => {
    const { discord, ann, news, end } = await startBoth();
    discord.faults.fail('callback', { times: 2, status: 502 });
    expect((await (await discord.slash(ann, news, 'ask', { question: QUESTION })).reply()).text).toContain('Marlow');
    await end();
  });

  test('since the connection broke is followed by a reference, or by nothing when it had arrived', async () => {
    const { discord, bot, ann, news, end } = await startBoth();
    discord.faults.drop('callback');
    const lost = await (await discord.slash(ann, news, 'ask', { question: QUESTION })).reply();
    expect(lost.text).toMatch(/Something went wrong inside the bot\. Nothing was posted\. Ref \w{4}\./);
    discord.faults.drop('callback', { applied: true });
    const sent = await discord.slash(ann, news, 'ask', { question: QUESTION });
    expect((await sent.reply()).text).toContain('Marlow');
    await discord.settled();
    expect(sent.followUps).toEqual([]);
    expect(bot.logs.filter((line) => line.startsWith('Ref'))).toHaveLength(2);
    await end();
  });
});

describe('a store that fails', () => {
  test('costs the buttons that need it, and no answer', async () => {
    const working = servicesOver(NEWS);
    let broken = false;
    const services = {
      ...working,
      state: () => (broken ? Promise.reject(new Error('disk full')) : working.state()),
    };
    const { discord, bot, ann, news, end } = await startBoth({ services });
    broken = true;
    const reply = await (await discord.slash(ann, news, 'ask', { question: QUESTION })).reply();
    expect(reply.text).toContain('**Mayor Edith Marlow**');
    expect(reply.controls.map(({ label }) => label)).toEqual(['Context']);
    expect(bot.logs.some((line) => line.includes('disk full'))).toBe(true);
    const mentioned = await discord.say(ann, news, `${discord.botUser.mention} ${QUESTION}`);
    expect((await mentioned.answer()).text).toContain('**Mayor Edith Marlow**');
    const failed = await (await discord.slash(ann, news, 'privacy')).reply();
    expect(failed.text).toMatch(/Ref \w{4}\./);
    expect(failed.text).not.toContain('disk full');
    broken = false;
    await end();
  });
});

describe('events that make no sense', () => {
  test('do not keep the bot from answering the next one', async () => {
    const { discord, ann, news, end } = await startBoth();
    discord.dispatch('MESSAGE_CREATE', { id: '1', channel_id: news.id });
    await discord.settled();
    expect((await (await discord.slash(ann, news, 'ask', { question: QUESTION })).reply()).text).toContain('Marlow');
    await end();
  });
});

describe('a start', () => {
  test.each([[{ token: 'wrong' }, 'Discord does not accept the token']])(
    'with %j says what is wrong and how to mend it',
    async (options, message) => {
      const discord = await startDiscordServer();
      const bot = launch(discord, options);
      await expect(bot.ended).rejects.toThrow(message);
      await discord.close();
    },
  );

  test('without a network says what cannot be reached', async () => {
    const discord = await startDiscordServer();
    await discord.goOffline();
    const bot = launch(discord);
    await expect(bot.ended).rejects.toThrow(/cannot be reached at http:\/\/127\.0\.0\.1:\d+\/api \(ECONNREFUSED\)/);
    await discord.close();
  });

  test.each([
    [4004, 'Discord does not accept the token'],
    [4014, 'Discord refuses an intent'],
    [4011, 'Start it again'],
  ])('that is closed for good with %i, at once or later, says why', async (code, message) => {
    const { discord, bot } = await startBoth();
    discord.gateway.close(code);
    await expect(bot.ended).rejects.toThrow(`${code}`);
    await expect(bot.ended).rejects.toThrow(message);
    await discord.close();
  });

  test('prints the invite link, and registers the commands only when they differ', async () => {
    const { discord, bot, end } = await startBoth();
    expect(bot.logs.some((line) => line.includes(`client_id=${discord.applicationId}`))).toBe(true);
    expect(discord.count('setCommands')).toBe(1);
    const again = launch(discord);
    await discord.until(() => again.logs.includes('Commands are as registered.'));
    expect(discord.count('setCommands')).toBe(1);
    await again.stop();
    await end();
  });
});

describe('a connection', () => {
  test('that is cut resumes, and what happened meanwhile is answered', async () => {
    const { discord, ann, news, end } = await startBoth();
    discord.gateway.cut();
    const said = await discord.say(ann, news, `${discord.botUser.mention} ${QUESTION}`);
    expect((await said.answer()).text).toContain('Marlow');
    expect(discord.gateway.identifies).toHaveLength(1);
    await end();
  }, 15_000);

  test('that is not taken up again is made anew', async () => {
    const { discord, ann, news, end } = await startBoth();
    discord.gateway.invalidate();
    await discord.until(() => discord.gateway.identifies.length === 2);
    await discord.ready(2);
    expect((await (await discord.slash(ann, news, 'ask', { question: QUESTION })).reply()).text).toContain('Marlow');
    await end();
  }, 15_000);

  test('is found again when the network comes back', async () => {
    const { discord, bot, ann, news, end } = await startBoth();
    await discord.goOffline();
    await expect.poll(() => bot.logs.some((line) => line.includes('is lost')), { timeout: 5_000 }).toBe(true);
    await discord.comeBack();
    await expect.poll(() => discord.gateway.connected.length, { timeout: 8_000 }).toBe(1);
    expect((await (await discord.slash(ann, news, 'ask', { question: QUESTION })).reply()).text).toContain('Marlow');
    await end();
  }, 20_000);
});

describe('an end', () => {
  test('waits for the answers that are in hand', async () => {
    const { discord, bot, ann, news } = await startBoth();
    const gate = discord.faults.hold('callback');
    const sent = await discord.slash(ann, news, 'ask', { question: QUESTION });
    await gate.arrived;
    const stopped = bot.stop();
    gate.open();
    expect((await sent.reply()).text).toContain('Marlow');
    await stopped;
    expect(discord.gateway.connected).toHaveLength(0);
    await discord.close();
  });
});
