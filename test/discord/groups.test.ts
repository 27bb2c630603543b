/** Commands of two words, as members of a server meet them. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startBoth } from './bot-on-server.js';

vi.mock('../../src/commands/index.js', async (load) => {
  const { commands, groups } = await load<typeof import('../../src/commands/index.js')>();
  const { garden, gardenGroups } = await import('../commands/garden.js');
  return { commands: [...commands, ...garden], groups: { ...groups, ...gardenGroups } };
});

vi.mock('../../src/discord/localisations/de.js', async (load) => {
  const { de } = await load<typeof import('../../src/discord/localisations/de.js')>();
  const options = { litres: { name: 'liter', description: 'Wie viel' } };
  return {
    de: {
      ...de,
      garden: { name: 'garten', description: 'Pflegt den Garten' },
      'garden water': { name: 'gießen', description: 'Gießt ein Beet', options },
    },
  };
});

let here: Awaited<ReturnType<typeof startBoth>>;
beforeEach(async () => {
  here = await startBoth({
    guilds: [{ name: 'Office', channels: ['news', 'chat'], roles: [{ name: 'Gardeners' }] }],
  });
  here.guild.grant(here.ann, 'ManageGuild');
});
afterEach(() => here.end());

async function plantRoses() {
  const { discord, ann, news, guild } = here;
  const values = { what: 'roses', bed: guild.channel('chat'), gardener: guild.role('Gardeners') };
  return (await discord.slash(ann, news, 'garden plant', values)).reply();
}

describe('a command of two words', () => {
  test('is shown within its group, each with its name in the member’s language', () => {
    const group = here.discord.commands.find('garden', 1, undefined);
    const texts = { name_localizations: { de: 'garten' }, description_localizations: { de: 'Pflegt den Garten' } };
    expect(group?.definition).toMatchObject(texts);
    const litres = { name: 'litres', name_localizations: { de: 'liter' } };
    const water = { type: 1, name: 'water', name_localizations: { de: 'gießen' }, options: [{ name: 'bed' }, litres] };
    expect(group?.definition.options).toMatchObject([{ name: 'plant', name_localizations: null }, water]);
  });

  test('is run with the channel and the role that the member has chosen', async () => {
    const { guild } = here;
    const reply = await plantRoses();
    expect(reply.ephemeral).toBe(true);
    expect(reply.text).toContain(
      `Planted roses in ${guild.channel('chat').id}, looked after by ${guild.role('Gardeners').id}.`,
    );
  });

  test('is run by a button, and turns its own page in place', async () => {
    const { discord, ann, guild } = here;
    const { id } = guild.channel('chat');
    const watered = await (await discord.click(ann, await plantRoses(), 'Water')).reply();
    expect(watered.text).toContain(`Watered ${id} with 1.`);
    const again = await (await discord.click(ann, watered, 'Water')).reply();
    expect(again).toBe(watered);
    expect(again.text).toContain(`Watered ${id} with 2.`);
  });

  test('for managers is refused to others, whatever an admin has opened', async () => {
    const { discord, bob, news } = here;
    const sent = await discord.slash(bob, news, 'garden water', { bed: news }, { unchecked: true });
    expect((await sent.reply()).text).toContain('/garden water changes the settings of this server');
  });

  test('that a forged client gives no channel is told what is missing', async () => {
    const { discord, ann, news } = here;
    const reply = await (await discord.slash(ann, news, 'garden water', {}, { unchecked: true })).reply();
    expect(reply.text).toContain('bed: expected a channel, got nothing. It is: Where it grows');
  });
});

describe('its suggestions', () => {
  test('are those of the member who types, found in their own time', async () => {
    const { discord, ann, guild, news } = here;
    const carl = discord.user('Carl');
    guild.grant(carl, 'ManageGuild');
    for (const member of [ann, carl]) {
      expect(await discord.complete(member, news, 'garden plant', { what: 'ro' }, 'what')).toEqual([
        { name: `rose of ${member.id}`, value: 'rose' },
        { name: `rosemary of ${member.id}`, value: 'rosemary' },
      ]);
    }
  });

  test('are none for a member who may not run it', async () => {
    const { discord, bob, news } = here;
    const forged = { unchecked: true };
    expect(await discord.complete(bob, news, 'garden plant', { what: 'ro' }, 'what', forged)).toEqual([]);
  });

  test('that cannot be found are missing without a word', async () => {
    const { discord, bot, ann, news } = here;
    const before = bot.logs.length;
    const typing = await discord.typing(ann, news, 'garden plant', { what: 'nettle' }, 'what');
    await discord.settled();
    expect(typing.isAcknowledged).toBe(false);
    expect(bot.logs.slice(before)).toEqual([]);
    expect((await plantRoses()).text).toContain('Planted roses');
  });

  test('that come too late for Discord are missing without a word', async () => {
    const { discord, bot, ann, news } = here;
    const before = bot.logs.length;
    const typing = await discord.typing(ann, news, 'garden plant', { what: 'ro' }, 'what', { hold: true });
    discord.clock.advance(3_001);
    typing.deliver();
    await discord.settled();
    expect(typing.isAcknowledged).toBe(false);
    expect(bot.logs.slice(before)).toEqual([]);
  });
});
