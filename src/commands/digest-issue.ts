import { composeDigest, readForDigest } from '../digest/compose.js';
import { keyOf } from '../digest/ledger.js';
import type { DigestSlot } from '../state/digest-slots.js';
import type { State } from '../state/state.js';
import { type Caller, defineCommand } from './command.js';
import { entriesOf, PER_MESSAGE, showEntries, showHeading } from './digest-blocks.js';
import { type Action, type Block, line, note } from './reply.js';
import { UserError } from './user-error.js';
import { count } from './wording.js';

/** What became of a digest. */
const STATUS: Readonly<Record<DigestSlot['status'], string>> = {
  open: 'It is being posted.',
  posted: 'It was posted.',
  unknown: 'It cannot be told whether it was posted.',
  empty: 'Nothing was new, so nothing was posted.',
  skipped: 'It was skipped: what it would have told of was told of later.',
};

/** A digest that was posted, for whoever presses the button below it. */
export const digestIssue = defineCommand({
  name: 'digest issue',
  description: 'Shows a digest that was posted, page by page',
  options: {
    slot: { type: 'string', required: true, description: 'Which digest' },
    part: { type: 'integer', min: 1, max: 100, description: 'Which message of it the button belongs to' },
    page: { type: 'integer', min: 1, max: 10_000, description: 'Which page of it' },
  },
  visibility: 'private',
  offered: false,
  async run({ slot: id, part = 1, page = 1 }, services, caller) {
    const state = await services.state();
    const slot = await state.slots.get(id);
    if (!slot || !(await maySee(slot, caller, state))) {
      throw new UserError('not-found', 'This digest is not known any more. /latest shows the newest bulletins.');
    }
    const { bulletins, corrected, date } = slot;
    const issue = { bulletins, corrected, day: date };
    const content = composeDigest(await readForDigest(services.index(), issue), issue);
    const entries = entriesOf(content);
    const pages = Math.max(1, Math.ceil(entries.length / PER_MESSAGE));
    if (page > pages) throw new UserError('not-found', `page: there is no page ${page}; the last one is ${pages}.`);
    const here = entries.slice((page - 1) * PER_MESSAGE, page * PER_MESSAGE);
    const isThere = (await state.digests.get(keyOf({ guild: slot.guild, id: slot.digest }))) !== undefined;
    const removed = isThere ? [] : [note(line`The digest was removed since: no more will come.`)];
    const blocks = [...showHeading(slot, content), ...showFacts(slot), ...removed, ...showEntries(here)];
    const turn = (label: string, to: number): Action => {
      return { label, command: digestIssue.name, args: { slot: id, part, page: to } };
    };
    return {
      blocks: pages > 1 ? [...blocks, note(line`Page ${page} of ${pages}`)] : blocks,
      actions: [
        ...(page < pages ? [turn('Next page', page + 1)] : []),
        ...(page > 1 ? [turn('Previous page', page - 1)] : []),
      ],
    };
  },
});

/** Its server, and whoever set it up, who may be told of it in a direct message. */
async function maySee({ guild, digest }: DigestSlot, caller: Caller, { contacts }: State): Promise<boolean> {
  if (caller.guild !== null) return caller.guild === guild;
  return (await contacts.get(keyOf({ guild, id: digest })))?.member === caller.member;
}

function showFacts({ due, zone, status, parts, channel }: DigestSlot): readonly Block[] {
  const messages = parts.length > 1 ? ` in ${count(parts.length, 'message')}` : '';
  return [note(line`Due at ${{ instant: due, zone }} in ${{ channel }}${messages}. ${STATUS[status]}`)];
}
