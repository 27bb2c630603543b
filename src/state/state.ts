/**
 * What the bot remembers, and the one interface through which everything else works with it. Every record belongs to
 * the guild and the member it was made for, so that all of it can be found again when it has to go.
 */
import type { ArrivalBatch } from './arrivals.js';
import type { Conversation } from './conversations.js';
import type { DigestSlot } from './digest-slots.js';
import type { Digest, DigestContact, DigestCursor } from './digests.js';
import type { Feedback } from './feedback.js';
import type { GuildSettings } from './guild-settings.js';
import type { Identifies } from './identifies.js';
import type { KeptActions } from './kept-actions.js';

/** Whom a record belongs to, as snowflakes. Both null: to the bot itself. */
export interface Owner {
  readonly guild: string | null;
  readonly member: string | null;
}

export interface StoredRecord<T> {
  readonly key: string;
  readonly value: T;
  readonly owner: Owner;
}

/** Records of one kind, by key. A write is durable when its promise resolves. Rejections are StateErrors. */
export interface Records<T> {
  /** undefined when there is none, or it has expired, or what is stored is damaged (which is told, and kept aside). */
  get(key: string): Promise<T | undefined>;
  /** Replaces what is there. Without a `ttl`, in milliseconds, it stays until it is deleted. */
  set(key: string, value: T, owner: Owner, ttl?: number): Promise<void>;
  /** Whether there was one. */
  delete(key: string): Promise<boolean>;
  /** All that have not expired, in no particular order. */
  list(): AsyncGenerator<StoredRecord<T>>;
}

export interface State {
  /** Actions of buttons that do not fit into a button. */
  readonly actions: Records<KeptActions>;
  readonly settings: Records<GuildSettings>;
  readonly feedback: Records<Feedback>;
  readonly conversations: Records<Conversation>;
  readonly identifies: Records<Identifies>;
  readonly digests: Records<Digest>;
  readonly contacts: Records<DigestContact>;
  readonly cursors: Records<DigestCursor>;
  /** The ledger of digests. */
  readonly slots: Records<DigestSlot>;
  readonly arrivals: Records<ArrivalBatch>;
  /** Atomic over all processes that share the store: true for the one that comes first, until `ttl` milliseconds are over. */
  claim(key: string, ttl: number): Promise<boolean>;
  /** Gives a claim back before its time. */
  release(key: string): Promise<void>;
  /** Removes every record of a guild; gives their number. */
  forgetGuild(guild: string): Promise<number>;
  /** Removes every record of a member, in all guilds and outside; gives their number. */
  forgetMember(member: string): Promise<number>;
  /** The guilds that have records, each once. */
  guilds(): Promise<readonly string[]>;
  /** How many records of each kind belong to a member. */
  countOf(member: string): Promise<Readonly<Record<string, number>>>;
  /** Removes what has expired; gives the number. Stores that do it by themselves give 0. */
  sweep(): Promise<number>;
  /** Waits for what is being written. Whatever is asked of it afterwards is refused with a StateError. */
  close(): Promise<void>;
}
