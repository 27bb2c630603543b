/** The commands there are, in the order in which they are shown. */
import { ask } from './ask.js';
import { bulletin } from './bulletin.js';
import type { Command } from './command.js';
import { feedback } from './feedback.js';
import { helpFor } from './help.js';
import { latest } from './latest.js';
import { mentions } from './mentions.js';
import { privacy } from './privacy.js';
import { search } from './search.js';

const subjects: readonly Command[] = [ask, search, bulletin, latest, privacy, mentions];

export const commands: readonly Command[] = [...subjects, helpFor(subjects), feedback];
