import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openServices } from '../../src/app.js';
import { ConfigError } from '../../src/config.js';
import { keepRefreshed } from '../../src/discord/refreshing.js';
import { NEWS, servicesOver } from '../commands/small-library.js';
import { startBoth } from './bot-on-server.js';

const [old, fresh] = [servicesOver(NEWS.slice(1)).index(), servicesOver(NEWS).index()];

/** What a look does; true when it reads the bulletins again. */
type Look = () => boolean | Promise<boolean>;

/** Has these looks taken one after another, each this many milliseconds long, and the bot stopped after the last. */
async function refreshed(looks: readonly Look[], took = 0) {
  const [waits, logs]: [number[], string[]] = [[], []];
  const left = [...looks];
  let [now, index] = [0, old];
  let stop = () => {};
  const until = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const refreshing = {
    refresh: async () => {
      now += took;
      if (await left.shift()?.()) index = index === old ? fresh : old;
    },
    clock: () => now,
    sleep: async (ms: number) => {
      waits.push(ms);
      if (left.length === 0) stop();
      await new Promise(setImmediate);
    },
  };
  await keepRefreshed(refreshing, { services: { index: () => index }, log: (line) => logs.push(line), until });
  return { waits, logs };
}

const fails = (message: string) => () => Promise.reject(new ConfigError(message));
const nothing = () => false;

test('new bulletins are looked for every minute', async () => {
  const { waits, logs } = await refreshed([nothing, nothing]);
  expect(waits).toEqual([60_000, 60_000, 60_000]);
  expect(logs).toEqual([]);
});

test('a look that takes long is followed by a pause of twenty times as long', async () => {
  expect((await refreshed([nothing, nothing], 3_000)).waits).toEqual([60_000, 60_000, 60_000]);
  expect((await refreshed([nothing, nothing], 10_000)).waits).toEqual([60_000, 200_000, 200_000]);
});

test('one line tells that the bulletins were read again', async () => {
  const { logs } = await refreshed([nothing, () => true, nothing]);
  expect(logs).toEqual(['Bulletins read again: 7 bulletins with 11 sentences.']);
});

test('why they could not be read is told once, and again after it had gone', async () => {
  const { logs } = await refreshed([fails('no a'), fails('no a'), fails('no b'), nothing, fails('no b'), () => true]);
  expect(logs).toEqual([
    'Bulletins not read again, those read before stay in use: no a',
    'Bulletins not read again, those read before stay in use: no b',
    'Bulletins not read again, those read before stay in use: no b',
    'Bulletins read again: 7 bulletins with 11 sentences.',
  ]);
});

test('an error that nobody thought of is told with where it comes from, and the looks go on', async () => {
  const broken = () => {
    throw new Error('broken');
  };
  const { logs } = await refreshed([broken, () => true]);
  expect(logs).toEqual([
    expect.stringMatching(/stay in use: Error: broken\n\s+at /),
    expect.stringMatching(/^Bulletins read/),
  ]);
});

test('an end does not wait for a look that is going on, nor for the next one', async () => {
  const quiet = { services: { index: () => old }, log: () => {} };
  let stop = () => {};
  const until = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const refresh = () => {
    stop();
    return new Promise(() => {});
  };
  await keepRefreshed({ refresh, sleep: () => Promise.resolve() }, { ...quiet, until });
  await keepRefreshed({ refresh }, { ...quiet, until: Promise.reject(new Error('closed for good')) });
});

/** A sleep that lasts until a look is asked for. */
function looksOnDemand() {
  let wake = () => {};
  let rest = () => {};
  const resting = () =>
    new Promise<void>((resolve) => {
      rest = resolve;
    });
  const first = resting();
  return {
    sleep: (_ms: number, signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => resolve());
        wake = resolve;
        rest();
      }),
    /** Resolves when the look is over. */
    async nextLook() {
      await first;
      const again = resting();
      wake();
      await again;
    },
  };
}

test('a question on Discord is answered from a bulletin that was added while the bot runs', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'refreshing-'));
  writeFileSync(join(folder, 'ward.txt'), 'The ward in Lowmere opened on Monday.');
  const config = {
    bulletins: [folder],
    colour: 'never',
    stateUrl: 'memory:',
    indexFolder: null,
    libraryUrl: null,
    discord: null,
  } as const;
  const opened = await openServices(config, { willRefresh: true, pause: () => Promise.resolve() });
  const { sleep, nextLook } = looksOnDemand();
  const { discord, bot, ann, news, end } = await startBoth({
    services: opened,
    refreshing: { refresh: opened.refresh, sleep },
  });
  const ask = async () => (await discord.slash(ann, news, 'ask', { question: 'Who built the Marlow tower?' })).reply();
  expect((await ask()).text).not.toContain('Ada Finch');
  writeFileSync(join(folder, 'tower.txt'), 'The Marlow tower was built by Ada Finch.');
  await nextLook();
  expect(bot.logs).toContain('Bulletins read again: 2 bulletins with 2 sentences.');
  expect((await ask()).text).toContain('Ada Finch');
  await end();
  await opened.close();
  rmSync(folder, { recursive: true });
});
