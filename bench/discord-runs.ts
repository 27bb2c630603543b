/** The two ways of loading the bot: many deeds at once, and a steady stream of them. */
import { type IntervalHistogram, monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { TestClock } from '../test/discord-server/clock.js';
import { CALLBACK } from '../test/discord-server/rules/callbacks.js';
import { startDiscordServer } from '../test/discord-server/server.js';
import { type BotProcess, startBot } from './discord-bot.js';
import { type Memory, processorSeconds, watchMemory } from './discord-memory.js';
import { type Deed, Mix } from './discord-mix.js';

const ROUNDS = 5;
/** Deeds before a run, which do not count. */
const WARM_UP = { batches: 20, size: 10 };
export const STEADY = { perSecond: 50 };

/** How the deeds of a run went. */
export interface Tally {
  /** Until the first acknowledgement, by the kind of deed. */
  readonly milliseconds: Readonly<Record<string, readonly number[]>>;
  /** Acknowledged with "is thinking" first. */
  readonly deferred: number;
  /** Not acknowledged, or not answered after that. */
  readonly lost: readonly string[];
  /** Answered with something else than what was asked. */
  readonly wrong: readonly string[];
}

/** How busy the processes were. */
export interface Strain {
  /** The bench's own event loop, which also is the loopback Discord: a p99 in milliseconds, and 0..1 of its time. */
  readonly loopDelay: number;
  readonly loopBusy: number;
  /** 1 is one core; null where it is not known. */
  readonly botProcessor: number | null;
}

/** What went on in the background. */
interface Trouble {
  readonly violations: readonly string[];
  readonly complaints: readonly string[];
}

export interface BurstResult extends Trouble {
  /** How many deeds at once. */
  readonly size: number;
  readonly rounds: readonly Tally[];
  readonly strain: Strain;
}

export interface SteadyResult extends Trouble {
  readonly tally: Tally;
  readonly perSecond: number;
  readonly strain: Strain;
  readonly memory: Memory;
}

interface Options {
  /** A folder for a CPU profile of the bot. */
  readonly profile?: string | undefined;
}

/** Discord goes on without an answer after this, in milliseconds; everything is late by then. */
const PATIENCE = 15_000;
const LATE = 'late';

/** Discord's own: the clock of the loopback server runs, so that it refuses what comes after three seconds. */
class RunningClock extends TestClock {
  override now(): number {
    return Date.now();
  }
}

/** So many deeds at once, five times. */
export function runBurst(size: number, options: Options): Promise<BurstResult> {
  return withBot(options, async (mix, { pid }) => {
    const strain = watchStrain(pid);
    const rounds: Tally[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push(await tallyOf(Array.from({ length: size }, () => mix.next())));
      await sleep(500);
    }
    return { size, rounds, strain: strain.end() };
  });
}

/** 50 deeds a second, each at its own time. */
export function runSteady(minutes: number, options: Options): Promise<SteadyResult> {
  return withBot(options, async (mix, { pid }) => {
    const [strain, memory] = [watchStrain(pid), watchMemory(pid)];
    const tally = new RunningTally();
    const all = new Set<Promise<void>>();
    const total = Math.round(minutes * 60 * STEADY.perSecond);
    const started = performance.now();
    for (let sent = 0; sent < total; sent++) {
      const due = started + (sent * 1000) / STEADY.perSecond;
      if (performance.now() < due) await sleep(due - performance.now());
      const taken = tally.take(mix.next()).finally(() => all.delete(taken));
      all.add(taken);
    }
    const perSecond = total / ((performance.now() - started) / 1000);
    await Promise.all(all);
    return { tally, perSecond, strain: strain.end(), memory: memory.end() };
  });
}

/** With a loopback Discord and a bot of its own, which is warm. */
async function withBot<T>({ profile }: Options, run: (mix: Mix, bot: BotProcess) => Promise<T>): Promise<T & Trouble> {
  const channels = ['news', 'chat', 'desk', 'press', 'night'];
  const guilds = [{ name: 'Office', channels }];
  const discord = (await startDiscordServer({ guilds, keep: 2_000, clock: new RunningClock() })).warmUp();
  try {
    const bot = await startBot(discord, profile);
    const mix = new Mix(discord, discord.guilds[0]?.channels ?? []);
    for (let batch = 0; batch < WARM_UP.batches; batch++) {
      await Promise.race([tallyOf(Array.from({ length: WARM_UP.size }, () => mix.next())), bot.died]);
    }
    const result = await Promise.race([run(mix, bot), bot.died]);
    await bot.stop();
    const violations = discord.violations.map(({ kind, what }) => `${kind}: ${what}`);
    return { ...result, violations, complaints: bot.complaints };
  } finally {
    await discord.close();
  }
}

async function tallyOf(deeds: readonly Promise<Deed>[]): Promise<Tally> {
  const tally = new RunningTally();
  await Promise.all(deeds.map((deed) => tally.take(deed)));
  return tally;
}

class RunningTally implements Tally {
  readonly milliseconds: Record<string, number[]> = {};
  readonly lost: string[] = [];
  readonly wrong: string[] = [];
  deferred = 0;

  /** Waits for the deed's answer and counts it. */
  async take(sent: Promise<Deed>): Promise<void> {
    try {
      const deed = await sent;
      const problem = await inTime(deed.checked);
      this.#count(deed, problem);
    } catch (error) {
      this.wrong.push(String(error));
    }
  }

  #count({ kind, exchange: { title, acknowledgement } }: Deed, problem: string | null): void {
    if (acknowledgement) {
      this.milliseconds[kind] ??= [];
      this.milliseconds[kind].push(acknowledgement.milliseconds);
      if (acknowledgement.type === CALLBACK.defer) this.deferred += 1;
    }
    const stage = acknowledgement ? 'finished' : 'acknowledged';
    if (problem === LATE) this.lost.push(`${title} was never ${stage}`);
    else if (problem !== null) this.wrong.push(`${title}: ${problem}`);
  }
}

/** What the work resolves with, or LATE. */
async function inTime(work: Promise<string | null>): Promise<string | null> {
  const done = new AbortController();
  try {
    return await Promise.race([work, sleep(PATIENCE, LATE, { signal: done.signal })]);
  } finally {
    done.abort();
  }
}

function watchStrain(pid: number): { end(): Strain } {
  const delay: IntervalHistogram = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const [started, loop, processor] = [performance.now(), performance.eventLoopUtilization(), processorSeconds(pid)];
  return {
    end() {
      delay.disable();
      const used = processorSeconds(pid);
      const seconds = (performance.now() - started) / 1000;
      return {
        loopDelay: delay.percentile(99) / 1e6,
        loopBusy: performance.eventLoopUtilization(loop).utilization,
        botProcessor: used === null || processor === null ? null : (used - processor) / seconds,
      };
    },
  };
}
