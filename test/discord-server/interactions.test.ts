import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { expect, test } from 'vitest';
import { officeWith } from './office-with-bot.js';
import { expectClean } from './server.js';

const button = (id: string, label: string) =>
  new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Primary);
const buttons = (...all: ButtonBuilder[]) => new ActionRowBuilder<ButtonBuilder>().addComponents(all);

test('a reply, its edit and a follow-up are seen as people see them', async () => {
  const { discord, news, ann } = await officeWith(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply({ content: interaction.options.getString('question', true), embeds: [{ title: 'T' }] });
    await interaction.editReply('edited');
    await interaction.followUp({ content: 'and more', flags: MessageFlags.Ephemeral });
  });
  const sent = await discord.slash(ann, news, 'ask', { question: 'Why?' });
  expect(await sent.acknowledged).toMatchObject({ type: 4, data: { content: 'Why?' }, at: discord.clock.now() });
  const followUp = await sent.followUp();
  const reply = await sent.reply();
  expect([reply.content, reply.embeds[0]?.title, reply.edits, reply.ephemeral]).toEqual(['edited', 'T', 1, false]);
  expect([followUp.content, followUp.ephemeral, followUp.reader]).toEqual(['and more', true, ann]);
  expect(news.messages).toEqual([reply]);
  expect(sent.acknowledgement?.milliseconds).toBeGreaterThan(0);
  expectClean(discord);
});

test('a deferred reply is seen after its edit, with the visibility of the deferral', async () => {
  const { discord, news, ann } = await officeWith(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply('here it is');
  });
  const reply = await (await discord.slash(ann, news, 'ask', { question: 'Why?' })).reply();
  expect([reply.content, reply.ephemeral, reply.flags]).toEqual(['here it is', true, 64]);
  expect(discord.exchanges.at(-1)?.acknowledgement?.type).toBe(5);
  expectClean(discord);
});

test('a follow-up to a deferred reply becomes that reply', async () => {
  const { discord, news, ann } = await officeWith(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply();
    await interaction.followUp({ content: 'here it is', flags: MessageFlags.Ephemeral });
  });
  const sent = await discord.slash(ann, news, 'ask', { question: 'Why?' });
  expect((await sent.reply()).ephemeral).toBe(false);
  expect(sent.followUps).toEqual([]);
});

test('a response can be asked for with the reply', async () => {
  const ids: (string | undefined)[] = [];
  const { discord, news, ann } = await officeWith(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const { resource } = await interaction.reply({ content: 'x', withResponse: true });
    ids.push(resource?.message?.id, (await interaction.fetchReply()).id);
    await interaction.deleteReply();
  });
  const sent = await discord.slash(ann, news, 'ask', { question: 'Why?' });
  const reply = await sent.reply();
  await discord.until(() => reply.deleted);
  expect(ids).toEqual([reply.id, reply.id]);
  expect(news.messages).toEqual([]);
});

test('autocomplete shows choices, and the option being typed is the focused one', async () => {
  const { discord, news, ann } = await officeWith(async (interaction) => {
    if (interaction.isAutocomplete())
      return interaction.respond([{ name: interaction.options.getFocused(), value: 'v' }]);
  });
  expect(await discord.complete(ann, news, 'bulletin', { title: 'dri' }, 'title')).toEqual([
    { name: 'dri', value: 'v' },
  ]);
  await expect(discord.complete(ann, news, 'ask', { question: 'x' }, 'question')).rejects.toThrow('no autocomplete');
  expectClean(discord);
});

test('buttons update their message or answer anew, menus give their values', async () => {
  const { discord, news, ann, bob } = await officeWith(async (interaction) => {
    const menu = new StringSelectMenuBuilder()
      .setCustomId('sort')
      .setPlaceholder('Sort')
      .addOptions({ label: 'A', value: 'a' });
    const rows = [
      buttons(button('m:1', 'More'), button('o:1', 'Other').setDisabled(true)),
      new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu),
    ];
    if (interaction.isChatInputCommand())
      await interaction.reply({ content: 'one', components: rows, flags: MessageFlags.Ephemeral });
    if (interaction.isStringSelectMenu()) await interaction.reply(interaction.values.join());
    if (!interaction.isButton()) return;
    await interaction.deferUpdate();
    await interaction.editReply({ content: 'two', components: [] });
  });
  const reply = await (await discord.slash(ann, news, 'ask', { question: 'Why?' })).reply();
  expect(reply.labels).toEqual(['More', 'Other']);
  await expect(discord.click(bob, reply, 'More')).rejects.toThrow('Only Ann sees');
  await expect(discord.click(ann, reply, 'Other')).rejects.toThrow('disabled');
  await expect(discord.click(ann, reply, 'Nothing')).rejects.toThrow('only: More, Other, Sort');
  expect((await (await discord.select(ann, reply, 'Sort', ['a'])).reply()).content).toBe('a');
  await expect(discord.select(ann, reply, 'Sort', ['b'])).rejects.toThrow('no option "b"');
  const pressed = await discord.click(ann, reply, 'm:1');
  expect(await pressed.reply()).toBe(reply);
  expect(reply.content).toBe('two');
  expectClean(discord);
});

test('a modal is shown, filled in and submitted, from a command and from a button', async () => {
  const { discord, news, ann } = await officeWith(async (interaction) => {
    const input = new TextInputBuilder()
      .setCustomId('wrong')
      .setLabel('What was wrong?')
      .setStyle(TextInputStyle.Paragraph)
      .setMaxLength(10);
    const modal = new ModalBuilder()
      .setCustomId('form')
      .setTitle('Not what I asked')
      .addComponents(new ActionRowBuilder<TextInputBuilder>().addComponents(input));
    if (interaction.isChatInputCommand() && interaction.options.getString('question') === 'form')
      await interaction.showModal(modal);
    else if (interaction.isChatInputCommand())
      await interaction.reply({ content: 'x', components: [buttons(button('f', 'Form'))] });
    if (interaction.isButton()) await interaction.showModal(modal);
    if (interaction.isModalSubmit() && interaction.isFromMessage())
      await interaction.update(interaction.fields.getTextInputValue('wrong'));
    else if (interaction.isModalSubmit()) await interaction.reply(interaction.fields.getTextInputValue('wrong'));
  });
  const sent = await discord.slash(ann, news, 'ask', { question: 'form' });
  expect((await sent.modal()).title).toBe('Not what I asked');
  await expect(sent.reply()).rejects.toThrow('answered with the modal');
  await expect(discord.submit(ann, sent, { wrong: 'far too long' })).rejects.toThrow('1 to 10 characters');
  await expect(discord.submit(ann, sent, { other: 'x' })).rejects.toThrow('takes 1 to 10');
  expect((await (await discord.submit(ann, sent, { 'What was wrong?': 'all' })).reply()).content).toBe('all');
  const reply = await (await discord.slash(ann, news, 'ask', { question: 'x' })).reply();
  const pressed = await discord.click(ann, reply, 'Form');
  expect(await (await discord.submit(ann, pressed, { wrong: 'some' })).reply()).toBe(reply);
  expect(reply.content).toBe('some');
  expectClean(discord);
});

test('menus of messages and people carry their targets, content included', async () => {
  const { discord, news, ann, bob } = await officeWith(async (interaction) => {
    if (interaction.isMessageContextMenuCommand()) await interaction.reply(interaction.targetMessage.content);
    if (interaction.isUserContextMenuCommand()) await interaction.reply(interaction.targetUser.displayName);
  });
  const { message } = await discord.say(bob, news, 'the harbour is shut');
  expect((await (await discord.menu(ann, message, 'Find in bulletins')).reply()).content).toBe('the harbour is shut');
  expect((await (await discord.userMenu(ann, news, bob, 'Who is')).reply()).content).toBe('Bob');
});

test('options are made by the registered definition, and what a client would not send is not sent', async () => {
  const seen: unknown[] = [];
  const { discord, news, ann, bob, guild } = await officeWith(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const { options } = interaction;
    const file = options.getAttachment('file');
    if (interaction.commandName === 'ask')
      seen.push(
        options.getUser('person')?.displayName,
        options.getMember('person'),
        file && (await (await fetch(file.url)).text()),
      );
    else seen.push(options.getSubcommand(), options.getInteger('hour'), options.getString('zone'));
    await interaction.reply('ok');
  });
  const attachment = discord.attachment('note.txt', 'Drill on Monday.');
  await (await discord.slash(ann, news, 'ask', { question: 'x', person: bob, file: attachment })).reply();
  await (await discord.slash(guild.owner, news, 'digest set', { hour: 7, zone: 'London' })).reply();
  expect(seen).toMatchObject(['Bob', { id: bob.id }, 'Drill on Monday.', 'set', 7, 'Europe/London']);
  await expect(discord.slash(ann, news, 'ask', {})).rejects.toThrow('needs the option "question"');
  await expect(discord.slash(ann, news, 'ask', { question: 'x', nothing: 1 })).rejects.toThrow(
    'no option "nothing" registered',
  );
  await expect(discord.slash(ann, news, 'ask', { question: 'x'.repeat(301) })).rejects.toThrow('0 to 300 characters');
  await expect(discord.slash(ann, news, 'gone')).rejects.toThrow('No command "gone"');
  await expect(discord.slash(guild.owner, news, 'digest set', { hour: 24 })).rejects.toThrow('0 to 23');
  await expect(discord.slash(guild.owner, news, 'digest set', { zone: 'Paris' })).rejects.toThrow('one of: London');
  await expect(discord.slash(guild.owner, news, 'digest')).rejects.toThrow('needs a subcommand');
  await expect(discord.slash(ann, news, 'digest set')).rejects.toThrow('not offered to Ann');
  guild.grant(ann, 'ManageGuild');
  expect((await (await discord.slash(ann, news, 'digest set')).reply()).content).toBe('ok');
  expect((await (await discord.slash(bob, news, 'digest set', {}, { unchecked: true })).reply()).content).toBe('ok');
});

test('a bot that does not answer is seen not to, without waiting', async () => {
  const { discord, ann, news } = await officeWith(() => {});
  const sent = await discord.slash(ann, news, 'ask', { question: 'x' });
  await discord.settled();
  expect(sent.isAcknowledged).toBe(false);
});

test('200 interactions at once are all answered', async () => {
  const { discord, ann, news } = await officeWith(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply(interaction.options.getString('question', true));
  });
  discord.warmUp();
  const sent = await Promise.all(
    Array.from({ length: 200 }, (_, i) => discord.slash(ann, news, 'ask', { question: `${i}` })),
  );
  const replies = await Promise.all(sent.map((exchange) => exchange.reply()));
  expect(replies.map(({ content }) => content)).toEqual(sent.map((_, i) => `${i}`));
  expectClean(discord);
}, 30_000);
