/** Discord's rules about interactions, in the order of its own documentation, each proved on the running bot. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bulletin, servicesOver } from '../commands/small-library.js';
import { startBoth } from './bot-on-server.js';
import { slowServices } from './under-trouble.js';

const QUESTION = 'Who opened the bridge?';
const LONG = `Who opened the bridge of the town${', tell me please'.repeat(8)}?`;
const ANSWER = '**Mayor Edith Marlow**';

/** Bulletins whose ids are too long to be sent, and whose titles are long, none, empty, unseen or turned round. */
const TITLES = [`${'T'.repeat(300)} `, 'کتابخانه و نشریه ', '\u200b', '', null, 'Plain title ', '😀'.repeat(70)];
const SIXTY = Array.from({ length: 60 }, (_, nth) => {
  const title = TITLES[nth % TITLES.length] ?? null;
  return bulletin(`folder/${'x'.repeat(190)}${nth}`, [`The lighthouse number ${nth} was painted by Ada Quill.`], {
    title: title?.endsWith(' ') ? title + nth : title,
  });
});

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

describe('interactions', () => {
  test('are answered within three seconds, slow ones by an announcement first', async () => {
    const { gate, services } = slowServices();
    const { discord, ann, news } = await startOver({ services });
    const quick = await discord.slash(ann, news, 'ask', { question: QUESTION });
    expect(await quick.acknowledged).toMatchObject({ type: 4 });
    gate.slow = true;
    const slow = await discord.slash(ann, news, 'ask', { question: LONG });
    const { type, milliseconds } = await slow.acknowledged;
    expect(type).toBe(5);
    expect(milliseconds).toBeLessThan(3_000);
    gate.open();
    expect((await slow.reply()).text).toContain(ANSWER);
  });

  test('by a button whose record is slow to be read are announced as well', async () => {
    const { gate, services } = slowServices();
    const { discord, ann, news } = await startOver({ services });
    const reply = await (await discord.slash(ann, news, 'ask', { question: LONG })).reply();
    gate.slow = true;
    const pressed = await discord.click(ann, reply, 'More');
    const first = await Promise.race([pressed.acknowledged, new Promise((resolve) => setTimeout(resolve, 2_900))]);
    gate.open();
    expect(first).toMatchObject({ type: 5 });
    expect((await pressed.reply()).text).toContain('Passages for');
  });

  test('by a button that asks for words open their form in time, however slow the store is', async () => {
    const { gate, services } = slowServices();
    const { discord, ann, news } = await startOver({ services });
    const reply = await (await discord.slash(ann, news, 'ask', { question: LONG })).reply();
    gate.slow = true;
    const pressed = await discord.click(ann, reply, 'Not what I asked');
    const first = await Promise.race([pressed.acknowledged, new Promise((resolve) => setTimeout(resolve, 2_900))]);
    gate.open();
    expect(first).toMatchObject({ type: 9 });
  });

  test('offer at most 25 choices of 1 to 100 characters, and each of them is found when it is sent back', async () => {
    const { discord, ann, news } = await startOver({ services: servicesOver(SIXTY) });
    for (const typed of ['', 'x', 'title', '\u200b', 'ک', 'T'.repeat(100), '"', '😀']) {
      const choices = await discord.complete(ann, news, 'bulletin', { title: typed }, 'title');
      expect(choices.length).toBeLessThanOrEqual(25);
      for (const { name, value } of choices) {
        expect([...name].length).toBeLessThanOrEqual(100);
        expect(name).toMatch(/[\p{L}\p{N}\p{P}\p{S}]/u);
        expect(String(value)).toMatch(/^.{1,100}$/su);
        const [, number = ''] = / (\d+)\b/.exec(name) ?? [];
        const found = await (await discord.slash(ann, news, 'bulletin', { title: String(value) })).reply();
        expect(found.text).toContain(`The lighthouse number ${number}`);
      }
    }
    expect(await discord.complete(ann, news, 'bulletin', { title: '' }, 'title')).toHaveLength(25);
  });

  test('take free text where choices were offered, and text that is none of them is told of', async () => {
    const { discord, ann, news } = here;
    const typed = await (await discord.slash(ann, news, 'bulletin', { title: 'highwater BRIDGE' })).reply();
    expect(typed.text).toContain('Highwater bridge opens again');
    const none = await (await discord.slash(ann, news, 'bulletin', { title: 'zeppelin' })).reply();
    expect(none.text).toContain('no bulletin has “zeppelin” in its title');
    const forged = { words: 'flood', sort: 'loudest' };
    const refused = await (await discord.slash(ann, news, 'search', forged, { unchecked: true })).reply();
    expect(refused.text).toContain('sort: expected one of best and newest');
  });

  test('leave no error in the log for every letter that is typed while Discord has trouble', async () => {
    const { discord, bot, ann, news } = here;
    const before = bot.logs.length;
    discord.faults.fail('callback', { times: 4, status: 503 });
    await discord.typing(ann, news, 'bulletin', { title: 'flo' }, 'title');
    await discord.until(() => discord.requests.filter(({ status }) => status === 503).length === 4);
    discord.faults.drop('callback');
    const dropped = await discord.typing(ann, news, 'bulletin', { title: 'floo' }, 'title');
    await discord.settled();
    expect(dropped.isAcknowledged).toBe(false);
    expect(bot.logs.slice(before)).toEqual([]);
  });

  test.each([10062, 40060] as const)('drop a late answer to typing (%i) without a line in the log', async (code) => {
    const { discord, bot, ann, news } = here;
    const before = bot.logs.length;
    discord.faults.refuse('callback', code);
    const late = await discord.typing(ann, news, 'bulletin', { title: 'flo' }, 'title', { hold: true });
    discord.clock.advance(3_001);
    late.deliver();
    await discord.until(() => discord.requests.some((request) => request.code === code));
    await discord.settled();
    expect(bot.logs.slice(before)).toEqual([]);
    expect(await discord.complete(ann, news, 'bulletin', { title: 'flo' }, 'title')).toHaveLength(2);
  });

  test('are announced with no more than the sign that the reply is private, which stays', async () => {
    const { gate, services } = slowServices();
    const { discord, ann, news } = await startOver({ services });
    gate.slow = true;
    const [open, closed] = [
      await discord.slash(ann, news, 'ask', { question: LONG }),
      await discord.slash(ann, news, 'ask', { question: LONG, private: true }),
    ];
    expect(Object.keys((await open.acknowledged).data).filter((key) => key !== 'flags')).toEqual([]);
    expect((await closed.acknowledged).data).toEqual({ flags: 64 });
    gate.open();
    expect([(await open.reply()).ephemeral, (await closed.reply()).ephemeral]).toEqual([false, true]);
  });

  test('by a button are answered through themselves, 16 minutes and 5 hours after the reply', async () => {
    const { discord, ann, bob, news } = here;
    const reply = await (await discord.slash(ann, news, 'ask', { question: LONG })).reply();
    const page = await (await discord.slash(ann, news, 'search', { words: 'Highwater Lowmere' })).reply();
    for (const later of [16 * 60_000, 5 * 3_600_000]) {
      discord.clock.advance(later);
      expect((await (await discord.click(bob, reply, 'More')).reply()).text).toContain('Passages for');
      const turned = await discord.click(ann, page, page.labels.includes('Next page') ? 'Next page' : 'Previous page');
      expect((await turned.acknowledged).type).toBe(7);
    }
    expect(discord.requests.filter(({ code }) => code !== undefined)).toEqual([]);
  });
});
