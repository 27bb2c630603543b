/** The command line. Only this module ends the process or sets its exit code. */
import { type Config, ConfigError, type DiscordConfig, projectVersion, readConfig } from './config.js';
import { type ChatInvocation, type Invocation, parseCommandLine, USAGE, UsageError } from './terminal/command-line.js';

/** Each way to run loads its own modules only, since every one costs start-up time. */
async function run(invocation: Invocation): Promise<number> {
  switch (invocation.run) {
    case 'start': {
      const config = readConfig(invocation);
      if (!hasToken(config)) return chat(invocation);
      const { startOnDiscord } = await import('./discord/start.js');
      return startOnDiscord(invocation, config, process);
    }
    case 'chat':
      return chat(invocation);
    case 'deploy': {
      const { register } = await import('./discord/register.js');
      return register(discordOf(readConfig(invocation)), process);
    }
    case 'feedback': {
      const { printFeedback } = await import('./terminal/feedback.js');
      return printFeedback(invocation, process);
    }
    case 'ask': {
      const { askOnce } = await import('./terminal/one-shot.js');
      return askOnce(invocation, process);
    }
    case 'digest': {
      const { printDigest } = await import('./terminal/digest.js');
      return printDigest(invocation, process);
    }
    case 'help':
      process.stdout.write(invocation.usage);
      return 0;
    case 'version':
      process.stdout.write(`${projectVersion()}\n`);
      return 0;
  }
}

async function chat(invocation: ChatInvocation): Promise<number> {
  const { start } = await import('./terminal/start.js');
  return start(invocation, process);
}

function hasToken(config: Config): config is Config & { readonly discord: DiscordConfig } {
  return config.discord !== null;
}

function discordOf(config: Config): DiscordConfig {
  if (hasToken(config)) return config.discord;
  throw new ConfigError(
    'DISCORD_TOKEN: expected the bot’s token, got nothing. docs/discord-setup.md says where to get one.',
  );
}

/** Errors whose message says all that the person who runs the bot needs. */
const TOLD = ['StartError', 'DeployError', 'StateError'];

/** 2 for what the person can mend on the command line or in the settings, 1 for what must not happen. */
function fail(error: unknown): number {
  if (error instanceof UsageError) console.error(`${error.message}\n\n${error.usage}`);
  else if (error instanceof ConfigError) console.error(`${error.message}\n\n${USAGE}`);
  else if (error instanceof Error && TOLD.includes(error.name)) console.error(error.message);
  else console.error(error);
  return error instanceof UsageError || error instanceof ConfigError ? 2 : 1;
}

// A reader that has had enough (`| head`) is no failure: there is nobody left to tell.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 1);
  });
}

try {
  process.exitCode = await run(parseCommandLine(process.argv.slice(2)));
} catch (error) {
  process.exitCode = fail(error);
}
