import type { Command, Services } from '../commands/command.js';
import type { Report } from '../commands/run-command.js';
import type { RateLimit } from './rate-limit.js';
import type { Turns } from './turns.js';

/** What the handlers of Discord's events work with. */
export interface Bot {
  readonly commands: readonly Command[];
  readonly services: Services;
  readonly limit: RateLimit;
  readonly turns: Turns;
  readonly log: (message: string) => void;
  /** Told of what must not happen, with the reference that the member was given. */
  readonly report: Report;
}
