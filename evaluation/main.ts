/** `npm run evaluate`: how good the bot's answers are on a question set. Only this module ends the process. */
import { LibraryError } from '../src/bulletins/library.js';
import { runEvaluation } from './command.js';
import { USAGE, UsageError } from './options.js';
import { InputError } from './questions.js';
import type { Progress } from './result.js';

const BETWEEN_MS = 100;
let shownAt = 0;

/** On a terminal, one line that is written over; else nothing. */
const progress: Progress = (doing, done, of) => {
  const now = performance.now();
  if (!process.stderr.isTTY || (done < of && now - shownAt < BETWEEN_MS)) return;
  shownAt = now;
  process.stderr.write(done < of ? `\r\u001b[K${doing} ${done} of ${of} …` : '\r\u001b[K');
};

/** 2 for what the person can mend, 1 for what must not happen. */
function fail(error: unknown): number {
  if (error instanceof UsageError) console.error(`${error.message}\n\n${USAGE}`);
  else if (error instanceof InputError || error instanceof LibraryError) console.error(error.message);
  else console.error(error);
  return [UsageError, InputError, LibraryError].some((expected) => error instanceof expected) ? 2 : 1;
}

// A reader that has had enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  process.stdout.write(await runEvaluation(process.argv.slice(2), { log: console.error, progress }));
} catch (error) {
  process.exitCode = fail(error);
}
