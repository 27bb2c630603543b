import { once } from 'node:events';
import { Events, PermissionFlagsBits } from 'discord.js';
import { expect, test } from 'vitest';
import { CHANNEL } from './channels.js';
import { connectClient, startOffice } from './connect-client.js';
import type { JsonObject } from './json.js';
import { PERMISSIONS } from './permissions.js';
import { rawRequest } from './raw-request.js';
import { expectClean } from './server.js';

async function office() {
  const made = await startOffice();
  const { discord } = made;
  return {
    ...made,
    send: (channel: { id: string }, body: JsonObject) =>
      rawRequest(discord, `POST /channels/${channel.id}/messages`, body),
    list: (channel: { id: string }, query = '') => rawRequest(discord, `GET /channels/${channel.id}/messages${query}`),
    at: (method: string, channel: { id: string }, message: { id: string }, body?: JsonObject) =>
      rawRequest(discord, `${method} /channels/${channel.id}/messages/${message.id}`, body),
  };
}

test('the names of permissions stand for the bits that discord.js knows', () => {
  for (const [name, bit] of Object.entries(PERMISSIONS))
    expect([name, bit]).toEqual([name, PermissionFlagsBits[name as keyof typeof PERMISSIONS]]);
});

test('a client posts, edits, replies, reads and deletes', async () => {
  const { discord, news, ann } = await startOffice();
  const client = await connectClient(discord);
  const channel = await client.channels.fetch(news.id);
  if (!channel?.isSendable()) throw new Error('The channel is not one to send to.');
  const message = await channel.send({ content: 'one', files: [{ attachment: Buffer.from('a file'), name: 'a.txt' }] });
  const [post] = news.posts;
  expect([post?.content, post?.attachments[0]?.filename]).toEqual(['one', 'a.txt']);
  expect(await (await fetch(post?.attachments[0]?.url ?? '')).text()).toBe('a file');
  await message.edit('two');
  expect([post?.content, post?.edits]).toEqual(['two', 1]);
  const { message: said } = await discord.say(ann, news, 'hello');
  await channel.send({ content: 'a reply', reply: { messageReference: said.id } });
  expect(news.posts[1]?.repliedTo).toBe(said);
  expect([...(await channel.messages.fetch({ limit: 2 })).values()].map(({ id }) => id)).toEqual([
    news.posts[1]?.id,
    said.id,
  ]);
  await message.delete();
  expect(post?.deleted).toBe(true);
  await expect(message.edit('three')).rejects.toMatchObject({ code: 10008 });
  expectClean(discord);
});

test('people are answered in channels, threads and direct messages', async () => {
  const { discord, news, ann } = await startOffice();
  const client = await connectClient(discord);
  client.on(
    'messageCreate',
    (message) => void (message.author.bot || message.reply(`you said ${message.content.split(' ')[1]}`)),
  );
  const thread = discord.thread(news, 'a thread');
  const bot = discord.botUser.mention;
  for (const where of [news, thread, 'dm'] as const) {
    const said = await discord.say(ann, where, `${bot} hello`);
    const answer = await said.answer();
    expect([answer.content, answer.repliedTo]).toEqual(['you said hello', said.message]);
    expect(said.answers).toEqual([answer]);
  }
  expect(discord.direct(ann).posts).toHaveLength(1);
  expect(thread.posts).toHaveLength(1);
  expectClean(discord);
});

test('a direct message is opened by the bot, and refused when it is not welcome', async () => {
  const { discord, ann, send } = await office();
  const opened = await rawRequest(discord, 'POST /users/@me/channels', { recipient_id: ann.id });
  const channel = { id: String(opened.body.id) };
  expect(opened.body.type).toBe(CHANNEL.direct);
  expect((await send(channel, { content: 'x' })).status).toBe(200);
  ann.acceptsDirectMessages = false;
  const refused = await send(channel, { content: 'x' });
  expect([refused.status, refused.body.code]).toEqual([403, 50007]);
  expect((await rawRequest(discord, 'POST /users/@me/channels', { recipient_id: '1' })).body.code).toBe(50035);
});

test('without View Channel there is nothing, without Send Messages no posting', async () => {
  const { discord, guild, news, send, list } = await office();
  const client = await connectClient(discord);
  const told = once(client, Events.ChannelUpdate);
  news.deny('SendMessages');
  await told;
  const channel = client.channels.cache.get(news.id);
  expect(
    channel && 'permissionsFor' in channel && channel.permissionsFor(discord.botUser.id)?.has('SendMessages'),
  ).toBe(false);
  const refused = await send(news, { content: 'x' });
  expect([refused.status, refused.body]).toEqual([403, { code: 50013, message: 'Missing Permissions' }]);
  news.allow('SendMessages').deny('ViewChannel');
  for (const answer of [
    await send(news, { content: 'x' }),
    await list(news),
    await rawRequest(discord, `GET /channels/${news.id}`),
  ]) {
    expect([answer.status, answer.body.code]).toEqual([403, 50001]);
  }
  news.allow('ViewChannel');
  expect((await send(news, { content: 'x' })).status).toBe(200);
  guild.deny('SendMessages');
  expect((await send(guild.addChannel('other'), { content: 'x' })).body.code).toBe(50013);
});

test('without Embed Links embeds are thrown away, silently', async () => {
  const { news, send } = await office();
  news.deny('EmbedLinks');
  expect((await send(news, { content: 'x', embeds: [{ title: 't' }] })).body).toMatchObject({
    content: 'x',
    embeds: [],
  });
  expect([news.posts[0]?.embedsDropped, news.posts[0]?.embeds]).toEqual([true, []]);
});

test('threads have their own permission and can be archived', async () => {
  const { discord, news, send, at } = await office();
  const thread = discord.thread(news, 'a thread');
  news.deny('SendMessages');
  const sent = await send(thread, { content: 'x' });
  expect(sent.status).toBe(200);
  news.deny('SendMessagesInThreads');
  expect((await send(thread, { content: 'x' })).body.code).toBe(50013);
  news.allow('SendMessagesInThreads');
  thread.archive();
  expect((await send(thread, { content: 'x' })).body.code).toBe(50083);
  expect((await at('PATCH', thread, { id: String(sent.body.id) }, { content: 'y' })).body.code).toBe(50083);
});

test('without Read Message History a list is empty, and there is no replying', async () => {
  const { news, send, list, at } = await office();
  const sent = await send(news, { content: 'one' });
  const message = { id: String(sent.body.id) };
  news.deny('ReadMessageHistory');
  expect((await list(news)).list).toEqual([]);
  expect((await at('GET', news, message)).body.code).toBe(50013);
  expect((await send(news, { content: 'x', message_reference: { message_id: message.id } })).body.code).toBe(160002);
});

test('lists are newest first and can be paged', async () => {
  const { news, send, list } = await office();
  const ids: string[] = [];
  for (let i = 0; i < 5; i += 1) ids.push(String((await send(news, { content: `${i}` })).body.id));
  const contents = async (query: string) => (await list(news, query)).list.map(({ content }) => content).join('');
  expect(await contents('')).toBe('43210');
  expect(await contents('?limit=2')).toBe('43');
  expect(await contents(`?limit=2&before=${ids[3]}`)).toBe('21');
  expect(await contents(`?limit=2&after=${ids[0]}`)).toBe('21');
  expect(await contents(`?limit=3&around=${ids[2]}`)).toBe('321');
});

test('what is gone is unknown', async () => {
  const { discord, guild, news, send, at, list } = await office();
  const sent = await send(news, { content: 'x' });
  const message = { id: String(sent.body.id) };
  const reply = { content: 'x', message_reference: { message_id: message.id } };
  expect((await at('DELETE', news, message)).status).toBe(204);
  for (const method of ['GET', 'DELETE']) expect((await at(method, news, message)).body.code).toBe(10008);
  expect((await at('PATCH', news, message, { content: 'y' })).body.code).toBe(10008);
  expect((await send(news, reply)).body).toMatchObject({ code: 50035, errors: { message_reference: {} } });
  const lenient = { ...reply.message_reference, fail_if_not_exists: false };
  expect((await send(news, { ...reply, message_reference: lenient })).status).toBe(200);
  news.delete();
  expect((await list(news)).body).toEqual({ code: 10003, message: 'Unknown Channel' });
  const other = guild.addChannel('other');
  discord.removeGuild(guild);
  expect((await rawRequest(discord, `GET /guilds/${guild.id}`)).body.code).toBe(10004);
  expect((await send(other, { content: 'x' })).body.code).toBe(50001);
});

test('the messages of others are not edited, and deleted only with Manage Messages', async () => {
  const { discord, news, ann, at } = await office();
  await connectClient(discord);
  const { message } = await discord.say(ann, news, 'mine');
  expect((await at('PATCH', news, message, { content: 'y' })).body.code).toBe(50005);
  expect((await at('DELETE', news, message)).body.code).toBe(50013);
  news.allow('ManageMessages');
  expect((await at('DELETE', news, message)).status).toBe(204);
});

test('an enforced nonce gives the message that is there, for a few minutes', async () => {
  const { discord, news, send } = await office();
  const body = { content: 'x', nonce: 'slot-1', enforce_nonce: true };
  const first = await send(news, body);
  const second = await send(news, { ...body, content: 'y' });
  expect(second.body).toMatchObject({ id: first.body.id, content: 'x', nonce: 'slot-1' });
  await send(news, { content: 'x', nonce: 'slot-1' });
  expect(news.posts).toHaveLength(2);
  discord.clock.advance(4 * 60_000);
  expect((await send(news, body)).body.id).not.toBe(first.body.id);
});

test('a category takes no messages', async () => {
  const { guild, send } = await office();
  const category = guild.addChannel({ name: 'all', type: CHANNEL.category });
  expect((await send(category, { content: 'x' })).body.code).toBe(50008);
});
