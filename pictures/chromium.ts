/** Takes pictures of pages with a Chromium that is installed. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where Chromium is. Throws an Error that says how to get one. */
export function findChromium(given: string | undefined): string {
  const path = given?.trim() || '/usr/bin/chromium';
  if (existsSync(path)) return path;
  throw new Error(
    `pictures: expected Chromium at ${path}, and there is none. Install it (Debian: apt-get install chromium fonts-inter fonts-noto-color-emoji) or set CHROMIUM to its path.`,
  );
}

/** Of a picture, in CSS pixels. */
const WIDTH = 600;

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
  '--disable-lcd-text',
  '--force-device-scale-factor=2',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** A PNG of a page that writes its height into its title, two pixels for each of CSS's. */
export async function photograph(chromium: string, html: string): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  try {
    const page = join(folder, 'page.html');
    const picture = join(folder, 'picture.png');
    writeFileSync(page, html);
    const flags = [...FLAGS, `--user-data-dir=${join(folder, 'profile')}`, '--virtual-time-budget=5000'];
    const address = pathToFileURL(page).href;
    const { stdout } = await run(chromium, [...flags, `--window-size=${WIDTH},4000`, '--dump-dom', address], {
      maxBuffer: 64 * 1024 * 1024,
    });
    const [, height] = /<title>(\d+)<\/title>/.exec(stdout) ?? [];
    if (height === undefined) throw new Error('pictures: expected the page to tell its height, and it did not.');
    await run(chromium, [...flags, `--window-size=${WIDTH},${height}`, `--screenshot=${picture}`, address]);
    return readFileSync(picture);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
