import { Client, type ClientOptions, GatewayIntentBits, Options, Partials } from 'discord.js';
import type { DiscordConfig } from '../config.js';
import { identifyThrottler, type ThrottlerOptions } from './identify-throttler.js';

/**
 * discord.js's client, not connected yet. No privileged intent: messages that mention the bot, direct messages and the
 * targets of menus carry their text without one.
 */
export function createClient({ api }: DiscordConfig, throttling: ThrottlerOptions): Client {
  const options: ClientOptions = {
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // Without it a first direct message is not told.
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    rest: { api },
    ws: { buildIdentifyThrottler: () => identifyThrottler(throttling) },
    // Messages are answered when they come and not looked at again; keeping them would fill the memory.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      GuildMemberManager: { maxSize: 100, keepOverLimit: (member) => member.id === member.client.user.id },
      UserManager: { maxSize: 100, keepOverLimit: (user) => user.id === user.client.user.id },
    }),
    shards: 'auto',
  };
  return new Client(options);
}
