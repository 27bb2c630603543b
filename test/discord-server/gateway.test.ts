import { once } from 'node:events';
import { Events, GatewayIntentBits } from 'discord.js';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { connectClient, newClient, startOffice } from './connect-client.js';
import { expectClean } from './server.js';

test('a wrong token is closed with 4004 and a privileged intent with 4014', async () => {
  const { discord } = await startOffice();
  const { Guilds, MessageContent, GuildMembers, GuildPresences } = GatewayIntentBits;
  for (const privileged of [MessageContent, GuildMembers, GuildPresences]) {
    const client = newClient(discord, { intents: [Guilds, privileged] });
    await expect(client.login(discord.token)).rejects.toThrow('disallowed intents');
  }
  const line = await identified(discord.gateway.url, { token: 'wrong', intents: 1, properties: {} });
  expect(await line.closed).toBe(4004);
  expect(discord.gateway.identifies).toHaveLength(0);
});

test('a privileged intent that is switched on is let in and gives the content of all messages', async () => {
  const { discord, news, ann } = await startOffice({ privilegedIntents: ['MessageContent'] });
  const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;
  const client = await connectClient(discord, { intents: [Guilds, GuildMessages, MessageContent] });
  const heard = once(client, Events.MessageCreate);
  await discord.say(ann, news, 'not for you');
  expect((await heard)[0].content).toBe('not for you');
});

test('after a cut the client resumes and gets what it missed, in order', async () => {
  const { discord, news, ann } = await startOffice();
  const client = await connectClient(discord);
  const heard: string[] = [];
  client.on('messageCreate', ({ content }) => heard.push(content));
  discord.gateway.cut();
  await discord.until(() => discord.gateway.connected.length === 0);
  for (const text of ['one', 'two', 'three']) await discord.say(ann, news, `${discord.botUser.mention} ${text}`);
  await discord.ready(2);
  await discord.settled();
  expect(heard.map((text) => text.split(' ')[1])).toEqual(['one', 'two', 'three']);
  expect(discord.gateway.resumes).toMatchObject([{ replayed: 3 }]);
  expect(discord.gateway.identifies).toHaveLength(1);
});

test('told to reconnect, or closed with a code that allows it, the client resumes', async () => {
  const { discord } = await startOffice();
  await connectClient(discord);
  discord.gateway.reconnect();
  await discord.ready(2);
  discord.gateway.close(4000);
  await discord.ready(3);
  expect(discord.gateway.resumes).toHaveLength(2);
  expect(discord.gateway.identifies).toHaveLength(1);
});

test('an invalid session that can be resumed is resumed, one that cannot is identified anew', async () => {
  const { discord } = await startOffice();
  await connectClient(discord);
  discord.gateway.invalidate({ resumable: true });
  await discord.ready(2);
  expect(discord.gateway.resumes).toHaveLength(1);
  discord.gateway.invalidate();
  await discord.ready(3);
  expect(discord.gateway.identifies).toHaveLength(2);
  expect(discord.gateway.sessionStarts.remaining).toBe(998);
});

test('a client whose heartbeats are not acknowledged drops the line and resumes', async () => {
  const { discord } = await startOffice({ heartbeatInterval: 40 });
  await connectClient(discord);
  discord.gateway.acknowledges = false;
  await discord.until(() => discord.gateway.connected.length === 0);
  discord.gateway.acknowledges = true;
  await discord.ready(2);
  expect(discord.gateway.resumes).toHaveLength(1);
});

test('a code that ends it all ends it all', async () => {
  const { discord } = await startOffice();
  const client = await connectClient(discord);
  client.on('error', () => {});
  const gone = once(client, Events.ShardDisconnect);
  discord.gateway.close(4014);
  expect((await gone)[0].code).toBe(4014);
  expect(discord.gateway.hasSession).toBe(false);
});

test('the network goes away and comes back at the same address', async () => {
  const { discord, ann, news } = await startOffice();
  const client = await connectClient(discord);
  const api = discord.api;
  await discord.goOffline();
  await expect(fetch(`${api}/v10/gateway`)).rejects.toThrow('fetch failed');
  await discord.comeBack();
  expect(discord.api).toBe(api);
  await discord.ready(2);
  const heard = once(client, Events.MessageCreate);
  await discord.say(ann, news, 'back?');
  expect((await heard)[0].author.id).toBe(ann.id);
});

test('a client that finds nobody there has lost its session, and identifies anew when the network is back', async () => {
  const { discord } = await startOffice();
  const client = await connectClient(discord);
  const reconnecting = new Promise<void>((resolve) => {
    let times = 0;
    client.on('shardReconnecting', () => {
      times += 1;
      if (times === 2) resolve();
    });
  });
  await discord.goOffline();
  await reconnecting;
  await discord.comeBack();
  await discord.ready(2);
  expect([discord.gateway.identifies.length, discord.gateway.resumes.length]).toEqual([2, 0]);
});

test('what a bot may not read without the intent is emptied, in events and in lists', async () => {
  const { discord, news, ann } = await startOffice();
  const client = await connectClient(discord);
  const heard: string[] = [];
  client.on('messageCreate', ({ content }) => heard.push(content));
  const channel = await client.channels.fetch(news.id);
  if (!channel?.isSendable()) throw new Error('The channel is not one to send to.');
  await channel.send('my own');
  const [post] = news.posts;
  await discord.say(ann, news, 'secret');
  await discord.say(ann, news, `${discord.botUser.mention} hello`);
  await discord.say(ann, news, 'a reply', { replyTo: post! });
  await discord.say(ann, news, 'a quiet reply', { replyTo: post!, ping: false });
  await discord.say(ann, 'dm', 'direct');
  await discord.settled();
  expect(heard).toEqual(['my own', '', `${discord.botUser.mention} hello`, 'a reply', '', 'direct']);
  const list = await channel.messages.fetch({ limit: 5, cache: false });
  expect(list.map(({ content }) => content)).toEqual(['', 'a reply', `${discord.botUser.mention} hello`, '', 'my own']);
});

test('events come only by the intents that were asked for', async () => {
  const { discord, news, ann } = await startOffice();
  const client = await connectClient(discord, { intents: [GatewayIntentBits.Guilds] });
  client.on('messageCreate', () => expect.unreachable());
  await discord.say(ann, news, discord.botUser.mention);
  await discord.say(ann, 'dm', 'hello');
  await discord.settled();
});

test('more than 120 sends a minute are closed with 4008 and recorded', async () => {
  const { discord } = await startOffice();
  const line = await identified(discord.gateway.url, { token: discord.token, intents: 1, properties: {} });
  for (let i = 0; i < 120; i += 1)
    line.send({ op: 3, d: { since: null, activities: [], status: 'online', afk: false } });
  expect(await line.closed).toBe(4008);
  expect(() => expectClean(discord)).toThrow('120 sends a minute');
});

test('what breaks the protocol is closed with the code for it', async () => {
  const { discord } = await startOffice();
  const good = { token: discord.token, intents: 1, properties: {} };
  const cases: [number, (line: Awaited<ReturnType<typeof identified>>) => void][] = [
    [4002, (line) => line.socket.send('not JSON')],
    [4001, (line) => line.send({ op: 99 })],
    [4005, (line) => line.send({ op: 2, d: good })],
  ];
  for (const [code, misuse] of cases) {
    const line = await identified(discord.gateway.url, good);
    misuse(line);
    expect(await line.closed).toBe(code);
  }
  expect(discord.violations).toHaveLength(3);
});

test('an identify beyond those of a day is turned away', async () => {
  const { discord } = await startOffice();
  discord.gateway.sessionStarts.remaining = 0;
  const line = await identified(discord.gateway.url, { token: discord.token, intents: 1, properties: {} });
  expect(await line.closed).toBe(4004);
  expect(() => expectClean(discord)).toThrow('more identifies than a day allows');
});

test('from 2,500 guilds one shard is too few', async () => {
  const { discord } = await startOffice();
  for (let i = 0; i < 2_499; i += 1) discord.addGuild({ channels: [] });
  expect(discord.gateway.recommendedShards).toBe(3);
  const line = await identified(discord.gateway.url, {
    token: discord.token,
    intents: 1,
    properties: {},
    shard: [0, 1],
  });
  expect(await line.closed).toBe(4011);
});

test('with two shards every guild belongs to one of them', async () => {
  const { discord } = await startOffice();
  discord.clock.advance(1);
  const second = discord.addGuild({ name: 'Second' });
  const client = await connectClient(discord, { shardCount: 2 });
  await discord.until(() => client.guilds.cache.size === 2);
  expect(client.guilds.cache.get(second.id)?.shardId).toBe(Number((BigInt(second.id) >> 22n) % 2n));
  expect(discord.gateway.identifies).toHaveLength(2);
});

async function identified(url: string, data: object) {
  const socket = new WebSocket(url);
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  const send = (payload: object) => socket.send(JSON.stringify(payload));
  await once(socket, 'message');
  send({ op: 2, d: data });
  return { socket, closed, send };
}
