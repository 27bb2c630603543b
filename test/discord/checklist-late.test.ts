/** Commands of any slowness: what takes long because it waits, and what takes long because it works. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { defineCommand } from '../../src/commands/command.js';
import { line, text } from '../../src/commands/reply.js';
import { UserError } from '../../src/commands/user-error.js';
import { startBoth } from './bot-on-server.js';

/** What the commands below wait for, and how long they work, in milliseconds. */
const pace = vi.hoisted(() => ({ opened: Promise.resolve(), work: 0 }));

vi.mock('../../src/commands/index.js', async (load) => {
  const { commands, groups } = await load<typeof import('../../src/commands/index.js')>();
  const fails = { type: 'string', choices: ['told', 'broken'], description: 'How it fails' } as const;
  const wait = defineCommand({
    name: 'wait',
    description: 'Takes its time, or fails',
    options: { fails },
    visibility: 'public',
    async run({ fails }) {
      await pace.opened;
      if (fails === 'told') throw new UserError('not-found', 'There is nothing of that name.');
      if (fails === 'broken') throw new Error('disk full');
      return { blocks: [text(line`Done.`)], actions: [] };
    },
  });
  const work = defineCommand({
    name: 'work',
    description: 'Works without a pause',
    options: {},
    visibility: 'public',
    run() {
      for (const until = performance.now() + pace.work; performance.now() < until; );
      return { blocks: [text(line`Done.`)], actions: [] };
    },
  });
  return { commands: [...commands, wait, work], groups };
});

let here: Awaited<ReturnType<typeof startBoth>>;
let open: () => void;
beforeEach(async () => {
  pace.opened = new Promise((resolve) => {
    open = () => resolve();
  });
  here = await startBoth();
});
afterEach(() => here.end());

describe('a reply that was announced to everybody', () => {
  test('comes in the place of its announcement', async () => {
    const { discord, ann, news } = here;
    const sent = await discord.slash(ann, news, 'wait');
    expect((await sent.acknowledged).type).toBe(5);
    open();
    const reply = await sent.reply();
    expect([reply.text, reply.ephemeral]).toEqual(['Done.', false]);
    expect(news.posts).toHaveLength(1);
  });

  test.each([
    ['told', /There is nothing of that name/],
    ['broken', /Ref \w{4}/],
  ])('and then fails (%s) is told to the member alone, and the announcement goes', async (fails, why) => {
    const { discord, ann, news } = here;
    const sent = await discord.slash(ann, news, 'wait', { fails });
    await sent.acknowledged;
    open();
    await discord.until(() => discord.count('deleteOriginal') > 0);
    await discord.settled();
    expect(sent.followUps.map((one) => [one.ephemeral, one.deleted])).toEqual([[true, false]]);
    expect(sent.followUps[0]?.text).toMatch(why);
    expect(news.posts).toEqual([]);
  });

  test('and comes after its 15 minutes is one line in the log', async () => {
    const { discord, bot, ann, news } = here;
    const sent = await discord.slash(ann, news, 'wait');
    await sent.acknowledged;
    const start = bot.logs.length;
    discord.clock.advance(15 * 60_000 + 1);
    open();
    await discord.until(() => bot.logs.length > start);
    expect(bot.logs.slice(start)).toEqual(['An interaction was not answered, since its fifteen minutes are over.']);
  });

  test('and was deleted by somebody meanwhile is one line in the log', async () => {
    const { discord, bot, ann, news } = here;
    const sent = await discord.slash(ann, news, 'wait');
    await sent.acknowledged;
    const start = bot.logs.length;
    sent.original!.deleted = true;
    open();
    await discord.until(() => bot.logs.length > start);
    expect(bot.logs.slice(start)).toEqual(['An interaction was not answered, since the message is gone.']);
  });
});

describe('a crowd of members who ask at once', () => {
  test('has every one acknowledged in time, however long each answer takes', async () => {
    const { discord } = here;
    pace.work = 250;
    const [guild] = discord.guilds;
    const sent = await Promise.all(
      Array.from({ length: 20 }, (_, nth) => discord.slash(discord.user(`M${nth}`), guild!.channel('news'), 'work')),
    );
    const times = await Promise.all(sent.map(async (one) => (await one.acknowledged).milliseconds));
    expect(Math.max(...times)).toBeLessThan(3_000);
    for (const one of sent) expect((await one.reply()).text).toBe('Done.');
  }, 20_000);
});
