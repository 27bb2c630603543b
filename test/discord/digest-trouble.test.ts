/** What stands in the way of a digest, who is told of it, and what becomes of it when it is mended. */
import { describe, expect, test, vi } from 'vitest';
import type { PermissionName } from '../discord-server/permissions.js';
import { DAY, type DigestBot, HOUR, news, startDigestBot } from './digest-bot.js';

vi.setConfig({ testTimeout: 20_000 });

/** A bot with a digest for which something new has come, at half past six in Berlin. */
async function withNews(values: Parameters<DigestBot['set']>[0] = {}, towns = ['Lowmere']): Promise<DigestBot> {
  const here = await startDigestBot();
  await here.set(values);
  here.bulletins.push(...towns.map((town) => news(town)));
  await here.pass(18.5 * HOUR);
  return here;
}

const SIX = ['Lowmere', 'Tal', 'Highwater', 'Sandholm', 'Marsh End', 'Northey'];
const OCCURRENCE = '<t:1772521200:f>';

describe('a permission that is taken away', () => {
  test('stops the digest; it is told once to the admin channel, and when it is back the digest comes late', async () => {
    const here = await withNews();
    const { newsChannel, admin, pass, manage, set, end } = here;
    await set({ admin });
    newsChannel.deny('SendMessages');
    await here.discord.settled();
    await pass(2 * HOUR);
    await pass(HOUR);
    expect(newsChannel.posts).toEqual([]);
    const told = admin.posts.filter(({ text }) => text.includes('stopped'));
    expect(told.map(({ text }) => text)).toEqual([
      "The digest “Daily digest” is stopped. I can't post in #news: missing Send Messages. An admin can allow it under Edit Channel → Permissions. Nothing is lost: what has come meanwhile is posted when that is mended.",
    ]);
    const status = await manage('status');
    expect(status).toContain("Stopped. I can't post in #news: missing Send Messages.");
    expect(status).toContain('Waiting: 1 new bulletin.');
    newsChannel.allow('SendMessages');
    await here.discord.settled();
    await pass(30_000);
    expect(newsChannel.posts).toHaveLength(1);
    expect(newsChannel.posts[0]!.text).toContain(`Late: it was due at ${OCCURRENCE}.`);
    expect(await manage('status')).not.toContain('Stopped');
    await end();
  });

  test('and comes back after days is followed by one digest of all, at its next time', async () => {
    const { newsChannel, discord, ann, bulletins, pass, manage, end } = await withNews();
    await pass(HOUR);
    expect(newsChannel.posts).toHaveLength(1);
    newsChannel.deny('ViewChannel');
    await discord.settled();
    bulletins.push(news('Tal'));
    await pass(2 * DAY);
    bulletins.push(news('Highwater'));
    await pass(DAY + 7 * HOUR);
    expect(discord.direct(ann).posts).toHaveLength(1);
    expect(discord.direct(ann).posts[0]!.text).toContain('missing View Channel');
    expect(await manage('status')).toContain('missing View Channel');
    newsChannel.allow('ViewChannel');
    await discord.settled();
    await pass(12 * HOUR);
    expect(newsChannel.posts).toHaveLength(1);
    expect(await manage('status')).not.toContain('Stopped');
    await pass(12 * HOUR);
    const [, post, ...others] = newsChannel.posts;
    expect(others).toEqual([]);
    expect(post!.text).toContain('2 new bulletins');
    expect(post!.text).toContain('covers 4 days');
    await end();
  });

  test('for the whole server is seen when its roles change back', async () => {
    const { guild, newsChannel, discord, pass, end } = await withNews();
    guild.deny('EmbedLinks');
    await discord.settled();
    await pass(HOUR);
    expect(newsChannel.posts).toEqual([]);
    newsChannel.allow('EmbedLinks');
    await discord.settled();
    await pass(30_000);
    expect(newsChannel.posts).toHaveLength(1);
    await end();
  });

  test.each<PermissionName>(['SendMessages', 'ViewChannel', 'EmbedLinks'])(
    '(%s) between two messages holds the second back until it is there again',
    async (name) => {
      const { newsChannel, discord, pass, manage, end } = await withNews({}, SIX);
      const gate = discord.faults.hold('sendMessage', { applied: true });
      const passing = pass(HOUR);
      await gate.arrived;
      newsChannel.deny(name);
      await discord.gateway.roundTrip();
      gate.open();
      await passing;
      await discord.settled();
      expect(newsChannel.posts.filter(({ embedsDropped }) => !embedsDropped)).toHaveLength(1);
      expect(await manage('status')).toContain('Posted in part: 1 of 2 messages.');
      newsChannel.allow(name);
      await discord.settled();
      await pass(2 * DAY);
      expect(newsChannel.posts.filter(({ embedsDropped }) => !embedsDropped)).toHaveLength(2);
      await end();
    },
  );
});

describe('a refusal that could not be foreseen', () => {
  test('stops the digest until its next time, is told once, and shown by the status', async () => {
    const { newsChannel, discord, ann, pass, manage, end } = await withNews();
    discord.faults.refuse('sendMessage', 50_013);
    await pass(HOUR);
    expect(discord.direct(ann).posts[0]!.text).toContain("I can't post in #news: missing one of View Channel,");
    const status = await manage('status');
    expect(status).toContain('Next\\: <t:1772607600:f>.');
    expect(status).toContain("The last attempt did not work: I can't post in #news");
    await pass(DAY);
    expect(newsChannel.posts).toHaveLength(1);
    expect(discord.direct(ann).posts).toHaveLength(1);
    expect(await manage('status')).not.toContain('did not work');
    await end();
  });

  test('of an archived thread ends when it is opened again', async () => {
    const { guild, newsChannel, discord, ann, bulletins, pass, set, manage, end } = await startDigestBot();
    const thread = discord.thread(newsChannel, 'library news');
    await discord.settled();
    await set({ channel: thread });
    bulletins.push(news('Lowmere'));
    thread.archive();
    await discord.settled();
    await pass(20 * HOUR);
    expect(discord.direct(ann).posts[0]!.text).toContain('The thread #library news is archived. Open it again');
    expect(await manage('status')).toContain('The thread #library news is archived.');
    thread.archive(false);
    await discord.settled();
    await pass(30_000);
    expect(guild.channel('library news').posts).toHaveLength(1);
    await end();
  });
});

describe('a digest that is paused while it is being posted', () => {
  test('posts the rest of it when it is resumed', async () => {
    const { newsChannel, discord, pass, manage, end } = await withNews({}, SIX);
    const gate = discord.faults.hold('sendMessage', { applied: true });
    discord.faults.fail('sendMessage', { times: 3 });
    const passing = pass(31 * 60_000);
    await gate.arrived;
    await manage('pause');
    gate.open();
    await passing;
    await pass(2 * HOUR);
    expect(newsChannel.posts).toHaveLength(1);
    expect(await manage('status')).toContain('Posted in part: 1 of 2 messages.');
    expect(await manage('resume')).toContain('What was due is posted now.');
    await pass(60_000);
    expect(newsChannel.posts).toHaveLength(2);
    await end();
  });
});

describe('a channel that is deleted', () => {
  test('between the two messages stops the digest until it is set anew, and then all of it comes there', async () => {
    const { guild, newsChannel, discord, ann, pass, manage, set, end } = await withNews({}, SIX);
    const gate = discord.faults.hold('sendMessage', { applied: true });
    const passing = pass(HOUR);
    await gate.arrived;
    newsChannel.delete();
    gate.open();
    await passing;
    expect(discord.direct(ann).posts.map(({ text }) => text)).toEqual([
      'The digest “Daily digest” is stopped. The channel does not exist any more: choose another one with /digest set. Nothing is lost: what has come meanwhile is posted when that is mended.',
    ]);
    expect(await manage('status')).toContain('Stopped. The channel does not exist any more');
    const other = guild.addChannel('other');
    await discord.settled();
    expect(await set({ channel: other, name: 'Daily digest' })).toContain(`in ${other.mention}`);
    await pass(DAY);
    expect(other.posts).toHaveLength(2);
    expect(other.posts[0]!.text).toContain('6 new bulletins');
    await end();
  });
});

describe('a message that Discord blocks', () => {
  test.each([
    [200_000, 'AutoMod blocked the message in #news.'],
    [240_000, 'Discord takes a link in the message for #news for harmful.'],
  ] as const)('(%i) stops the digest until /digest resume, and is not tried before', async (code, told) => {
    const { newsChannel, discord, ann, pass, manage, ask, end } = await withNews();
    discord.faults.refuse('sendMessage', code);
    await pass(HOUR);
    expect(discord.direct(ann).posts[0]!.text).toContain(told);
    const tries = discord.count('sendMessage');
    await pass(3 * DAY);
    expect(discord.count('sendMessage')).toBe(tries);
    expect(newsChannel.posts).toEqual([]);
    expect(await manage('status')).toContain(`Stopped. ${told}`);
    const pressed = await discord.click(ann, await ask('status'), 'Resume: Daily digest', {
      memberPermissions: ['ManageGuild'],
    });
    expect((await pressed.reply()).text).toContain('is resumed. What was due is posted now. Next\\: <t:1772866800:f>.');
    await pass(DAY);
    expect(newsChannel.posts).toHaveLength(1);
    expect(await manage('status')).not.toContain('Stopped');
    await end();
  });

  test('and that is resumed soon after comes late, and the reply says so', async () => {
    const { newsChannel, discord, pass, manage, end } = await withNews();
    discord.faults.refuse('sendMessage', 200_000);
    await pass(HOUR);
    expect(await manage('resume')).toContain('is resumed. What was due is posted now.');
    await pass(30_000);
    expect(newsChannel.posts).toHaveLength(1);
    expect(discord.direct(discord.user('Ann')).posts).toHaveLength(1);
    await end();
  });
});

describe('what went wrong', () => {
  test('is told to the one who set the digest up when the admin channel is gone', async () => {
    const { admin, newsChannel, discord, ann, pass, set, end } = await withNews();
    await set({ admin });
    admin.delete();
    newsChannel.deny('SendMessages');
    await pass(HOUR);
    expect(discord.direct(ann).posts).toHaveLength(1);
    await end();
  });

  test('is told to them, too, when what is written in the admin channel would be empty', async () => {
    const { admin, newsChannel, discord, ann, pass, set, end } = await withNews();
    await set({ admin });
    admin.deny('EmbedLinks');
    newsChannel.deny('SendMessages');
    await discord.settled();
    await pass(HOUR);
    expect(admin.posts.filter(({ embedsDropped }) => embedsDropped)).toEqual([]);
    expect(discord.direct(ann).posts).toHaveLength(1);
    await end();
  });

  test('is only logged, and shown by the status, when nobody can be told', async () => {
    const here = await withNews();
    const { newsChannel, discord, ann, pass, manage, end } = here;
    ann.acceptsDirectMessages = false;
    newsChannel.deny('SendMessages');
    await pass(HOUR);
    await pass(DAY);
    expect(discord.direct(ann).posts).toEqual([]);
    expect(here.logs.filter((line) => line.startsWith('Nobody could be told'))).toHaveLength(1);
    expect(await manage('status')).toContain('missing Send Messages');
    await end();
  });

  test('is only logged when the one who set the digest up has deleted their data, and the digest goes on', async () => {
    const here = await withNews();
    const { newsChannel, discord, ann, bulletins, pass, end } = here;
    const sent = await discord.slash(ann, here.admin, 'privacy', { do: 'delete' });
    expect((await sent.reply()).text).toContain('Deleted:');
    await pass(HOUR);
    expect(newsChannel.posts).toHaveLength(1);
    newsChannel.deny('SendMessages');
    bulletins.push(news('Tal'));
    await pass(DAY);
    expect(discord.direct(ann).posts).toEqual([]);
    expect(here.logs.filter((line) => line.startsWith('Nobody could be told'))).toHaveLength(1);
    await end();
  });
});
