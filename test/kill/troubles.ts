/** What else goes wrong: lines that are cut, a disk that is full, and a second process. */
import { statSync } from 'node:fs';
import type { BotProcess } from './bot-process.js';
import { HOUR, type KillWorld, MINUTE, SECOND } from './kill-world.js';
import { mustBeKilled } from './transitions.js';

/** The answer to one message does not come. */
interface Cut {
  /** Which message of the slot it is. */
  readonly message: 1 | 2;
  /** Whether the message was posted. */
  readonly applied: boolean;
  readonly fault: 'dropped' | 'failed' | 'limited' | 'killed';
  /** What goes by until the next attempt, in milliseconds; as long as the bot wants to wait when left out. */
  readonly pace?: number;
}

const CUTS: readonly Cut[] = [true, false].flatMap((applied) =>
  ([1, 2] as const).flatMap((message): Cut[] => [
    { message, applied, fault: 'dropped' },
    { message, applied, fault: 'dropped', pace: 4 * MINUTE },
    { message, applied, fault: 'failed' },
    { message, applied, fault: 'failed', pace: 4 * MINUTE },
    { message, applied, fault: 'killed', pace: 5 * SECOND },
    { message, applied, fault: 'killed', pace: 4 * MINUTE },
    { message, applied, fault: 'killed', pace: HOUR },
  ]),
);
const LIMITED: readonly Cut[] = [1, 2].map((message) => ({
  message: message as 1 | 2,
  applied: false,
  fault: 'limited',
}));

/** A slot for each way in which a line can be cut. */
export async function cutLines(world: KillWorld): Promise<void> {
  let bot = await world.startIdle();
  for (const cut of [...CUTS, ...LIMITED]) {
    world.newDay();
    bot = cut.fault === 'killed' ? await killWaiting(world, bot, cut) : await cutLine(world, bot, cut);
  }
}

async function cutLine(world: KillWorld, bot: BotProcess, cut: Cut): Promise<BotProcess> {
  const { discord } = world;
  const arm = () => {
    if (cut.fault === 'dropped') discord.faults.drop('sendMessage', { applied: cut.applied });
    else if (cut.fault === 'failed') discord.faults.fail('sendMessage', { applied: cut.applied, status: 502 });
    else discord.faults.rateLimit('sendMessage', { retryAfter: 3 });
  };
  const first = cut.message === 2 ? discord.faults.hold('sendMessage') : null;
  if (!first) arm();
  world.fallDue(bot);
  if (first) {
    await first.arrived;
    arm();
    first.open();
  }
  const report = await world.finish([bot], cut.pace);
  if (!report) return world.fail('a process has ended by itself');
  await world.judge(report);
  return bot;
}

/** Kills a process that waits for the answer to a message. */
async function killWaiting(
  world: KillWorld,
  bot: BotProcess,
  { message, applied, pace = 0 }: Cut,
): Promise<BotProcess> {
  const { faults } = world.discord;
  const first = message === 2 ? faults.hold('sendMessage') : null;
  const gate = faults.hold('sendMessage', { applied });
  world.fallDue(bot);
  if (first) {
    await first.arrived;
    first.open();
  }
  await gate.arrived;
  await bot.kill();
  world.tally.kills += 1;
  world.tally.midway += 1;
  world.clock.advance(pace);
  const again = world.start();
  // What was still on its way arrives late, while the next process comes up and Discord still knows its nonce.
  if (pace < MINUTE || applied) gate.open();
  await world.complete(again);
  return again;
}

/** The network is gone while a message is on its way, and the process is killed before it is back. */
export async function loseNetwork(world: KillWorld): Promise<void> {
  const { discord } = world;
  let bot = await world.startIdle();
  for (const applied of [true, false]) {
    world.newDay();
    const gate = discord.faults.hold('sendMessage', { applied });
    world.fallDue(bot);
    await gate.arrived;
    await discord.goOffline();
    await bot.kill();
    world.tally.kills += 1;
    world.tally.midway += 1;
    await discord.comeBack();
    world.clock.advance(10 * MINUTE);
    bot = world.start();
    await world.complete(bot);
  }
}

/** What one page adds to the log beside the store's file, in bytes, and what stands before the first. */
const FRAME = 4_096 + 24;
const HEADER = 32;
/** More pages than a slot takes. */
const MOST_PAGES = 120;
/** Waits of a bot that cannot write, while nothing may be posted. */
const FULL_TURNS = 4;
/** Of a slot. */
const MESSAGES = 2;
/** KiB: enough for what a process maps, not for what it writes. */
const NO_ROOM = 36;

/** The disk is full after so many pages more; there is room again while the process runs, or when it is started anew. */
export async function fillDisk(world: KillWorld, stride: number): Promise<void> {
  let bot = await world.startIdle();
  for (let [pages, nth] = [0, 0]; pages <= MOST_PAGES; pages += stride, nth += 1) {
    world.newDay();
    // Reading it empties the log.
    await world.ledger();
    bot.limitFiles(statSync(`${world.store}-wal`).size + HEADER + pages * FRAME);
    world.fallDue(bot);
    const isDone = await withoutRoom(world, bot);
    if (isDone) return bot.limitFiles(null);
    if (nth % 2 === 0) bot.limitFiles(null);
    else {
      await bot.kill();
      world.tally.kills += 1;
      world.tally.midway += 1;
      bot = world.start();
    }
    await world.complete(bot);
  }
  await world.fail('the disk is never large enough');
}

/** Looks at what a process does that cannot write: it says so, and each message is in the ledger. Whether it is done all the same. */
async function withoutRoom(world: KillWorld, bot: BotProcess): Promise<boolean> {
  const before = world.book.size;
  let posted = before;
  for (let turn = 0; turn < FULL_TURNS; turn += 1) {
    const report = await bot.paused();
    if (!report) return world.fail('a process without room has ended');
    if (world.isDone(report)) {
      await world.judge(report);
      return true;
    }
    const slot = report.slots.find(({ date }) => date === world.date);
    const begun = slot?.parts.filter(({ state }) => state !== 'ready').length ?? 0;
    if (world.book.size - before > begun) await world.fail('something was posted that is not in the ledger');
    if (turn > 0 && world.book.size > posted) await world.fail('something was posted while nothing could be written');
    posted = world.book.size;
    world.clock.advance(5 * MINUTE);
    world.wake(bot);
  }
  await bot.paused();
  if (!bot.log.some((line) => /could not be worked on: .*(?:SQLITE_IOERR|SQLITE_FULL)/.test(line))) {
    await world.fail('the bot has not said that it could not write');
  }
  return false;
}

/** Processes that are started without any room come up all the same, and post when there is some. */
export async function startOnFullDisk(world: KillWorld, slots: number): Promise<void> {
  await (await world.startIdle()).kill();
  for (let nth = 0; nth < slots; nth += 1) {
    world.newDay();
    world.fallDue();
    const bot = world.start(null, { fileLimit: NO_ROOM });
    const isDone = await withoutRoom(world, bot);
    if (isDone) await world.fail('there was room');
    bot.limitFiles(null);
    await world.complete(bot);
    await bot.kill();
  }
}

/** Two processes over one store, of which one is killed now and then. */
export async function runTwo(world: KillWorld, slots: number): Promise<void> {
  let [one, other] = [await world.startIdle(), await world.startIdle()];
  for (let nth = 0; nth < slots; nth += 1) {
    world.newDay();
    const sent = world.discord.count('sendMessage');
    if (nth % 3 === 2) {
      // Both come up at the same time.
      await Promise.all([one.kill(), other.kill()]);
      world.fallDue();
      [one, other] = [world.start(), world.start()];
    } else {
      if (nth % 3 === 1) one.killAt(nth);
      world.fallDue(one, other);
    }
    // One may have looked into the ledger while the other was sending: now that both wait, the test looks itself.
    if (await world.finish([one, other])) await world.judge({ slots: await world.ledger() });
    else await world.complete(other);
    await Promise.all([one.paused(), other.paused()]);
    if (one.isGone) {
      await mustBeKilled(world, one);
      world.tally.kills += 1;
      world.tally.midway += 1;
      one = await world.startIdle();
    } else if (world.discord.count('sendMessage') - sent !== MESSAGES) {
      // Discord would have put up with it, as both say the same nonce.
      await world.fail('both processes have sent the same');
    }
    one.killAt(null);
  }
}
