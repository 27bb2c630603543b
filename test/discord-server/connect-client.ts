import { Client, type ClientOptions, GatewayIntentBits, Partials } from 'discord.js';
import { onTestFinished } from 'vitest';
import type { DiscordServer } from './discord-server.js';
import { type ServerOptions, startDiscordServer } from './server.js';

/** Starts a server with one guild, `Office`, of one channel, `news`; it is closed when the test ends. */
export async function startOffice(options: ServerOptions = {}) {
  const discord = await startDiscordServer({ guilds: [{ name: 'Office', channels: ['news'] }], ...options });
  onTestFinished(() => discord.close());
  const [guild] = discord.guilds;
  if (!guild) throw new Error('The server has no guild.');
  return { discord, guild, news: guild.channel('news'), ann: discord.user('Ann'), bob: discord.user('Bob') };
}

/** A plain discord.js client for the server, not yet logged in; it is destroyed when the test ends. */
export function newClient(discord: DiscordServer, options: Partial<ClientOptions> = {}): Client {
  const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits;
  const client = new Client({
    intents: [Guilds, GuildMessages, DirectMessages],
    partials: [Partials.Channel],
    rest: { api: discord.api },
    // Discord's own pause of 5 seconds between identifies would only make the tests slow.
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
    ...options,
  });
  onTestFinished(() => client.destroy());
  return client;
}

/** A plain discord.js client that is ready. */
export async function connectClient(
  discord: DiscordServer,
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = newClient(discord, options);
  const ready = new Promise<Client<true>>((resolve) => client.once('clientReady', resolve));
  await client.login(discord.token);
  return ready;
}
