/** Setting up a digest on Discord: what is checked there and then, who may do it, and whom it pings. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CHANNEL } from '../discord-server/channels.js';
import type { PermissionName } from '../discord-server/permissions.js';
import { DAY, type DigestBot, HOUR, news, startDigestBot } from './digest-bot.js';

vi.setConfig({ testTimeout: 20_000 });

const MANAGES = { memberPermissions: ['ManageGuild'] } as const;

describe('/digest set', () => {
  let here: DigestBot;
  beforeAll(async () => {
    here = await startDigestBot();
  });
  afterAll(() => here.end());

  test.each<readonly [PermissionName, string]>([
    ['ViewChannel', 'View Channel'],
    ['SendMessages', 'Send Messages'],
    ['EmbedLinks', 'Embed Links'],
    ['ReadMessageHistory', 'Read Message History'],
  ])('refuses a channel where the bot lacks %s, and says where to allow it', async (permission, called) => {
    const { guild, discord, set, state } = here;
    const channel = guild.addChannel({ name: `no-${permission.toLowerCase()}`, deny: [permission] });
    await discord.settled();
    expect(await set({ channel })).toMatch(
      new RegExp(
        `^I can't post in #no-${permission.toLowerCase()}: missing .*${called}.*\\. ` +
          'An admin can allow it under Edit Channel → Permissions\\. The digest was not set\\.$',
      ),
    );
    expect(await state.guilds()).toEqual([]);
  });

  test('asks for Send Messages in Threads in a thread, not for Send Messages', async () => {
    const { guild, discord, set, manage } = here;
    const channel = guild.addChannel({ name: 'talk', deny: ['SendMessages'] });
    const thread = discord.thread(channel, 'digests');
    await discord.settled();
    expect(await set({ channel: thread, name: 'of a thread' })).toContain(`is posted in ${thread.mention}`);
    await manage('remove');
    channel.deny('SendMessagesInThreads');
    await discord.settled();
    expect(await set({ channel: thread })).toContain('#digests: missing Send Messages in Threads.');
  });

  test('refuses a channel that is gone, one of another server, and one where nothing can be written', async () => {
    const { guild, discord, set } = here;
    const gone = guild.addChannel('gone');
    gone.delete();
    const elsewhere = discord.addGuild({ name: 'Elsewhere', channels: ['theirs'] }).channel('theirs');
    const forum = guild.addChannel({ name: 'ideas', type: CHANNEL.forum });
    await discord.settled();
    const told = 'The channel does not exist any more: choose another one with /digest set. The digest was not set.';
    // Discord's own clients offer neither.
    expect(await set({ channel: gone.id })).toBe(told);
    expect(await set({ channel: elsewhere.id })).toBe(told);
    expect(await set({ channel: forum })).toContain('Nothing can be posted in #ideas: choose a text channel');
  });

  test('refuses an admin channel that trouble could not be told in', async () => {
    const { guild, discord, set } = here;
    const admin = guild.addChannel({ name: 'secret', deny: ['SendMessages'] });
    const elsewhere = discord.guilds.find(({ name }) => name === 'Elsewhere')!.channel('theirs');
    await discord.settled();
    expect(await set({ admin })).toBe(
      "admin: I can't post in #secret: missing Send Messages. An admin can allow it under Edit Channel → Permissions. The digest was not set.",
    );
    expect(await set({ admin: elsewhere.id })).toContain('admin: The channel does not exist any more');
  });

  test('is for those who manage the server, whatever an admin has opened', async () => {
    const { discord, newsChannel } = here;
    const values = { channel: newsChannel, time: '08:00', zone: 'Europe/Berlin' };
    const bob = discord.user('Bob');
    await expect(discord.slash(bob, newsChannel, 'digest set', values)).rejects.toThrow('is not offered to Bob');
    const forced = await discord.slash(bob, newsChannel, 'digest set', values, { unchecked: true });
    const reply = await forced.reply();
    expect(reply.ephemeral).toBe(true);
    expect(reply.text).toContain('only members with the permission Manage Server can use it.');
  });

  test('offers zones by any part of their name, sources of the library, and the digests there are', async () => {
    const { discord, ann, newsChannel, set, manage } = here;
    const offered = async (command: string, option: string, typed: string) =>
      (await discord.complete(ann, newsChannel, command, { [option]: typed }, option, MANAGES)).map(
        ({ value }) => value,
      );
    expect(await offered('digest set', 'zone', 'new y')).toEqual(['America/New_York']);
    expect((await offered('digest set', 'zone', '')).length).toBe(25);
    expect(await offered('digest set', 'source', 'coast')).toEqual(['Coast Courier']);
    await set({ name: 'Morning' });
    expect(await offered('digest status', 'name', 'mor')).toEqual(['Morning']);
    expect(await offered('digest status', 'name', 'evening')).toEqual([]);
    await manage('remove');
  });
});

describe('many digests', () => {
  test('are told of in one reply, each with a preview', async () => {
    const { discord, ann, guild, bulletins, set, ask, end } = await startDigestBot();
    for (let nth = 1; nth <= 25; nth += 1) {
      const channel = guild.addChannel(`channel-${nth}`);
      await discord.settled();
      await set({ channel, name: `${'A name of fifty letters, **bold** and long'.slice(0, 47)} ${nth}` });
      await ask('pause', { name: `${'A name of fifty letters, **bold** and long'.slice(0, 47)} ${nth}` });
    }
    bulletins.push(news('Lowmere'));
    const status = await ask('status');
    expect(status.text).toContain('and long 9');
    expect(status.text).toContain('Paused.');
    expect(status.labels).toHaveLength(5);
    const name = 'A name of fifty letters, **bold** and long 3';
    const changed = await ask('set', { channel: guild.channel('channel-3'), time: '9', zone: 'UTC', name });
    const preview = await (await discord.click(ann, changed, 'Preview', MANAGES)).reply();
    expect(preview.text).toContain('A preview of what would be posted now.');
    expect(preview.labels).toEqual(['Read 1']);
    expect((await (await discord.click(ann, preview, 'Read 1')).reply()).text).toContain('council of Lowmere');
    await end();
  });
});

describe('a role', () => {
  test('is pinged once, in the first message; nobody else ever is', async () => {
    const { guild, discord, newsChannel, bulletins, pass, set, end } = await startDigestBot();
    const readers = guild.role('readers');
    expect(await set({ role: readers })).not.toContain('pings nobody');
    bulletins.push(...['Tal', 'Lowmere', 'Highwater', 'Sandholm', 'Northey', 'Marsh'].map((town) => news(town)));
    bulletins.push(news(`@everyone ${readers.mention}`));
    await pass(DAY);
    const [first, second] = newsChannel.posts;
    expect(first!.pings).toEqual({ users: [], roles: [readers.id], everyone: false });
    expect(first!.silent).toBe(false);
    expect(second!.pings).toEqual({ users: [], roles: [], everyone: false });
    expect(second!.silent).toBe(true);
    expect(discord.pinged).toEqual([first]);
    await end();
  });

  test('that nobody may mention is told, unless the bot may mention everyone', async () => {
    const { guild, discord, newsChannel, set, end } = await startDigestBot({
      guild: { roles: [{ name: 'readers', mentionable: false }] },
    });
    const role = guild.role('readers');
    expect(await set({ role })).toContain('The role cannot be pinged yet');
    newsChannel.allow('MentionEveryone');
    await discord.settled();
    expect(await set({ role })).not.toContain('The role cannot be pinged yet');
    expect(await set({ role: guild.role('@everyone') })).toContain('A digest does not ping everybody.');
    await end();
  });
});

describe('a digest that is set again', () => {
  test('goes on where it was; on the day on which it has posted it does not post again', async () => {
    const { newsChannel, bulletins, pass, set, manage, end } = await startDigestBot();
    await set();
    bulletins.push(news('Lowmere'));
    await pass(20 * HOUR);
    expect(newsChannel.posts).toHaveLength(1);
    bulletins.push(news('Tal'));
    expect(await set({ time: '18:00' })).toContain('was changed. It is posted in');
    await pass(10 * HOUR);
    expect(newsChannel.posts).toHaveLength(1);
    expect(await manage('status')).toContain('Waiting: 1 new bulletin.');
    await pass(DAY);
    const [, second, ...others] = newsChannel.posts;
    expect(others).toEqual([]);
    expect(second!.text).toContain('council of Tal');
    expect(new Date(second!.createdAt).toISOString()).toBe('2026-03-04T17:00:00.000Z');
    await end();
  });

  test('in another zone counts from the next day there', async () => {
    const { newsChannel, bulletins, pass, set, end } = await startDigestBot();
    await set();
    bulletins.push(news('Lowmere'));
    await pass(20 * HOUR);
    bulletins.push(news('Tal'));
    // At 8 in Honolulu it is still the same day.
    await set({ zone: 'Pacific/Honolulu' });
    await pass(2 * DAY);
    expect(newsChannel.posts.map(({ createdAt }) => new Date(createdAt).toISOString())).toEqual([
      '2026-03-03T07:00:00.000Z',
      '2026-03-04T18:00:00.000Z',
    ]);
    await end();
  });

  test('in another channel without its name is not moved by chance', async () => {
    const { admin, set, manage, end } = await startDigestBot();
    await set();
    expect(await set({ channel: admin })).toContain(
      'name: there is a digest “Daily digest” in another channel already.',
    );
    expect(await set({ channel: admin, name: 'daily  DIGEST' })).toContain(`It is posted in ${admin.mention}`);
    expect(await manage('status')).toContain(`In ${admin.mention}`);
    await end();
  });
});
