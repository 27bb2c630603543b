import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NEWS } from '../commands/small-library.js';
import type { DiscordServer } from '../discord-server/discord-server.js';
import { expectClean, startDiscordServer } from '../discord-server/server.js';

const QUESTION = `Who opened the bridge of the town${', tell me please'.repeat(8)}?`;

/** Built before the tests start. */
const BOT = fileURLToPath(new URL('../../dist/src/index.js', import.meta.url));

let folder: string;
let discord: DiscordServer;
const running = new Set<ChildProcess>();

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bot-process-'));
  const lines = NEWS.map(({ id, title, text, date }) => JSON.stringify({ id, title, text, date: date?.from }));
  writeFileSync(join(folder, 'news.jsonl'), `${lines.join('\n')}\n`);
  discord = await startDiscordServer({ guilds: [{ name: 'Office', channels: ['news'] }] });
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  await discord.close();
  rmSync(folder, { recursive: true });
});

/** Runs the built bot as an admin would, on the loopback server. */
function run(args: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [BOT, ...args], {
    env: {
      PATH: process.env.PATH,
      BULLETINS: join(folder, 'news.jsonl'),
      STATE_URL: join(folder, 'state', 'bot.db'),
      DISCORD_TOKEN: discord.token,
      DISCORD_API: discord.api,
      ...environment,
    },
  });
  running.add(child);
  let [out, log] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    log += String(chunk);
  });
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve(code ?? signal);
    });
  });
  return { child, ended, out: () => out, log: () => log };
}

const TWENTY_SECONDS = 20_000;

/** Starts the bot and waits until its commands are registered. */
async function start() {
  const bot = run(['start']);
  await expect.poll(() => bot.log(), { timeout: 10_000 }).toMatch(/Commands (?:registered|are as registered)\./);
  return bot;
}

describe('the bot as a process', () => {
  test(
    'answers a press of a button after it was killed and started again',
    async () => {
      const ann = discord.user('Ann');
      const news = discord.guilds[0]!.channel('news');
      const first = await start();
      const reply = await (await discord.slash(ann, news, 'ask', { question: QUESTION })).reply();
      const before = await (await discord.click(ann, reply, 'More')).reply();
      first.child.kill('SIGKILL');
      expect(await first.ended).toBe('SIGKILL');
      const second = await start();
      const after = await (await discord.click(ann, reply, 'More')).reply();
      expect(after.text).toBe(before.text);
      const pressed = await discord.click(ann, reply, 'Not what I asked');
      await (await discord.submit(ann, pressed, { wrong: 'I meant another.' })).reply();
      expectClean(discord);
      second.child.kill('SIGTERM');
      expect(await second.ended).toBe(0);
      expect(second.log()).toContain('SIGTERM: finishing what is in hand.');
      const feedback = run(['feedback']);
      expect(await feedback.ended).toBe(0);
      expect(JSON.parse(feedback.out())).toMatchObject({
        question: QUESTION,
        wrong: 'I meant another.',
        kind: 'reported',
      });
    },
    TWENTY_SECONDS,
  );

  test(
    'that cannot start says why in a line, and exits with an error',
    async () => {
      const bot = run(['start'], { DISCORD_TOKEN: 'wrong' });
      expect(await bot.ended).toBe(1);
      expect(bot.log()).toContain('Discord does not accept the token.');
      expect(bot.log()).not.toMatch(/\n {4}at /);
      const lost = run(['start'], { DISCORD_API: 'http://127.0.0.1:1/api' });
      expect(await lost.ended).toBe(1);
      expect(lost.log()).toContain('Discord cannot be reached at http://127.0.0.1:1/api (ECONNREFUSED)');
      const stateless = run(['start'], { STATE_URL: 'mysql://here' });
      expect(await stateless.ended).toBe(1);
      expect(stateless.log()).toContain('expected the path of a file');
    },
    TWENTY_SECONDS,
  );

  test(
    'registers the commands by themselves, and does nothing when nothing has changed',
    async () => {
      const first = run(['deploy']);
      expect(await first.ended).toBe(0);
      expect(first.out()).toBe('Commands registered for all servers.\n');
      const second = run(['deploy']);
      expect(await second.ended).toBe(0);
      expect(second.out()).toBe('Nothing to do: the commands for all servers are as registered.\n');
      const guild = discord.guilds[0]!.id;
      const third = run(['deploy', '--guild', guild]);
      expect(await third.ended).toBe(0);
      expect(third.out()).toBe(`Commands registered for the server ${guild}.\n`);
      const tokenless = run(['deploy'], { DISCORD_TOKEN: '' });
      expect(await tokenless.ended).toBe(2);
      expect(tokenless.log()).toContain('DISCORD_TOKEN: expected the bot’s token');
      expectClean(discord);
    },
    TWENTY_SECONDS,
  );

  test(
    'is a conversation in the terminal without a token',
    async () => {
      const chat = run(['start'], { DISCORD_TOKEN: '' });
      chat.child.stdin?.end('Who opened the bridge?\n');
      expect(await chat.ended).toBe(0);
      expect(chat.out()).toContain('Mayor Edith Marlow');
    },
    TWENTY_SECONDS,
  );
});
