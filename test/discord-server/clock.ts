/** Where the server takes its time from. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

/**
 * A clock that stands still until the test moves it: the 3 seconds of a first response, the 15 minutes of a token and
 * the few minutes of a nonce pass when a test says so, never by waiting.
 */
export class TestClock implements Clock {
  #now: number;

  /** @param startAt milliseconds since 1970; the real time when left out, as discord.js compares snowflakes with it */
  constructor(startAt: number = Date.now()) {
    this.#now = startAt;
  }

  now(): number {
    return this.#now;
  }

  /** Moves the time on. */
  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }

  /** Jumps to a time. */
  set(time: number | Date): void {
    this.#now = typeof time === 'number' ? time : time.getTime();
  }
}
