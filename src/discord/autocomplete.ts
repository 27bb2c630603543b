import type { AutocompleteInteraction } from 'discord.js';
import type { Suggestion } from '../commands/command.js';
import { cut } from '../commands/wording.js';
import type { Bot } from './bot.js';
import { callerOf } from './caller.js';
import { limits } from './limits.js';
import { commandNameOf } from './slash-request.js';

/** Offers values for the option that is being typed; none when there are none. Never rejects. */
export async function suggest(interaction: AutocompleteInteraction, bot: Bot): Promise<void> {
  try {
    await interaction.respond(choicesOf(await suggestionsFor(interaction, bot)));
  } catch {
    // What cannot be found, or comes too late for Discord, is nobody's trouble: the next letter asks again.
  }
}

async function suggestionsFor(
  interaction: AutocompleteInteraction,
  { commands, services }: Bot,
): Promise<readonly Suggestion[]> {
  const { name, value } = interaction.options.getFocused(true);
  const command = commands.find((one) => one.name === commandNameOf(interaction));
  const caller = callerOf(interaction);
  const option = command?.manager && !caller.manages ? undefined : command?.options[name];
  return option?.type === 'string' && option.autocomplete ? option.autocomplete(value, services, caller) : [];
}

function choicesOf(found: readonly Suggestion[]): { name: string; value: string }[] {
  const fitting = found.filter(
    ({ label, value }) => label.trim() !== '' && value !== '' && value.length <= limits.choice,
  );
  return fitting.slice(0, limits.choices).map(({ label, value }) => ({ name: cut(label, limits.choice), value }));
}
