import { expect, test } from 'vitest';
import { connectClient, startOffice } from './connect-client.js';
import { pingsNobody, pingsOf } from './mentions.js';
import { rawRequest } from './raw-request.js';

const TEXT = '@everyone <@1> <@!2> <@&3>';

test.each([
  ['all, when nothing is said', undefined, { users: ['1', '2'], roles: ['3'], everyone: true }],
  ['nobody, with parse: []', { parse: [] }, { users: [], roles: [], everyone: false }],
  ['users only', { parse: ['users'] }, { users: ['1', '2'], roles: [], everyone: false }],
  ['the user named', { parse: [], users: ['2', '9'] }, { users: ['2'], roles: [], everyone: false }],
  ['the role named', { roles: ['3'] }, { users: [], roles: ['3'], everyone: false }],
  ['everyone only', { parse: ['everyone'] }, { users: [], roles: [], everyone: true }],
])('a message pings %s', (_, allowed, pings) => {
  expect(pingsOf({ text: TEXT, allowed })).toEqual(pings);
});

test('a reply pings its author unless it is told not to', () => {
  const reply = (allowed: unknown) => pingsOf({ text: 'x', allowed, repliedTo: '7' }).users;
  expect(reply(undefined)).toEqual(['7']);
  expect(reply({ parse: [], replied_user: true })).toEqual(['7']);
  expect(reply({ parse: [] })).toEqual([]);
  expect(reply({ parse: ['users'], replied_user: false })).toEqual([]);
});

test('whom messages, replies, follow-ups, edits and layouts ping is recorded', async () => {
  const { discord, news, ann, bob } = await startOffice();
  const client = await connectClient(discord);
  await client.application.commands.create({ name: 'ask', description: 'Asks.' });
  client.on('interactionCreate', async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply({ content: bob.mention, allowedMentions: { parse: [] } });
    await interaction.editReply({ content: `again ${bob.mention}` });
    await interaction.followUp({ content: '@here', allowedMentions: { parse: ['everyone'] } });
  });
  const sent = await discord.slash(ann, news, 'ask');
  const followUp = await sent.followUp();
  const reply = await sent.reply();
  expect(reply.allPings.map(pingsNobody)).toEqual([true, false]);
  expect(reply.pings.users).toEqual([bob.id]);
  expect(followUp.pings.everyone).toBe(true);
  expect(discord.pinged).toEqual([reply, followUp]);
  const layout = { flags: 1 << 15, components: [{ type: 10, content: ann.mention }] };
  await rawRequest(discord, `POST /channels/${news.id}/messages`, layout);
  expect(news.posts.at(-1)?.pings.users).toEqual([ann.id]);
});

test('a message of a person that mentions the bot says so', async () => {
  const { discord, news, ann } = await startOffice();
  const client = await connectClient(discord);
  const heard: boolean[] = [];
  client.on('messageCreate', ({ mentions }) => heard.push(mentions.has(client.user)));
  await discord.say(ann, news, `${discord.botUser.mention} hello`);
  await discord.say(ann, news, 'hello');
  await discord.settled();
  expect(heard).toEqual([true, false]);
});
