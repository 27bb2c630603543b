/** What delivery needs of the platform that it posts on, in the words of the ledger. */
import type { DigestSlot, SlotPart } from '../state/digest-slots.js';
import type { DigestCursor } from '../state/digests.js';
import type { DigestContent } from './compose.js';

/** Why nothing can be posted until somebody mends it. The message says what is wrong and how to mend it. */
export type Trouble = Pick<NonNullable<DigestCursor['stopped']>, 'reason' | 'message'>;

/** What became of an attempt to post. */
export type Sent =
  | { readonly outcome: 'posted'; readonly message: string }
  /** Surely not posted, and worth another try; `wait` in milliseconds, where the platform says how long. */
  | { readonly outcome: 'later'; readonly wait?: number }
  /** It may have been posted: the server failed, or the connection broke while it was asked. */
  | { readonly outcome: 'unclear' }
  /** Surely not posted, and another try would be refused as well. */
  | { readonly outcome: 'refused'; readonly trouble: Trouble };

/** Whether a message is there. `unknowable`: the platform will never tell. */
export type Found =
  | { readonly outcome: 'found'; readonly message: string }
  | { readonly outcome: 'absent' | 'unknowable' | 'later' };

/** What is said around a digest's content. */
export type Heading = Pick<DigestSlot, 'guild' | 'name' | 'date' | 'due' | 'zone' | 'after' | 'missed' | 'late'> & {
  /** Whether what was posted is being corrected. */
  readonly isEdited?: true;
};

/** A digest to be made into messages. */
export interface Issue {
  /** The id of its slot. */
  readonly slot: string;
  readonly heading: Heading;
  /** The one role that it pings. */
  readonly role: string | null;
  readonly content: DigestContent;
}

/** Which message of a slot, counted from 1. */
export interface Marker {
  readonly slot: string;
  readonly part: number;
}

/** Something that those who manage a digest have to know. */
export interface Notice {
  readonly guild: string;
  readonly adminChannel: string | null;
  /** Who set the digest up, where that is known. */
  readonly member: string | null;
  readonly text: string;
  /** The slot it is about, whose content it offers to show; null when it is about none. */
  readonly slot: string | null;
}

/** A place where digests are posted. Nothing of it rejects for what the platform does. */
export interface Posting {
  /** The messages of an issue, in order, each with its marker: what is sent, and the bulletins that it tells of. */
  freeze(issue: Issue): Promise<readonly Pick<SlotPart, 'body' | 'bulletins'>[]>;
  /**
   * What keeps the bot from posting there now; null when nothing does, as far as can be told without trying. `readable`: it must
   * also be allowed to read what it has posted, which is needed only when something went wrong.
   */
  troubleIn(place: Pick<DigestSlot, 'guild' | 'channel'>, readable?: 'readable'): Promise<Trouble | null>;
  /** Whether a role can be pinged by the bot in a channel. */
  canPing(place: Pick<DigestSlot, 'guild' | 'channel'>, role: string): boolean;
  /** One attempt, without any repetition. The platform takes the same nonce once within a few minutes. */
  send(channel: string, part: Pick<SlotPart, 'nonce' | 'body'>): Promise<Sent>;
  /** Looks for a message of the bot's own by its marker, not older than `since` (milliseconds since 1970). */
  find(channel: string, marker: Marker, since: number): Promise<Found>;
  /** Puts other bytes in a message's place; whether that worked. */
  edit(channel: string, message: string, body: string): Promise<boolean>;
  /** `nobody`: there is nobody whom it could be told. */
  tell(notice: Notice): Promise<'told' | 'later' | 'nobody'>;
}
