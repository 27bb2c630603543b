import { expect, test } from 'vitest';
import { officeWith } from './office-with-bot.js';

test('who used it where, in which language and with which permissions, is told', async () => {
  const seen: unknown[] = [];
  const { discord, ann, bob, news } = await officeWith(async (interaction) => {
    const { context, guildId, locale, member, user, authorizingIntegrationOwners: owners } = interaction;
    seen.push([context, guildId, locale, member !== null, user.displayName, Object.keys(owners).sort().join()]);
    if (interaction.isChatInputCommand()) await interaction.reply('ok');
  });
  const elsewhere = discord.addGuild({ name: 'Elsewhere', bot: false });
  const places = [news, discord.direct(ann), elsewhere.channel('general'), discord.group(ann, bob)];
  for (const place of places)
    await (await discord.slash(ann, place, 'bulletin', { title: 'x' }, { locale: 'de' })).reply();
  expect(seen.map((each) => (each as unknown[]).slice(0, 5))).toEqual([
    [0, news.guild?.id, 'de', true, 'Ann'],
    [1, null, 'de', false, 'Ann'],
    [0, elsewhere.id, 'de', true, 'Ann'],
    [2, null, 'de', false, 'Ann'],
  ]);
  await expect(discord.slash(ann, elsewhere.channel('general'), 'ask', { question: 'x' })).rejects.toThrow(
    'integration_types',
  );
  await expect(discord.slash(ann, news, 'bulletin', { title: 'x' }, { context: 2 })).resolves.toBeTruthy();
});

test('permissions of the app and of the person can be set for one interaction', async () => {
  const seen: unknown[] = [];
  const { discord, ann, news } = await officeWith((interaction) => {
    seen.push(interaction.appPermissions.toArray(), interaction.memberPermissions?.toArray());
    return interaction.isChatInputCommand() && interaction.reply('ok');
  });
  const set = { appPermissions: ['ViewChannel'], memberPermissions: ['ManageGuild'] } as const;
  await (await discord.slash(ann, news, 'digest set', {}, set)).reply();
  expect(seen).toEqual([['ViewChannel'], ['ManageGuild']]);
});

test('five follow-ups are allowed where the bot is not a member', async () => {
  const { discord, ann } = await officeWith(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply('x');
    for (let i = 0; i < 6; i += 1) await interaction.followUp(`${i}`);
  });
  const general = discord.addGuild({ bot: false }).channel('general');
  const sent = await discord.slash(ann, general, 'bulletin', { title: 'x' });
  await discord.until(() => discord.requests.at(-1)?.code === 40094);
  expect(sent.followUps).toHaveLength(5);
});

test('a held interaction comes when it is delivered, and may then be late', async () => {
  const failed: unknown[] = [];
  const { discord, ann, news } = await officeWith(async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply('x').catch((error) => failed.push(error.code));
  });
  const sent = await discord.slash(ann, news, 'ask', { question: 'x' }, { hold: true });
  await discord.settled();
  expect(sent.isAcknowledged).toBe(false);
  discord.clock.advance(3_001);
  sent.deliver();
  await discord.settled();
  expect([sent.isAcknowledged, failed]).toEqual([false, [10062]]);
});
