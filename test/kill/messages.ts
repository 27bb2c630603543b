/** What the kill test and the bot that it kills say to each other. */

/** How the bot is started; its one argument, as JSON. */
export interface Launch {
  readonly token: string;
  readonly api: string;
  readonly bulletins: string;
  readonly store: string;
  /** What its clock is ahead of the real one, in milliseconds. */
  readonly offset: number;
  /** It kills itself at this step, counted from 1; null: it does not. */
  readonly killAt: number | null;
}

/** What the test tells the bot. A new offset also ends the pause that the bot makes. */
export type Order =
  | { readonly kind: 'time'; readonly turn: number; readonly offset: number }
  | { readonly kind: 'kill'; readonly at: number | null }
  | { readonly kind: 'stop' };

/** A slot as the bot has it in its ledger. */
export interface SlotSeen {
  readonly date: string;
  readonly status: string;
  readonly parts: readonly PartSeen[];
}

export interface PartSeen {
  readonly nonce: string;
  readonly state: string;
  readonly message: string | null;
  readonly bulletins: readonly string[];
}

/** The bot has done what it could do for now, and waits until the test moves the time. */
export interface Report {
  readonly kind: 'pause';
  /** The last turn of the time that it has heard of. */
  readonly turn: number;
  /** How long it would wait, in milliseconds. */
  readonly ms: number;
  /** The last day that its digest has closed. */
  readonly date: string | null;
  /** Whether it has something left to do or to tell. */
  readonly isBusy: boolean;
  /** The newest slots, oldest first. */
  readonly slots: readonly SlotSeen[];
}

/** `loaded`: it is about to connect. `held`: it waits for what a killed process had claimed, until that runs out. */
export type News = Report | { readonly kind: 'loaded' } | { readonly kind: 'held' };
