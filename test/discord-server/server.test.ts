import { expect, test } from 'vitest';
import { TestClock } from './clock.js';
import { connectClient, newClient, startOffice } from './connect-client.js';
import { InvalidRequests } from './invalid-requests.js';
import { rawRequest } from './raw-request.js';
import { expectClean, startDiscordServer } from './server.js';

test('the server starts at once, listens on 127.0.0.1 only and closes cleanly', async () => {
  const before = performance.now();
  const discord = await startDiscordServer();
  expect(performance.now() - before).toBeLessThan(200);
  expect(discord.api).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api$/);
  await discord.close();
  await expect(fetch(`${discord.api}/v10/gateway`)).rejects.toThrow('fetch failed');
});

test('a client is ready and knows its guild, its channels and itself', async () => {
  const { discord, guild, news } = await startOffice();
  const client = await connectClient(discord);
  expect(client.user.id).toBe(discord.botUser.id);
  expect(client.application.id).toBe(discord.applicationId);
  expect(client.guilds.cache.get(guild.id)?.name).toBe('Office');
  expect(client.guilds.cache.get(guild.id)?.channels.cache.get(news.id)?.name).toBe('news');
  expect(discord.gateway.identifies).toHaveLength(1);
  expectClean(discord);
});

test('a client fetches its application, a user, its own member, roles and channels', async () => {
  const { discord, guild, news, ann } = await startOffice();
  const client = await connectClient(discord);
  const office = await client.guilds.fetch(guild.id);
  expect((await client.application.fetch()).id).toBe(discord.applicationId);
  expect((await client.users.fetch(ann.id)).globalName).toBe('Ann');
  expect((await office.members.fetchMe({ force: true })).id).toBe(discord.botUser.id);
  expect((await office.members.fetch(ann.id)).displayName).toBe('Ann');
  expect((await office.roles.fetch()).size).toBe(2);
  expect((await office.channels.fetch()).has(news.id)).toBe(true);
  expect((await client.guilds.fetch()).size).toBe(1);
  guild.expel(ann);
  await expect(office.members.fetch({ user: ann.id, force: true })).rejects.toMatchObject({ code: 10007 });
  expectClean(discord);
});

test('joining, leaving and losing guilds reaches the bot', async () => {
  const { discord, guild } = await startOffice();
  const client = await connectClient(discord);
  const heard: string[] = [];
  client.on('guildCreate', ({ name }) => heard.push(`joined ${name}`));
  client.on('guildDelete', ({ name }) => heard.push(`left ${name}`));
  client.on('guildUnavailable', ({ name }) => heard.push(`lost ${name}`));
  client.on('guildAvailable', ({ name }) => heard.push(`found ${name}`));
  const second = discord.addGuild({ name: 'Second' });
  discord.addGuild({ name: 'Elsewhere', bot: false });
  guild.goDown();
  guild.comeBack();
  discord.removeGuild(guild);
  await discord.settled();
  await client.guilds.cache.get(second.id)?.leave();
  await discord.settled();
  expect(heard).toEqual(['joined Second', 'lost Office', 'found Office', 'left Office', 'left Second']);
  expect(second.hasBot).toBe(false);
  await expect(client.guilds.fetch(guild.id)).rejects.toMatchObject({ code: 10004, status: 404 });
});

test('a request that the server does not know makes the test fail', async () => {
  const { discord } = await startOffice();
  expectClean(discord);
  const { status } = await rawRequest(discord, 'GET /users/@me/connections');
  expect(status).toBe(404);
  expect(() => expectClean(discord)).toThrow('unknown route: GET /users/@me/connections');
  discord.clearRecords();
  expectClean(discord);
});

test('a wrong token is refused on every route but those that carry one of their own', async () => {
  const { discord } = await startOffice();
  const { status, body } = await rawRequest(discord, 'GET /users/@me', undefined, 'wrong');
  expect([status, body]).toEqual([401, { code: 0, message: '401: Unauthorized' }]);
  expect(discord.invalidRequests).toBe(1);
  await expect(newClient(discord).login('wrong')).rejects.toThrow('invalid token');
  const hook = await rawRequest(
    discord,
    `GET /webhooks/${discord.applicationId}/nothing/messages/@original`,
    undefined,
    'wrong',
  );
  expect(hook.body.code).toBe(10015);
});

test('requests are recorded with route, body and time, and counted beyond what is kept', async () => {
  const { discord, news } = await startOffice({ keep: 3 });
  for (let i = 0; i < 5; i += 1) {
    discord.clock.advance(1_000);
    await rawRequest(discord, `POST /channels/${news.id}/messages`, { content: `${i}` });
  }
  expect(discord.requests).toHaveLength(3);
  expect(discord.count('sendMessage')).toBe(5);
  expect(discord.requests.at(-1)).toMatchObject({
    method: 'POST',
    route: 'sendMessage',
    body: { content: '4' },
    status: 200,
    at: discord.clock.now(),
  });
  expect(news.messages.map(({ content }) => content)).toEqual(['2', '3', '4']);
});

test('ten thousand invalid requests within ten minutes ban the address, for ten minutes', () => {
  const clock = new TestClock();
  const invalid = new InvalidRequests(clock);
  for (let i = 0; i < 9_999; i += 1) invalid.note([401, 403, 429][i % 3] ?? 0);
  invalid.note(404);
  expect(invalid.isBanned).toBe(false);
  invalid.note(403);
  expect(invalid.isBanned).toBe(true);
  clock.advance(10 * 60_000);
  expect([invalid.isBanned, invalid.count]).toEqual([false, 0]);
});
