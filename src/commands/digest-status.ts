import { keyOf, newCursor, scheduleOf, slotIdOf, standingTrouble } from '../digest/ledger.js';
import { lastOccurrence, nextOccurrence } from '../digest/schedule.js';
import type { DigestSlot } from '../state/digest-slots.js';
import type { Digest, DigestCursor } from '../state/digests.js';
import type { State } from '../state/state.js';
import { type DigestDesk, defineCommand } from './command.js';
import { describeSchedule, deskOf, digestsOf, findDigest, whichDigest } from './digest-common.js';
import { type Action, type Block, heading, line, note, text } from './reply.js';
import { count } from './wording.js';

export const digestStatus = defineCommand({
  name: 'digest status',
  description: 'Says how the digests of this server are doing',
  options: { name: whichDigest },
  visibility: 'private',
  manager: true,
  async run({ name }, services, caller) {
    const { guild, desk } = deskOf(caller, services);
    const state = await services.state();
    const digests = name === undefined ? await digestsOf(guild, state) : [await findDigest(guild, name, state)];
    if (digests.length === 0) {
      return { blocks: [text(line`This server has no digest. /digest set makes one.`)], actions: [] };
    }
    const now = services.now().getTime();
    const shown = await Promise.all(digests.map((digest) => show(digest, { state, desk, now })));
    return {
      blocks: shown.flatMap(({ blocks }) => blocks),
      actions: shown.flatMap(({ actions }) => actions).slice(0, 5),
    };
  },
});

interface Surroundings {
  readonly state: State;
  readonly desk: DigestDesk;
  readonly now: number;
}

async function show(
  digest: Digest,
  { state, desk, now }: Surroundings,
): Promise<{ blocks: readonly Block[]; actions: readonly Action[] }> {
  const cursor = (await state.cursors.get(keyOf(digest))) ?? newCursor(digest);
  const waiting = await desk.waiting(digest);
  const { name, channel, zone, paused } = digest;
  const trouble = await standing(digest, cursor, desk);
  const last = cursor.open === null ? await lastSlot(digest, state, now) : await state.slots.get(cursor.open);
  const act = (label: string, command: string): Action => ({ label: `${label}: ${name}`, command, args: { name } });
  return {
    blocks: [
      heading(line`${name}`),
      text(line`In ${{ channel }} ${describeSchedule(digest)}.`),
      ...(paused ? [text(line`Paused. /digest resume goes on with it.`)] : []),
      ...(trouble === null ? [] : [text(line`Stopped. ${trouble}`)]),
      ...(paused || trouble !== null ? [] : [note(line`Next: ${{ instant: nextAt(digest, now), zone }}.`)]),
      note(
        line`Waiting: ${count(waiting.bulletins.length, 'new bulletin')}${waiting.corrected.length > 0 ? `, ${count(waiting.corrected.length, 'correction')}` : ''}.`,
      ),
      cursor.postedAt === null
        ? note(line`Nothing was posted yet.`)
        : note(line`Posted last: ${{ instant: cursor.postedAt, zone }}.`),
      ...(last ? describeSlot(last) : []),
    ],
    actions: paused || trouble !== null ? [act('Resume', 'digest resume')] : [],
  };
}

/** Trouble that stands, looked at again; null when there is none. */
async function standing(digest: Digest, cursor: DigestCursor, { posting }: DigestDesk): Promise<string | null> {
  const known = standingTrouble(cursor, digest);
  if (known?.reason === 'blocked' || known?.reason === 'internal') return known.message;
  return (await posting.troubleIn(digest))?.message ?? null;
}

function nextAt(digest: Digest, now: number): number {
  const schedule = scheduleOf(digest);
  const next = nextOccurrence(schedule, now);
  return next.date === digest.skip ? nextOccurrence(schedule, next.at).at : next.at;
}

async function lastSlot(digest: Digest, { slots }: State, now: number): Promise<DigestSlot | undefined> {
  const last = lastOccurrence(scheduleOf(digest), now);
  return last ? slots.get(slotIdOf(digest, last.date)) : undefined;
}

function describeSlot({ status, parts, date }: DigestSlot): readonly Block[] {
  const posted = parts.filter(({ state }) => state === 'posted').length;
  if (status === 'open') return [note(line`Being posted: ${posted} of ${count(parts.length, 'message')}.`)];
  return status === 'unknown'
    ? [note(line`It cannot be told whether that of ${date} was posted: look into the channel.`)]
    : [];
}
