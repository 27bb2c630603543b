import { openServices } from '../app.js';
import type { Config, DiscordConfig } from '../config.js';
import { describeError, type Log, logTo } from './log.js';
import { runOnDiscord } from './run.js';

interface Invocation {
  /** Stands still at this time, when given. */
  readonly now: Date | undefined;
}

/**
 * Loads the bulletins and serves them on Discord until the process is told to stop (SIGTERM, SIGINT); gives the exit code.
 * Throws a ConfigError, a StateError or a StartError for what the person who runs it can mend.
 */
export async function startOnDiscord(
  { now }: Invocation,
  config: Config & { readonly discord: DiscordConfig },
  process: NodeJS.Process,
): Promise<number> {
  const log = logTo(process.stderr);
  const services = await openServices(config, { now, log, willRefresh: true });
  services.library().skipped.forEach(log);
  const index = services.index();
  log(`${index.bulletins.length} bulletins with ${index.sentenceCount} sentences are ready.`);
  // Whatever is wrong with the store is told before anybody is answered.
  await services.state();
  // An event that discord.js cannot read must not end the process for everybody.
  process.on('unhandledRejection', (error) => log(`Unhandled: ${describeError(error)}`));
  try {
    await runOnDiscord({
      discord: config.discord,
      services,
      log,
      stop: stopSignal(process, log),
      refreshing: services,
    });
  } finally {
    await services.close();
  }
  return 0;
}

/** Aborted by the first SIGTERM or SIGINT; a second one ends the process at once, as it does by default. */
function stopSignal(process: NodeJS.Process, log: Log): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log(`${signal}: finishing what is in hand.`);
      stop.abort();
    });
  }
  return stop.signal;
}
