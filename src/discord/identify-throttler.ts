/**
 * Discord allows a bot 1,000 identifies a day and resets its token beyond. Each identify is written down in the store, so
 * that neither a process that is started again and again nor a session that is refused again and again comes near that.
 */
import { setTimeout } from 'node:timers/promises';
import type { IIdentifyThrottler } from 'discord.js';
import type { Services } from '../commands/command.js';

const HOUR_MS = 3_600_000;
/** Discord's own: one identify of a shard within five seconds. */
const APART_MS = 5_000;
/** So many within an hour are what restarts by hand and short failures need. */
const FREE = 4;
const LONGEST_MS = 600_000;

/**
 * How long to wait before the next identify, in milliseconds: five seconds after the last, and after the fifth within an hour
 * twice as long with each, up to ten minutes. That is at most some 300 a day. `past` are instants, oldest first.
 */
export function identifyDelay(past: readonly number[], now: number): number {
  // An instant that is still to come was written before the clock was set back.
  const recent = past.filter((at) => at > now - HOUR_MS && at <= now);
  const last = recent.at(-1);
  if (last === undefined) return 0;
  const apart = Math.min(LONGEST_MS, APART_MS * 2 ** Math.max(0, recent.length - FREE));
  return Math.max(0, last + apart - now);
}

export interface ThrottlerOptions {
  readonly services: Services;
  readonly log: (message: string) => void;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly sleep?: ((ms: number, signal: AbortSignal) => Promise<unknown>) | undefined;
}

/** Lets identifies pass in their time. When the store fails, which is told, it goes by what this process has done. */
export function identifyThrottler({
  services,
  log,
  now = Date.now,
  sleep = rest,
}: ThrottlerOptions): IIdentifyThrottler {
  const seen = new Map<string, readonly number[]>();
  const read = async (shard: string) => {
    const state = await services.state();
    return (await state.identifies.get(shard))?.at ?? [];
  };
  const write = async (shard: string, at: number[]) => {
    const state = await services.state();
    await state.identifies.set(shard, { at }, { guild: null, member: null });
  };
  const tell = (error: unknown) => log(`The identifies of the bot could not be counted: ${String(error)}`);
  return {
    async waitForIdentify(shardId, signal) {
      const shard = String(shardId);
      const past = await read(shard).catch((error: unknown) => {
        tell(error);
        return seen.get(shard) ?? [];
      });
      const wait = identifyDelay(past, now());
      if (wait > APART_MS)
        log(`Waiting ${Math.ceil(wait / 1000)} s before connecting: ${past.length} connections within the hour.`);
      if (wait > 0) await sleep(wait, signal);
      const at = [...past.filter((one) => one > now() - HOUR_MS), now()];
      seen.set(shard, at);
      await write(shard, at).catch(tell);
    },
  };
}

function rest(ms: number, signal: AbortSignal): Promise<unknown> {
  return setTimeout(ms, undefined, { signal });
}
