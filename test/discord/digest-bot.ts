/** The bot on the loopback Discord with a clock that a test moves, and bulletins that a test adds. */
import type { Bulletin } from '../../src/bulletins/bulletin.js';
import type { Services } from '../../src/commands/command.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { openState } from '../../src/state/open-state.js';
import type { State } from '../../src/state/state.js';
import { bulletin } from '../commands/small-library.js';
import type { Channel } from '../discord-server/channels.js';
import type { OptionValues } from '../discord-server/command-options.js';
import type { Guild, GuildSpec } from '../discord-server/guilds.js';
import type { Message } from '../discord-server/messages.js';
import { type DiscordServer, expectClean, startDiscordServer } from '../discord-server/server.js';
import type { User } from '../discord-server/users.js';
import { type RunningBot, startBot } from './bot-on-server.js';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** A bulletin that says something of its own. */
export function news(town: string, more: Partial<Bulletin> = {}): Bulletin {
  const text = `The council of ${town} has opened a new library beside the old harbour in ${town}.`;
  return bulletin(town, [text], { title: `Library in ${town}`, publisher: 'Coast Courier', ...more });
}

/** Lets a loop wait until a test moves the time to where it ends. */
class Metronome {
  readonly #discord: DiscordServer;
  #waiting: { readonly at: number; readonly end: () => void } | null = null;
  #changed = () => {};

  constructor(discord: DiscordServer) {
    this.#discord = discord;
  }

  readonly pause = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const end = () => {
        signal.removeEventListener('abort', end);
        this.#waiting = null;
        resolve();
      };
      this.#waiting = { at: this.#discord.clock.now() + ms, end };
      signal.addEventListener('abort', end, { once: true });
      this.#changed();
    });

  /** Moves the time on, and waits for all that is done in it. */
  async pass(ms: number): Promise<void> {
    const { clock } = this.#discord;
    const until = clock.now() + ms;
    for (;;) {
      while (!this.#waiting) await new Promise<void>((resolve) => (this.#changed = resolve));
      if (this.#waiting.at > until) break;
      clock.set(Math.max(clock.now(), this.#waiting.at));
      this.#waiting.end();
    }
    clock.set(until);
  }

  /** Sets the clock back; the loop goes on waiting as long as it would have. */
  setBack(ms: number): void {
    this.#discord.clock.advance(-ms);
    if (this.#waiting) this.#waiting = { ...this.#waiting, at: this.#waiting.at - ms };
  }
}

export interface DigestBotOptions {
  /** When it starts; at noon of 2 March 2026 in London when left out. */
  readonly at?: string;
  /** The guild, which has the channels `news` and `admin` and the role `readers` when left out. */
  readonly guild?: GuildSpec;
  /** Those that are there before a digest is set. */
  readonly bulletins?: readonly Bulletin[];
}

export interface DigestBot {
  readonly discord: DiscordServer;
  readonly guild: Guild;
  /** What the bot has told the person who runs it, before restarts too. */
  readonly logs: readonly string[];
  readonly state: State;
  readonly newsChannel: Channel;
  readonly admin: Channel;
  /** Manages the guild. */
  readonly ann: User;
  /** Those that are there; more may be put in. */
  readonly bulletins: Bulletin[];
  pass(ms: number): Promise<void>;
  setBack(ms: number): void;
  /** A manager uses a command of the digests; gives what is to be read in the end. */
  manage(name: string, values?: OptionValues): Promise<string>;
  /** The same, as the whole message. */
  ask(name: string, values?: OptionValues): Promise<Message>;
  /** Sets a digest at 08:00 in Berlin. */
  set(values?: OptionValues): Promise<string>;
  /** Stops the bot, and starts it again after a while on the same store. */
  restart(away?: number, meanwhile?: () => void): Promise<void>;
  end(): Promise<void>;
}

export async function startDigestBot({
  at = '2026-03-02T12:00:00Z',
  guild,
  bulletins: known = [news('Oldtown')],
}: DigestBotOptions = {}): Promise<DigestBot> {
  const discord = await startDiscordServer({
    guilds: [{ name: 'Office', channels: ['news', 'admin'], roles: [{ name: 'readers' }], ...guild }],
  });
  discord.clock.set(Date.parse(at));
  const bulletins = [...known];
  const state = await openState('memory:', { now: () => discord.clock.now(), log: () => {} });
  let index = buildIndex(bulletins);
  const refresh = async () => {
    const isSame =
      index.bulletins.length === bulletins.length &&
      index.bulletins.every((one, nth) => one.bulletin === bulletins[nth]);
    if (!isSame) index = buildIndex(bulletins);
    return !isSame;
  };
  const services: Services = {
    index: () => index,
    library: () => ({ pages: bulletins.length, skipped: [] }),
    now: () => new Date(discord.clock.now()),
    state: () => Promise.resolve(state),
  };
  const metronome = new Metronome(discord);
  // Bulletins are read again when a digest is due, and when a test goes on.
  const sleep = (_: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  const start = () => startBot(discord, { services, pause: metronome.pause, refreshing: { refresh, sleep } });
  const logs: string[][] = [];
  let bot: RunningBot = await start();
  const [office] = discord.guilds;
  if (!office) throw new Error('The server has no guild.');
  const newsChannel = office.channel('news');
  const ann = discord.user('Ann');
  const ask = async (name: string, values: OptionValues = {}) => {
    await refresh();
    const circumstances = { memberPermissions: ['ManageGuild'] } as const;
    return (await discord.slash(ann, office.channel('admin'), `digest ${name}`, values, circumstances)).reply();
  };
  const manage = async (name: string, values?: OptionValues) => (await ask(name, values)).text;
  return {
    discord,
    guild: office,
    get logs() {
      return [...logs.flat(), ...bot.logs];
    },
    state,
    newsChannel,
    admin: office.channel('admin'),
    ann,
    bulletins,
    async pass(ms) {
      await refresh();
      await metronome.pass(ms);
    },
    setBack: (ms) => metronome.setBack(ms),
    manage,
    ask,
    set: (values = {}) => manage('set', { channel: newsChannel, time: '08:00', zone: 'Europe/Berlin', ...values }),
    async restart(away = 0, meanwhile = () => {}) {
      await bot.stop();
      logs.push([...bot.logs]);
      discord.clock.advance(away);
      meanwhile();
      bot = await start();
    },
    async end() {
      await discord.settled();
      expectClean(discord);
      await bot.stop();
      await state.close();
      await discord.close();
    },
  };
}
