/** What keeps the bot from being connected, in words for the person who runs it. */
import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, HTTPError } from 'discord.js';

/** The bot cannot start, or go on. The message says what is wrong and how to mend it. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

const TOKEN =
  'Discord does not accept the token. Copy it anew: https://discord.com/developers/applications → your application → Bot → Reset Token, and set DISCORD_TOKEN to it.';

/** Why the gateway closes a connection for good, by its close code. */
const CLOSED: Readonly<Record<number, string>> = {
  4004: TOKEN,
  4010: 'Discord does not know this shard. Start the bot again.',
  4011: 'The bot is in more servers than one connection may have. Start it again: it then opens several.',
  4012: 'Discord no longer speaks this version of its gateway. Update the bot.',
  4013: 'Discord does not know an intent that the bot asks for. Update the bot.',
  4014: 'Discord refuses an intent that the bot asks for. The bot needs no privileged intent: update it, or turn the missing one on at https://discord.com/developers/applications → your application → Bot → Privileged Gateway Intents.',
};

/** The gateway has closed the connection with a code after which it takes no other. */
export function closedForGood(code: number): StartError {
  return new StartError(
    `${CLOSED[code] ?? 'Discord has closed the connection for good.'} (gateway close code ${code})`,
  );
}

/** What a failed log-in means; an error that is not known stays as it is. */
export function explainLogin(error: unknown, api: string): unknown {
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) return new StartError(TOKEN);
  if (error instanceof DiscordAPIError && error.status === 401) return new StartError(TOKEN);
  if (error instanceof DiscordAPIError || error instanceof HTTPError) {
    const said = `Discord answered ${error.status} at ${api}`;
    if (error.status >= 500)
      return new StartError(`${said}: it has trouble of its own. Try again later; see https://discordstatus.com.`);
    return new StartError(`${said} (${error.message}). If DISCORD_API is set, check that it leads to Discord's API.`);
  }
  const code = networkCode(error);
  if (code === undefined) return error;
  return new StartError(
    `Discord cannot be reached at ${api} (${code}). Check the network, the name server, the firewall and, if it is set, DISCORD_API.`,
  );
}

/** The system's or the HTTP client's code of a failed connection, wherever it is wrapped. */
export function networkCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code === 'string' && /^(?:E[A-Z_]+|UND_ERR_\w+|CERT_\w+|DEPTH_\w+|SELF_\w+|UNABLE_\w+)$/.test(code))
    return code;
  return networkCode(error.cause);
}
