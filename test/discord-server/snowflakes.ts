import type { Clock } from './clock.js';

/** 2015-01-01T00:00:00Z, from which every snowflake counts. */
const DISCORD_EPOCH = 1_420_070_400_000n;

/** Makes ids as Discord does: the milliseconds in the high bits, a counter below, so that they sort by time. */
export class Snowflakes {
  readonly #clock: Clock;
  #last = 0n;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A new id, greater than every one before, even when the clock stands still. */
  next(): string {
    const fresh = (BigInt(this.#clock.now()) - DISCORD_EPOCH) << 22n;
    this.#last = fresh > this.#last ? fresh : this.#last + 1n;
    return this.#last.toString();
  }
}

/** Whether a text can be an id. */
export function isSnowflake(text: unknown): text is string {
  return typeof text === 'string' && /^(0|[1-9]\d{0,19})$/.test(text);
}
