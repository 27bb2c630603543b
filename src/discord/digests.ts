/** Digests on Discord: looked after while the bot is connected. */
import { setTimeout } from 'node:timers/promises';
import { type Client, Events } from 'discord.js';
import type { Digests } from '../app.js';
import type { Services } from '../commands/command.js';
import { describeError, type Log } from './log.js';

export interface DigestKeeping {
  readonly services: Pick<Services, 'now'>;
  readonly log: Log;
  /** Settles when there is to be no further look. */
  readonly until: Promise<unknown>;
  /** Waits between looks; the signal cuts it short. `setTimeout` when left out. */
  readonly pause?: ((ms: number, signal: AbortSignal) => Promise<unknown>) | undefined;
}

/** What was set or mended meanwhile, and a clock that was moved, are seen within this; in milliseconds. */
const LONGEST_PAUSE = 15_000;
const SHORTEST_PAUSE = 250;

/** Does what is due, at its time, until `until` settles. What fails is told, once for each cause. */
export async function keepDigests(
  digests: Digests,
  { services, log, until, pause = rest }: DigestKeeping,
): Promise<void> {
  const end = new AbortController();
  const stop = () => end.abort();
  until.then(stop, stop);
  let failure = '';
  while (!end.signal.aborted) {
    try {
      await digests.run();
      failure = '';
    } catch (error) {
      const cause = error instanceof Error && error.name === 'StateError' ? error.message : describeError(error);
      if (cause !== failure) log(`Digests could not be worked on: ${cause}`);
      failure = cause;
    }
    const wait = failure === '' ? digests.nextDue() - services.now().getTime() : LONGEST_PAUSE;
    // Cut short by the end, it rejects.
    await pause(Math.max(SHORTEST_PAUSE, Math.min(LONGEST_PAUSE, wait)), end.signal).catch(() => {});
  }
}

/** Tells digests of what they may be waiting for: permissions that have changed, channels and roles that came or went. */
export function listenForDigests(client: Client, digests: Digests): void {
  for (const event of [Events.GuildRoleUpdate, Events.ThreadUpdate] as const) {
    client.on(event, (_: unknown, { guild }: { readonly guild: { readonly id: string } }) => digests.wake(guild.id));
  }
  client.on(Events.ChannelUpdate, (_, channel) => {
    if (!channel.isDMBased()) digests.wake(channel.guildId);
  });
  client.on(Events.GuildMemberUpdate, (_, { id, guild }) => {
    if (id === client.user?.id) digests.wake(guild.id);
  });
  client.on(Events.GuildAvailable, ({ id }) => digests.wake(id));
}

function rest(ms: number, signal: AbortSignal): Promise<unknown> {
  return setTimeout(ms, undefined, { signal });
}
