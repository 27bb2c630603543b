/** The commands there are, in the order in which they are shown. */
import { ask } from './ask.js';
import { bulletin } from './bulletin.js';
import type { Command } from './command.js';
import { digestIssue } from './digest-issue.js';
import { digestPause, digestRemove, digestResume, digestSkipNext } from './digest-pause.js';
import { digestPreview } from './digest-preview.js';
import { digestSet } from './digest-set.js';
import { digestStatus } from './digest-status.js';
import { feedback } from './feedback.js';
import type { Groups } from './groups.js';
import { helpFor } from './help.js';
import { latest } from './latest.js';
import { mentions } from './mentions.js';
import { privacy } from './privacy.js';
import { search } from './search.js';
import { why } from './why.js';

const subjects: readonly Command[] = [
  ask,
  search,
  bulletin,
  latest,
  privacy,
  mentions,
  digestSet,
  digestPreview,
  digestStatus,
  digestPause,
  digestResume,
  digestSkipNext,
  digestRemove,
];

export const commands: readonly Command[] = [...subjects, helpFor(subjects), feedback, why, digestIssue];

/** What is told of each group of commands whose names begin with the same word. */
export const groups = {
  digest: { description: 'Posts what is new in a channel, day by day' },
} as const satisfies Groups;
