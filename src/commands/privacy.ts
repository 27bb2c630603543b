import type { State } from '../state/state.js';
import { type Caller, defineCommand } from './command.js';
import { type Action, type Content, heading, line, note, text } from './reply.js';
import { count, list } from './wording.js';

/** What a record of each kind is called. */
const NOUNS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  actions: ['set of buttons', 'sets of buttons'],
  feedback: ['report on an answer', 'reports on answers'],
  conversations: ['last question in a channel', 'last questions in channels'],
  contacts: ['digest that you set up', 'digests that you set up'],
};

const DELETE: Action = { label: 'Delete my data', command: 'privacy', args: { do: 'delete' } };

export const privacy = defineCommand({
  name: 'privacy',
  description: 'Says what is kept about you, and deletes it',
  options: {
    do: { type: 'string', choices: ['show', 'delete'], description: 'What to do; show if left out' },
  },
  visibility: 'private',
  async run({ do: wanted = 'show' }, services, caller) {
    const state = await services.state();
    return wanted === 'delete' ? forget(state, caller) : show(state, caller);
  },
});

async function show(state: State, { member }: Caller): Promise<Content> {
  const kept = Object.entries(await state.countOf(member)).filter(([, number]) => number > 0);
  const named = kept.map(([kind, number]) => count(number, NOUNS[kind]?.[0] ?? `record of ${kind}`, NOUNS[kind]?.[1]));
  return {
    blocks: [
      heading(line`What is kept about you`),
      text(kept.length > 0 ? line`${list(named)}.` : line`Nothing.`),
      note(
        line`The buttons under a reply, with the question that they belong to, are kept for 30 days so that they go on working.`,
      ),
      note(line`What you write with “Not what I asked” is kept, with your question, until you delete it.`),
      note(
        line`What you asked last, by a mention or in a direct message, is kept for 30 minutes, so that your next question can lean on it.`,
      ),
      note(
        line`That you set up a digest is kept as long as the digest, so that you can be told of trouble. Deleting that does not end the digest.`,
      ),
      note(
        line`Other messages are not read, and no question is kept otherwise. When the bot leaves a server, all that it kept for it is deleted.`,
      ),
    ],
    actions: kept.length > 0 ? [DELETE] : [],
  };
}

async function forget(state: State, { member }: Caller): Promise<Content> {
  const gone = await state.forgetMember(member);
  const told =
    gone > 0
      ? `Deleted: ${count(gone, 'record')}. Some buttons of earlier replies have stopped working.`
      : 'There was nothing to delete.';
  return { blocks: [text(line`${told}`)], actions: [] };
}
