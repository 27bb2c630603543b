/** What a member asked last in a channel, for the question that leans on it. */
import type { Caller, Services } from './command.js';

/** Half an hour, in milliseconds. */
const KEPT_FOR = 30 * 60_000;

const keyOf = ({ channel, member }: Caller) => `${channel}/${member}`;

/** The member's last question in this channel, as it was understood; undefined when it is too long ago. Rejects with a StateError. */
export async function lastQuestion(caller: Caller, services: Services): Promise<string | undefined> {
  const { conversations } = await services.state();
  return (await conversations.get(keyOf(caller)))?.question;
}

/** Keeps a question as the last one. Rejects with a StateError. */
export async function keepQuestion(question: string, caller: Caller, services: Services): Promise<void> {
  const { guild, member } = caller;
  const { conversations } = await services.state();
  await conversations.set(keyOf(caller), { question }, { guild, member }, KEPT_FOR);
}
