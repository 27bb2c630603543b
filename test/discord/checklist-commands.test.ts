/** Discord's rules about commands, in the order of its own documentation. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.js';
import { definitionsOf } from '../../src/discord/definitions.js';
import { startBot, startBoth } from './bot-on-server.js';

let here: Awaited<ReturnType<typeof startBoth>>;
beforeEach(async () => {
  here = await startBoth();
});
afterEach(() => here.end());

describe('commands', () => {
  test('are within 1–32 and 1–100 characters, 25 options and 8,000 characters in every locale, and not too many', () => {
    const definitions = definitionsOf(commands) as unknown as readonly Text[];
    for (const type of [1, 2, 3] as const) {
      const most = { 1: 100, 2: 15, 3: 15 }[type];
      expect(definitions.filter((one) => one.type === type).length).toBeLessThanOrEqual(most);
    }
    for (const definition of definitions) {
      expect(lengthOf(definition)).toBeLessThanOrEqual(8_000);
      for (const one of definition.type === 1 ? partsOf(definition) : []) {
        expect((one.options ?? []).length).toBeLessThanOrEqual(25);
        for (const name of all(one, 'name')) expect(name).toMatch(/^(?=\P{Lu}*$)[-_'\p{L}\p{M}\p{N}]{1,32}$/u);
        for (const text of all(one, 'description')) expect(text).toMatch(/^.{1,100}$/u);
        expect((one.choices ?? []).length).toBeLessThanOrEqual(25);
        for (const name of (one.choices ?? []).flatMap((choice) => all(choice, 'name')))
          expect(name).toMatch(/^.{1,100}$/u);
      }
    }
  });

  test('are registered only when they differ from what is registered', async () => {
    const { discord, bot } = here;
    expect(discord.count('setCommands')).toBe(1);
    await bot.stop();
    const again = await startBot(discord);
    expect(again.logs).toContain('Commands are as registered.');
    expect([discord.count('setCommands'), discord.count('createCommand')]).toEqual([1, 0]);
    await again.stop();
  });

  test('take a question of 300 characters and no more, whatever the client sends', async () => {
    const { discord, ann, news } = here;
    const ask = discord.commands.find('ask', 1, undefined)?.definition.options as readonly { max_length: number }[];
    expect(ask[0]?.max_length).toBe(300);
    const fits = await (await discord.slash(ann, news, 'ask', { question: 'x'.repeat(300) })).reply();
    expect(fits.text).not.toContain('expected at most');
    const long = await discord.slash(ann, news, 'ask', { question: 'x'.repeat(301) }, { unchecked: true });
    expect((await long.reply()).text).toContain('expected at most 300 characters, got 301');
  });

  test('for managers say so to Discord, and check again when they are run', async () => {
    const { discord, ann, news, guild, bot } = here;
    expect(discord.commands.find('mentions', 1, undefined)?.definition.default_member_permissions).toBe('32');
    const opened = await discord.slash(ann, news, 'mentions', { answer: 'off' }, { unchecked: true });
    const refused = await opened.reply();
    expect([refused.ephemeral, refused.text]).toEqual([true, expect.stringContaining('Manage Server')]);
    expect(await (await bot.services.state()).settings.get(guild.id)).toBeUndefined();
  });
});

type Text = Readonly<Record<string, unknown>> & {
  readonly options?: readonly Text[];
  readonly choices?: readonly Text[];
};

/** A command, its subcommands and all options. */
function partsOf(part: Text): readonly Text[] {
  return [part, ...(part.options ?? []).flatMap(partsOf)];
}

/** A text of a definition in English and in every locale. */
function all(part: Text, field: 'name' | 'description'): readonly string[] {
  return [part[field], ...Object.values(part[`${field}_localizations`] ?? {})].map(String);
}

function lengthOf(part: Text): number {
  const longest = (field: 'name' | 'description') => Math.max(0, ...all(part, field).map((text) => text.length));
  const inner = [...(part.options ?? []), ...(part.choices ?? [])].reduce((sum, one) => sum + lengthOf(one), 0);
  return longest('name') + longest('description') + String(part.value ?? '').length + inner;
}
