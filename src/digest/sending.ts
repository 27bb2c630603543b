/**
 * Sending the messages of a slot, each once. A part that is found `sending` may have been posted. While the platform knows
 * its nonce it is sent again; afterwards its message is looked for, and where that can't tell, it is not sent again.
 */
import type { DigestSlot } from '../state/digest-slots.js';
import { isTooLate, isUntouched, NONCE_LASTS, withPart } from './ledger.js';
import type { Posting, Trouble } from './posting.js';

/** Clocks differ: the bot's own may be so much ahead of the platform's, in milliseconds. */
const CLOCK_SKEW = 10 * 60_000;

export interface Sending {
  readonly posting: Posting;
  readonly now: () => number;
  /** Writes an entry of the ledger; it is durable when the promise resolves. */
  readonly write: (entry: Entry) => Promise<void>;
  /** Whether there is still time to send something, as far as other processes are concerned. */
  readonly mayGoOn: () => boolean;
}

/** A slot and its id. */
export interface Entry {
  readonly id: string;
  readonly slot: DigestSlot;
}

/** How a slot is left: done, or to be gone on with later, or in trouble. */
export interface Progress extends Entry {
  readonly again?: { readonly wait?: number };
  readonly trouble?: Trouble;
}

/** Sends what has not been sent, part after part, up to the first that does not work. Rejects when the ledger cannot be written. */
export async function sendParts(entry: Entry, sending: Sending): Promise<Progress> {
  let progress: Progress = entry;
  for (let nth = 0; nth < entry.slot.parts.length; nth += 1) {
    progress = await sendPart(progress, nth, sending);
    if (progress.again || progress.trouble) return progress;
  }
  return progress;
}

/** Brings one part as far as it can be brought now. */
async function sendPart(entry: Entry, nth: number, sending: Sending): Promise<Progress> {
  const part = entry.slot.parts[nth];
  if (!part || part.state === 'posted' || part.state === 'unknown') return entry;
  if (!sending.mayGoOn()) return { ...entry, again: {} };
  if (part.state === 'ready') return attempt(await begin(entry, nth, sending), nth, { isFirst: true }, sending);
  const now = sending.now();
  const since = part.since ?? 0;
  // A clock that was set back does not tell how long ago it was.
  if (now >= since && now - since <= NONCE_LASTS) return attempt(entry, nth, { isFirst: false }, sending);
  const looked = await look(entry, nth, sending);
  if (looked.again || looked.slot.parts[nth]?.state !== 'ready') return looked;
  return attempt(await begin(looked, nth, sending), nth, { isFirst: true }, sending);
}

/** Writes down that a run of attempts begins. */
async function begin(entry: Entry, nth: number, sending: Sending): Promise<Entry> {
  const now = sending.now();
  const slot = withPart(entry.slot, nth, { state: 'sending', since: now });
  return writing({ ...entry, slot: { ...slot, triedAt: slot.triedAt ?? now } }, sending);
}

async function attempt(
  entry: Entry,
  nth: number,
  { isFirst }: { isFirst: boolean },
  sending: Sending,
): Promise<Progress> {
  const part = entry.slot.parts[nth];
  if (!part) return entry;
  const sent = await sending.posting.send(entry.slot.channel, part);
  if (sent.outcome === 'unclear') return { ...entry, again: {} };
  if (sent.outcome === 'posted') return changing(entry, nth, { state: 'posted', message: sent.message }, sending);
  // What an earlier attempt of this run may have done is not undone by this one.
  const after = isFirst ? await changing(entry, nth, { state: 'ready', since: null }, sending) : entry;
  if (sent.outcome === 'refused') return { ...after, trouble: sent.trouble };
  return { ...after, again: sent.wait === undefined ? {} : { wait: sent.wait } };
}

/** Looks for a part that may have been posted. It is `ready` afterwards when it surely was not. */
async function look(entry: Entry, nth: number, sending: Sending): Promise<Progress> {
  const { id, slot } = entry;
  const since = Math.min(slot.parts[nth]?.since ?? slot.due, slot.triedAt ?? slot.due) - CLOCK_SKEW;
  const found = await sending.posting.find(slot.channel, { slot: id, part: nth + 1 }, since);
  switch (found.outcome) {
    case 'found':
      return changing(entry, nth, { state: 'posted', message: found.message }, sending);
    case 'unknowable':
      return changing(entry, nth, { state: 'unknown' }, sending);
    case 'later':
      return { ...entry, again: {} };
    case 'absent': {
      const ready = await changing(entry, nth, { state: 'ready', since: null }, sending);
      // Whoever is asked next finds that it is too late for it.
      return isUntouched(ready.slot) && isTooLate(ready.slot, sending.now()) ? { ...ready, again: {} } : ready;
    }
  }
}

function changing(entry: Entry, nth: number, change: Parameters<typeof withPart>[2], sending: Sending): Promise<Entry> {
  return writing({ ...entry, slot: withPart(entry.slot, nth, change) }, sending);
}

async function writing(entry: Entry, { write }: Sending): Promise<Entry> {
  await write(entry);
  return entry;
}
