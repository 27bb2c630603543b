/** What members do, each kind of interaction turned into a request for a command. */
import type {
  ButtonInteraction,
  Interaction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import { cut } from '../commands/wording.js';
import { suggest } from './autocomplete.js';
import type { Bot } from './bot.js';
import { readCustomId } from './custom-id.js';
import { modalFor } from './modal.js';
import { describeWait } from './rate-limit.js';
import { type Answerable, answer, askedFor, orTell, refuse } from './respond.js';
import { requestOf } from './slash-request.js';

/** Answers an interaction; kinds that the bot does not offer are passed over. Rejects for what must not happen only. */
export async function onInteraction(interaction: Interaction, bot: Bot): Promise<void> {
  if (interaction.isAutocomplete()) return suggest(interaction, bot);
  if (interaction.isChatInputCommand()) {
    return limited(interaction, bot, () => answer(interaction, askedFor(requestOf(interaction), bot), bot));
  }
  if (interaction.isMessageContextMenuCommand()) return limited(interaction, bot, () => findText(interaction, bot));
  if (interaction.isButton()) return limited(interaction, bot, () => press(interaction, bot));
  if (interaction.isModalSubmit()) return limited(interaction, bot, () => submit(interaction, bot));
}

/** Runs it, unless the member asks faster than is allowed. */
async function limited(interaction: Answerable, bot: Bot, run: () => Promise<void>): Promise<void> {
  const wait = bot.limit(interaction.user.id);
  return orTell(interaction, bot, wait === 0 ? run : () => refuse(interaction, describeWait(wait)));
}

/** A message's menu: its text is what the command is about. */
async function findText(interaction: MessageContextMenuCommandInteraction, bot: Bot): Promise<void> {
  const command = bot.commands.find(({ menu }) => menu?.label === interaction.commandName);
  const option = command?.menu && command.options[command.menu.argument];
  if (!command?.menu || option?.type !== 'string') {
    return refuse(interaction, 'The bot does not know this entry of the menu any more. /help says what it knows.');
  }
  const { content, embeds } = interaction.targetMessage;
  const texts = [content, ...embeds.flatMap(({ title, description }) => [title ?? '', description ?? ''])];
  const words = cut(texts.map(wordsOf).join(' '), option.maxLength ?? 100);
  if (words === '') return refuse(interaction, 'That message has no words to look for.');
  const request = { command: command.name, args: { [command.menu.argument]: words } };
  return answer(interaction, askedFor(request, bot), bot);
}

/** The text without addresses, mentions and the like, which no bulletin has. */
function wordsOf(content: string): string {
  return content.replace(/<[@#:/at][^<>\s]*(?: [^<>]*)?>|https?:\/\/\S+/g, ' ');
}

async function press(interaction: ButtonInteraction, bot: Bot): Promise<void> {
  const pressed = readCustomId(interaction.customId);
  if (!pressed) return refuse(interaction, OUTDATED);
  const { command, input, replaces, visibility } = pressed;
  if (input === null) {
    const request = () => pressed.recall(bot.services);
    return answer(interaction, { request, visibility, replaces, otherwise: describeExpired(command) }, bot);
  }
  // A form cannot be announced, so nothing is looked up before it is shown.
  const declared = bot.commands.find(({ name }) => name === command);
  if (!declared) return refuse(interaction, OUTDATED);
  await interaction.showModal(modalFor(interaction, input, declared));
}

/** A member has written the argument that an action was waiting for. */
async function submit(interaction: ModalSubmitInteraction, bot: Bot): Promise<void> {
  const pressed = readCustomId(interaction.customId);
  if (!pressed || pressed.input === null) return refuse(interaction, OUTDATED);
  const { input, visibility } = pressed;
  const written = interaction.fields.getTextInputValue(input);
  const request = async () => {
    const found = await pressed.recall(bot.services);
    return found && { command: found.command, args: { ...found.args, [input]: written } };
  };
  return answer(interaction, { request, visibility, otherwise: describeExpired('ask') }, bot);
}

const OUTDATED = 'This button is from another version of the bot. /help shows the commands.';

/** Why a button does nothing any more, and what does. */
function describeExpired(command: string): string {
  return `This button has expired: buttons are kept for 30 days, and until their data are deleted. Use /${command} again.`;
}
