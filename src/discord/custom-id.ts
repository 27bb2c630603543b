/**
 * Actions as buttons. A button carries its command and arguments in its custom_id where they fit into 100 characters; else
 * it names the record in which they are kept. So buttons work after a restart, and after the bulletins were read anew.
 *
 *     u1~search~{"words":"bridge","page":2}       carried
 *     n0~ask~Zm9vYmFyZm9vYmFyZm9vYm.3             kept: the fourth action of that record
 *     m4~feedback:wrong~Zm9vYmFyZm9vYmFyZm9vYm.0  the member is asked for the argument `wrong` first
 *     u2~garden water~{"bed":7}                   a command of two words
 *
 * The letter says what becomes of the message with the button: `u` the reply replaces it where it is private, `n` the reply is
 * a new private message, `s` a new one that everybody sees. The number is the button's place, which keeps custom_ids unique.
 */
import type { Services } from '../commands/command.js';
import { type Audience, keepActions, recallAction } from '../commands/kept-actions.js';
import { type Action, actionsOf, type Reply, type Visibility } from '../commands/reply.js';
import type { Request } from '../commands/run-command.js';
import { limits } from './limits.js';

/** What can be told of a pressed button without the store. */
export interface Pressed {
  readonly command: string;
  /** The argument that the member has to write first. */
  readonly input: string | null;
  /** Whether the reply replaces the message, where that is private. */
  readonly replaces: boolean;
  readonly visibility: Visibility;
  /** The arguments that the button carries; undefined when they are kept. */
  readonly carried: Request['args'] | undefined;
  /** The whole request; undefined when its record has expired or was deleted. Rejects with a StateError. */
  recall(services: Services): Promise<Request | undefined>;
}

/**
 * A custom_id for each of a reply's actions, in the order of `actionsOf`. What doesn't fit is kept for the caller; when that
 * fails, which is told to `log`, these actions get null. `command` is the one that was replied to.
 */
export async function customIdsOf(
  reply: Reply,
  command: string,
  {
    caller,
    services,
    log,
  }: { readonly caller: Audience; readonly services: Services; readonly log: (message: string) => void },
): Promise<readonly (string | null)[]> {
  const actions = actionsOf(reply);
  const carried = actions.map((action, nth) => headOf(action, command, nth) + JSON.stringify(action.args));
  const large = actions.filter((_, nth) => (carried[nth] ?? '').length > limits.customId);
  if (large.length === 0) return carried;
  const key = await keepActions(large, caller, services).catch((error: unknown) => {
    log(`Buttons could not be kept and are left out: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  });
  return actions.map((action, nth) => {
    const place = large.indexOf(action);
    if (place < 0) return carried[nth] ?? null;
    return key === null ? null : `${headOf(action, command, nth)}${key}.${place}`;
  });
}

function headOf({ command, input, args }: Action, replied: string, nth: number): string {
  if (input !== undefined) return `m${nth}~${command}:${input}~`;
  if (args.private === false) return `s${nth}~${command}~`;
  return `${command === replied ? 'u' : 'n'}${nth}~${command}~`;
}

const CUSTOM_ID = /^([umns])\d+~([a-z-]+(?: [a-z-]+)?)(?::([a-z-]+))?~(?:(\{.*\})|([\w-]+)\.(\d+))$/s;

/** What a pressed button stands for; null when it is none of ours. */
export function readCustomId(customId: string): Pressed | null {
  const [, mode, command, input = null, carried, key, place] = CUSTOM_ID.exec(customId) ?? [];
  if (mode === undefined || command === undefined) return null;
  const args = carriedArguments(carried);
  return {
    command,
    input,
    replaces: mode === 'u',
    visibility: mode === 's' ? 'public' : 'private',
    carried: args,
    async recall(services) {
      if (key !== undefined) return recallAction(key, Number(place), services);
      return args && { command, args };
    },
  };
}

function carriedArguments(json: string | undefined): Request['args'] | undefined {
  try {
    const args: unknown = JSON.parse(json ?? '');
    return typeof args === 'object' && args !== null ? { ...args } : undefined;
  } catch {
    return undefined;
  }
}
