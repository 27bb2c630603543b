/** The commands about digests over a platform in memory, whose clock and troubles a test sets. */
import type { Caller, Services } from '../../src/commands/command.js';
import { Digests } from '../../src/digest/digests.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { FakePlatform } from '../digest/fake-platform.js';
import { ANN, bulletin, run, shown } from './small-library.js';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

const GUILD = '200000000000000201';
export const NEWS_CHANNEL = '300000000000000301';
export const OTHER_CHANNEL = '300000000000000302';
export const MANAGER: Caller = { ...ANN, guild: GUILD, manages: true };

/** A bulletin that says something of its own. */
export const news = (id: string) =>
  bulletin(id, [`The council of ${id} has opened a new library beside the old harbour in ${id}.`], {
    title: `Library in ${id}`,
  });

/** At noon of 2 March 2026 in London. */
export async function openDesk() {
  const platform = new FakePlatform('2026-03-02T12:00:00Z');
  platform.bulletins = [news('Oldtown')];
  const { posting } = await platform.surroundings();
  const index = () => buildIndex(platform.bulletins);
  const digests = new Digests({
    state: () => platform.open(),
    posting,
    index,
    refresh: async () => {},
    now: () => platform.now,
    log: (line) => platform.logs.push(line),
  });
  const services: Services = {
    index,
    library: () => ({ pages: platform.bulletins.length, skipped: [] }),
    now: () => new Date(platform.now),
    state: () => platform.open(),
    digests,
  };
  const ask = (command: string, args: Record<string, unknown> = {}, caller = MANAGER) =>
    run(`digest ${command}`, args, services, caller);
  return {
    platform,
    services,
    ask,
    /** What is to be read. */
    tell: async (command: string, args: Record<string, unknown> = {}, caller = MANAGER) =>
      shown(await ask(command, args, caller)),
    /** Sets a digest at 08:00 in Berlin. */
    set: async (args: Record<string, unknown> = {}) =>
      shown(await ask('set', { channel: NEWS_CHANNEL, time: '08:00', zone: 'Europe/Berlin', ...args })),
    /** Lets time go by, what is due being done at its time. */
    async pass(milliseconds: number) {
      const end = platform.now + milliseconds;
      await digests.run();
      while (digests.nextDue() <= end) {
        platform.now = Math.max(platform.now, digests.nextDue());
        await digests.run();
      }
      platform.now = end;
    },
  };
}
