import type { Services } from '../../src/commands/command.js';
import type { DigestKeeping } from '../../src/discord/digests.js';
import type { Refreshing } from '../../src/discord/refreshing.js';
import { runOnDiscord } from '../../src/discord/run.js';
import { NEWS, servicesOver } from '../commands/small-library.js';
import type { ServerOptions } from '../discord-server/server.js';
import { type DiscordServer, expectClean, startDiscordServer } from '../discord-server/server.js';

export interface BotOptions {
  /** Over the small library when left out. */
  readonly services?: Services;
  readonly perMinute?: number;
  readonly token?: string;
  /** The id of the one guild that the commands are registered in. */
  readonly guild?: string;
  /** What looks for new bulletins; nothing does when left out. */
  readonly refreshing?: Refreshing;
  /** Waits between looks at the digests that are due. */
  readonly pause?: DigestKeeping['pause'];
}

export interface RunningBot {
  readonly services: Services;
  /** What it has told the person who runs it. */
  readonly logs: readonly string[];
  /** Lets it finish what is in hand, and waits for that. */
  stop(): Promise<void>;
  /** Settles when it is gone. */
  readonly ended: Promise<void>;
}

/** Starts the bot, with the real client over real sockets, and waits until it is ready and its commands are registered. */
export async function startBot(discord: DiscordServer, options: BotOptions = {}): Promise<RunningBot> {
  const before = discord.gateway.identifies.length;
  const bot = launch(discord, options);
  await Promise.race([discord.until(() => discord.gateway.identifies.length > before), bot.ended]);
  await Promise.race([discord.until(() => bot.logs.some((line) => line.startsWith('Commands'))), bot.ended]);
  return bot;
}

/** Starts the bot without waiting for anything. */
export function launch(discord: DiscordServer, options: BotOptions = {}): RunningBot {
  const {
    services = servicesOver(NEWS),
    perMinute = 6_000,
    token = discord.token,
    guild = null,
    refreshing,
    pause,
  } = options;
  const logs: string[] = [];
  const stop = new AbortController();
  const ended = runOnDiscord({
    discord: { token, api: discord.api, guild, perMinute },
    services,
    log: (message) => logs.push(message),
    stop: stop.signal,
    sleep: () => Promise.resolve(),
    ...(refreshing && { refreshing }),
    ...(pause && { pause }),
  });
  // A test that does not look at the end is not failed by it.
  ended.catch(() => {});
  return {
    services,
    logs,
    ended,
    stop() {
      stop.abort();
      return ended;
    },
  };
}

/** A server with one guild of two channels, and the bot on it. */
export async function startBoth(options: BotOptions & ServerOptions = {}) {
  const { services, perMinute, refreshing, ...server } = options;
  const discord = await startDiscordServer({ guilds: [{ name: 'Office', channels: ['news', 'chat'] }], ...server });
  const bot = await startBot(discord, {
    ...(services && { services }),
    ...(perMinute !== undefined && { perMinute }),
    ...(refreshing && { refreshing }),
  });
  const [guild] = discord.guilds;
  if (!guild) throw new Error('The server has no guild.');
  return {
    discord,
    bot,
    guild,
    news: guild.channel('news'),
    ann: discord.user('Ann'),
    bob: discord.user('Bob'),
    /** Ends both, and fails when the bot did what Discord does not allow. */
    async end() {
      await discord.settled();
      expectClean(discord);
      await bot.stop();
      await discord.close();
    },
  };
}
