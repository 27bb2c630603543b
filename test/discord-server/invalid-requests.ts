import type { Clock } from './clock.js';
import { LIMITS, TIMES } from './limits.js';

/** Counts answers of 401, 403 and 429: at 10,000 within ten minutes Discord bans the address. */
export class InvalidRequests {
  readonly #clock: Clock;
  #at: number[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Notes an answer, if it is one of those. */
  note(status: number): void {
    if ([401, 403, 429].includes(status)) this.#at.push(this.#clock.now());
  }

  /** How many there were within the last ten minutes. */
  get count(): number {
    const since = this.#clock.now() - TIMES.invalidRequests;
    if ((this.#at[0] ?? since + 1) <= since) this.#at = this.#at.filter((at) => at > since);
    return this.#at.length;
  }

  get isBanned(): boolean {
    return this.count >= LIMITS.invalidRequests;
  }
}
