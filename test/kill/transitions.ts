/** A process is killed at every step of the way of a slot through the ledger, one after another. */
import type { BotProcess } from './bot-process.js';
import { HOUR, type KillWorld, MINUTE, SECOND } from './kill-world.js';

/** How long a killed process stays away. After the first its nonce is known to Discord, after the others it is not. */
export const ABSENCES: readonly number[] = [5 * SECOND, 2.5 * MINUTE, HOUR];
/** More than a slot can take. */
const MOST_STEPS = 100;

export interface Transitions {
  /** Whether the slot falls due while the process runs, or before it is started. */
  readonly begin: 'running' | 'starting';
  /** How long the killed process stays away, in milliseconds: these in turn. */
  readonly absences: readonly number[];
  /** Every step when left out, else each of so many. */
  readonly stride?: number;
}

/** One slot for each step, until a process comes to its end. Gives the number of steps. */
export async function killAtEachStep(world: KillWorld, { begin, absences, stride = 1 }: Transitions): Promise<number> {
  let bot = await world.startIdle();
  for (let [step, nth] = [1, 0]; step <= MOST_STEPS; step += stride, nth += 1) {
    world.newDay();
    bot = await beginSlot(world, bot, { begin, step });
    const done = await world.finish([bot]);
    if (done) {
      await world.judge(done);
      return step - 1;
    }
    world.tally.kills += 1;
    world.tally.midway += 1;
    await mustBeKilled(world, bot);
    world.clock.advance(absences[nth % absences.length] ?? 0);
    bot = world.start();
    await world.complete(bot);
  }
  return world.fail('no process comes to its end');
}

async function beginSlot(
  world: KillWorld,
  bot: BotProcess,
  { begin, step }: { readonly begin: Transitions['begin']; readonly step: number },
): Promise<BotProcess> {
  if (begin === 'running') {
    bot.killAt(step);
    world.fallDue(bot);
    return bot;
  }
  await bot.kill();
  world.fallDue();
  return world.start(step);
}

/** It must not have ended for another reason. */
export async function mustBeKilled(world: KillWorld, bot: BotProcess): Promise<void> {
  const code = await bot.ended;
  if (code !== 'SIGKILL') await world.fail(`a process ended with ${code}`);
}
