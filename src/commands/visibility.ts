import type { BooleanOption } from './command.js';

/** The option of every command whose reply others may see. */
export const privately: BooleanOption = { type: 'boolean', description: 'Show the reply to me alone, or to everybody' };
