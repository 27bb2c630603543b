import type { AutocompleteInteraction } from 'discord.js';
import type { Suggestion } from '../commands/command.js';
import { cut } from '../commands/wording.js';
import type { Bot } from './bot.js';
import { limits } from './limits.js';

/** Offers values for the option that is being typed; none when there are none. */
export async function suggest(interaction: AutocompleteInteraction, bot: Bot): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  const option = bot.commands.find((command) => command.name === interaction.commandName)?.options[name];
  const found = option?.type === 'string' && option.autocomplete ? option.autocomplete(value, bot.services) : [];
  // An answer that Discord does not take is nobody's trouble: the next letter asks again.
  await interaction.respond(choicesOf(found)).catch(() => {});
}

function choicesOf(found: readonly Suggestion[]): { name: string; value: string }[] {
  const fitting = found.filter(
    ({ label, value }) => label.trim() !== '' && value !== '' && value.length <= limits.choice,
  );
  return fitting.slice(0, limits.choices).map(({ label, value }) => ({ name: cut(label, limits.choice), value }));
}
