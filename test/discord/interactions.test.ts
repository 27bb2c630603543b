import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { collect } from '../commands/small-library.js';
import { startBoth } from './bot-on-server.js';

let here: Awaited<ReturnType<typeof startBoth>>;

beforeEach(async () => {
  here = await startBoth();
});
afterEach(() => here.end());

const QUESTION = 'Who opened the bridge?';

describe('/ask', () => {
  test('answers in the channel with the exact sentence, the answer in bold, and its receipt', async () => {
    const { discord, ann, news } = here;
    const reply = await (await discord.slash(ann, news, 'ask', { question: QUESTION })).reply();
    expect(reply.ephemeral).toBe(false);
    expect(reply.text).toContain(
      '> “The bridge over the Tarn at Highwater was opened on Monday by **Mayor Edith Marlow**.”',
    );
    expect(reply.text).toContain('https://example.org/bridge');
    expect(reply.text).toContain('<t:1714996800:D>');
    expect(reply.text).toContain('Valley Herald');
  });

  test('is acknowledged by the answer itself, not by an announcement', async () => {
    const { discord, ann, news } = here;
    const sent = await discord.slash(ann, news, 'ask', { question: QUESTION });
    expect((await sent.acknowledged).type).toBe(4);
  });

  test('answers privately when that is wished, and shares the answer at a press', async () => {
    const { discord, ann, news } = here;
    const reply = await (await discord.slash(ann, news, 'ask', { question: QUESTION, private: true })).reply();
    expect(reply.ephemeral).toBe(true);
    const shared = await (await discord.click(ann, reply, 'Share')).reply();
    expect(shared.ephemeral).toBe(false);
    expect(shared.text).toBe(reply.text);
    expect(reply.edits).toBe(0);
  });

  test('says so when no bulletin answers, and names the word that none has', async () => {
    const { discord, ann, news } = here;
    const reply = await (
      await discord.slash(ann, news, 'ask', { question: 'When did the zeppelin land in Highwater?' })
    ).reply();
    expect(reply.text).toContain('No bulletin answers this. Closest, not an answer');
    expect(reply.text).toContain('In no bulletin: “zeppelin”');
  });

  test('tells a mistake to the member alone, even where the answer would have been public', async () => {
    const { discord, ann, news } = here;
    const reply = await (await discord.slash(ann, news, 'ask', { question: QUESTION, from: 'soon' })).reply();
    expect(reply.ephemeral).toBe(true);
    expect(reply.text).toContain('from: expected a date such as 2024-09-03, 2024-09 or 2024, got “soon”.');
  });

  test('works in direct messages, in groups and in guilds that the bot is not in', async () => {
    const { discord, ann, bob } = here;
    const away = discord.addGuild({ name: 'Away', channels: ['hall'], bot: false });
    for (const place of [discord.direct(ann), discord.group(ann, bob), away.channel('hall')]) {
      const reply = await (await discord.slash(ann, place, 'ask', { question: QUESTION })).reply();
      expect(reply.text).toContain('**Mayor Edith Marlow**');
    }
  });

  test('checks what a forged client sends', async () => {
    const { discord, ann, news } = here;
    const long = { question: 'x'.repeat(400) };
    const reply = await (await discord.slash(ann, news, 'ask', long, { unchecked: true })).reply();
    expect(reply.text).toContain('expected at most 300 characters, got 400');
  });
});

describe('a button', () => {
  test('gives whoever presses it a private page, and leaves the message alone', async () => {
    const { discord, ann, bob, news } = here;
    const reply = await (await discord.slash(ann, news, 'ask', { question: QUESTION })).reply();
    for (const member of [ann, bob]) {
      for (const label of ['More', 'Context', 'Newest first']) {
        const page = await (await discord.click(member, reply, label)).reply();
        expect(page).not.toBe(reply);
        expect(page.reader).toBe(member);
      }
    }
    expect(reply.edits).toBe(0);
  });

  test('shows the quoted sentence where it stands in its bulletin', async () => {
    const { discord, ann, news } = here;
    const reply = await (await discord.slash(ann, news, 'ask', { question: 'How many houses were flooded?' })).reply();
    const page = await (await discord.click(ann, reply, 'Context')).reply();
    expect(page.text).toContain('Flood in Highwater');
    expect(page.text).toContain('> The Tarn flooded forty houses in Highwater on 2 March 2023.');
    expect(page.text).toContain('Rescue teams from Lowmere evacuated 120 people by boat.');
  });

  test('says to whoever presses it why the answer is what it is', async () => {
    const { discord, ann, bob, news } = here;
    const reply = await (await discord.slash(ann, news, 'ask', { question: QUESTION })).reply();
    const reasons = await (await discord.click(bob, reply, 'Why this?')).reply();
    expect(reasons.reader).toBe(bob);
    expect(reasons.text).toContain('Why this?');
    expect(reasons.text).toMatch(/Confidence 0\.\d+: told as an answer, which takes 0\.\d\d\./);
    expect(reasons.text).toContain('“bridge” in the sentence and in the title.');
    expect(reply.edits).toBe(0);
  });

  test('turns the pages of a private message in their place', async () => {
    const { discord, ann, news } = here;
    const page = await (await discord.slash(ann, news, 'search', { words: 'Highwater Lowmere' })).reply();
    expect(page.ephemeral).toBe(true);
    const text = page.text;
    const next = await (await discord.click(ann, page, 'Next page')).reply();
    expect(next).toBe(page);
    expect(page.text).not.toBe(text);
    await (await discord.click(ann, page, 'Previous page')).reply();
    expect(page.text).toBe(text);
    const sorted = await (await discord.click(ann, page, 'Newest first')).reply();
    expect(sorted.text).toContain('newest first');
  });

  test('never changes a message that others see', async () => {
    const { discord, ann, bob, news } = here;
    const shared = await (
      await discord.slash(ann, news, 'search', { words: 'Highwater Lowmere', private: false })
    ).reply();
    expect(shared.ephemeral).toBe(false);
    for (const member of [ann, bob]) {
      const next = await (await discord.click(member, shared, 'Next page')).reply();
      expect(next.reader).toBe(member);
    }
    expect(shared.edits).toBe(0);
  });

  test('opens a listed passage beside the list', async () => {
    const { discord, ann, news } = here;
    const list = await (await discord.slash(ann, news, 'latest', { count: 3 })).reply();
    const opened = await (await discord.click(ann, list, 'Read 2')).reply();
    expect(opened).not.toBe(list);
    expect(opened.text).toContain('Highwater bridge opens again');
  });

  test('works with a question of any length', async () => {
    const { discord, ann, news } = here;
    const question = `Who opened the bridge${' of the town'.repeat(22)}?`;
    const reply = await (await discord.slash(ann, news, 'ask', { question })).reply();
    const page = await (await discord.click(ann, reply, 'More')).reply();
    expect(page.text).toContain('Passages for “Who opened the bridge of the town');
  });

  test('that has expired says so and offers the command again', async () => {
    const { discord, bot, ann, news } = here;
    const reply = await (
      await discord.slash(ann, news, 'ask', { question: `${QUESTION} ${'Tell me. '.repeat(20)}` })
    ).reply();
    const state = await bot.services.state();
    await state.forgetMember(ann.id);
    const page = await (await discord.click(ann, reply, 'More')).reply();
    expect(page.ephemeral).toBe(true);
    expect(page.text).toContain('This button has expired');
    expect(page.text).toContain('/search');
  });
});

describe('“Not what I asked”', () => {
  test('asks what was wrong and keeps it', async () => {
    const { discord, bot, ann, bob, news, guild } = here;
    const reply = await (await discord.slash(ann, news, 'ask', { question: QUESTION })).reply();
    const pressed = await discord.click(bob, reply, 'Not what I asked');
    expect(await pressed.modal()).toMatchObject({ title: 'Not what I asked' });
    const thanks = await (await discord.submit(bob, pressed, { wrong: 'I meant another bridge.' })).reply();
    expect(thanks.ephemeral).toBe(true);
    const { feedback } = await bot.services.state();
    const [kept] = await collect(feedback.list());
    expect(kept).toMatchObject({
      owner: { guild: guild.id, member: bob.id },
      value: { question: QUESTION, wrong: 'I meant another bridge.', answered: true },
    });
    const gone = await (await discord.slash(bob, news, 'privacy', { do: 'delete' })).reply();
    expect(gone.text).toContain('Deleted: 1 record.');
    expect(await collect(feedback.list())).toEqual([]);
  });
});

describe('the menu of a message', () => {
  test('finds passages for its words', async () => {
    const { discord, ann, bob, news } = here;
    const { message } = await discord.say(
      bob,
      news,
      'Did you hear about the <#1> flood https://example.org/x in Highwater?',
    );
    const found = await (await discord.menu(ann, message, 'Find in bulletins')).reply();
    expect(found.reader).toBe(ann);
    expect(found.text).toContain('The Tarn flooded forty houses');
    expect(found.text).not.toContain('example.org/x');
  });

  test('says so when the message has no words', async () => {
    const { discord, ann, bob, news } = here;
    const { message } = await discord.say(bob, news, '<@1> https://example.org');
    const reply = await (await discord.menu(ann, message, 'Find in bulletins')).reply();
    expect(reply.text).toContain('That message has no words to look for.');
  });
});

describe('suggestions while somebody types', () => {
  test('are titles that can be chosen, or any other text', async () => {
    const { discord, ann, news } = here;
    const choices = await discord.complete(ann, news, 'bulletin', { title: 'flo' }, 'title');
    expect(choices[0]).toEqual({ name: 'Flood in Highwater', value: 'flood' });
    const chosen = await (await discord.slash(ann, news, 'bulletin', { title: String(choices[0]?.value) })).reply();
    expect(chosen.text).toContain('The Tarn flooded forty houses');
    const typed = await (await discord.slash(ann, news, 'bulletin', { title: 'highwater bridge' })).reply();
    expect(typed.text).toContain('Highwater bridge opens again');
  });

  test('are none when nothing fits, and newest when nothing is typed', async () => {
    const { discord, ann, news } = here;
    expect(await discord.complete(ann, news, 'bulletin', { title: 'zzzz' }, 'title')).toEqual([]);
    expect((await discord.complete(ann, news, 'bulletin', { title: '' }, 'title')).length).toBeGreaterThan(3);
  });
});

describe('/mentions', () => {
  test('is for those who manage the server, whatever its admins have opened', async () => {
    const { discord, bob, ann, news } = here;
    const circumstances = { memberPermissions: ['ManageGuild'] as const };
    const done = await (await discord.slash(ann, news, 'mentions', { answer: 'off' }, circumstances)).reply();
    expect(done.text).toContain('not answered in this channel any more');
    const refused = await (await discord.slash(bob, news, 'mentions', { answer: 'on' }, { unchecked: true })).reply();
    expect(refused.text).toContain('only members with the permission Manage Server');
  });
});
