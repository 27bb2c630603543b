/** `digest --dry-run`: the digest of a day, printed and nothing more. */
import { openServices } from '../app.js';
import { parseArguments } from '../commands/arguments.js';
import { digestPreview } from '../commands/digest-preview.js';
import { runCommand } from '../commands/run-command.js';
import { UserError } from '../commands/user-error.js';
import { readConfig } from '../config.js';
import { DIGEST_USAGE, type DigestInvocation, UsageError } from './command-line.js';
import { describeError, logTo, type Streams, styleFor, write } from './output.js';
import { renderReply } from './render.js';
import { TYPIST } from './typist.js';

/** Prints it and gives the exit code. Throws a UsageError or a ConfigError for what the person can mend. */
export async function printDigest(
  invocation: DigestInvocation,
  { stdout, stderr }: Pick<Streams, 'stdout' | 'stderr'>,
): Promise<number> {
  const args = invocation.date === undefined ? {} : { date: invocation.date };
  checkArguments(args);
  const config = readConfig(invocation);
  const log = logTo(stderr);
  const services = await openServices(config, { now: invocation.now, log });
  services.library().skipped.forEach(log);
  let failures = 0;
  const report = (error: unknown, reference: string) => {
    failures += 1;
    log(`Ref ${reference}: ${describeError(error)}`);
  };
  const request = { command: digestPreview.name, args };
  const reply = await runCommand([digestPreview], request, { services, caller: TYPIST, report });
  await write(stdout, renderReply(reply, styleFor(stdout, config.colour, false)));
  return failures > 0 ? 1 : 0;
}

/** What is wrong on the command line is told before anything is loaded. */
function checkArguments(args: Readonly<Record<string, string>>): void {
  try {
    parseArguments(digestPreview.options, args);
  } catch (error) {
    if (error instanceof UserError) throw new UsageError(`--${error.message}`, DIGEST_USAGE);
    throw error;
  }
}
