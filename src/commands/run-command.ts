import { parseArguments, type RawArguments } from './arguments.js';
import type { Caller, Command, Services } from './command.js';
import { membersOf, partsOf } from './groups.js';
import { type Action, type Content, failure, type Reply, type Visibility } from './reply.js';
import { UserError } from './user-error.js';
import { privately } from './visibility.js';

/** What somebody wants done, from any platform: typed, picked from a form, or an action's button. */
export interface Request {
  readonly command: string;
  readonly args: RawArguments;
}

/** Around a request: who makes it, and what it is done with. */
export interface Context {
  readonly services: Services;
  readonly caller: Caller;
  readonly report: Report;
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
  { services, caller, report }: Context,
): Promise<Reply> {
  try {
    const command = findCommand(commands, request.command);
    if (command.manager && !caller.manages) throw notAManager(command);
    const content = await command.run(parseArguments(command.options, request.args), services, caller);
    const visibility = visibilityOf(command, request.args);
    const canShare = Object.hasOwn(command.options, 'private') && !caller.alone && visibility === 'private';
    const shared = canShare ? offerToShare(content, request) : [];
    return { ...content, actions: [...content.actions, ...shared], visibility };
  } catch (error) {
    if (error instanceof UserError) return failure(error.message);
    const reference = newReference();
    report(error, reference);
    return failure(describeInternal(reference));
  }
}

/** Who sees the reply to a command with these arguments, unless something goes wrong. */
export function visibilityOf({ visibility, options }: Command, { private: wanted }: RawArguments): Visibility {
  if (!Object.hasOwn(options, 'private') || wanted === undefined || wanted === null || wanted === '') return visibility;
  return parseArguments({ private: privately }, { private: wanted }).private ? 'private' : 'public';
}

/** A private reply with quotations can be shown to everybody, by asking again. */
function offerToShare({ blocks }: Content, { command, args }: Request): readonly Action[] {
  if (!blocks.some(({ kind }) => kind === 'passage')) return [];
  const given = Object.entries(args).filter((entry): entry is [string, string | number | boolean] =>
    ['string', 'number', 'boolean'].includes(typeof entry[1]),
  );
  return [{ label: 'Share', command, args: { ...Object.fromEntries(given), private: false } }];
}

function notAManager({ name }: Command): UserError {
  return new UserError(
    'not-allowed',
    `/${name} changes the settings of this server: only members with the permission Manage Server can use it.`,
  );
}

/** Throws a UserError that names the nearest command, or those there are, when there is none of that name. */
export function findCommand(commands: readonly Command[], name: string): Command {
  const found = commands.find((command) => command.name === name);
  if (found) return found;
  const [first = ''] = name.toLowerCase().split(' ');
  const members = membersOf(first, commands);
  if (members.length > 0) throw notInGroup(first, members, name);
  const offered = commands.filter((command) => command.offered !== false);
  const names = [...new Set(offered.map((command) => partsOf(command).group ?? command.name))];
  const near = names.find((one) => first !== '' && isNear(first, one));
  throw unknownCommand(name, near ? `Did you mean /${near}?` : `There are: /${names.join(', /')}.`);
}

/** The group is named rightly, what comes after it is not. */
function notInGroup(group: string, members: readonly Command[], name: string): UserError {
  const near = members.find((command) => name.length > group.length && isNear(name.toLowerCase(), command.name));
  if (near) return unknownCommand(name, `Did you mean /${near.name}?`);
  const names = members.map((command) => partsOf(command).own);
  return new UserError('unknown-command', `/${group} needs one of: ${names.join(', ')}.`);
}

function unknownCommand(name: string, mend: string): UserError {
  return new UserError('unknown-command', `There is no command “/${name.slice(0, 40)}”. ${mend}`);
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

/** What the person reads when something must not happen. */
export function describeInternal(reference: string): string {
  return `Something went wrong inside the bot. Nothing was posted. Ref ${reference}.`;
}

const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Four letters and digits that are not mistaken for one another when read out. */
export function newReference(): string {
  return Array.from({ length: 4 }, () => LETTERS[Math.floor(Math.random() * LETTERS.length)]).join('');
}
