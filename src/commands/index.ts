/** The commands there are, in the order in which they are shown. */
import { ask } from './ask.js';
import { bulletin } from './bulletin.js';
import type { Command } from './command.js';
import { helpFor } from './help.js';
import { latest } from './latest.js';
import { search } from './search.js';

const subjects: readonly Command[] = [ask, search, bulletin, latest];

export const commands: readonly Command[] = [...subjects, helpFor(subjects)];
