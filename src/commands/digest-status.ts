import { cursorOf, keyOf, scheduleOf, slotIdOf, standingTrouble } from '../digest/ledger.js';
import { lastOccurrence, nextOccurrence } from '../digest/schedule.js';
import type { DigestSlot } from '../state/digest-slots.js';
import type { Digest, DigestCursor } from '../state/digests.js';
import type { State } from '../state/state.js';
import { type DigestDesk, defineCommand } from './command.js';
import { describeSchedule, deskOf, digestsOf, findDigest, whichDigest } from './digest-common.js';
import { type Action, type Block, heading, line, note, text } from './reply.js';
import { count, describeDay } from './wording.js';

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
  const cursor = cursorOf(digest, await state.cursors.get(keyOf(digest)));
  const waiting = await desk.waiting(digest);
  const { name, channel, zone, paused } = digest;
  const known = standingTrouble(cursor, digest);
  const trouble = await standing(digest, known, desk);
  const last = cursor.open === null ? await lastSlot(digest, state, now) : await state.slots.get(cursor.open);
  const act = (label: string, command: string): Action => ({ label: `${label}: ${name}`, command, args: { name } });
  return {
    blocks: [
      heading(line`${name}`),
      text(line`In ${{ channel }} ${describeSchedule(digest)}.`),
      ...(paused ? [text(line`Paused. /digest resume goes on with it.`)] : []),
      ...(trouble === null ? [] : [text(line`Stopped. ${trouble}`)]),
      ...(paused || trouble !== null ? [] : tellNext(digest, now)),
      ...(known && trouble === null ? [note(line`The last attempt did not work: ${known.message}`)] : []),
      note(
        line`Waiting: ${count(waiting.bulletins.length, 'new bulletin')}${waiting.corrected.length > 0 ? `, ${count(waiting.corrected.length, 'correction')}` : ''}.`,
      ),
      cursor.postedAt === null
        ? note(line`No digest was posted yet.`)
        : note(line`Posted last: ${{ instant: cursor.postedAt, zone }}.`),
      ...(last ? describeSlot(last, paused || trouble !== null) : []),
    ],
    actions: paused || trouble !== null ? [act('Resume', 'digest resume')] : [],
  };
}

/** Trouble that stands, looked at again; null when there is none. */
async function standing(
  digest: Digest,
  known: DigestCursor['stopped'],
  { posting }: DigestDesk,
): Promise<string | null> {
  if (known?.reason === 'blocked' || known?.reason === 'internal') return known.message;
  return (await posting.troubleIn(digest))?.message ?? null;
}

function tellNext(digest: Digest, now: number): readonly Block[] {
  const schedule = scheduleOf(digest);
  const { zone } = digest;
  const next = nextOccurrence(schedule, now);
  if (next.date !== digest.skip) return [note(line`Next: ${{ instant: next.at, zone }}.`)];
  const after = nextOccurrence(schedule, next.at);
  return [note(line`Next: ${{ instant: after.at, zone }}; that of ${{ instant: next.at, zone }} is left out.`)];
}

async function lastSlot(digest: Digest, { slots }: State, now: number): Promise<DigestSlot | undefined> {
  const last = lastOccurrence(scheduleOf(digest), now);
  return last ? slots.get(slotIdOf(digest, last.date)) : undefined;
}

function describeSlot({ status, parts, date }: DigestSlot, isHeld: boolean): readonly Block[] {
  const posted = parts.filter(({ state }) => state === 'posted').length;
  if (status === 'open') {
    const doing = isHeld ? 'Posted in part' : 'Being posted';
    return [note(line`${doing}: ${posted} of ${count(parts.length, 'message')}.`)];
  }
  return status === 'unknown'
    ? [note(line`It cannot be told whether that of ${describeDay(date)} was posted: look into the channel.`)]
    : [];
}
