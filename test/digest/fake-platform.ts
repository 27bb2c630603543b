/** A platform in memory, whose clock, faults and permissions a test sets, and a process over it that can be killed. */
import type { Bulletin } from '../../src/bulletins/bulletin.js';
import { noteArrivals } from '../../src/digest/arrivals.js';
import { keyOf } from '../../src/digest/ledger.js';
import type { Found, Notice, Posting, Sent, Trouble } from '../../src/digest/posting.js';
import { DigestRunner } from '../../src/digest/runner.js';
import { startingAfter } from '../../src/digest/schedule.js';
import type { Surroundings } from '../../src/digest/surroundings.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import type { Digest } from '../../src/state/digests.js';
import { openState } from '../../src/state/open-state.js';
import type { Records, State } from '../../src/state/state.js';

export interface Posted {
  readonly id: string;
  readonly channel: string;
  readonly nonce: string;
  readonly at: number;
  readonly body: {
    readonly slot: string;
    readonly part: number;
    readonly bulletins: readonly string[];
    readonly date: string;
    readonly late: boolean;
    readonly missed: number;
  };
}

/** What an attempt meets: `lost` has posted all the same, `failed` has not; the one who sends cannot tell them apart. */
export type Fault = 'lost' | 'failed' | 'limited' | 'forbidden' | 'gone' | 'blocked';

const NONCE_KNOWN = 3 * 60_000;
const TROUBLE: Readonly<Record<string, Trouble>> = {
  forbidden: { reason: 'permission', message: 'I can’t post there.' },
  gone: { reason: 'channel', message: 'The channel is gone.' },
  blocked: { reason: 'blocked', message: 'AutoMod blocked it.' },
};

/** Thrown by everything once a process was killed. */
export class Killed extends Error {}

export class FakePlatform {
  now: number;
  state: State | undefined;
  bulletins: Bulletin[] = [];
  readonly posted: Posted[] = [];
  readonly edits: Posted[] = [];
  readonly notices: Notice[] = [];
  readonly logs: string[] = [];
  /** What the next attempts meet, first come first. */
  readonly faults: Fault[] = [];
  /** What stands in the way, seen before anything is sent; by channel. */
  readonly trouble = new Map<string, Trouble>();
  readsHistory = true;
  isReachable = true;
  /** Called before the library is looked at. */
  onLook = () => {};
  perMessage = 5;
  /** So many steps (reads, writes, requests) until the process is killed. */
  stepsLeft = Number.POSITIVE_INFINITY;
  steps = 0;

  constructor(start: string) {
    this.now = Date.parse(start);
  }

  async open(): Promise<State> {
    this.state ??= await openState('memory:', { now: () => this.now, log: (line) => this.logs.push(line) });
    return this.state;
  }

  /** A digest at 08:00 in Berlin, from now on. */
  async set(more: Partial<Digest> = {}): Promise<Digest> {
    const state = await this.open();
    const zone = more.zone ?? 'Europe/Berlin';
    const arrivals = await noteArrivals(state, buildIndex(this.bulletins), this.now);
    const digest: Digest = {
      guild: '201',
      id: 'daily',
      name: 'Daily',
      born: 1,
      channel: '301',
      ...startingAfter({ time: more.time ?? '08:00', zone, days: 'daily' }, this.now),
      since: arrivals.newest,
      source: null,
      topic: null,
      role: null,
      whenEmpty: 'silent',
      adminChannel: null,
      paused: false,
      resumedAt: this.now,
      skip: null,
      ...more,
    };
    await state.digests.set(keyOf(digest), digest, { guild: digest.guild, member: null });
    return digest;
  }

  /** A process that has just been started. */
  async start(): Promise<DigestRunner> {
    const runner = new DigestRunner(await this.surroundings());
    await runner.load();
    return runner;
  }

  async surroundings(): Promise<Surroundings> {
    const state = await this.open();
    return {
      state: this.#killable(state),
      posting: this.#posting(),
      library: async () => {
        this.#step();
        this.onLook();
        const index = buildIndex(this.bulletins);
        return { index, arrivals: await noteArrivals(state, index, this.now) };
      },
      now: () => this.now,
      log: (line) => this.logs.push(line),
    };
  }

  /** Lets time go by, the runner doing what is due at its time. */
  async pass(runner: DigestRunner, milliseconds: number): Promise<void> {
    const end = this.now + milliseconds;
    for (let turn = 0; turn < 5_000; turn += 1) {
      const due = runner.nextDue();
      if (due > end) break;
      this.now = Math.max(this.now, due);
      await runner.run();
      // Killed while it ran: nothing goes on.
      if (this.stepsLeft <= 0) return;
    }
    this.now = Math.max(this.now, end);
  }

  /** What was posted, a line a message. */
  get story(): readonly string[] {
    return this.posted.map(({ at, body }) => {
      const marks = [body.late ? 'late' : '', body.missed > 0 ? `after ${body.missed} missed` : ''].filter(Boolean);
      return [new Date(at).toISOString().slice(0, 16), body.bulletins.join(' '), ...marks].join(' | ');
    });
  }

  #step(): void {
    this.steps += 1;
    this.stepsLeft -= 1;
    if (this.stepsLeft <= 0) throw new Killed();
  }

  #posting(): Posting {
    return {
      freeze: async ({ slot, heading, content }) => {
        this.#step();
        const items = content.groups.flatMap((group) => group.items).concat(content.corrected);
        const ids = items.flatMap(({ quotes, also }) => [
          quotes[0].quotation.citation.bulletin,
          ...also.map((one) => one.bulletin),
        ]);
        const pages: { body: string; bulletins: string[] }[] = [];
        for (let first = 0; first < Math.max(1, ids.length); first += this.perMessage) {
          const bulletins = ids.slice(first, first + this.perMessage);
          const body = {
            slot,
            part: pages.length + 1,
            bulletins,
            date: heading.date,
            late: heading.late,
            missed: heading.missed,
          };
          pages.push({ body: JSON.stringify(body), bulletins });
        }
        return pages;
      },
      troubleIn: async ({ channel }) => {
        this.#step();
        return this.trouble.get(channel) ?? null;
      },
      canPing: () => true,
      send: async (channel, { nonce, body }) => {
        this.#step();
        const sent = this.#send(channel, nonce, body);
        // Killed after it was posted and before anybody knows.
        this.#step();
        return sent;
      },
      find: async (channel, marker) => {
        this.#step();
        return this.#find(channel, marker);
      },
      edit: async (channel, message, body) => {
        this.#step();
        const posted = this.posted.find((one) => one.channel === channel && one.id === message);
        if (posted) this.edits.push({ ...posted, at: this.now, body: JSON.parse(body) });
        return posted !== undefined;
      },
      tell: async (notice) => {
        this.#step();
        if (!this.isReachable) return 'later';
        this.notices.push(notice);
        return 'told';
      },
    };
  }

  #send(channel: string, nonce: string, body: string): Sent {
    if (!this.isReachable) return { outcome: 'later' };
    const trouble = this.trouble.get(channel);
    if (trouble) return { outcome: 'refused', trouble };
    const fault = this.faults.shift();
    if (fault === 'limited') return { outcome: 'later', wait: 3_000 };
    if (fault === 'failed') return { outcome: 'unclear' };
    const refused = fault && TROUBLE[fault];
    if (refused) return { outcome: 'refused', trouble: refused };
    const known = this.posted.find(
      (one) => one.nonce === nonce && this.now - one.at <= NONCE_KNOWN && one.channel === channel,
    );
    const message = known ?? { id: `m${this.posted.length + 1}`, channel, nonce, at: this.now, body: JSON.parse(body) };
    if (!known) this.posted.push(message);
    return fault === 'lost' ? { outcome: 'unclear' } : { outcome: 'posted', message: message.id };
  }

  #find(channel: string, { slot, part }: { slot: string; part: number }): Found {
    if (!this.isReachable) return { outcome: 'later' };
    if (!this.readsHistory) return { outcome: 'unknowable' };
    const found = this.posted.find(
      (one) => one.channel === channel && one.body.slot === slot && one.body.part === part,
    );
    return found ? { outcome: 'found', message: found.id } : { outcome: 'absent' };
  }

  #killable(state: State): State {
    const records = <T>(kind: Records<T>): Records<T> => ({
      get: async (key) => {
        this.#step();
        return kind.get(key);
      },
      set: async (...record) => {
        this.#step();
        await kind.set(...record);
        this.#step();
      },
      delete: async (key) => {
        this.#step();
        return kind.delete(key);
      },
      list: () => kind.list(),
    });
    return {
      ...state,
      digests: records(state.digests),
      cursors: records(state.cursors),
      slots: records(state.slots),
      contacts: records(state.contacts),
      claim: async (key, ttl) => {
        this.#step();
        return state.claim(key, ttl);
      },
      release: async (key) => {
        this.#step();
        return state.release(key);
      },
    };
  }
}
