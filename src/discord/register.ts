import { commands } from '../commands/index.js';
import type { DiscordConfig } from '../config.js';
import { definitionsOf } from './definitions.js';
import { deployCommands, findApplication, restFor } from './deploy.js';

/** `deploy`: registers the commands without starting the bot; gives the exit code. Throws a DeployError. */
export async function register(discord: DiscordConfig, { stdout }: NodeJS.Process): Promise<number> {
  const { guild } = discord;
  const rest = restFor(discord);
  const applicationId = await findApplication(rest);
  const done = await deployCommands({ rest, applicationId, guild, wanted: definitionsOf(commands) });
  const where = guild === null ? 'for all servers' : `for the server ${guild}`;
  const told =
    done === 'registered' ? `Commands registered ${where}.` : `Nothing to do: the commands ${where} are as registered.`;
  stdout.write(`${told}\n`);
  return 0;
}
