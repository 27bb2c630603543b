import type { Bulletin, KnownDate } from '../../src/bulletins/bulletin.js';
import type { Caller, Services } from '../../src/commands/command.js';
import { commands } from '../../src/commands/index.js';
import type { Reply } from '../../src/commands/reply.js';
import { runCommand } from '../../src/commands/run-command.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { openState } from '../../src/state/open-state.js';
import type { State } from '../../src/state/state.js';
import { renderReply } from '../../src/terminal/render.js';

/** A day as a bulletin states it. */
export function on(day: string): KnownDate {
  return { from: day, to: day, precision: 'day', basis: 'stated' };
}

/** A bulletin of these paragraphs. Its file is named after it. */
export function bulletin(id: string, paragraphs: readonly string[], more: Partial<Bulletin> = {}): Bulletin {
  let end = -1;
  const blocks = paragraphs.map((paragraph) => {
    const start = end + 1;
    end = start + paragraph.length;
    return { start, end, role: 'text' as const };
  });
  return {
    id,
    page: id,
    kind: 'article',
    text: paragraphs.join('\n'),
    blocks,
    title: null,
    date: null,
    source: `${id.replace(/#.*/, '')}.txt`,
    publisher: null,
    url: null,
    ...more,
  };
}

const BRIEFS = [
  'A fair opens in Lowmere on Saturday.',
  'The school in Lowmere has a new roof.',
  'Snow closed the pass.',
];

/** Five pages about places that do not exist. */
export const NEWS: readonly Bulletin[] = [
  bulletin(
    'bridge',
    [
      'The bridge over the Tarn at Highwater was opened on Monday by Mayor Edith Marlow. It had been closed for two years.',
      'The repair cost 3.2 million crowns. About 400 people came to the ceremony.',
    ],
    {
      title: 'Highwater bridge opens again',
      date: on('2024-05-06'),
      publisher: 'Valley Herald',
      url: 'https://example.org/bridge',
    },
  ),
  bulletin(
    'flood',
    [
      'The Tarn flooded forty houses in Highwater on 2 March 2023.',
      'Rescue teams from Lowmere evacuated 120 people by boat.',
    ],
    {
      title: 'Flood in Highwater',
      date: on('2023-03-03'),
      publisher: 'Valley Herald',
    },
  ),
  bulletin('copy', ['Rescue teams from Lowmere evacuated 120 people by boat.', 'Schools stayed closed.'], {
    title: 'After the flood',
    date: on('2023-03-04'),
    publisher: 'Coast Courier',
  }),
  bulletin('mill', ['Highwater has a mill, a market and a railway station.']),
  ...BRIEFS.map((text, nth) =>
    bulletin(`teasers#${nth + 1}`, [text], {
      page: 'teasers',
      kind: 'brief',
      date: nth === 0 ? on('2024-06-01') : null,
    }),
  ),
];

/** Services over these bulletins, on 1 October 2024. */
export function servicesOver(bulletins: readonly Bulletin[], skipped: readonly string[] = []): Services {
  const index = buildIndex(bulletins);
  const pages = new Set(bulletins.map(({ page }) => page)).size;
  let state: Promise<State> | undefined;
  return {
    index: () => index,
    library: () => ({ pages, skipped }),
    now: () => new Date('2024-10-01T12:00:00Z'),
    state: () => (state ??= openState('memory:', { log: fail })),
  };
}

const news = servicesOver(NEWS);

function fail(message: string): never {
  throw new Error(message);
}

/** Somebody in a channel, who may not change the settings. */
export const ANN: Caller = { member: '101', guild: '201', channel: '301', alone: false, manages: false };

/** Runs a command over the news, or over other services; what must not happen fails the test. */
export function run(
  command: string,
  args: Record<string, unknown> = {},
  services = news,
  caller = ANN,
): Promise<Reply> {
  const report = (error: unknown) => {
    throw error;
  };
  return runCommand(commands, { command, args }, { services, caller, report });
}

/** A reply as a pipe shows it, its actions with it. */
export function shown(reply: Reply): string {
  return renderReply(reply, { colour: false, width: null, actions: true });
}

/** All that a generator gives. */
export async function collect<T>(from: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of from) all.push(one);
  return all;
}
