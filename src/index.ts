/** The command line. Only this module ends the process or sets its exit code. */
import { ConfigError, projectVersion } from './config.js';
import { type Invocation, parseCommandLine, USAGE, UsageError } from './terminal/command-line.js';

/** Each way to run loads its own modules only, since every one costs start-up time. */
async function run(invocation: Invocation): Promise<number> {
  switch (invocation.run) {
    case 'start': {
      const { start } = await import('./terminal/start.js');
      return start(invocation, process);
    }
    case 'ask': {
      const { askOnce } = await import('./terminal/one-shot.js');
      return askOnce(invocation, process);
    }
    case 'help':
      process.stdout.write(invocation.usage);
      return 0;
    case 'version':
      process.stdout.write(`${projectVersion()}\n`);
      return 0;
  }
}

/** 2 for what the person can mend on the command line or in the settings, 1 for what must not happen. */
function fail(error: unknown): number {
  if (error instanceof UsageError) console.error(`${error.message}\n\n${error.usage}`);
  else if (error instanceof ConfigError) console.error(`${error.message}\n\n${USAGE}`);
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
