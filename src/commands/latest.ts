import { latestBulletins } from '../nlp/look-up.js';
import { contextOf } from './ask.js';
import { defineCommand } from './command.js';
import { whyNothingToSearch } from './findings.js';
import { checkSource, describeCoverage, source } from './limits.js';
import { heading, line, note, passage, text } from './reply.js';
import { privately } from './visibility.js';
import { count } from './wording.js';

export const latest = defineCommand({
  name: 'latest',
  description: 'Shows the newest bulletins, one sentence each',
  options: {
    count: { type: 'integer', min: 1, max: 10, description: 'How many; 5 if left out' },
    source,
    private: privately,
  },
  visibility: 'private',
  async run({ count: wanted = 5, source }, services) {
    const empty = whyNothingToSearch(services);
    if (empty !== null) return { blocks: [text(line`${empty}`)], actions: [] };
    const index = services.index();
    checkSource(index, source);
    const newest = await latestBulletins(index, { count: wanted, source });
    const title = newest.length === 1 ? 'The newest bulletin' : `The newest ${count(newest.length, 'bulletin')}`;
    return {
      blocks: [
        heading(source === undefined ? line`${title}` : line`${title} from “${source}”`),
        note(describeCoverage(index)),
        ...newest.map((lead, place) => passage('listed', lead, contextOf(lead, `Read ${place + 1}`))),
      ],
      actions: [],
    };
  },
});
