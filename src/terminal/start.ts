import { openServices } from '../app.js';
import { commands } from '../commands/index.js';
import { readConfig } from '../config.js';
import { chat } from './chat.js';
import type { ChatInvocation } from './command-line.js';
import { logTo, type Streams } from './output.js';
import { progressLine } from './progress.js';

/** Loads the bulletins and talks until the input ends; gives the exit code. Throws a ConfigError. */
export async function start(invocation: ChatInvocation, { stdin, stdout, stderr }: Streams): Promise<number> {
  const config = readConfig(invocation);
  const progress = progressLine(stderr);
  const log = logTo(stderr);
  const opened = openServices(config, { now: invocation.now, onProgress: progress.show, log });
  const services = await opened.finally(progress.end);
  services.library().skipped.forEach(log);
  try {
    await chat({ commands, services, input: stdin, output: stdout, log, colour: config.colour });
  } finally {
    await services.close();
  }
  return 0;
}
