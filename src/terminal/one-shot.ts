/** `ask`: one answer, or one for each line of the standard input, then the end. */
import { openServices } from '../app.js';
import { parseArguments } from '../commands/arguments.js';
import { type AskArguments, answerWith, ask, askOptions } from '../commands/ask.js';
import type { Services } from '../commands/command.js';
import { describeLanguage, whyNothingToSearch } from '../commands/findings.js';
import { limitArguments } from '../commands/limits.js';
import { checkPeriod } from '../commands/period.js';
import { runCommand } from '../commands/run-command.js';
import { UserError } from '../commands/user-error.js';
import { type Config, readConfig } from '../config.js';
import { ASK_USAGE, type AskInvocation, UsageError } from './command-line.js';
import { readLines } from './lines.js';
import { type AnswerRecord, errorRecord, recordOf } from './ndjson.js';
import type { ExplainRecord } from './ndjson-explain.js';
import { describeError, logTo, type Streams, styleFor, write } from './output.js';
import { renderReply } from './render.js';
import { TYPIST } from './typist.js';

/** Answers and gives the exit code. Throws a UsageError or a ConfigError for what the person can mend. */
export async function askOnce(invocation: AskInvocation, streams: Streams): Promise<number> {
  const { question, json } = invocation;
  const args = checkArguments(invocation);
  if (question === null && streams.stdin.isTTY) {
    throw new UsageError('Expected a question, or questions on the standard input.', ASK_USAGE);
  }
  const config = readConfig(invocation);
  const services = await openServices(config, invocation);
  services.library().skipped.forEach(logTo(streams.stderr));
  const questions = question === null ? readLines(streams.stdin) : [question];
  try {
    if (json) return await answerAsJson(questions, args, services, streams);
    return await answerAsText(questions, args, { services, streams, colour: config.colour });
  } finally {
    await services.close();
  }
}

async function answerAsText(
  questions: AsyncIterable<string> | readonly string[],
  args: AskArguments,
  { services, streams, colour }: { services: Services; streams: Streams; colour: Config['colour'] },
): Promise<number> {
  const style = styleFor(streams.stdout, colour, false);
  let failures = 0;
  let first = true;
  for await (const asked of questions) {
    if (asked.trim() === '') continue;
    const request = { command: 'ask', args: { ...args, question: asked } };
    const report = (error: unknown, reference: string) => {
      failures++;
      logTo(streams.stderr)(`Ref ${reference}: ${describeError(error)}`);
    };
    const reply = await runCommand([ask], request, { services, caller: TYPIST, report });
    await write(streams.stdout, (first ? '' : '\n') + renderReply(reply, style));
    first = false;
  }
  return failures > 0 ? 1 : 0;
}

/** Whatever is wrong on the command line is told before anything is loaded, and a question there is held to /ask's rules. */
function checkArguments({ question, json, limits }: AskInvocation): AskArguments {
  try {
    const args = parseArguments(askOptions, limits);
    checkPeriod(args);
    if (question !== null && !json) parseArguments(ask.options, { question });
    return args;
  } catch (error) {
    if (error instanceof UserError) throw new UsageError(error.message, ASK_USAGE);
    throw error;
  }
}

/** Longer lines are not questions; archives of test questions do have some of several hundred characters. */
const LONGEST_LINE = 2000;

async function answerAsJson(
  questions: AsyncIterable<string> | readonly string[],
  args: AskArguments,
  services: Services,
  { stdout, stderr }: Streams,
): Promise<number> {
  const explaining = args.explain ? await explainer(args, services) : undefined;
  for await (const line of questions) {
    const record = await answerLine(line, args, { services, log: logTo(stderr), explaining });
    await write(stdout, `${JSON.stringify(record)}\n`);
  }
  return 0;
}

type Explainer = (question: string) => Promise<ExplainRecord>;

/** Loaded only for those who ask for it. */
async function explainer(args: AskArguments, services: Services): Promise<Explainer> {
  const [{ explain }, { explainRecord }] = await Promise.all([
    import('../commands/reasons.js'),
    import('./ndjson-explain.js'),
  ]);
  return async (question) => explainRecord(await explain(question, limitArguments(args), services));
}

interface Means {
  readonly services: Services;
  readonly log: (message: string) => void;
  readonly explaining: Explainer | undefined;
}

/** Never throws: whatever happens to a line, it gets its object. */
async function answerLine(
  line: string,
  args: AskArguments,
  { services, log, explaining }: Means,
): Promise<AnswerRecord> {
  const started = performance.now();
  const elapsed = () => performance.now() - started;
  const failed = (why: string) => ({ ...errorRecord(line, why, elapsed()), ...(explaining && { explain: null }) });
  const problem = problemWith(line) ?? whyNothingToSearch(services);
  if (problem !== null) return failed(problem);
  try {
    const answer = await answerWith(line, args, services);
    const error = answer.language === null ? null : describeLanguage(answer.language);
    const record = recordOf(line, answer, error, elapsed());
    return explaining ? { ...record, explain: error === null ? await explaining(line) : null } : record;
  } catch (error) {
    if (error instanceof UserError) return failed(error.message);
    log(describeError(error));
    return failed('Something went wrong inside the bot; the standard error has the details.');
  }
}

function problemWith(line: string): string | null {
  if (line.trim() === '') return 'Expected a question, got a blank line.';
  if (line.length <= LONGEST_LINE) return null;
  return `Expected a question of at most ${LONGEST_LINE} characters, got ${line.length}.`;
}
