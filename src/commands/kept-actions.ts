/** Actions of buttons that a platform has no room for, kept so that the buttons work after a restart and hours later. */
import { createHash } from 'node:crypto';
import type { Services } from './command.js';
import type { Action } from './reply.js';
import type { Request } from './run-command.js';

/** Thirty days, in milliseconds. */
const KEPT_FOR = 30 * 86_400_000;

/** Whom actions are shown to; without a member, everybody in the guild. */
export interface Audience {
  readonly guild: string | null;
  readonly member: string | null;
}

/** Keeps actions for whom they are shown to; gives the key, of 22 letters, digits, `-` and `_`. Rejects with a StateError. */
export async function keepActions(
  actions: readonly Action[],
  { guild, member }: Audience,
  services: Services,
): Promise<string> {
  const kept = { actions: actions.map(({ command, args }) => ({ command, args: { ...args } })) };
  // The same buttons of the same member share a record, and no other member's deletion reaches it.
  const key = createHash('sha256')
    .update(JSON.stringify([guild, member, kept]))
    .digest('base64url')
    .slice(0, 22);
  const state = await services.state();
  await state.actions.set(key, kept, { guild, member }, KEPT_FOR);
  return key;
}

/** The nth of the actions that were kept under this key; undefined when they have expired or were deleted. */
export async function recallAction(key: string, nth: number, services: Services): Promise<Request | undefined> {
  const state = await services.state();
  return (await state.actions.get(key))?.actions[nth];
}
