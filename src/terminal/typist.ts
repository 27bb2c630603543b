import type { Caller } from '../commands/command.js';

/** The one person at this terminal, who has started the bot and may do all with it. */
export const TYPIST: Caller = { member: 'terminal', guild: null, channel: null, alone: true, manages: true };
