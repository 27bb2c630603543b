/**
 * The way of one slot through the ledger, such that it is posted once, whatever is killed and whenever:
 *
 *     slot written (open), then named by the cursor   nothing was sent yet; its messages are frozen
 *     part: ready → sending                           written before each run of attempts
 *     part: sending → posted                          written with the message's id
 *     slot closed, then the cursor moved              all parts are posted, or never will be
 *
 * A slot of which surely nothing was posted can be withdrawn: its content is then told of by a later one.
 */
import type { DigestSlot, SlotPart } from '../state/digest-slots.js';
import type { Digest, DigestCursor } from '../state/digests.js';
import { composeDigest, readForDigest } from './compose.js';
import { notYetShown } from './correcting.js';
import {
  closed,
  cursorOf,
  dueOccurrence,
  emptySlot,
  isLeftover,
  isTooLate,
  isUntouched,
  nonceOf,
  scheduleOf,
  settled,
  slotIdOf,
  standingTrouble,
} from './ledger.js';
import type { Trouble } from './posting.js';
import { nextOccurrence, type Occurrence } from './schedule.js';
import { fitting } from './select.js';
import { type Entry, sendParts } from './sending.js';
import { LEASE, leased, type Surroundings } from './surroundings.js';

/** When a digest has to be looked at next: at an instant, or again soon, since something did not work. */
export type Next = { readonly at: number } | { readonly again: { readonly wait?: number } };

/** Nothing more is sent when this much of the lease is over. */
const SAFE = LEASE / 2;
/** When another process works on it, in milliseconds. */
const HELD = 15_000;
/** A slot of which nothing could be sent for so long is made anew, in milliseconds. */
const GIVE_UP = 30 * 60_000;
/** A notice that could not be told for so long is dropped, in milliseconds. */
const NOTICE_LASTS = 86_400_000;
/** Half a day less than a week, so that a line a week keeps its day; in milliseconds. */
const ALMOST_A_WEEK = 6.5 * 86_400_000;

/**
 * Does what is due for a digest. Whenever it is called, and by however many processes, each slot is posted once. Gives null
 * when there is no such digest any more. Rejects with a StateError.
 */
export async function deliver(key: string, surroundings: Surroundings): Promise<Next | null> {
  const done = await leased(key, surroundings, () => new Delivery(key, surroundings).run());
  return done === null ? { again: { wait: HELD } } : done.result;
}

class Delivery {
  readonly #key: string;
  readonly #with: Surroundings;
  readonly #started: number;
  readonly #written = new Set<string>();

  constructor(key: string, surroundings: Surroundings) {
    this.#key = key;
    this.#with = surroundings;
    this.#started = surroundings.now();
  }

  /** Reads all anew: another process may have worked on it until just now. */
  async run(): Promise<Next | null> {
    const { digests, cursors } = this.#with.state;
    const digest = await digests.get(this.#key);
    if (!digest) return this.#forget();
    const cursor = cursorOf(digest, await cursors.get(this.#key));
    const next = await this.#work(digest, cursor);
    const { notice } = (await cursors.get(this.#key)) ?? cursor;
    const isTold = notice === null || (await this.#tell(digest, notice));
    // It may have been removed meanwhile, or its guild may have gone: then nothing is kept.
    if (!(await digests.get(this.#key))) return this.#forget();
    return isTold ? next : { again: {} };
  }

  async #forget(): Promise<null> {
    const { cursors, slots } = this.#with.state;
    const open = (await cursors.get(this.#key))?.open;
    for (const id of new Set([...this.#written, ...(open ? [open] : [])])) await slots.delete(id);
    await cursors.delete(this.#key);
    return null;
  }

  async #work(digest: Digest, cursor: DigestCursor): Promise<Next> {
    const { slots } = this.#with.state;
    const open = cursor.open === null ? undefined : await slots.get(cursor.open);
    if (cursor.open !== null && open) return this.#resume(digest, cursor, { id: cursor.open, slot: open });
    const due = dueOccurrence(digest, this.#with.now());
    if (!due) return this.#nextOf(digest);
    const id = slotIdOf(digest, due.date);
    const slot = await slots.get(id);
    if (!slot) return this.#begin(digest, cursor, id, due);
    return slot.status === 'open' ? this.#resume(digest, cursor, { id, slot }) : this.#nextOf(digest);
  }

  #nextOf(digest: Digest): Next {
    return { at: nextOccurrence(scheduleOf(digest), this.#with.now()).at };
  }

  async #begin(digest: Digest, cursor: DigestCursor, id: string, due: Occurrence): Promise<Next> {
    if (digest.paused) return this.#nextOf(digest);
    const slot = emptySlot(digest, due, cursor, this.#with.now());
    if (digest.skip === due.date) return this.#close(digest, cursor, { id, slot }, 'skipped');
    const trouble = await this.#troubleOf(digest, cursor, slot);
    if (trouble) return this.#stop(digest, cursor, trouble);
    const filled = await this.#fill(digest, cursor, { id, slot });
    if (filled === null) return this.#close(digest, cursor, { id, slot }, 'empty');
    await this.#write({ id, slot: filled });
    return this.#send(digest, await this.#open(cursor, digest, id), { id, slot: filled });
  }

  /** What keeps it from being posted: what somebody has to mend and then say so, or what can be seen to be mended. */
  async #troubleOf(digest: Digest, cursor: DigestCursor, slot: DigestSlot): Promise<Trouble | null> {
    const standing = standingTrouble(cursor, digest);
    if (standing?.reason === 'blocked' || standing?.reason === 'internal') return standing;
    return this.#with.posting.troubleIn(slot);
  }

  /** The slot with its messages; null when there is nothing to tell of. */
  async #fill(digest: Digest, cursor: DigestCursor, { id, slot }: Entry): Promise<DigestSlot | null> {
    const { index, arrivals } = await this.#with.library();
    const news = arrivals.since(cursor.arrival);
    const bulletins = await fitting(index, digest, new Set([...cursor.carried, ...news.bulletins]));
    const last = cursor.date === null ? undefined : await this.#with.state.slots.get(slotIdOf(digest, cursor.date));
    const others = news.corrected.filter((one) => !bulletins.includes(one));
    const changed = await fitting(index, digest, others);
    const corrected = [...notYetShown(changed, last, arrivals)];
    const quietSince = cursor.postedAt ?? digest.resumedAt;
    const isLineDue = digest.whenEmpty === 'weekly' && this.#with.now() - quietSince >= ALMOST_A_WEEK;
    if (bulletins.length + corrected.length === 0 && !isLineDue) return null;
    const issue = { bulletins, corrected, day: slot.date };
    const content = composeDigest(await readForDigest(index, issue), issue);
    const messages = await this.#with.posting.freeze({ slot: id, heading: slot, role: digest.role, content });
    const parts = messages.map((message, nth): SlotPart => {
      return { ...message, nonce: nonceOf(id, nth + 1), state: 'ready', since: null, message: null };
    });
    return { ...slot, parts, bulletins, corrected, arrival: arrivals.newest };
  }

  /** Goes on with a slot that was begun before. */
  async #resume(digest: Digest, cursor: DigestCursor, entry: Entry): Promise<Next> {
    const { slot } = entry;
    if (slot.status !== 'open') return this.#settle(digest, cursor, entry);
    if (digest.paused) return this.#nextOf(digest);
    const triedFor = slot.triedAt === null ? 0 : this.#with.now() - slot.triedAt;
    const isStale = isTooLate(slot, this.#with.now()) || triedFor > GIVE_UP;
    // Whoever reads another channel has not seen what was posted in this one.
    if (slot.channel !== digest.channel || (isUntouched(slot) && isStale)) return this.#withdraw(digest, cursor, entry);
    const trouble = standingTrouble(cursor, digest) && (await this.#troubleOf(digest, cursor, slot));
    if (trouble) return this.#stop(digest, cursor, trouble, entry);
    return this.#send(digest, await this.#open(cursor, digest, entry.id), entry);
  }

  async #send(digest: Digest, cursor: DigestCursor, entry: Entry): Promise<Next> {
    const { posting, now } = this.#with;
    const mayGoOn = () => now() - this.#started < SAFE;
    const write = (written: Entry) => this.#write(written);
    const { id, slot, again, trouble } = await sendParts(entry, { posting, now, mayGoOn, write });
    if (trouble) return this.#stop(digest, cursor, trouble, { id, slot });
    if (again) return { again };
    const isKnown = slot.parts.every(({ state }) => state === 'posted');
    return this.#close(digest, cursor, { id, slot }, isKnown ? 'posted' : 'unknown');
  }

  /** Closes a slot: nothing of it will be sent any more. */
  async #close(digest: Digest, cursor: DigestCursor, entry: Entry, status: DigestSlot['status']): Promise<Next> {
    const slot = closed(entry.slot, status);
    await this.#write({ ...entry, slot });
    return this.#settle(digest, cursor, { ...entry, slot });
  }

  /** Moves the cursor to where a closed slot leaves it. */
  async #settle(digest: Digest, cursor: DigestCursor, { id, slot }: Entry): Promise<Next> {
    const after = settled(cursor, id, slot, this.#with.now());
    if (after.notice && after.notice.slot === id) this.#with.log(after.notice.text);
    await this.#keep(digest, after);
    return this.#nextOf(digest);
  }

  /** Takes a slot back: what it would have told of goes into a later one, perhaps at once. */
  async #withdraw(digest: Digest, cursor: DigestCursor, { id, slot }: Entry): Promise<Next> {
    const kept = { ...cursor, open: null };
    await this.#keep(digest, kept);
    if (isUntouched(slot)) await this.#with.state.slots.delete(id);
    // Its buttons go on working.
    else await this.#write({ id, slot: closed(slot, 'posted') });
    return this.#work(digest, kept);
  }

  /** Posts nothing more until the trouble is mended. What was posted in part is finished then, unless it is refused itself. */
  async #stop(digest: Digest, cursor: DigestCursor, trouble: Trouble, entry?: Entry): Promise<Next> {
    const { state, now, log } = this.#with;
    const known = standingTrouble(cursor, digest);
    // The first refusal often tells less of the same trouble than what can be seen a moment later.
    const isNews = known?.reason !== trouble.reason;
    if (isNews) log(`The digest “${digest.name}” is stopped: ${trouble.message}`);
    await this.#keep(digest, {
      ...(await this.#leave(cursor, trouble, entry)),
      stopped: { at: known && !isNews ? known.at : now(), ...trouble },
      notice: isNews ? { at: now(), text: describeStop(digest, trouble), slot: null } : cursor.notice,
    });
    if (entry && isUntouched(entry.slot)) await state.slots.delete(entry.id);
    return this.#nextOf(digest);
  }

  /** The cursor of a slot that cannot be gone on with now. */
  async #leave(cursor: DigestCursor, { reason }: Trouble, entry?: Entry): Promise<DigestCursor> {
    if (!entry || isUntouched(entry.slot)) return { ...cursor, open: null };
    const isRefused = reason === 'blocked' || reason === 'internal';
    if (!isRefused || !isLeftover(entry.slot)) return { ...cursor, open: entry.id };
    // The same bytes would be refused again: what they tell of goes into the next digest.
    const slot = closed(entry.slot, 'posted');
    await this.#write({ ...entry, slot });
    return settled(cursor, entry.id, slot, this.#with.now());
  }

  /** Whether nobody has to be told any more. */
  async #tell(digest: Digest, notice: NonNullable<DigestCursor['notice']>): Promise<boolean> {
    const { state, posting, now, log } = this.#with;
    const { guild, adminChannel } = digest;
    const member = (await state.contacts.get(this.#key))?.member ?? null;
    const told = await posting.tell({ guild, adminChannel, member, text: notice.text, slot: notice.slot });
    const age = now() - notice.at;
    if (told === 'later' && age >= 0 && age < NOTICE_LASTS) return false;
    if (told !== 'told') log(`Nobody could be told: ${notice.text}`);
    const cursor = await state.cursors.get(this.#key);
    if (cursor) await this.#keep(digest, { ...cursor, notice: null });
    return true;
  }

  async #open(cursor: DigestCursor, digest: Digest, id: string): Promise<DigestCursor> {
    const opened = { ...cursor, open: id };
    if (cursor.open !== id) await this.#keep(digest, opened);
    return opened;
  }

  async #write({ id, slot }: Entry): Promise<void> {
    this.#written.add(id);
    await this.#with.state.slots.set(id, slot, { guild: slot.guild, member: null });
  }

  async #keep({ guild }: Digest, cursor: DigestCursor): Promise<void> {
    await this.#with.state.cursors.set(this.#key, cursor, { guild, member: null });
  }
}

function describeStop({ name }: Digest, { message }: Trouble): string {
  return `The digest “${name}” is stopped. ${message} Nothing is lost: what has come meanwhile is posted when that is mended.`;
}
