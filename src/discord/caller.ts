import { type BaseInteraction, InteractionContextType, PermissionFlagsBits } from 'discord.js';
import type { Caller } from '../commands/command.js';

/** Who is behind an interaction. A guild to which only the member has brought the bot does not count as one of its own. */
export function callerOf(interaction: BaseInteraction): Caller {
  const { guildId, user, channelId, context, memberPermissions } = interaction;
  return {
    member: user.id,
    guild: interaction.authorizingIntegrationOwners.guildId === null ? null : guildId,
    channel: channelId,
    alone: context === InteractionContextType.BotDM,
    manages: memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
  };
}
