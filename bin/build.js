/**
 * Compiles the TypeScript into dist/ when it is missing or older than its sources, so that every command works
 * straight after `npm ci`, on every Node from 20.19 on. Says nothing on standard output.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const stamp = join(dist, '.built');
const sources = ['src', 'evaluation', 'bench', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

/** The newest change time below a file or folder, in milliseconds since 1970; 0 where there is none. */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs);
}

function isFresh() {
  const built = newest(stamp);
  return built > 0 && sources.every((name) => newest(join(root, name)) <= built);
}

/** Compiles beside dist/ and swaps the folders, so that a command running meanwhile never loads half a build. */
function compile() {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  if (!existsSync(compiler)) {
    if (existsSync(stamp)) return;
    throw new Error('bulletin-bot is not built and the compiler is not installed: run `npm ci` first.');
  }
  const fresh = `${dist}-${process.pid}`;
  const started = new Date();
  const run = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--outDir', fresh], {
    cwd: root,
    encoding: 'utf8',
  });
  if (run.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Error(`bulletin-bot does not compile:\n${run.stdout}${run.stderr}`);
  }
  writeFileSync(join(fresh, '.built'), `${started.toISOString()}\n`);
  const old = `${fresh}-old`;
  try {
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(fresh, dist);
  } catch {
    // Another process swapped in the same sources first: its build serves as well as ours.
    rmSync(fresh, { recursive: true, force: true });
  }
  rmSync(old, { recursive: true, force: true });
}

/** Makes dist/ match the sources. Throws an Error with the compiler's words when that fails. */
export function ensureBuilt() {
  if (!isFresh()) compile();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    ensureBuilt();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
