import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openState } from '../../src/state/open-state.js';
import { temporaryFolder } from './temporary-folder.js';

const KILLS = 12;
const root = fileURLToPath(new URL('../..', import.meta.url));
/** Under the project, so that the bundle finds its packages, and where nothing looks for sources. */
const bundle = mkdtempSync(join(root, 'node_modules', '.bulletin-bot-writer-'));

beforeAll(async () => {
  chmodSync(bundle, 0o755);
  const build = await rolldown({
    cwd: root,
    input: { writer: fileURLToPath(new URL('./writer.ts', import.meta.url)) },
    platform: 'node',
    external: /^[^./]/,
    resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
    logLevel: 'silent',
  });
  await build.write({ dir: bundle, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' });
  await build.close();
});

afterAll(() => rmSync(bundle, { recursive: true, force: true }));

function start(...args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [join(bundle, 'writer.mjs'), ...args]);
}

/** The whole lines that a process prints, until it ends. */
async function linesOf(child: ChildProcessWithoutNullStreams, output = child.stdout): Promise<string[]> {
  let text = '';
  output.on('data', (data) => {
    text += data;
  });
  await once(child, 'close');
  return text.split('\n').slice(0, -1);
}

describe('several processes', () => {
  test(`lose no acknowledged write when they are killed ${KILLS} times, at whatever instant`, async () => {
    const path = join(temporaryFolder(), 'state.db');
    const acknowledged: string[] = [];
    let problems = '';
    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = start('write', path, String(kill * 1_000_000));
      child.stderr.on('data', (data) => {
        problems += data;
      });
      const lines = linesOf(child);
      await once(child.stdout, 'data');
      await pause(Math.random() * 150);
      child.kill('SIGKILL');
      acknowledged.push(...(await lines));
    }
    const told: string[] = [];
    const state = await openState(path, { log: (message) => void told.push(message) });
    const kept = new Set<string>();
    for await (const { key } of state.identifies.list()) kept.add(key);
    await state.close();
    expect(acknowledged.length).toBeGreaterThan(KILLS);
    expect(acknowledged.filter((key) => !kept.has(key))).toEqual([]);
    // A write that was under way may have come through without its acknowledgement.
    expect(kept.size - acknowledged.length).toBeLessThanOrEqual(KILLS * 100);
    expect(told).toEqual([]);
    expect(problems).toBe('');
  }, 60_000);

  test('get each claim once when four ask at the same time', async () => {
    const rounds = 200;
    const path = join(temporaryFolder(), 'state.db');
    const children = [1, 2, 3, 4].map(() => start('claim', path, String(rounds)));
    const outputs = children.map((child) => linesOf(child));
    await Promise.all(children.map((child) => once(createInterface({ input: child.stdout }), 'line')));
    for (const child of children) child.stdin.end('go\n');
    const claimed = (await Promise.all(outputs)).flat().filter((line) => line !== 'ready');
    expect(claimed.map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: rounds }, (_, round) => round));
  }, 60_000);

  test('are told of a file that they may not read, and leave it alone', async ({ skip }) => {
    const folder = temporaryFolder();
    const path = join(folder, 'state.db');
    writeFileSync(path, 'not for everybody', { mode: 0o000 });
    // Nothing is forbidden to root.
    const options = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    chmodSync(folder, 0o777);
    const writer = join(bundle, 'writer.mjs');
    const reads = ['-e', 'fs.accessSync(process.argv[1])', writer];
    if (spawnSync(process.execPath, reads, options).status !== 0)
      skip('nobody but root can run node or read the project');
    const child = spawn(process.execPath, [writer, 'write', path], options);
    const problems = linesOf(child, child.stderr);
    expect((await problems).join('\n')).toContain('this user may not read and write there: change the permissions');
    expect(readdirSync(folder)).toEqual(['state.db']);
  }, 20_000);
});
