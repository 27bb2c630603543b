/** Discord's forms of the commands, made from their declarations. */
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOptionChoice,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import type { Command, Option, StringOption } from '../commands/command.js';
import { type Groups, membersOf, partsOf } from '../commands/groups.js';
import { groups as allGroups } from '../commands/index.js';
import { limits } from './limits.js';
import { localised } from './localisations/index.js';
import type { OptionTexts } from './localisations/localisation.js';

/** In servers, in direct messages with the bot and among others, whoever installed it: the server or the member. */
const EVERYWHERE = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

/** A server's admins can open these to other members, so the right is checked again when a command is run. */
const FOR_MANAGERS = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  default_member_permissions: String(PermissionFlagsBits.ManageGuild),
};

/** Where messages can be posted. */
const CHANNEL_TYPES = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
] as const;

/** YYYY-MM-DD. */
const LONGEST_DATE = 10;
/** Discord takes whole numbers between minus and plus this. */
const LARGEST_INTEGER = 2 ** 53;

/**
 * What to register: a slash command for each that is offered, and an entry in the menu of a message for each that
 * declares one, in the order of the declarations. The commands of a group are the subcommands of one slash command, in the
 * place of the first. The rules are those of https://docs.discord.com/developers/interactions/application-commands.
 */
export function definitionsOf(
  commands: readonly Command[],
  groups: Groups = allGroups,
): readonly RESTPostAPIApplicationCommandsJSONBody[] {
  const offered = commands.filter((command) => command.offered !== false);
  const slash = offered.flatMap((command) => {
    const { group } = partsOf(command);
    if (group === null) return [slashCommand(command)];
    const members = membersOf(group, offered);
    return command === members[0] ? [groupCommand(group, members, groups)] : [];
  });
  return [...slash, ...offered.flatMap(menuCommand)];
}

function slashCommand(command: Command): RESTPostAPIApplicationCommandsJSONBody {
  return { type: ApplicationCommandType.ChatInput, ...formOf(command), ...placeOf(command) };
}

function groupCommand(
  name: string,
  members: readonly Command[],
  groups: Groups,
): RESTPostAPIApplicationCommandsJSONBody {
  const group = groups[name];
  if (!group) throw new Error(`The group /${name} has no description: add one to the groups beside the commands.`);
  const subcommand = (command: Command): APIApplicationCommandSubcommandOption => {
    return { type: ApplicationCommandOptionType.Subcommand, ...formOf(command) };
  };
  return {
    type: ApplicationCommandType.ChatInput,
    ...titled(name, name, group.description),
    options: members.map(subcommand),
    ...placeOf(...members),
  };
}

/** What a command's form shows, be it a slash command of its own or a subcommand. */
function formOf(command: Command) {
  const options = Object.entries(command.options).filter(([, option]) => option.offered !== false);
  // Discord refuses a required option after one that is not.
  const sorted = [...options].sort(([, a], [, b]) => Number(b.required === true) - Number(a.required === true));
  return {
    ...titled(command.name, partsOf(command).own, command.description),
    options: sorted.map(([name, option]) => optionOf(command.name, name, option)),
  };
}

/** The name and description of a command or a group, with the texts that each locale has under `key`. */
function titled(key: string, name: string, description: string) {
  return {
    name,
    name_localizations: localised(key, (texts) => texts.name),
    description,
    description_localizations: localised(key, (texts) => texts.description),
  };
}

function menuCommand(command: Command): readonly RESTPostAPIContextMenuApplicationCommandsJSONBody[] {
  if (!command.menu) return [];
  const name_localizations = localised(command.name, ({ menu }) => menu);
  return [{ type: ApplicationCommandType.Message, name: command.menu.label, name_localizations, ...placeOf(command) }];
}

/** Where a command is shown, or a group of them, for which Discord has one right. */
function placeOf(...commands: readonly Command[]) {
  const [isForManagers, ...others] = new Set(commands.map(({ manager }) => manager === true));
  if (others.length > 0) {
    const names = commands.map(({ name }) => `/${name}`).join(', ');
    throw new Error(`Some of ${names} are for managers and some are not: Discord has one right for a whole group.`);
  }
  return isForManagers ? FOR_MANAGERS : EVERYWHERE;
}

function optionOf(command: string, name: string, option: Option): APIApplicationCommandBasicOption {
  const inLocales: InLocales = (pick) =>
    localised(command, ({ options }) => (options?.[name] === undefined ? undefined : pick(options[name])));
  const declared = {
    name,
    name_localizations: inLocales((texts) => texts.name),
    description: option.description,
    description_localizations: inLocales((texts) => texts.description),
    required: option.required === true,
  };
  switch (option.type) {
    case 'string':
      return { type: ApplicationCommandOptionType.String, ...declared, ...valuesOf(option, inLocales) };
    case 'integer': {
      const range = { min_value: withinRange(option.min), max_value: withinRange(option.max) };
      return { type: ApplicationCommandOptionType.Integer, ...declared, ...range };
    }
    case 'boolean':
      return { type: ApplicationCommandOptionType.Boolean, ...declared };
    case 'date':
      return { type: ApplicationCommandOptionType.String, ...declared, ...shortest(option), max_length: LONGEST_DATE };
    case 'channel':
      return { type: ApplicationCommandOptionType.Channel, ...declared, channel_types: [...CHANNEL_TYPES] };
    case 'role':
      return { type: ApplicationCommandOptionType.Role, ...declared };
  }
}

/** Something of an option in each locale. */
type InLocales = (pick: (texts: OptionTexts) => string | undefined) => ReturnType<typeof localised>;

/** What a string may be: one of a few, or any up to a length, with or without suggestions. */
function valuesOf(option: StringOption, inLocales: InLocales) {
  const { maxLength = 100, choices, autocomplete } = option;
  if (choices) {
    const choiceOf = (value: string): APIApplicationCommandOptionChoice<string> => {
      return { name: value, name_localizations: inLocales((texts) => texts.choices?.[value]), value };
    };
    return { choices: choices.map(choiceOf) };
  }
  const length = { ...shortest(option), max_length: Math.min(maxLength, limits.stringOption) };
  return autocomplete ? { ...length, autocomplete: true as const } : length;
}

function shortest({ required }: Option): { readonly min_length?: number } {
  return required ? { min_length: 1 } : {};
}

function withinRange(value: number): number {
  return Math.max(-LARGEST_INTEGER, Math.min(LARGEST_INTEGER, value));
}
