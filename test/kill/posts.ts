/** What was posted, held against the ledger: each message of each slot once, each bulletin in one message. */
import type { Channel } from '../discord-server/channels.js';
import type { SlotSeen } from './messages.js';

export interface Tally {
  /** Slots that were worked on. */
  runs: number;
  /** How often a process was killed, and how often while it had not finished its slot. */
  kills: number;
  midway: number;
  /** Messages that are there once; of which it cannot be known, and their slots were told of; there twice; not there. */
  once: number;
  unknown: number;
  twice: number;
  missing: number;
}

export function newTally(): Tally {
  return { runs: 0, kills: 0, midway: 0, once: 0, unknown: 0, twice: 0, missing: 0 };
}

/** How a bulletin of the test can be recognised in a message. */
const TAG = /\bB\d{5}\b/g;

export class PostBook {
  readonly #channel: Channel;
  readonly #admin: Channel;
  readonly #tally: Tally;
  readonly #posted = new Map<string, number>();
  readonly #nonces = new Map<string, string[]>();
  /** Slots that were looked at; those of which something cannot be known, by their days. */
  readonly #judged = new Set<string>();
  readonly #lost = new Set<string>();
  #read = 0;

  constructor(channel: Channel, admin: Channel, tally: Tally) {
    this.#channel = channel;
    this.#admin = admin;
    this.#tally = tally;
  }

  /** What was said before, in answer to commands, is left out. */
  start(): void {
    this.#read = this.#channel.posts.length;
  }

  /** What is wrong with a slot that is closed, given the bulletins that it has to tell of. */
  judge(slot: SlotSeen, tags: readonly string[]): readonly string[] {
    const problems = this.#readOn();
    if (this.#judged.has(slot.date)) return problems;
    this.#judged.add(slot.date);
    for (const [nth, part] of slot.parts.entries()) {
      const ids = this.#nonces.get(part.nonce) ?? [];
      const name = `message ${nth + 1} of ${slot.date} (${part.state})`;
      if (ids.length > 1) {
        this.#tally.twice += 1;
        problems.push(`${name} was posted ${ids.length} times`);
      } else if (part.state === 'unknown') {
        this.#tally.unknown += 1;
        for (const tag of part.bulletins) this.#lost.add(tag);
      } else if (ids.length === 0) {
        this.#tally.missing += 1;
        problems.push(`${name} was not posted`);
      } else {
        this.#tally.once += 1;
        if (part.state !== 'posted' || part.message !== ids[0]) problems.push(`${name} is not ${ids[0]}`);
      }
    }
    problems.push(...this.#judgeNotice(slot), ...tags.flatMap((tag) => this.#judgeBulletin(tag)));
    return problems;
  }

  /** What was posted without being in any of the slots. */
  strangers(slots: readonly SlotSeen[]): readonly string[] {
    const problems = this.#readOn();
    const known = new Set(slots.flatMap(({ parts }) => parts.map(({ nonce }) => nonce)));
    for (const [nonce, ids] of this.#nonces) {
      if (!known.has(nonce)) problems.push(`the message ${ids.join(', ')} is not in the ledger`);
    }
    return problems;
  }

  /** How many messages there are. */
  get size(): number {
    return this.#channel.posts.length;
  }

  #readOn(): string[] {
    const problems: string[] = [];
    const { posts } = this.#channel;
    for (const post of posts.slice(this.#read)) {
      const nonce = String(post.nonce);
      this.#nonces.set(nonce, [...(this.#nonces.get(nonce) ?? []), post.id]);
      for (const tag of new Set(post.text.match(TAG))) this.#posted.set(tag, (this.#posted.get(tag) ?? 0) + 1);
      if (!post.silent) problems.push(`the message ${post.id} makes a sound`);
    }
    this.#read = posts.length;
    return problems;
  }

  #judgeBulletin(tag: string): readonly string[] {
    const times = this.#posted.get(tag) ?? 0;
    if (times === 1 || (times === 0 && this.#lost.has(tag))) return [];
    if (times > 1) this.#tally.twice += 1;
    else this.#tally.missing += 1;
    return [`the bulletin ${tag} was told of ${times} times`];
  }

  #judgeNotice({ date, status, parts }: SlotSeen): readonly string[] {
    const isUnknown = parts.some(({ state }) => state === 'unknown');
    if (isUnknown !== (status === 'unknown')) return [`the slot of ${date} is ${status}`];
    const isTold = this.#admin.posts.some(({ text }) => text.includes(`of ${date}: it cannot be told`));
    return isTold === isUnknown ? [] : [`the slot of ${date} is ${status}, and was ${isTold ? '' : 'not '}told of`];
  }
}
