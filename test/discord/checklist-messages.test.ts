/** Discord's rules about messages, in the order of its own documentation, over everything that the bot sends. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RecordedRequest } from '../discord-server/records.js';
import { startBoth } from './bot-on-server.js';
import { slowServices } from './under-trouble.js';

const QUESTION = 'Who opened the bridge?';
const LONG = `Who opened the bridge of the town${', tell me please'.repeat(8)}?`;

let here: Awaited<ReturnType<typeof startBoth>>;
beforeEach(async () => {
  here = await startBoth();
});
afterEach(() => here.end());

/** The same with other services; the one that was there ends. */
async function startOver(options: Parameters<typeof startBoth>[0]) {
  await here.end();
  here = await startBoth(options);
  return here;
}

interface Body {
  readonly content?: string;
  readonly flags?: number;
  readonly embeds?: readonly object[];
  readonly allowed_mentions?: { readonly parse?: readonly string[]; readonly replied_user?: boolean };
  readonly nonce?: string;
  readonly enforce_nonce?: boolean;
}

/** The body of a message in a request, if it has one; an announcement ("is thinking") has none. */
function bodyOf({ route, body }: RecordedRequest): readonly Body[] {
  const sent = body as Body & { readonly type?: number; readonly data?: Body };
  if (route === 'callback') return sent.type === 4 || sent.type === 7 ? [sent.data ?? {}] : [];
  return /^(?:send|edit)Message$|FollowUp$|^editOriginal$/.test(route ?? '') && sent ? [sent] : [];
}

/** One of everything that members do; slow replies and failures among it. */
async function doEverything() {
  const { gate, services } = slowServices();
  const { discord, ann, bob, news, guild } = await startOver({ services });
  const reply = await (await discord.slash(ann, news, 'ask', { question: LONG })).reply();
  for (const label of ['More', 'Context', 'Newest first']) await (await discord.click(bob, reply, label)).reply();
  await discord.submit(bob, await discord.click(bob, reply, 'Not what I asked'), { wrong: 'All.' });
  const page = await (await discord.slash(ann, news, 'search', { words: 'Highwater Lowmere' })).reply();
  await (await discord.click(ann, page, 'Next page')).reply();
  await (await discord.click(ann, page, 'Share')).reply();
  for (const name of ['latest', 'help', 'privacy']) await (await discord.slash(ann, news, name)).reply();
  await (await discord.slash(ann, news, 'bulletin', { title: 'flood' })).reply();
  await (await discord.slash(ann, news, 'ask', { question: QUESTION, from: 'soon' })).reply();
  const mention = `${discord.botUser.mention} ${QUESTION} @everyone ${bob.mention}`;
  const said = await discord.say(ann, news, mention);
  await said.answer();
  await (await discord.menu(ann, said.message, 'Find in bulletins')).reply();
  await (await discord.say(ann, 'dm', QUESTION)).answer();
  guild.channel('chat').deny('SendMessages');
  await discord.say(bob, guild.channel('chat'), mention);
  await discord.until(() => discord.direct(bob).posts[0]);
  gate.slow = true;
  const late = await discord.slash(ann, news, 'ask', { question: LONG });
  await late.acknowledged;
  gate.open();
  await late.reply();
  await discord.settled();
  return here;
}

describe('messages', () => {
  test('have an empty list of whom to ping and ping nobody, whatever is done', async () => {
    const { discord } = await doEverything();
    const bodies = discord.requests.flatMap(bodyOf);
    expect(bodies.length).toBeGreaterThan(15);
    for (const { allowed_mentions: allowed } of bodies) expect(allowed).toMatchObject({ parse: [] });
    for (const { allowed_mentions: allowed } of bodies) expect(allowed?.replied_user ?? false).toBe(false);
  });

  test('that are posted have a number of their own that Discord enforces, of at most 25 characters', async () => {
    const { discord } = await doEverything();
    const posted = discord.requests.filter(({ route }) => route === 'sendMessage').flatMap(bodyOf);
    expect(posted).toHaveLength(3);
    for (const { nonce, enforce_nonce: enforced } of posted) {
      expect(nonce).toMatch(/^.{1,25}$/);
      expect(enforced).toBe(true);
    }
    expect(new Set(posted.map(({ nonce }) => nonce)).size).toBe(3);
  });

  test('are posted once for a mention, also when it is told again after Discord has forgotten that number', async () => {
    const { discord, ann, news } = here;
    const said = await discord.say(ann, news, `${discord.botUser.mention} ${QUESTION}`);
    await said.answer();
    discord.clock.advance(6 * 60_000);
    discord.dispatch('MESSAGE_CREATE', said.message.toJSON());
    await discord.settled();
    expect([said.answers.length, discord.count('sendMessage')]).toEqual([1, 1]);
  });

  test('have nothing but embeds and buttons: no content, no layout, no flag but the private one', async () => {
    const { discord } = await doEverything();
    for (const sent of discord.requests.flatMap(bodyOf)) {
      expect(sent.content ?? '').toBe('');
      expect([undefined, 0, 64]).toContain(sent.flags);
      expect(sent.embeds?.length).toBeGreaterThan(0);
    }
  });

  test('show the signs that a member types as signs, not as bold words, links or mentions', async () => {
    const { discord, ann, news } = here;
    const question = 'Who opened the **bridge** [x](https://a.b) <@1> @everyone `?';
    const reply = await (await discord.slash(ann, news, 'ask', { question })).reply();
    const [asked = ''] = reply.text.split('\n');
    expect(asked).toContain('\\*\\*bridge\\*\\*');
    expect(asked).not.toMatch(/(?<!\\)[*<@`[]/);
  });

  test('of any length can be looked up by their menu, by as many words as a search takes', async () => {
    const { discord, ann, bob, news } = here;
    const { message } = await discord.say(bob, news, 'The flood in Highwater. '.repeat(80));
    const found = await (await discord.menu(ann, message, 'Find in bulletins')).reply();
    expect(found.text).toContain('The Tarn flooded forty houses');
  });

  test('show days in the reader’s own way', async () => {
    const { discord, ann, news } = here;
    const reply = await (await discord.slash(ann, news, 'ask', { question: QUESTION })).reply();
    expect(reply.text).toMatch(/<t:1714996800:D>/);
  });
});
