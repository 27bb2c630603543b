import { openServices } from '../app.js';
import { commands } from '../commands/index.js';
import { readConfig } from '../config.js';
import { chat } from './chat.js';
import type { StartInvocation } from './command-line.js';
import { logTo, type Streams } from './output.js';
import { progressLine } from './progress.js';

/** Loads the bulletins and talks until the input ends; gives the exit code. Throws a ConfigError. */
export async function start(invocation: StartInvocation, { stdin, stdout, stderr }: Streams): Promise<number> {
  const config = readConfig(invocation);
  const progress = progressLine(stderr);
  const services = await openServices(config, { now: invocation.now, onProgress: progress.show }).finally(progress.end);
  const log = logTo(stderr);
  services.library().skipped.forEach(log);
  await chat({ commands, services, input: stdin, output: stdout, log, colour: config.colour });
  return 0;
}
