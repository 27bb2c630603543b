import { expect } from 'vitest';
import { NEWS, servicesOver } from '../commands/small-library.js';
import type { startBoth } from './bot-on-server.js';

type Both = Awaited<ReturnType<typeof startBoth>>;

/** Services that, once they are told to, keep everybody waiting who needs the store. */
export function slowServices() {
  const services = servicesOver(NEWS);
  const gate = { slow: false, open: () => {} };
  const opened = new Promise<void>((resolve) => {
    gate.open = resolve;
  });
  const state = async () => {
    if (gate.slow) await opened;
    return services.state();
  };
  return { gate, services: { ...services, state } };
}

/** The log since then: each entry one line, and none of them a stack. */
export function logSince({ bot }: Both, start: number): readonly string[] {
  const lines = bot.logs.slice(start);
  for (const line of lines) expect(line).not.toMatch(/\n\s+at /);
  return lines;
}

/** The bot goes on: another member gets an answer to a command and to a mention. */
export async function expectServed({ discord, bob, guild }: Both): Promise<void> {
  const chat = guild.channel('chat');
  const question = 'Who opened the bridge?';
  const answer = '**Mayor Edith Marlow**';
  expect((await (await discord.slash(bob, chat, 'ask', { question })).reply()).text).toContain(answer);
  const said = await discord.say(bob, chat, `${discord.botUser.mention} ${question}`);
  expect((await said.answer()).text).toContain(answer);
}

/** Counts the rejections that nobody handles, until `end` says that there were none. */
export function watchRejections() {
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);
  process.on('unhandledRejection', note);
  return {
    end() {
      process.off('unhandledRejection', note);
      expect(unhandled).toEqual([]);
    },
  };
}
