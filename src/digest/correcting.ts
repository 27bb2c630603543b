/**
 * Corrections of what was posted a short while ago: the messages are edited. Older ones stay as they are, since the platform
 * allows few edits of them and nobody looks again; the next digest tells of the correction.
 */
import type { DigestSlot } from '../state/digest-slots.js';
import type { Digest } from '../state/digests.js';
import type { Arrivals } from './arrivals.js';
import { composeDigest, readForDigest } from './compose.js';
import { slotIdOf } from './ledger.js';
import { leased, type Surroundings } from './surroundings.js';

/** The platform edits messages of the last hour without further limits; in milliseconds, with time to spare. */
const YOUNG = 55 * 60_000;

/** Whether something posted at this instant may still be edited. */
export function isYoung(postedAt: number | null, now: number): boolean {
  return postedAt !== null && now >= postedAt && now - postedAt < YOUNG;
}

/**
 * Edits the last digest where bulletins that it tells of have been corrected, if it is young. What does not work is left to
 * the next digest. Rejects with a StateError.
 */
export async function correctPosted(key: string, surroundings: Surroundings): Promise<void> {
  const { state, now } = surroundings;
  await leased(key, surroundings, async () => {
    const [digest, cursor] = [await state.digests.get(key), await state.cursors.get(key)];
    if (!digest || !cursor || cursor.date === null || !isYoung(cursor.postedAt, now())) return;
    const id = slotIdOf(digest, cursor.date);
    const slot = await state.slots.get(id);
    if (slot?.status === 'posted') await correctSlot({ digest, id, slot }, surroundings);
  });
}

interface Posted {
  readonly digest: Digest;
  readonly id: string;
  readonly slot: DigestSlot;
}

async function correctSlot({ digest, id, slot }: Posted, { state, posting, library }: Surroundings): Promise<void> {
  const { index, arrivals } = await library();
  const told = new Set([...slot.bulletins, ...slot.corrected]);
  const corrected = arrivals.since(slot.edited?.arrival ?? slot.arrival).corrected.filter((one) => told.has(one));
  if (corrected.length === 0) return;
  const issue = { bulletins: slot.bulletins, corrected: slot.corrected, day: slot.date };
  const content = composeDigest(await readForDigest(index, issue), issue);
  const messages = await posting.freeze({ slot: id, heading: { ...slot, isEdited: true }, role: digest.role, content });
  // With another number of messages some would have nowhere to go.
  if (messages.length !== slot.parts.length) return;
  for (const [nth, { body }] of messages.entries()) {
    const message = slot.parts[nth]?.message;
    if (message == null || !(await posting.edit(slot.channel, message, body))) return;
  }
  const parts = slot.parts.map((part, nth) => ({ ...part, bulletins: messages[nth]?.bulletins ?? part.bulletins }));
  const edited = {
    arrival: arrivals.newest,
    bulletins: [...new Set([...(slot.edited?.bulletins ?? []), ...corrected])],
  };
  await state.slots.set(id, { ...slot, parts, edited }, { guild: slot.guild, member: null });
}

/** Those of some corrected bulletins that a slot's messages do not show yet, as they were edited. */
export function notYetShown(
  corrected: readonly string[],
  slot: DigestSlot | undefined,
  arrivals: Arrivals,
): readonly string[] {
  if (!slot?.edited) return corrected;
  const { arrival, bulletins } = slot.edited;
  const again = new Set(arrivals.since(arrival).corrected);
  return corrected.filter((one) => again.has(one) || !bulletins.includes(one));
}
