import { parseArguments, type RawArguments } from './arguments.js';
import type { Command, Services } from './command.js';
import { line, type Reply, text } from './reply.js';
import { UserError } from './user-error.js';

/** What somebody wants done, from any platform: typed, picked from a form, or an action's button. */
export interface Request {
  readonly command: string;
  readonly args: RawArguments;
}

/** Told of what must not happen: the error, and the reference that the person was given. */
export type Report = (error: unknown, reference: string) => void;

/**
 * The one way in. Never throws: mistakes of the person come back as a private reply that says how to mend them, anything
 * else is reported and comes back as a private reply with a reference.
 */
export async function runCommand(
  commands: readonly Command[],
  request: Request,
  services: Services,
  report: Report,
): Promise<Reply> {
  try {
    const command = findCommand(commands, request.command);
    return await command.run(parseArguments(command.options, request.args), services);
  } catch (error) {
    if (error instanceof UserError) return privately(error.message);
    const reference = newReference();
    report(error, reference);
    return privately(`Something went wrong inside the bot. Nothing was posted. Ref ${reference}.`);
  }
}

/** Throws a UserError that names the nearest command, or all of them, when there is none of that name. */
export function findCommand(commands: readonly Command[], name: string): Command {
  const found = commands.find((command) => command.name === name);
  if (found) return found;
  const near = commands.find((command) => name !== '' && isNear(name.toLowerCase(), command.name));
  const mend = near ? `Did you mean /${near.name}?` : `There are: ${commands.map((one) => `/${one.name}`).join(', ')}.`;
  throw new UserError('unknown-command', `There is no command “/${name.slice(0, 40)}”. ${mend}`);
}

/** One begins the other, or one letter is wrong, missing, too many or swapped with its neighbour. */
function isNear(typed: string, name: string): boolean {
  if (name.startsWith(typed) || typed.startsWith(name)) return true;
  let start = 0;
  while (start < name.length && typed[start] === name[start]) start++;
  const [restTyped, restName] = [typed.slice(start), name.slice(start)];
  const swapped = (restTyped[1] ?? '') + (restTyped[0] ?? '') + restTyped.slice(2);
  return (
    restTyped.slice(1) === restName.slice(1) ||
    restTyped.slice(1) === restName ||
    restTyped === restName.slice(1) ||
    swapped === restName
  );
}

function privately(message: string): Reply {
  return { blocks: [text(line`${message}`)], actions: [], visibility: 'private' };
}

const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Four letters and digits that are not mistaken for one another when read out. */
function newReference(): string {
  return Array.from({ length: 4 }, () => LETTERS[Math.floor(Math.random() * LETTERS.length)]).join('');
}
