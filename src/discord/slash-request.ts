/** What a member's client says of the slash command that is used or being typed. */
import type { AutocompleteInteraction, ChatInputCommandInteraction } from 'discord.js';
import type { Request } from '../commands/run-command.js';

/** The full name of the command, with that of the subcommand after it. */
export function commandNameOf({ commandName, options }: ChatInputCommandInteraction | AutocompleteInteraction): string {
  const subcommand = options.getSubcommand(false);
  return subcommand === null ? commandName : `${commandName} ${subcommand}`;
}

/** The request that a slash command stands for. Channels and roles are given by their ids. */
export function requestOf(interaction: ChatInputCommandInteraction): Request {
  const { options } = interaction;
  const given = options.getSubcommand(false) === null ? options.data : (options.data[0]?.options ?? []);
  const args = Object.fromEntries(given.map(({ name, value }) => [name, value]));
  return { command: commandNameOf(interaction), args };
}
