import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Services } from '../../src/commands/command.js';
import { openState } from '../../src/state/open-state.js';
import type { State } from '../../src/state/state.js';
import { bulletin, collect, NEWS, servicesOver } from '../commands/small-library.js';
import type { DiscordServer } from '../discord-server/discord-server.js';
import { expectClean, startDiscordServer } from '../discord-server/server.js';
import { startBot } from './bot-on-server.js';

const QUESTION = `Who opened the bridge of the town${', tell me please'.repeat(8)}?`;

let folder: string;
let discord: DiscordServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bot-memory-'));
  discord = await startDiscordServer({ guilds: [{ name: 'Office', channels: ['news'] }] });
});
afterEach(async () => {
  expectClean(discord);
  await discord.close();
  rmSync(folder, { recursive: true });
});

/** Starts the bot over its file, does something with it, and ends it as a new process would find it. */
async function during<T>(bulletins: typeof NEWS, work: (state: State) => Promise<T>): Promise<T> {
  const state = await openState(join(folder, 'state.db'), { log: () => {} });
  const services: Services = { ...servicesOver(bulletins), state: () => Promise.resolve(state) };
  const bot = await startBot(discord, { services });
  try {
    const result = await work(state);
    await discord.settled();
    return result;
  } finally {
    await bot.stop();
    await state.close();
  }
}

describe('between a reply and a press of its button', () => {
  test('the bot can be started anew, and the member sees no difference', async () => {
    const ann = discord.user('Ann');
    const [guild] = discord.guilds;
    const reply = await during(NEWS, async () =>
      (await discord.slash(ann, guild!.channel('news'), 'ask', { question: QUESTION })).reply(),
    );
    const before = await during(NEWS, async () => {
      const labels = reply.controls.map(({ label }) => label);
      expect(labels).toEqual(['More', 'Context', 'Newest first', 'Not what I asked', 'Why this?']);
      const more = await (await discord.click(ann, reply, 'More')).reply();
      const context = await (await discord.click(ann, reply, 'Context')).reply();
      return [more.text, context.text];
    });
    expect(before[0]).toContain('Passages for “Who opened the bridge');
    expect(before[1]).toContain('> The bridge over the Tarn');
    discord.clock.advance(5 * 3_600_000);
    const later = await during(NEWS, async () => {
      const more = await (await discord.click(ann, reply, 'More')).reply();
      const context = await (await discord.click(ann, reply, 'Context')).reply();
      return [more.text, context.text];
    });
    expect(later).toEqual(before);
  });

  test('the bulletins can be read anew, with others before and after', async () => {
    const ann = discord.user('Ann');
    const [guild] = discord.guilds;
    const reply = await during(NEWS, async () =>
      (await discord.slash(ann, guild!.channel('news'), 'ask', { question: QUESTION })).reply(),
    );
    const more = [
      bulletin('aaa', ['Nothing is new in Lowmere.']),
      ...NEWS,
      bulletin('zzz', ['A bridge burned in Tal.']),
    ];
    await during(more, async () => {
      const context = await (await discord.click(ann, reply, 'Context')).reply();
      expect(context.text).toContain('> The bridge over the Tarn');
    });
    await during([], async () => {
      const context = await (await discord.click(ann, reply, 'Context')).reply();
      expect(context.text).toContain('The library is empty');
    });
  });
});

describe('what is kept', () => {
  test('goes when the bot leaves the guild, and with it what it kept of the members there', async () => {
    const ann = discord.user('Ann');
    const [office] = discord.guilds;
    const other = discord.addGuild({ name: 'Other', channels: ['hall'] });
    await during(NEWS, async (state) => {
      for (const channel of [office!.channel('news'), other.channel('hall')]) {
        await (await discord.slash(ann, channel, 'ask', { question: QUESTION })).reply();
        await (
          await discord.slash(ann, channel, 'mentions', { answer: 'off' }, { memberPermissions: ['ManageGuild'] })
        ).reply();
      }
      expect(await state.guilds()).toEqual([office!.id, other.id].sort());
      discord.removeGuild(office!);
      await discord.until(async () => true);
      await discord.settled();
      await expect.poll(() => state.guilds()).toEqual([other.id]);
      const owners = [...(await collect(state.actions.list())), ...(await collect(state.settings.list()))];
      expect(new Set(owners.map(({ owner }) => owner.guild))).toEqual(new Set([other.id]));
    });
  });

  test('goes at the next start when the bot was removed from the guild while it was away', async () => {
    const ann = discord.user('Ann');
    const [office] = discord.guilds;
    await during(NEWS, async () =>
      (await discord.slash(ann, office!.channel('news'), 'ask', { question: QUESTION })).reply(),
    );
    discord.removeGuild(office!);
    await during(NEWS, async (state) => {
      await expect.poll(() => state.guilds()).toEqual([]);
    });
  });

  test('in a guild that only the member has brought the bot to belongs to the member alone, and stays', async () => {
    const ann = discord.user('Ann');
    const away = discord.addGuild({ name: 'Away', channels: ['hall'], bot: false });
    const reply = await during(NEWS, async () =>
      (await discord.slash(ann, away.channel('hall'), 'ask', { question: QUESTION })).reply(),
    );
    await during(NEWS, async (state) => {
      expect(await state.guilds()).toEqual([]);
      expect((await (await discord.click(ann, reply, 'More')).reply()).text).toContain('Passages for');
    });
  });

  test('goes at the member’s wish, in every guild and outside, and nothing of others with it', async () => {
    const [ann, bob] = [discord.user('Ann'), discord.user('Bob')];
    const news = discord.guilds[0]!.channel('news');
    await during(NEWS, async (state) => {
      for (const [member, place] of [
        [ann, news],
        [ann, discord.direct(ann)],
        [bob, news],
      ] as const) {
        await (await discord.slash(member, place, 'ask', { question: QUESTION })).reply();
      }
      const told = await (await discord.slash(ann, news, 'privacy')).reply();
      expect(told.text).toContain('2 sets of buttons');
      const gone = await (await discord.click(ann, told, 'Delete my data')).reply();
      expect(gone).toBe(told);
      expect(gone.text).toContain('2 records');
      expect((await collect(state.actions.list())).map(({ owner }) => owner.member)).toEqual([bob.id]);
    });
  });
});
