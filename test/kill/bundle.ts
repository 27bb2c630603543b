/** The bot that is killed as one file, which starts faster than hundreds of modules do. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** What is native, and what other packages ask for and do without. */
const OUTSIDE = /^(?:node:|libsql$|wink-|zlib-sync|bufferutil|utf-8-validate|pg-native)/;

export interface Bundle {
  /** The file to run. */
  readonly path: string;
  remove(): void;
}

/** Bundles it into a folder of its own under node_modules, where its packages are found. */
export async function bundleBot(): Promise<Bundle> {
  const root = projectFolder();
  const folder = mkdtempSync(join(root, 'node_modules', '.bulletin-bot-killed-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const build = await rolldown({
    cwd: root,
    input: { bot: join(root, 'test', 'kill', 'killed-bot.ts') },
    platform: 'node',
    external: OUTSIDE,
    resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
    logLevel: 'silent',
  });
  await build.write({ dir: folder, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' });
  await build.close();
  return { path: join(folder, 'bot.mjs'), remove };
}

/** The nearest folder above with a package.json: this module also runs from dist/. */
function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}
