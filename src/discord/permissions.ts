/** What the bot has to be allowed to do where it posts of itself. Replies to interactions need none of it. */
import { type Channel, type ClientUser, PermissionFlagsBits } from 'discord.js';
import { list } from '../commands/wording.js';

/** What the bot needs in a channel, as Discord's settings call it. */
export const NEEDED_PERMISSIONS = [
  { name: 'View Channel', bit: PermissionFlagsBits.ViewChannel },
  { name: 'Send Messages', bit: PermissionFlagsBits.SendMessages },
  { name: 'Send Messages in Threads', bit: PermissionFlagsBits.SendMessagesInThreads },
  { name: 'Embed Links', bit: PermissionFlagsBits.EmbedLinks },
  { name: 'Read Message History', bit: PermissionFlagsBits.ReadMessageHistory },
] as const;

/** All of them in the one number that an invite link has. */
export const PERMISSIONS: bigint = NEEDED_PERMISSIONS.reduce((sum, { bit }) => sum | bit, 0n);

/** The names of the permissions that the bot lacks in a channel to reply there; none in a direct message. */
export function missingPermissions(channel: Channel, user: ClientUser): readonly string[] {
  if (channel.isDMBased()) return [];
  // Of the two permissions to write, a channel needs the one and a thread the other.
  const other = channel.isThread() ? 'Send Messages' : 'Send Messages in Threads';
  const granted = channel.permissionsFor(user);
  return NEEDED_PERMISSIONS.filter(({ name, bit }) => name !== other && !granted?.has(bit)).map(({ name }) => name);
}

/**
 * "I can't post in #news: missing Send Messages. An admin can allow it under Edit Channel → Permissions." Where it is not known
 * what is missing, all that is needed is named.
 */
export function describeMissing(channel: Channel, missing: readonly string[]): string {
  const name = 'name' in channel && channel.name ? `#${channel.name}` : 'this channel';
  const named = missing.length > 0 ? list(missing) : `one of ${list(NEEDED_PERMISSIONS.map((needed) => needed.name))}`;
  return `I can't post in ${name}: missing ${named}. An admin can allow it under Edit Channel → Permissions.`;
}
