/** How many turns of the event loop it goes on looking. */
const TURNS = 5;

/** Wakes those who wait for something to become true, whenever something has changed: no polling, no sleeping. */
export class Signal {
  readonly #checks = new Set<() => void>();
  #turnsLeft = 0;

  /** Something has changed: everyone who waits looks again, now and a few turns later. */
  changed(): void {
    this.#look();
    // What the bot makes of an answer shows only after it has taken the answer in.
    const idle = this.#turnsLeft === 0;
    this.#turnsLeft = TURNS;
    if (idle) setImmediate(this.#later);
  }

  readonly #later = (): void => {
    this.#look();
    this.#turnsLeft -= 1;
    if (this.#turnsLeft > 0 && this.#checks.size > 0) setImmediate(this.#later);
    else this.#turnsLeft = 0;
  };

  #look(): void {
    for (const check of [...this.#checks]) check();
  }

  /** Resolves with what is found, as soon as something is; rejects when looking throws. */
  until<T>(find: () => T | undefined | false): Promise<T> {
    return new Promise((resolve, reject) => {
      const check = () => {
        try {
          const found = find();
          if (found === undefined || found === false) return;
          this.#checks.delete(check);
          resolve(found);
        } catch (error) {
          this.#checks.delete(check);
          reject(error);
        }
      };
      this.#checks.add(check);
      check();
    });
  }
}
