/** Pausing and resuming a digest, leaving one out, removing it. */
import { dueOccurrence, keyOf, scheduleOf, slotIdOf } from '../digest/ledger.js';
import { nextOccurrence, startingAfter } from '../digest/schedule.js';
import type { Digest } from '../state/digests.js';
import type { State } from '../state/state.js';
import { type Caller, type DigestDesk, defineCommand, type Services } from './command.js';
import { deskOf, findDigest, whichDigest } from './digest-common.js';
import { type Content, type Line, line, text } from './reply.js';

const options = { name: whichDigest } as const;

export const digestPause = defineCommand({
  name: 'digest pause',
  description: 'Stops a digest until it is resumed',
  options,
  visibility: 'private',
  manager: true,
  async run({ name }, services, caller) {
    const { digest, save } = await openDigest(name, services, caller);
    await save({ ...digest, paused: true });
    return said(line`The digest “${digest.name}” is paused. What comes meanwhile is posted after /digest resume.`);
  },
});

export const digestResume = defineCommand({
  name: 'digest resume',
  description: 'Goes on with a digest that was paused or stopped',
  options,
  visibility: 'private',
  manager: true,
  async run({ name }, services, caller) {
    const { digest, save, state, desk } = await openDigest(name, services, caller);
    const trouble = await desk.posting.troubleIn(digest);
    const now = services.now().getTime();
    const schedule = scheduleOf(digest);
    // One that was paused goes on at its next time; one that was stopped by trouble has been waiting for this.
    const { from } = digest.paused ? startingAfter(schedule, now) : digest;
    await save({ ...digest, paused: false, resumedAt: now, from });
    if (trouble) return said(line`The digest “${digest.name}” is resumed, but still stopped. ${trouble.message}`);
    const next = nextOccurrence({ ...schedule, from }, now);
    const due = (await isDue({ ...digest, from }, now, state)) ? ' What was due is posted now.' : '';
    return said(line`The digest “${digest.name}” is resumed.${due} Next: ${{ instant: next.at, zone: digest.zone }}.`);
  },
});

/** Whether something has been waiting for the digest to be resumed. */
async function isDue(digest: Digest, now: number, { cursors, slots }: State): Promise<boolean> {
  if ((await cursors.get(keyOf(digest)))?.open) return true;
  const due = dueOccurrence(digest, now);
  return due !== null && !(await slots.get(slotIdOf(digest, due.date)));
}

export const digestSkipNext = defineCommand({
  name: 'digest skip-next',
  description: 'Leaves out the next digest; the one after it tells of all',
  options,
  visibility: 'private',
  manager: true,
  async run({ name }, services, caller) {
    const { digest, save } = await openDigest(name, services, caller);
    const schedule = scheduleOf(digest);
    const next = nextOccurrence(schedule, services.now().getTime());
    await save({ ...digest, skip: next.date });
    const { zone } = digest;
    const after = nextOccurrence(schedule, next.at);
    return said(
      line`The digest “${digest.name}” of ${{ instant: next.at, zone }} is left out. The next is that of ${{ instant: after.at, zone }}, which tells of all.`,
    );
  },
});

export const digestRemove = defineCommand({
  name: 'digest remove',
  description: 'Ends a digest for good',
  options,
  visibility: 'private',
  manager: true,
  async run({ name }, services, caller) {
    const { digest, state, desk } = await openDigest(name, services, caller);
    const key = keyOf(digest);
    await state.digests.delete(key);
    await state.contacts.delete(key);
    desk.changed(digest);
    return said(line`The digest “${digest.name}” is removed. What it has posted stays.`);
  },
});

interface Opened {
  readonly digest: Digest;
  readonly state: State;
  readonly desk: DigestDesk;
  readonly save: (changed: Digest) => Promise<void>;
}

async function openDigest(name: string | undefined, services: Services, caller: Caller): Promise<Opened> {
  const { guild, desk } = deskOf(caller, services);
  const state = await services.state();
  const digest = await findDigest(guild, name, state);
  const save = async (changed: Digest) => {
    await state.digests.set(keyOf(changed), changed, { guild, member: null });
    desk.changed(changed);
  };
  return { digest, state, desk, save };
}

function said(told: Line): Content {
  return { blocks: [text(told)], actions: [] };
}
