/** The process that is killed, as the test holds it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Launch, News, Order, Report } from './messages.js';

/** Longer than this nothing is waited for, in milliseconds of the real clock. */
const PATIENCE = 60_000;
/** Lines of its log that are kept. */
const KEPT = 80;

export interface SpawnOptions {
  /** Its files cannot grow beyond this, in KiB. */
  readonly fileLimit?: number | undefined;
}

/** A running bot. Whatever ends the test, it does not outlive it. */
export class BotProcess {
  readonly log: string[] = [];
  /** Settles when it is gone: with its exit code or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  /** Settles when it is about to connect. */
  readonly loaded: Promise<void>;
  isGone = false;
  /** Told when it waits for a claim to run out. */
  onHeld = () => {};
  #report: Report | undefined;
  #turn = 0;
  #changed = () => {};
  readonly #child: ChildProcess;

  constructor(bundle: string, launch: Launch, { fileLimit }: SpawnOptions = {}) {
    const node = [process.execPath, bundle, JSON.stringify(launch)];
    // Node itself ignores the signal that comes with such a limit, so that writing fails instead.
    const limited = ['-c', 'ulimit -S -f "$1"; shift; exec "$@"', 'bash', String(fileLimit), ...node];
    const [command = '', ...args] = fileLimit === undefined ? node : ['bash', ...limited];
    this.#child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    const kill = () => this.#child.kill('SIGKILL');
    process.once('exit', kill);
    this.ended = new Promise((resolve) => {
      this.#child.once('error', () => resolve(null));
      this.#child.once('close', (code, signal) => {
        process.off('exit', kill);
        this.isGone = true;
        this.#changed();
        resolve(code ?? signal);
      });
    });
    if (this.#child.stderr) {
      createInterface(this.#child.stderr).on('line', (line) => {
        this.log.push(line);
        if (this.log.length > KEPT) this.log.shift();
      });
    }
    let load = () => {};
    this.loaded = new Promise((resolve) => (load = resolve));
    this.#child.on('message', (news: News) => {
      if (news.kind === 'held') this.onHeld();
      else if (news.kind === 'loaded') load();
      else {
        this.#report = news;
        this.#changed();
      }
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Moves its time on, which makes it look at what is due. */
  setTime(offset: number): void {
    this.#turn += 1;
    this.#order({ kind: 'time', turn: this.#turn, offset });
  }

  /** Lets it kill itself at the given step from now. */
  killAt(step: number | null): void {
    this.#order({ kind: 'kill', at: step });
  }

  /** What it reports after it has done what is due at its time; undefined when it has ended instead. */
  async paused(): Promise<Report | undefined> {
    const found = () => (this.#report?.turn === this.#turn ? this.#report : undefined);
    await inTime('the bot to pause or to end', async () => {
      while (!found() && !this.isGone) await new Promise<void>((resolve) => (this.#changed = resolve));
    });
    return this.isGone ? undefined : found();
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await inTime('the bot to be killed', () => this.ended);
  }

  /** Ends it as a supervisor would; gives its exit code. */
  async stop(): Promise<number | NodeJS.Signals | null> {
    this.#order({ kind: 'stop' });
    return inTime('the bot to end', () => this.ended);
  }

  /** Sets how large its files can grow, in bytes, while it runs; null: as large as they like. */
  limitFiles(bytes: number | null): void {
    execFileSync('prlimit', ['--pid', String(this.pid), `--fsize=${bytes ?? 'unlimited'}:`]);
  }

  #order(order: Order): void {
    // One that has just been killed does not hear it any more.
    if (this.#child.connected) this.#child.send(order, () => {});
  }
}

/** Rejects when it takes too long. */
export async function inTime<T>(what: string, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited for ${what} for too long`)), PATIENCE);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
