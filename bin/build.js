/**
 * Bundles the TypeScript into dist/ when it is missing or older than its sources, so that every command works straight
 * after `npm ci`, on every Node from 20.19 on. Says nothing on standard output. Types are checked by `npm run types`;
 * one file to load instead of a hundred halves what the bot adds to the start of its language model.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const stamp = join(dist, '.built');
/** What `node bin/run.js ENTRY` can run: src/index.ts becomes dist/src/index.js. */
const entries = [
  'src/index',
  'src/indexing/worker',
  'evaluation/main',
  'evaluation/learn',
  'bench/start-up',
  'bench/discord-load',
  'bench/digests',
  'bench/rebuild',
  'bench/speed',
  'bench/speed-process',
  'bench/speed-compare',
  'pictures/main',
  'test/kill/main',
];
const sources = [
  'src',
  'evaluation',
  'bench',
  'pictures',
  'test/discord-server',
  'test/kill',
  'bin',
  'package-lock.json',
];

/** The newest change time below a file or folder, in milliseconds since 1970; 0 where there is none. */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs);
}

/** What tells the bot's code from other code, wherever and whenever it is built: bots that share a library must have the same. */
export function hashOfSources(folder) {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true }).map((name) => name.replaceAll('\\', '/'));
  for (const name of files.filter((one) => one.endsWith('.ts')).sort()) {
    const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    hash.update(`${name} ${text.length}\n${text}`);
  }
  return hash.digest('hex');
}

function isFresh() {
  const built = newest(stamp);
  return built > 0 && sources.every((name) => newest(join(root, name)) <= built);
}

/** Writes the bundles to a folder. Packages stay outside: they are loaded from node_modules as they are. */
async function bundle(folder) {
  const { rolldown } = await import('rolldown');
  const build = await rolldown({
    cwd: root,
    input: Object.fromEntries(entries.map((entry) => [entry, `${entry}.ts`])),
    platform: 'node',
    external: /^[^./]/,
    resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
    logLevel: 'silent',
  });
  const names = { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' };
  await build.write({ dir: folder, format: 'esm', sourcemap: true, ...names });
  await build.close();
}

/** Builds beside dist/ and swaps the folders, so that a command running meanwhile never loads half a build. */
async function compile() {
  if (!existsSync(join(root, 'node_modules', 'rolldown'))) {
    if (existsSync(stamp)) return;
    throw new Error('bulletin-bot is not built and its compiler is not installed: run `npm ci` first.');
  }
  const fresh = `${dist}-${process.pid}`;
  const code = hashOfSources(join(root, 'src'));
  await bundle(fresh);
  writeFileSync(join(fresh, '.built'), `${code}\n`);
  const old = `${fresh}-old`;
  try {
    // Another process may have built the same sources meanwhile and be loading from dist/ by now.
    if (!isFresh()) {
      if (existsSync(dist)) renameSync(dist, old);
      renameSync(fresh, dist);
    }
  } catch {
    // It swapped in its build between our look and our step: that serves as well as ours.
  }
  for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true });
}

/** Makes dist/ match the sources. Throws an Error with the compiler's words when that fails. */
export async function ensureBuilt() {
  if (!isFresh()) await compile();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await ensureBuilt();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
