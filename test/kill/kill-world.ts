/** A loopback Discord, a store and bulletins that outlive the processes which the test starts and kills over them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, instantOf } from '../../src/digest/schedule.js';
import { openState } from '../../src/state/open-state.js';
import type { State } from '../../src/state/state.js';
import type { Channel } from '../discord-server/channels.js';
import { TestClock } from '../discord-server/clock.js';
import { type DiscordServer, expectClean, startDiscordServer } from '../discord-server/server.js';
import { BotProcess, type SpawnOptions } from './bot-process.js';
import type { Report, SlotSeen } from './messages.js';
import { newTally, PostBook, type Tally } from './posts.js';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

const ZONE = 'Europe/Berlin';
const TIME = '08:00';
const FIRST_DAY = '2026-03-02';
/** More than fit into one message. */
const PER_DAY = 6;
/** Bulletins stay for so many days, so that reading them takes the same time every day. */
const DAYS_KEPT = 3;
/** So often at most time is moved on until a slot has to be finished. */
const MOST_TURNS = 400;

/** No two say the same, or one would be folded into the other. */
const STORIES = [
  'The council of {} has opened a new library beside the old harbour.',
  'Heavy rain flooded forty houses in {} on Sunday night.',
  'Farmers near {} harvested nine tonnes of early potatoes.',
  'The railway to {} closes for repairs until the autumn.',
  'A museum in {} bought three paintings by Alma Reed.',
  'Nurses in {} voted against the strike at the hospital.',
];

/** The clock of the real world, moved on. */
class MovedClock extends TestClock {
  offset = 0;

  override now(): number {
    return Date.now() + this.offset;
  }

  override advance(milliseconds: number): void {
    this.offset += milliseconds;
  }

  override set(time: number | Date): void {
    this.offset = (typeof time === 'number' ? time : time.getTime()) - Date.now();
  }
}

export interface WorldOptions {
  /** The bot as a bundle. */
  readonly bundle: string;
  /** Whether the bot may read what it has posted. Default true. */
  readonly readsHistory?: boolean;
}

export class KillWorld {
  readonly discord: DiscordServer;
  readonly news: Channel;
  readonly admin: Channel;
  readonly clock: MovedClock;
  readonly store: string;
  readonly tally: Tally = newTally();
  readonly book: PostBook;
  /** The local day whose slot is worked on, and when it is due. */
  date = FIRST_DAY;
  due = 0;
  readonly #bundle: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'bulletin-bot-kill-'));
  readonly #bulletins: { readonly tag: string; readonly date: string }[] = [];
  readonly #bots: BotProcess[] = [];
  /** The one that the digest was set with, until it is asked for. */
  #first: BotProcess | undefined;

  private constructor(discord: DiscordServer, clock: MovedClock, bundle: string) {
    this.discord = discord;
    this.clock = clock;
    this.#bundle = bundle;
    this.store = join(this.#folder, 'state.db');
    const [guild] = discord.guilds;
    if (!guild) throw new Error('The server has no guild.');
    this.news = guild.channel('news');
    this.admin = guild.channel('admin');
    this.book = new PostBook(this.news, this.admin, this.tally);
    process.once('exit', this.#tidy);
  }

  /** A world with a digest of every day, and a process that has come up and waits. */
  static async open({ bundle, readsHistory = true }: WorldOptions): Promise<KillWorld> {
    const clock = new MovedClock();
    clock.set(Date.parse(`${FIRST_DAY}T12:00:00Z`));
    const discord = await startDiscordServer({ guilds: [{ name: 'Office', channels: ['news', 'admin'] }], clock });
    const world = new KillWorld(discord, clock, bundle);
    world.#write(PER_DAY);
    world.#first = world.start();
    await world.#first.paused();
    await world.#setDigest(world.#first);
    if (!readsHistory) world.news.deny('ReadMessageHistory');
    return world;
  }

  /** Starts a process, which kills itself at a step if it is told to. */
  start(killAt: number | null = null, options: SpawnOptions = {}): BotProcess {
    const { token, api } = this.discord;
    const { offset } = this.clock;
    const bulletins = join(this.#folder, 'news.jsonl');
    const bot = new BotProcess(this.#bundle, { token, api, bulletins, store: this.store, offset, killAt }, options);
    bot.onHeld = () => {
      this.clock.advance(SECOND);
      this.wake(bot);
    };
    this.#bots.push(bot);
    return bot;
  }

  /** A process that has come up and waits. */
  async startIdle(): Promise<BotProcess> {
    const bot = this.#first ?? this.start();
    this.#first = undefined;
    await bot.paused();
    return bot;
  }

  /** The next day's slot is near, and new bulletins are there. */
  newDay(count = PER_DAY): void {
    this.date = addDays(this.date, 1);
    this.due = instantOf(this.date, TIME, ZONE);
    this.clock.set(this.due - MINUTE);
    this.#write(count);
    this.tally.runs += 1;
  }

  /** Moves the time to shortly after the slot is due; processes that wait go on. */
  fallDue(...bots: readonly BotProcess[]): void {
    this.clock.set(this.due + SECOND);
    this.wake(...bots);
  }

  wake(...bots: readonly BotProcess[]): void {
    for (const bot of bots) bot.setTime(this.clock.offset);
  }

  /**
   * Lets time go by, as much as the processes want to wait, until the day's slot is done. Gives null when one of them has ended
   * before. `pace`: so much at a time instead, in milliseconds.
   */
  async finish(bots: readonly BotProcess[], pace?: number): Promise<Report | null> {
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      const reports = await Promise.all(bots.map((bot) => bot.paused()));
      const there = reports.filter((report) => report !== undefined);
      const done = there.find((report) => this.isDone(report));
      if (done) return done;
      if (there.length < bots.length) return null;
      this.clock.advance(pace ?? Math.min(...there.map(({ ms }) => ms)));
      this.wake(...bots);
    }
    return this.fail(`the slot of ${this.date} is never finished`);
  }

  isDone({ date, isBusy }: Report): boolean {
    return date === this.date && !isBusy;
  }

  /** Finishes the day's slot with processes that must not end, and judges it. */
  async complete(...bots: readonly BotProcess[]): Promise<void> {
    const report = await this.finish(bots);
    if (!report) return this.fail('a process has ended by itself');
    await this.judge(report);
  }

  /** Holds what was posted against what the ledger says. */
  async judge({ slots }: Pick<Report, 'slots'>): Promise<void> {
    const slot = slots.find(({ date }) => date === this.date);
    if (!slot) return this.fail(`there is no slot of ${this.date}`);
    const tags = this.#bulletins.filter(({ date }) => date === this.date).map(({ tag }) => tag);
    const problems = this.book.judge(slot, tags);
    if (problems.length > 0) return this.fail(problems.join('\n'));
  }

  /** The whole ledger, read by the test itself. */
  async ledger(): Promise<readonly SlotSeen[]> {
    return this.#withStore(async ({ slots }) => {
      const all: SlotSeen[] = [];
      for await (const { value } of slots.list()) all.push(value);
      return all.sort((one, other) => (one.date < other.date ? -1 : 1));
    });
  }

  /** Ends what still runs; the whole must be sound. */
  async close(): Promise<void> {
    const running = this.#bots.filter(({ isGone }) => !isGone);
    for (const bot of running) {
      const code = await bot.stop();
      if (code !== 0) return this.fail(`a process ended with ${code}`);
    }
    const ledger = await this.ledger();
    const problems = [...this.book.strangers(ledger)];
    const open = ledger.filter(({ status }) => status === 'open');
    if (open.length > 0) problems.push(`still open: ${open.map(({ date }) => date).join(', ')}`);
    if (this.discord.pinged.length > 0) problems.push('somebody was pinged');
    if (problems.length > 0) return this.fail(problems.join('\n'));
    expectClean(this.discord);
  }

  /** Nothing is left of it, whether it was sound or not. */
  async end(): Promise<void> {
    await Promise.all(this.#bots.map((bot) => (bot.isGone ? undefined : bot.kill())));
    await this.discord.close();
    process.off('exit', this.#tidy);
    this.#tidy();
  }

  /** Throws, with all that helps to find the cause. */
  async fail(problem: string): Promise<never> {
    await Promise.all(this.#bots.map((bot) => (bot.isGone ? undefined : bot.kill())));
    const ledger = (await this.ledger()).slice(-2);
    const posts = this.news.posts.slice(-4).map(({ id, nonce, createdAt, text }) => {
      return `${new Date(createdAt).toISOString()} ${id} ${nonce} ${text.match(/\bB\d{5}\b/g)?.join(' ')}`;
    });
    const logs = this.#bots
      .slice(-3)
      .map(({ log }, nth) => `log of process ${nth + 1} of the last:\n${log.join('\n')}`);
    const told = [problem, `ledger: ${JSON.stringify(ledger, null, 1)}`, `last posts:\n${posts.join('\n')}`, ...logs];
    throw new Error(`${this.date}: ${told.join('\n')}`);
  }

  /** Somebody who may sets a digest for both channels. */
  async #setDigest(bot: BotProcess): Promise<void> {
    const values = { channel: this.news, time: TIME, zone: ZONE, name: 'Daily', admin: this.admin };
    await Promise.race([this.discord.until(() => this.discord.commands.list().length > 0), bot.ended]);
    const ann = this.discord.user('Ann');
    const may = { memberPermissions: ['ManageGuild'] } as const;
    const reply = await (await this.discord.slash(ann, this.news, 'digest set', values, may)).reply();
    if (!reply.text.includes('is posted in')) await this.fail(`the digest was not set: ${reply.text}`);
    this.book.start();
  }

  async #withStore<T>(work: (state: State) => Promise<T>): Promise<T> {
    const state = await openState(this.store, { now: () => this.clock.now(), log: () => {} });
    try {
      return await work(state);
    } finally {
      await state.close();
    }
  }

  #write(count: number): void {
    const first = Number(this.#bulletins.at(-1)?.tag.slice(1) ?? 0) + 1;
    for (let nth = 0; nth < count; nth += 1) {
      this.#bulletins.push({ tag: `B${String(first + nth).padStart(5, '0')}`, date: this.date });
    }
    const since = addDays(this.date, -DAYS_KEPT);
    const lines = this.#bulletins
      .filter(({ date }) => date >= since)
      .map(({ tag, date }, nth) => {
        const text = (STORIES[nth % STORIES.length] ?? '').replace('{}', `Town${tag}`);
        return JSON.stringify({ id: tag, title: `Report ${tag}`, text, date, publisher: 'Coast Courier' });
      });
    writeFileSync(join(this.#folder, 'news.jsonl'), `${lines.join('\n')}\n`);
  }

  readonly #tidy = (): void => rmSync(this.#folder, { recursive: true, force: true });
}
