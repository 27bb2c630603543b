/** The conversation in a terminal; over a pipe, the same without a prompt. */
import { createInterface } from 'node:readline';
import type { Command, Services } from '../commands/command.js';
import { type Action, actionsOf, type Reply } from '../commands/reply.js';
import { type Context, findCommand, type Request, runCommand } from '../commands/run-command.js';
import { UserError } from '../commands/user-error.js';
import { welcome } from '../commands/welcome.js';
import type { Config } from '../config.js';
import { type Completion, complete } from './completion.js';
import { readLines } from './lines.js';
import { describeError, type Input, type Output, styleFor, write } from './output.js';
import { renderReply } from './render.js';
import { neutralise } from './text.js';
import { parseTypedLine } from './typed-line.js';
import { TYPIST } from './typist.js';

export interface ChatOptions {
  readonly commands: readonly Command[];
  readonly services: Services;
  readonly input: Input;
  readonly output: Output;
  /** Told of what must not happen. */
  readonly log: (message: string) => void;
  readonly colour: Config['colour'];
}

const HOW_TO =
  'Type a question, the number of an action, or /help. Ctrl-D or exit ends.\n' +
  'Options are typed --from 2024-01-01 or from:2024-01-01.\n';

/** Greets, then answers line after line, strictly in order, until the input ends or somebody leaves. */
export async function chat(options: ChatOptions): Promise<void> {
  const { commands, services, input, output, log } = options;
  const context: Context = {
    services,
    caller: TYPIST,
    report: (error, reference) => log(`Ref ${reference}: ${describeError(error)}`),
  };
  let actions = await show(options, await welcome(services));
  let last: string | undefined;
  await write(output, `\n${HOW_TO}`);
  const typed = input.isTTY && output.isTTY ? promptLines(options) : readLines(input);
  for await (const line of typed) {
    const told = line.trim();
    if (['exit', 'quit', '/exit', '/quit'].includes(told.toLowerCase())) break;
    if (told === '') continue;
    await write(output, '\n');
    try {
      const chosen = chosenAction(told, actions) ?? after(last, parseTypedLine(told, commands));
      const request = await completed(chosen, typed, options);
      if (request === null) continue;
      const reply = await runCommand(commands, request, context);
      last = reply.asked ?? last;
      actions = await show(options, reply);
      if (request.command === 'help') await write(output, `\n${HOW_TO}`);
    } catch (error) {
      // A slip of the typist is told, and the last reply's actions stay.
      if (!(error instanceof UserError)) throw error;
      await write(output, `${neutralise(error.message)}\n`);
    }
  }
}

/** A question with the one before it, which it may lean on. */
function after(last: string | undefined, request: Request): Request {
  return request.command === 'ask' && last !== undefined
    ? { ...request, args: { after: last, ...request.args } }
    : request;
}

/** An action that wants words of the person gets the next line; null when that is blank, or there is none. */
async function completed(
  request: Request & Pick<Action, 'input'>,
  typed: AsyncIterator<string>,
  { commands, output }: ChatOptions,
): Promise<Request | null> {
  const { command, args, input } = request;
  if (!input) return request;
  const asked = findCommand(commands, command).options[input]?.description ?? input;
  await write(output, `${asked}? (An empty line leaves it.)\n`);
  const { value, done } = await typed.next();
  if (done || value.trim() === '') return null;
  return { command, args: { ...args, [input]: value } };
}

/** Prints a reply and gives the actions that its numbers stand for. */
async function show({ output, colour }: ChatOptions, reply: Reply): Promise<readonly Action[]> {
  await write(output, renderReply(reply, styleFor(output, colour, true)));
  return actionsOf(reply);
}

/** One or two digits choose an action of the last reply; more of them, a year for instance, are a question. */
function chosenAction(typed: string, actions: readonly Action[]): Action | null {
  if (!/^\d{1,2}$/.test(typed)) return null;
  const action = actions[Number(typed) - 1];
  if (action) return action;
  const mend = actions.length > 0 ? `Choose 1 to ${actions.length}` : 'The last reply has none';
  throw new UserError(
    'bad-argument',
    `There is no action ${typed}. ${mend}; to ask it as a question, type /ask ${typed}.`,
  );
}

/** Lines typed at a prompt, with history and Tab. Ctrl-C and Ctrl-D end it, the cursor on a new line. */
async function* promptLines({ input, output, commands, services }: ChatOptions): AsyncGenerator<string> {
  const prompt = createInterface({
    input,
    output,
    terminal: true,
    prompt: '> ',
    removeHistoryDuplicates: true,
    completer: async (line: string, offer: (error: null, found: Completion) => void) => {
      const found = await complete(line, commands, services);
      // A line that was typed before may have ended the chat meanwhile.
      if (open) offer(null, found);
    },
  });
  let open = true;
  prompt.on('close', () => {
    open = false;
  });
  prompt.on('SIGINT', () => prompt.close());
  const lines = prompt[Symbol.asyncIterator]();
  try {
    while (open) {
      output.write('\n');
      prompt.prompt();
      const { value, done } = await lines.next();
      if (done) break;
      yield value;
    }
    output.write('\n');
  } finally {
    prompt.close();
  }
}
