/** A process is killed from outside, at whatever instant. */
import { setTimeout as delay } from 'node:timers/promises';
import { median } from '../../bench/measure.js';
import type { BotProcess } from './bot-process.js';
import { type KillWorld, MINUTE, SECOND } from './kill-world.js';

/** How long a killed process stays away. All together is less than what makes a digest too late. */
const ABSENCES = [SECOND, 30 * SECOND, 90 * SECOND, 2.5 * MINUTE, 10 * MINUTE, 60 * MINUTE] as const;
/** Slots that are measured before. */
const MEASURED = 3;
/** A slot is disturbed so often at most. */
const MOST_KILLS = 4;
/** Shares of the slots that fall due before the process is started; of the kills that may come while node itself starts; and of
 * the processes that are killed again after they were started anew. */
const STARTING = 0.25;
const EARLY = 0.2;
const AGAIN = 0.4;

/** What a process takes, in milliseconds: until it is loaded, and from then, or from when a slot is due, until the slot is done. */
interface Windows {
  readonly load: number;
  readonly start: number;
  readonly slot: number;
}

/** Kills processes until there were so many kills; several slots in one world, so that what is kept piles up. */
export async function killAtInstants(world: KillWorld, kills: number, random: () => number): Promise<Windows> {
  const windows = await measure(world);
  let bot = await world.startIdle();
  while (world.tally.kills < kills) {
    world.newDay();
    if (random() < STARTING) {
      await bot.kill();
      world.fallDue();
      bot = world.start();
      await strikeStarting(world, bot, windows, random);
    } else {
      world.fallDue(bot);
      await strike(world, bot, random() * windows.slot);
    }
    for (let nth = 1; ; nth += 1) {
      world.clock.advance(ABSENCES[Math.floor(random() * ABSENCES.length)] ?? 0);
      bot = world.start();
      if (nth >= MOST_KILLS || world.tally.kills >= kills || random() >= AGAIN) break;
      await strikeStarting(world, bot, windows, random);
    }
    await world.complete(bot);
  }
  return windows;
}

async function measure(world: KillWorld): Promise<Windows> {
  const [load, start, slot]: [number[], number[], number[]] = [[], [], []];
  let bot = await world.startIdle();
  for (let nth = 0; nth < MEASURED; nth += 1) {
    world.newDay();
    const due = performance.now();
    world.fallDue(bot);
    await world.complete(bot);
    slot.push(performance.now() - due);
    await bot.kill();
    world.newDay();
    world.fallDue();
    const begun = performance.now();
    bot = world.start();
    await bot.loaded;
    const loaded = performance.now();
    await world.complete(bot);
    load.push(loaded - begun);
    start.push(performance.now() - loaded);
  }
  await bot.kill();
  return { load: median(load), start: median(start), slot: median(slot) };
}

/** Most instants lie where something is done: loading its modules takes a process longer than all the rest. */
async function strikeStarting(
  world: KillWorld,
  bot: BotProcess,
  { load, start }: Windows,
  random: () => number,
): Promise<void> {
  if (random() < EARLY) return strike(world, bot, random() * load);
  await Promise.race([bot.loaded, bot.ended]);
  await strike(world, bot, random() * start);
}

/** Kills a process after so many milliseconds, while the time goes on for it. */
async function strike(world: KillWorld, bot: BotProcess, after: number): Promise<void> {
  const working = world.finish([bot]);
  await Promise.all([working, delay(after).then(() => bot.kill())]);
  world.tally.kills += 1;
  if ((await working) === null) world.tally.midway += 1;
}
