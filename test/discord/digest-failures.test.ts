/** Discord or the network fails while a digest is due, or the bot is away: it is posted once, late or with the next. */
import { describe, expect, test, vi } from 'vitest';
import { collect } from '../commands/small-library.js';
import { DAY, type DigestBot, HOUR, news, startDigestBot } from './digest-bot.js';

vi.setConfig({ testTimeout: 20_000 });

const MINUTE = 60_000;

/** A bot with a digest for which something new has come, a minute before its hour. */
async function almostDue(towns = ['Lowmere']): Promise<DigestBot> {
  const here = await startDigestBot();
  await here.set();
  here.bulletins.push(...towns.map((town) => news(town)));
  await here.pass(19 * HOUR - MINUTE);
  return here;
}

const SIX = ['Lowmere', 'Tal', 'Highwater', 'Sandholm', 'Marsh End', 'Northey'];

/** Posted once, and nobody was told of any trouble. */
async function expectOnce({ newsChannel, discord, ann, manage }: DigestBot, messages = 1): Promise<void> {
  expect(newsChannel.posts).toHaveLength(messages);
  expect(discord.direct(ann).posts).toEqual([]);
  const status = await manage('status');
  expect(status).toContain('Posted last');
  expect(status).toContain('Waiting: 0 new bulletins.');
  expect(status).not.toMatch(/Stopped|Being posted|cannot be told/);
}

describe('a digest that Discord', () => {
  test('asks to wait with is posted when the wait is over', async () => {
    const here = await almostDue(SIX);
    here.discord.faults.rateLimit('sendMessage', { times: 3, retryAfter: 0.001 });
    await here.pass(30 * MINUTE);
    await expectOnce(here, 2);
    expect(here.newsChannel.posts[0]!.text).not.toContain('Late');
    await here.end();
  });

  test.each([false, true])('fails at for ten minutes (done all the same: %s) is posted once', async (applied) => {
    const here = await almostDue();
    here.discord.faults.fail('sendMessage', { times: 14, applied });
    await here.pass(2 * MINUTE);
    if (!applied) expect(await here.manage('status')).toContain('Being posted: 0 of 1 message.');
    await here.pass(40 * MINUTE);
    await expectOnce(here);
    here.discord.faults.clear();
    await here.end();
  });

  test.each([false, true])('drops the connection of (done all the same: %s) is posted once', async (applied) => {
    const here = await almostDue(SIX);
    here.discord.faults.drop('sendMessage', { applied });
    await here.pass(10 * MINUTE);
    await expectOnce(here, 2);
    await here.end();
  });

  test('has done, and whose answer came to nobody as the bot was stopped, is found again by its button', async () => {
    const here = await almostDue();
    here.discord.faults.drop('sendMessage', { times: 5, applied: true });
    await here.pass(MINUTE);
    await here.restart(HOUR);
    here.discord.faults.clear();
    await here.pass(MINUTE);
    await expectOnce(here);
    await here.end();
  });

  test('may have posted, where the bot cannot read, is not posted again; the managers are told, and the status tells', async () => {
    const here = await almostDue();
    const { discord, newsChannel, ann, pass, manage, end } = here;
    newsChannel.deny('ReadMessageHistory');
    await discord.settled();
    // As often as it is tried within the two minutes in which its nonce is known.
    discord.faults.drop('sendMessage', { times: 7, applied: true });
    await pass(10 * MINUTE);
    discord.faults.clear();
    await pass(3 * HOUR);
    expect(newsChannel.posts).toHaveLength(1);
    expect(await manage('status')).toContain('cannot be told whether that of 3 March 2026 was posted');
    const [told, ...others] = discord.direct(ann).posts;
    expect(others).toEqual([]);
    expect(told!.text).toContain('it cannot be told whether it was posted, so it was not sent again.');
    const opened = await (await discord.click(ann, told!, 'About this digest')).reply();
    expect(opened.text).toContain('council of Lowmere');
    await pass(DAY);
    expect(newsChannel.posts).toHaveLength(1);
    await end();
  });

  test('cannot post since the whole server is down is posted when it is up again', async () => {
    const here = await almostDue();
    const { guild, discord, newsChannel } = here;
    guild.goDown();
    await discord.settled();
    discord.faults.fail('sendMessage', { times: 1_000, status: 503 });
    await here.pass(20 * MINUTE);
    expect(newsChannel.posts).toEqual([]);
    discord.faults.clear();
    guild.comeBack();
    await discord.settled();
    await here.pass(MINUTE);
    await expectOnce(here);
    await here.end();
  });
});

describe('a bot that was away', () => {
  test('for three hours posts late', async () => {
    const here = await almostDue();
    await here.restart(3 * HOUR);
    await here.pass(MINUTE);
    await expectOnce(here);
    expect(here.newsChannel.posts[0]!.text).toContain('Late: it was due at <t:1772521200:f>.');
    await here.end();
  });

  test('for three days posts one digest of all, at the next hour, and says how many days it covers', async () => {
    const here = await almostDue();
    await here.pass(HOUR);
    await here.restart(3 * DAY + 7 * HOUR, () => here.bulletins.push(news('Tal'), news('Highwater')));
    await here.pass(HOUR);
    expect(here.newsChannel.posts).toHaveLength(1);
    await here.pass(DAY);
    await expectOnce(here, 2);
    expect(here.newsChannel.posts[1]!.text).toContain('2 new bulletins');
    expect(here.newsChannel.posts[1]!.text).toContain('covers 4 days');
    await here.end();
  });

  test('from the network for 72 hours does the same, and tells nobody of trouble', async () => {
    const here = await almostDue();
    await here.pass(HOUR);
    const { discord } = here;
    await discord.goOffline();
    here.bulletins.push(news('Tal'));
    await here.pass(MINUTE);
    discord.clock.advance(79 * HOUR);
    await here.pass(MINUTE);
    // The client takes some seconds to notice; posting does not wait for that.
    await discord.comeBack();
    await here.pass(DAY);
    expect(here.newsChannel.posts).toHaveLength(2);
    expect(discord.direct(here.ann).posts).toEqual([]);
    expect(here.newsChannel.posts[1]!.text).toContain('covers 4 days');
    await here.end();
  });
});

describe('a server that the bot has left', () => {
  test.each([false, true])('has nothing kept for it, though a digest was being sent (it was: %s)', async (applied) => {
    const here = await almostDue(SIX);
    const { discord, guild, state, pass, end } = here;
    const gate = discord.faults.hold('sendMessage', { applied });
    const passing = pass(HOUR);
    await gate.arrived;
    discord.removeGuild(guild);
    await discord.until(() => here.logs.some((line) => line.startsWith('Left the server')));
    gate.open();
    await passing;
    await pass(DAY);
    expect(await state.guilds()).toEqual([]);
    for (const kind of ['digests', 'contacts', 'cursors', 'slots', 'actions'] as const)
      expect(await collect<unknown>(state[kind].list())).toEqual([]);
    await end();
  });

  test('while it was away has nothing kept for it after the next start', async () => {
    const here = await almostDue();
    await here.pass(HOUR);
    await here.restart(HOUR, () => here.discord.removeGuild(here.guild));
    await here.pass(DAY);
    expect(await here.state.guilds()).toEqual([]);
    expect(here.newsChannel.posts).toHaveLength(1);
    await here.end();
  });
});
