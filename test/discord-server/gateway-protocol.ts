import type { GatewaySession } from './gateway-session.js';
import type { Guild } from './guilds.js';
import { asArray, asNumber, isObject, type JsonObject } from './json.js';
import { INTENTS } from './limits.js';

/** Gateway opcodes by Discord's numbers. */
export const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voice: 4,
  resume: 6,
  reconnect: 7,
  members: 8,
  invalid: 9,
  hello: 10,
  ack: 11,
  sounds: 31,
} as const;

/** Close codes after which a session cannot be resumed. */
export const LOSES_SESSION: readonly number[] = [1000, 1001, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014];

/** The privileged intents, which are switched on in the developer portal. */
export type PrivilegedIntent = 'GuildMembers' | 'GuildPresences' | 'MessageContent';

/** Whether a guild is of a session's shard; what is about no guild is of every one. */
export function serves({ shard: [id, count] }: GatewaySession, guild: Guild | undefined): boolean {
  return guild === undefined || Number((BigInt(guild.id) >> 22n) % BigInt(count)) === id;
}

/** A payload; undefined when it is no JSON object. */
export function parsePayload(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** `[shard, of how many]`; one of one when left out. */
export function shardOf(value: unknown): readonly [number, number] {
  const [id = 0, count = 1] = asArray(value).map(asNumber);
  return [id, count];
}

/** Whether intents ask for something privileged that is not switched on. */
export function disallowed(intents: number, allowed: ReadonlySet<PrivilegedIntent>): boolean {
  const privileged = ['GuildMembers', 'GuildPresences', 'MessageContent'] as const;
  return privileged.some((name) => intents & INTENTS[name] && !allowed.has(name));
}
