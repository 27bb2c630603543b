/** What is kept for a guild goes when the bot leaves it. */
import type { Client, Guild } from 'discord.js';
import type { Bot } from './bot.js';

/** The bot was removed from a guild, or the guild is no more. */
export async function onGuildLeft({ id, name }: Guild, { services, log }: Bot): Promise<void> {
  const state = await services.state();
  log(`Left the server “${name}”: ${await state.forgetGuild(id)} records deleted.`);
}

/** Forgets the guilds that were left while the bot was away. The client must know all of its guilds. */
export async function forgetLeftGuilds({ guilds }: Client<true>, { services, log }: Bot): Promise<void> {
  const state = await services.state();
  for (const id of await state.guilds()) {
    if (!guilds.cache.has(id)) log(`Left a server while away: ${await state.forgetGuild(id)} records deleted.`);
  }
}
