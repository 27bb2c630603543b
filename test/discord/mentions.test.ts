import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { collect } from '../commands/small-library.js';
import { startBoth } from './bot-on-server.js';

let here: Awaited<ReturnType<typeof startBoth>>;

beforeEach(async () => {
  here = await startBoth();
});
afterEach(() => here.end());

const QUESTION = 'who opened the bridge?';
const ANSWER = '**Mayor Edith Marlow**';

describe('a mention of the bot', () => {
  test('is answered by a reply that pings nobody, whatever stands in the question', async () => {
    const { discord, ann, bob, news } = here;
    const said = await discord.say(ann, news, `${discord.botUser.mention} ${QUESTION} @everyone ${bob.mention}`);
    const answer = await said.answer();
    expect(answer.repliedTo).toBe(said.message);
    expect(answer.text).toContain('Asked: who opened the bridge?');
    expect(answer.allPings.every((pings) => pings.users.length + pings.roles.length === 0 && !pings.everyone)).toBe(
      true,
    );
  });

  test('is answered in a thread, in a reply to somebody’s message, and without a mention in direct messages', async () => {
    const { discord, ann, bob, news } = here;
    const mention = discord.botUser.mention;
    const thread = discord.thread(news, 'bridges');
    expect((await (await discord.say(ann, thread, `${mention} ${QUESTION}`)).answer()).text).toContain(ANSWER);
    const { message } = await discord.say(bob, news, 'The flood was in Highwater.');
    const said = await discord.say(ann, news, `${QUESTION} ${mention}`, { replyTo: message });
    const answer = await said.answer();
    expect(answer.text).toContain(ANSWER);
    expect(answer.text).toContain('Asked: who opened the bridge?\n');
    expect((await (await discord.say(ann, 'dm', QUESTION)).answer()).text).toContain(ANSWER);
  });

  test('is read together with the member’s last question there when it leans on that, and its buttons too', async () => {
    const { discord, bot, ann, bob, news, guild } = here;
    const mention = discord.botUser.mention;
    await (await discord.say(ann, news, `${mention} Who opened the bridge in Highwater?`)).answer();
    const understood = 'Asked: when was it? — read as: about “opened”, “bridge” and “Highwater”';
    const answer = await (await discord.say(ann, news, `${mention} when was it?`)).answer();
    expect(answer.text).toContain(understood);
    const page = await (await discord.click(bob, answer, 'More')).reply();
    expect(page.text).toContain('Passages for “when was it? (opened, bridge, Highwater)”');
    // Nobody else's question is meant, nor one of another channel.
    const others = [
      await discord.say(bob, news, `${mention} when was it?`),
      await discord.say(ann, guild.channel('chat'), `${mention} when was it?`),
      await discord.say(ann, 'dm', 'when was it?'),
    ];
    for (const said of others) expect((await said.answer()).text).not.toContain('read as');
    await (await discord.say(ann, 'dm', 'Who opened the bridge in Highwater?')).answer();
    expect((await (await discord.say(ann, 'dm', 'when was it?')).answer()).text).toContain(understood);
    const { conversations } = await bot.services.state();
    const kept = await collect(conversations.list());
    expect(kept.find(({ key }) => key === `${news.id}/${ann.id}`)).toMatchObject({
      owner: { guild: guild.id, member: ann.id },
      value: { question: 'when was it? (opened, bridge, Highwater)' },
    });
  });

  test('leaves its question with the bot for half an hour, which /privacy shows and deletes', async () => {
    const { discord, bot, ann, news } = here;
    const mention = discord.botUser.mention;
    await (await discord.say(ann, news, `${mention} ${QUESTION}`)).answer();
    await discord.settled();
    const told = await (await discord.slash(ann, news, 'privacy')).reply();
    expect(told.text).toContain('1 last question in a channel');
    await (await discord.click(ann, told, 'Delete my data')).reply();
    const { conversations } = await bot.services.state();
    expect(await collect(conversations.list())).toEqual([]);
    expect((await (await discord.say(ann, news, `${mention} when was it?`)).answer()).text).not.toContain('read as');
  });

  test('has buttons that anybody can press', async () => {
    const { discord, ann, bob, news } = here;
    const answer = await (await discord.say(ann, news, `${discord.botUser.mention} ${QUESTION}`)).answer();
    const page = await (await discord.click(bob, answer, 'Context')).reply();
    expect(page.reader).toBe(bob);
    expect(page.text).toContain('Highwater bridge opens again');
  });

  test('without a question is told how to ask', async () => {
    const { discord, ann, news } = here;
    const answer = await (await discord.say(ann, news, discord.botUser.mention)).answer();
    expect(answer.text).toContain('write a question after the mention');
  });

  test('is not answered in a channel that a manager has turned off, nor in its threads', async () => {
    const { discord, ann, news, guild } = here;
    await (
      await discord.slash(ann, news, 'mentions', { answer: 'off' }, { memberPermissions: ['ManageGuild'] })
    ).reply();
    const mention = `${discord.botUser.mention} ${QUESTION}`;
    const silent = [await discord.say(ann, news, mention), await discord.say(ann, discord.thread(news, 't'), mention)];
    const elsewhere = await discord.say(ann, guild.channel('chat'), mention);
    expect((await elsewhere.answer()).text).toContain(ANSWER);
    await discord.settled();
    expect(silent.flatMap(({ answers }) => answers)).toEqual([]);
  });

  test('is answered once, however often Discord tells it', async () => {
    const { discord, ann, news } = here;
    const said = await discord.say(ann, news, `${discord.botUser.mention} ${QUESTION}`);
    await said.answer();
    discord.dispatch('MESSAGE_CREATE', said.message.toJSON());
    discord.dispatch('MESSAGE_CREATE', said.message.toJSON());
    await discord.settled();
    expect(said.answers).toHaveLength(1);
  });
});

describe('a message that does not ask the bot', () => {
  test('is left alone: no mention, @everyone, a mention of others, a reply without a mention in its text', async () => {
    const { discord, ann, bob, news } = here;
    const answer = await (await discord.say(ann, news, `${discord.botUser.mention} ${QUESTION}`)).answer();
    const told = [
      await discord.say(bob, news, QUESTION),
      await discord.say(bob, news, `@everyone ${QUESTION}`),
      await discord.say(bob, news, `${ann.mention} ${QUESTION}`),
      await discord.say(bob, news, 'Thanks!', { replyTo: answer }),
    ];
    await discord.settled();
    expect(told.flatMap(({ answers }) => answers)).toEqual([]);
  });
});

describe('where the bot may not post', () => {
  test.each([
    ['SendMessages', 'missing Send Messages'],
    ['EmbedLinks', 'missing Embed Links'],
    ['ReadMessageHistory', 'missing Read Message History'],
  ] as const)('without %s, the member is told privately what is missing and who can mend it', async (name, why) => {
    const { discord, ann, news } = here;
    news.deny(name);
    const said = await discord.say(ann, news, `${discord.botUser.mention} ${QUESTION}`);
    const told = await discord.until(() => discord.direct(ann).posts[0]);
    expect(told.text).toContain(why);
    expect(told.text).toContain('Edit Channel → Permissions');
    await discord.settled();
    expect(said.answers).toEqual([]);
  });

  test('in a thread, it is the permission for threads that counts', async () => {
    const { discord, ann, news } = here;
    news.deny('SendMessagesInThreads');
    await discord.say(ann, discord.thread(news, 't'), `${discord.botUser.mention} ${QUESTION}`);
    expect((await discord.until(() => discord.direct(ann).posts[0])).text).toContain('Send Messages in Threads');
  });
});
