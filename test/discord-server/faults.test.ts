import { expect, test } from 'vitest';
import { connectClient, startOffice } from './connect-client.js';
import { rawRequest } from './raw-request.js';
import { expectClean } from './server.js';

async function office() {
  const made = await startOffice();
  const client = await connectClient(made.discord);
  const channel = await client.channels.fetch(made.news.id);
  if (!channel?.isSendable()) throw new Error('The channel is not one to send to.');
  return {
    ...made,
    client,
    channel,
    post: () => rawRequest(made.discord, `POST /channels/${made.news.id}/messages`, { content: 'x' }),
  };
}

test('a rate limit is told as Discord tells it, for so many requests of one route', async () => {
  const { discord, news, post } = await office();
  discord.faults.rateLimit('sendMessage', { times: 2, retryAfter: 1.5 });
  for (let i = 0; i < 2; i += 1) {
    const { status, body, headers } = await post();
    expect([status, body]).toEqual([429, { message: 'You are being rate limited.', retry_after: 1.5, global: false }]);
    expect(headers.get('retry-after')).toBe('1.5');
  }
  expect((await rawRequest(discord, `GET /channels/${news.id}`)).status).toBe(200);
  expect((await post()).status).toBe(200);
  expect(discord.invalidRequests).toBe(2);
});

test('a client waits out a rate limit, and a global one for all routes', async () => {
  const { discord, channel, client, news } = await office();
  discord.faults.rateLimit('sendMessage');
  await channel.send('one');
  expect(discord.requests.slice(-2).map(({ status }) => status)).toEqual([429, 200]);
  discord.faults.rateLimit('*', { global: true });
  await client.channels.fetch(news.id, { force: true });
  expect(discord.count('getChannel')).toBe(2);
  expectClean(discord);
});

test('a client tries again after a 5xx, whether or not it was applied', async () => {
  const { discord, channel, news } = await office();
  discord.faults.fail('sendMessage', { status: 503 });
  await channel.send('one');
  expect(news.posts).toHaveLength(1);
  discord.faults.fail('sendMessage', { applied: true });
  await channel.send('two');
  expect(news.posts.map(({ content }) => content)).toEqual(['one', 'two', 'two']);
  discord.faults.fail('sendMessage', { applied: true });
  await channel.send({ content: 'three', nonce: '3', enforceNonce: true });
  expect(news.posts).toHaveLength(4);
  discord.faults.fail('sendMessage', { times: 4, status: 502 });
  await expect(channel.send('four')).rejects.toMatchObject({ status: 502 });
});

test('a line is dropped before or after the request was applied', async () => {
  const { discord, channel, news } = await office();
  discord.faults.drop('sendMessage');
  await expect(channel.send('lost')).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
  discord.faults.drop('sendMessage', { applied: true });
  await expect(channel.send('there')).rejects.toThrow('other side closed');
  expect(news.posts.map(({ content }) => content)).toEqual(['there']);
  await discord.settled();
});

test('a request waits at a gate until the test opens it', async () => {
  const { discord, channel, news } = await office();
  const before = discord.faults.hold('sendMessage');
  const sending = channel.send('slow');
  expect((await before.arrived).body).toMatchObject({ content: 'slow' });
  await discord.settled();
  expect(news.posts).toHaveLength(0);
  before.open();
  await sending;
  const after = discord.faults.hold('sendMessage', { applied: true });
  const second = channel.send('slow answer');
  await after.arrived;
  expect(news.posts).toHaveLength(2);
  after.open();
  await second;
});

test('any of Discord’s numbers can be given, such as that of automatic moderation', async () => {
  const { discord, channel } = await office();
  for (const code of [200000, 240000, 30046] as const) {
    discord.faults.refuse('sendMessage', code);
    const { body } = await rawRequest(discord, `POST /channels/${channel.id}/messages`, { content: 'x' });
    expect(body.code).toBe(code);
  }
  discord.faults.refuse('sendMessage', 50013);
  await expect(channel.send('x')).rejects.toMatchObject({ code: 50013, status: 403 });
});

test('faults that have not struck can be taken back', async () => {
  const { discord, post } = await office();
  discord.faults.fail('*', { times: 99 });
  discord.faults.clear();
  expect((await post()).status).toBe(200);
});

test('more requests a second than allowed are limited, interactions not counted', async () => {
  const { discord, post } = await office();
  discord.faults.requestsPerSecond = 50;
  const answers = await Promise.all(Array.from({ length: 60 }, post));
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
  const callback = await rawRequest(discord, 'POST /interactions/1/none/callback', { type: 5 });
  expect(callback.body.code).toBe(10062);
});
