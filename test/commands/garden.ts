/** Invented commands of two words, for what the commands of a group have in common. */
import {
  type Caller,
  type Command,
  defineCommand,
  type Services,
  type Suggestion,
} from '../../src/commands/command.js';
import type { Groups } from '../../src/commands/groups.js';
import { type Content, line, text } from '../../src/commands/reply.js';

const bed = { type: 'channel', required: true, description: 'Where it grows' } as const;

const plant = defineCommand({
  name: 'garden plant',
  description: 'Plants something in a bed',
  options: {
    what: { type: 'string', required: true, description: 'What is to grow', autocomplete: suggestPlants },
    bed,
    gardener: { type: 'role', description: 'Who looks after it' },
  },
  visibility: 'private',
  manager: true,
  run: ({ what, bed, gardener = 'nobody' }) => tell(`Planted ${what} in ${bed}, looked after by ${gardener}.`, bed),
});

const water = defineCommand({
  name: 'garden water',
  description: 'Waters a bed',
  options: { bed, litres: { type: 'integer', min: 1, max: 9, description: 'How much' } },
  visibility: 'private',
  manager: true,
  run: ({ bed, litres = 1 }) => tell(`Watered ${bed} with ${litres}.`, bed, litres + 1),
});

const weed = defineCommand({
  name: 'garden weed',
  description: 'Is done by a button alone',
  options: {},
  visibility: 'private',
  offered: false,
  run: () => ({ blocks: [], actions: [] }),
});

export const garden: readonly Command[] = [plant, water, weed];

export const gardenGroups: Groups = { garden: { description: 'Looks after the garden' } };

function tell(words: string, bed: string, litres = 1): Content {
  return {
    blocks: [text(line`${words}`)],
    actions: [{ label: 'Water', command: 'garden water', args: { bed, litres } }],
  };
}

/** What the caller has grown; finding that takes a moment, and fails for nettles. */
async function suggestPlants(typed: string, services: Services, caller: Caller): Promise<readonly Suggestion[]> {
  await services.state();
  if (typed === 'nettle') throw new Error('it stings');
  return ['rose', 'rosemary'].map((one) => ({ label: `${one} of ${caller.member}`, value: one }));
}
