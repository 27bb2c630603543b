/**
 * `npm run pictures [-- --now YYYY-MM-DD] [-- --out FOLDER]`: the pictures of the README, of real replies over the
 * bulletins that ship. They show what is sent to Discord, read by this folder's own reader of Discord's markdown.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rolldown } from 'rolldown';
import { openServices } from '../src/app.js';
import type { Caller, Services } from '../src/commands/command.js';
import { messagesOf, openIssue } from '../src/commands/digest-blocks.js';
import { commands } from '../src/commands/index.js';
import { actionsOf } from '../src/commands/reply.js';
import { runCommand } from '../src/commands/run-command.js';
import { readConfig } from '../src/config.js';
import { composeDigest } from '../src/digest/compose.js';
import { renderReply } from '../src/discord/render.js';
import { findChromium, photograph } from './chromium.js';
import { pageOf, type Shown } from './page.js';
import { shrinkPng } from './png.js';

interface Picture {
  readonly name: string;
  readonly command: string;
  readonly args: Readonly<Record<string, string | number>>;
}

const PICTURES: readonly Picture[] = [
  { name: 'answer', command: 'ask', args: { question: 'Under whose supervision was the working meeting held?' } },
  { name: 'no-answer', command: 'ask', args: { question: 'How many submarines took part in Rock-2024?' } },
  { name: 'search', command: 'search', args: { words: 'peacekeeping forces' } },
  { name: 'bulletin', command: 'bulletin', args: { title: 'Defense Ministries', at: 2500 } },
  { name: 'error', command: 'ask', args: { question: 'Who is Sidorov?', source: 'TASS' } },
];

const ANN: Caller = { member: '101', guild: '201', channel: '301', alone: false, manages: false };

async function show({ command, args }: Picture, services: Services): Promise<Shown> {
  const report = (error: unknown) => {
    throw error;
  };
  const reply = await runCommand(commands, { command, args }, { services, caller: ANN, report });
  const customIds = actionsOf(reply).map((_, nth) => String(nth));
  return { command, message: renderReply(reply, customIds), isPrivate: reply.visibility === 'private' };
}

/** The first message of a digest that tells of all bulletins. */
function showDigest(services: Services): Shown {
  const index = services.index();
  const date = services.now().toISOString().slice(0, 10);
  const heading = {
    guild: '201',
    name: 'Daily digest',
    date,
    due: 0,
    zone: 'UTC',
    after: null,
    missed: 0,
    late: false,
  };
  const content = composeDigest(index, { bulletins: index.bulletins.map(({ bulletin }) => bulletin.id), day: date });
  const [first] = messagesOf(heading, content);
  const actions = [openIssue('picture', 1, 0)];
  const reply = { blocks: first?.blocks ?? [], actions, visibility: 'public' } as const;
  return {
    command: null,
    message: renderReply(
      reply,
      actionsOf(reply).map((_, nth) => String(nth)),
    ),
    isPrivate: false,
  };
}

/** The elements that look like Discord's, as one script for the page. */
async function bundleComponents(): Promise<string> {
  const input = fileURLToPath(import.meta.resolve('@skyra/discord-components-core'));
  const build = await rolldown({ input, platform: 'browser', logLevel: 'silent' });
  const { output } = await build.generate({ format: 'esm', minify: true });
  await build.close();
  return output[0].code;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { now: { type: 'string', default: '2024-10-01' }, out: { type: 'string', default: 'docs/pictures' } },
  });
  const chromium = findChromium(process.env.CHROMIUM);
  const services = await openServices(readConfig({}, {}, {}), { now: new Date(`${values.now}T12:00:00Z`) });
  const components = await bundleComponents();
  mkdirSync(values.out, { recursive: true });
  const shown = PICTURES.map(async (picture) => [picture.name, await show(picture, services)] as const);
  for (const [name, page] of [...(await Promise.all(shown)), ['digest', showDigest(services)] as const]) {
    const png = shrinkPng(await photograph(chromium, pageOf(page, components)));
    const path = join(values.out, `${name}.png`);
    writeFileSync(path, png);
    console.log(`${path}: ${Math.round(png.length / 1024)} kB`);
  }
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
