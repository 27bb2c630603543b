/** Entries of the ledger, and how they change. What is written when is decided in `delivery.ts`. */
import { createHash } from 'node:crypto';
import type { DigestSlot, SlotPart } from '../state/digest-slots.js';
import type { Digest, DigestCursor } from '../state/digests.js';
import {
  addDays,
  DAYS,
  type Days,
  daysBetween,
  isOn,
  lastOccurrence,
  type Occurrence,
  type Schedule,
} from './schedule.js';

/** A digest that is later than this, in milliseconds, is folded into the next. */
const LATEST = 6 * 3_600_000;
/** One that is later than this says so. */
const TOLD_LATE = 5 * 60_000;
/** The platform is sure to know a nonce for so long: within it, the same message can be sent again. */
export const NONCE_LASTS = 2 * 60_000;

/** The key under which a digest, its cursor and its contact are kept. */
export function keyOf({ guild, id }: Pick<Digest, 'guild' | 'id'>): string {
  return `${guild}/${id}`;
}

/** The id of a slot, 22 letters, digits, `-` and `_`: one for each guild, channel, digest and local day. */
export function slotIdOf({ guild, channel, id }: Pick<Digest, 'guild' | 'channel' | 'id'>, date: string): string {
  return hash(`${guild}:${channel}:${id}:${date}`);
}

/** What tells the message of a part from all others; the same at every attempt. At most 25 characters are allowed. */
export function nonceOf(slot: string, part: number): string {
  return hash(`${slot}/${part}`);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** When a digest is due. A name of days that is not known, as a newer bot may have written it, counts as every day. */
export function scheduleOf({ time, zone, days, from }: Digest): Schedule {
  return { time, zone, from, days: DAYS.find((known): known is Days => known === days) ?? 'daily' };
}

/** The occurrence that is due and not too late to be posted. */
export function dueOccurrence(digest: Digest, now: number): Occurrence | null {
  const last = lastOccurrence(scheduleOf(digest), now);
  return last && now - last.at <= LATEST ? last : null;
}

/** The cursor of a digest, a new one when what is kept belongs to none or to one of the same name before it. */
export function cursorOf({ born, since }: Digest, kept: DigestCursor | undefined): DigestCursor {
  if (kept?.born === born) return kept;
  return { born, arrival: since, date: null, postedAt: null, carried: [], open: null, stopped: null, notice: null };
}

/** Where a closed slot leaves the cursor. Doing it twice is the same as once. `now`: milliseconds since 1970. */
export function settled(cursor: DigestCursor, id: string, slot: DigestSlot, now: number): DigestCursor {
  if (slot.status === 'skipped') return { ...cursor, open: null };
  const isPosted = slot.status !== 'empty';
  // That it was stopped is no news any more.
  const stillNews = cursor.notice?.slot == null ? null : cursor.notice;
  return {
    born: cursor.born,
    arrival: Math.max(cursor.arrival, slot.arrival),
    date: slot.date,
    postedAt: isPosted ? now : cursor.postedAt,
    carried: slot.parts.flatMap(({ state, bulletins }) => (state === 'ready' ? bulletins : [])),
    open: null,
    stopped: null,
    notice: slot.status === 'unknown' ? { at: now, text: describeUnknown(slot), slot: id } : stillNews,
  };
}

function describeUnknown({ name, date, parts }: DigestSlot): string {
  const lost = parts.filter(({ state }) => state !== 'posted').length;
  const what = parts.length === 1 ? 'it' : `${lost} of its ${parts.length} messages`;
  return (
    `The digest “${name}” of ${date}: it cannot be told whether ${what} was posted, so it was not sent again. ` +
    'Look into its channel. With the permission Read Message History the bot can find out by itself.'
  );
}

/** Trouble that nobody has mended yet, as far as is known. */
export function standingTrouble(cursor: DigestCursor, { resumedAt }: Digest): DigestCursor['stopped'] {
  return cursor.stopped && cursor.stopped.at >= resumedAt ? cursor.stopped : null;
}

/** A slot without content. */
export function emptySlot(digest: Digest, { date, at }: Occurrence, cursor: DigestCursor, now: number): DigestSlot {
  const { guild, channel, id, name, zone } = digest;
  return {
    ...{ guild, channel, digest: id, name, date, due: at, zone },
    status: 'open',
    parts: [],
    bulletins: [],
    corrected: [],
    arrival: cursor.arrival,
    after: cursor.date,
    missed: missedBetween(digest, cursor.date, date),
    late: now - at > TOLD_LATE,
    edited: null,
    triedAt: null,
  };
}

/** Nobody counts further back. */
const MOST_MISSED = 366;

/** How many occurrences lie between two local days. */
function missedBetween(digest: Digest, after: string | null, date: string): number {
  if (after === null || after >= date) return 0;
  const schedule = scheduleOf(digest);
  let missed = 0;
  for (let back = 1; back < Math.min(MOST_MISSED, daysBetween(after, date)); back += 1) {
    const day = addDays(date, -back);
    if (day >= schedule.from && isOn(schedule.days, day)) missed += 1;
  }
  return missed;
}

/** A closed slot: its messages will not be sent again, so their bytes need not be kept. */
export function closed(slot: DigestSlot, status: DigestSlot['status']): DigestSlot {
  return { ...slot, status, parts: slot.parts.map((part) => ({ ...part, body: '' })) };
}

/** The slot with one of its parts changed. */
export function withPart(slot: DigestSlot, nth: number, change: Partial<SlotPart>): DigestSlot {
  return { ...slot, parts: slot.parts.map((part, place) => (place === nth ? { ...part, ...change } : part)) };
}

/** Whether nothing of it has been posted, and surely not. */
export function isUntouched({ parts }: DigestSlot): boolean {
  return parts.every(({ state }) => state === 'ready');
}

/** Whether what is left of it was surely not posted. */
export function isLeftover({ parts }: DigestSlot): boolean {
  return parts.every(({ state }) => state !== 'sending');
}

/** Whether it is too late to post it. */
export function isTooLate({ due }: DigestSlot, now: number): boolean {
  return now - due > LATEST;
}
