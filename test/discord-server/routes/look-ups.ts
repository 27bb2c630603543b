import type { Channel } from '../channels.js';
import type { Guild } from '../guilds.js';
import type { Message } from '../messages.js';
import { Refusal } from '../refusal.js';
import type { User } from '../users.js';
import type { World } from '../world.js';

/** A channel that the bot can see, else Discord's refusal. */
export function visibleChannel(world: World, id: string | undefined): Channel {
  const channel = world.channels.get(id ?? '');
  if (!channel) throw new Refusal(404, 10003);
  const member = channel.guild ? channel.guild.hasBot : channel.type === 1;
  if (!member || !channel.botMay('ViewChannel')) throw new Refusal(403, 50001);
  return channel;
}

/** A message of a channel; answers that only one person sees are none of the channel's. */
export function messageIn(channel: Channel, id: string | undefined): Message {
  const message = channel.byId.get(id ?? '');
  if (!message || message.ephemeral) throw new Refusal(404, 10008);
  return message;
}

/** A guild that the bot is in. */
export function ownGuild(world: World, id: string | undefined): Guild {
  const guild = world.guilds.get(id ?? '');
  if (!guild?.hasBot) throw new Refusal(404, 10004);
  return guild;
}

/** A user by id; `@me` is the bot. */
export function userBy(world: World, id: string | undefined): User {
  const user = id === '@me' ? world.bot : world.users.get(id ?? '');
  if (!user) throw new Refusal(404, 10013);
  return user;
}
