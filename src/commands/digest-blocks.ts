/** A digest as blocks: the same for what is posted, for a preview and for a look into one that was posted. */
import type { DigestContent, DigestItem } from '../digest/compose.js';
import type { Heading } from '../digest/posting.js';
import { daysBetween } from '../digest/schedule.js';
import { contextOf } from './ask.js';
import { type Action, type Block, heading, type KnownDate, line, note, passage, text } from './reply.js';
import { count } from './wording.js';

/** Items of a message, and how many messages there are at most; what is more opens page by page. */
export const PER_MESSAGE = 5;
export const MESSAGES = 2;

/** An item, and the heading that it stands under where there are several. */
export interface Entry {
  readonly item: DigestItem;
  readonly under: string | null;
}

/** All that a digest tells of, in the order of telling; what was corrected comes last. */
export function entriesOf({ groups, corrected }: DigestContent): readonly Entry[] {
  const isOne = groups.length < 2;
  const fresh = groups.flatMap(({ name, items }) => items.map((item) => ({ item, under: isOne ? null : name })));
  return [...fresh, ...corrected.map((item) => ({ item, under: 'Corrected' }))];
}

/** The ids of the bulletins that an item tells of. */
export function bulletinsOf({ item: { quotes, also } }: Entry): readonly string[] {
  return [quotes[0].quotation.citation.bulletin, ...also.map(({ bulletin }) => bulletin)];
}

/** Items one after another, each under its heading, each with an action that opens it. */
export function showEntries(entries: readonly Entry[]): readonly Block[] {
  return entries.flatMap(({ item, under }, place) => {
    const shown = showItem(item, `Read ${place + 1}`);
    return under === null || under === entries[place - 1]?.under ? [shown] : [heading(line`${under}`), shown];
  });
}

function showItem({ quotes: [first, ...further], also }: DigestItem, label: string): Block {
  const folded = { ...first, also: [...also, ...first.also.filter((place) => !isAmong(place.bulletin, also))] };
  const more = further.map(({ quotation }) => quotation);
  return passage('listed', folded, contextOf(first, label), more);
}

function isAmong(bulletin: string, places: DigestItem['also']): boolean {
  return places.some((place) => place.bulletin === bulletin);
}

/** What a digest is called and how much it tells of. */
export function showHeading(
  { name, date, after, missed, late, due, zone, isEdited }: Heading,
  content: DigestContent,
): readonly Block[] {
  const entries = entriesOf(content);
  const corrected = content.corrected.length;
  const fresh = entries.slice(0, entries.length - corrected).flatMap(bulletinsOf).length;
  const told = [
    ...(fresh > 0 ? [count(fresh, 'new bulletin')] : []),
    ...(corrected > 0 ? [count(corrected, 'correction')] : []),
  ];
  const days = after === null || missed === 0 ? 0 : daysBetween(after, date);
  return [
    heading(line`${name}: ${told.join(', ') || 'nothing new'}`),
    note(line`${dayOf(date)}${days > 1 ? ` · covers ${count(days, 'day')}` : ''}`),
    ...(isEdited ? [note(line`Edited: a bulletin was corrected after this was posted.`)] : []),
    ...(late ? [note(line`Late: it was due at ${{ instant: due, zone }}.`)] : []),
  ];
}

function dayOf(date: string): { readonly date: KnownDate } {
  return { date: { from: date, to: date, precision: 'day', basis: 'stated' } };
}

/** From earlier years, the same day. */
export function showPast({ onThisDay }: DigestContent): readonly Block[] {
  if (onThisDay.length === 0) return [];
  const shown = onThisDay.map(({ quotes: [first] }) => passage('listed', first));
  return [heading(line`On this day in earlier years`), ...shown];
}

/** A message of a digest. */
export interface DigestMessage {
  readonly blocks: readonly Block[];
  /** Those it tells of. */
  readonly bulletins: readonly string[];
  /** How many items come after it that no message has room for. */
  readonly more: number;
}

/** A digest in as many messages as it takes, at most two unless said otherwise; the last tells what is left. */
export function messagesOf(
  shown: Heading,
  content: DigestContent,
  { messages = MESSAGES, perMessage = PER_MESSAGE } = {},
): readonly DigestMessage[] {
  const entries = entriesOf(content);
  const number = Math.min(messages, Math.max(1, Math.ceil(entries.length / perMessage)));
  return Array.from({ length: number }, (_, nth) => {
    const here = entries.slice(nth * perMessage, (nth + 1) * perMessage);
    const isLast = nth === number - 1;
    const title =
      nth === 0 ? showHeading(shown, content) : [note(line`${shown.name}, ${dayOf(shown.date)}, continued`)];
    const isEmpty = entries.length === 0 && shown.after !== null;
    const nothing = isEmpty ? [text(line`No bulletin has come since the last digest.`)] : [];
    return {
      blocks: [...title, ...nothing, ...showEntries(here), ...(isLast ? showPast(content) : [])],
      bulletins: here.flatMap(bulletinsOf),
      more: isLast ? Math.max(0, entries.length - number * perMessage) : 0,
    };
  });
}

/** The action that opens a digest that was posted, page by page. `part` tells its messages apart. */
export function openIssue(slot: string, part: number, more: number): Action {
  const args = { slot, part };
  if (more === 0) return { label: 'About this digest', command: 'digest issue', args };
  return { label: `+${more} more`, command: 'digest issue', args: { ...args, page: part + 1 } };
}
