/** The bot as a process of its own, connected to the loopback Discord. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { DiscordServer } from '../test/discord-server/server.js';
import { BOT_FLAGS } from './measure.js';

export interface BotProcess {
  readonly pid: number;
  /** What it has told the person who runs it, the lines of a quiet start and those of the end left out. */
  readonly complaints: readonly string[];
  /** Rejects when it ends before it is told to; else never settles. */
  readonly died: Promise<never>;
  /** Tells it to end. Rejects when it does not do so with exit code 0. */
  stop(): Promise<void>;
}

/** This module runs from dist/bench/ or dist/chunks/, beside dist/src/. */
const bot = fileURLToPath(new URL('../src/index.js', import.meta.url));
const project = fileURLToPath(new URL('../..', import.meta.url));

const QUIET = / bulletins? with |Connected to Discord as |Add it to a server: |Commands (are|registered)/;
/** How long it may take to end, in milliseconds: it waits eight seconds for what is in hand. */
const END = 15_000;

/**
 * Starts the bot over the bulletins that ship, with an empty state file, and waits until its commands are registered.
 *
 * @param profile a folder for a CPU profile of it, written when it ends
 */
export async function startBot(discord: DiscordServer, profile?: string): Promise<BotProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'bulletin-bot-bench-'));
  const [guild] = discord.guilds;
  const flags = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const child = spawn(process.execPath, [...BOT_FLAGS, ...flags, bot, 'start'], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      DISCORD_TOKEN: discord.token,
      DISCORD_API: discord.api,
      // Wins over the guild of somebody's own .env file.
      DISCORD_GUILD: guild?.id ?? '',
      STATE_URL: join(folder, 'state.db'),
      REQUESTS_PER_MINUTE: '9999',
      BULLETINS: join(project, 'data', 'bulletins'),
    },
  });
  // Whatever ends the bench, the bot does not outlive it.
  process.once('exit', () => child.kill('SIGKILL'));
  const running = watch(child, () => rmSync(folder, { recursive: true, force: true }));
  await Promise.race([discord.ready(), running.died]);
  await Promise.race([discord.until(() => discord.commands.list(guild?.id).length > 0), running.died]);
  return running;
}

function watch(child: ChildProcess, tidy: () => void): BotProcess {
  const complaints: string[] = [];
  let stopping = false;
  if (child.stderr) {
    createInterface(child.stderr).on('line', (line) => {
      if (!stopping && !QUIET.test(line)) complaints.push(line);
    });
  }
  const ended = new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? signal));
  }).finally(tidy);
  const died = ended.then((code) =>
    stopping ? new Promise<never>(() => {}) : Promise.reject(new Error(`The bot ended (${code}): ${last(complaints)}`)),
  );
  died.catch(() => {});
  return {
    pid: child.pid ?? 0,
    complaints,
    died,
    async stop() {
      stopping = true;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), END);
      const code = await ended.finally(() => clearTimeout(timer));
      if (code !== 0) throw new Error(`expected the bot to exit 0, got ${code}: ${last(complaints)}`);
    },
  };
}

function last(lines: readonly string[]): string {
  return lines.slice(-20).join('\n');
}
