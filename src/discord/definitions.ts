/** Discord's forms of the commands, made from their declarations. */
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOptionChoice,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import type { Command, Option, StringOption } from '../commands/command.js';
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

/** YYYY-MM-DD. */
const LONGEST_DATE = 10;
/** Discord takes whole numbers between minus and plus this. */
const LARGEST_INTEGER = 2 ** 53;

/**
 * What to register: a slash command for each that is offered, and an entry in the menu of a message for each that
 * declares one, in the order of the declarations. The rules are those of
 * https://docs.discord.com/developers/interactions/application-commands.
 */
export function definitionsOf(commands: readonly Command[]): readonly RESTPostAPIApplicationCommandsJSONBody[] {
  const offered = commands.filter((command) => command.offered !== false);
  return [...offered.map(slashCommand), ...offered.flatMap(menuCommand)];
}

function slashCommand(command: Command): RESTPostAPIApplicationCommandsJSONBody {
  const { name, description } = command;
  const options = Object.entries(command.options).filter(([, option]) => option.offered !== false);
  // Discord refuses a required option after one that is not.
  const sorted = [...options].sort(([, a], [, b]) => Number(b.required === true) - Number(a.required === true));
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    name_localizations: localised(name, (texts) => texts.name),
    description,
    description_localizations: localised(name, (texts) => texts.description),
    options: sorted.map(([own, option]) => optionOf(name, own, option)),
    ...placeOf(command),
  };
}

function menuCommand(command: Command): readonly RESTPostAPIContextMenuApplicationCommandsJSONBody[] {
  if (!command.menu) return [];
  const name_localizations = localised(command.name, ({ menu }) => menu);
  return [{ type: ApplicationCommandType.Message, name: command.menu.label, name_localizations, ...placeOf(command) }];
}

function placeOf({ manager }: Command) {
  return manager ? FOR_MANAGERS : EVERYWHERE;
}

function optionOf(command: string, name: string, option: Option): APIApplicationCommandBasicOption {
  const inLocales: InLocales = (pick) =>
    localised(command, ({ options }) => (options[name] === undefined ? undefined : pick(options[name])));
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
