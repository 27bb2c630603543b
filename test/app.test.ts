import { chmodSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openServices } from '../src/app.js';
import { type Config, ConfigError } from '../src/config.js';
import { answerQuestion } from '../src/nlp/answer.js';
import { reasonToSkipLance } from './indexing/lance-here.js';

let folder = '';
let logs: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'app-'));
  logs = [];
  write('a.txt', 'The ward opened on Monday. It has forty beds.');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, content: string) => writeFileSync(join(folder, name), content);

function open({ config: settings = {}, ...more }: { willRefresh?: boolean; config?: Partial<Config> } = {}) {
  const config: Config = {
    bulletins: [folder],
    colour: 'never',
    stateUrl: 'memory:',
    indexFolder: null,
    libraryUrl: null,
    discord: null,
    ...settings,
  };
  const log = (line: string) => logs.push(line.replaceAll(`${folder}/`, ''));
  return openServices(config, { log, willRefresh: true, pause: () => Promise.resolve(), ...more });
}

type Opened = Awaited<ReturnType<typeof open>>;

const ids = (services: Opened) => services.index().bulletins.map(({ bulletin }) => bulletin.id);

describe('a refresh', () => {
  test('changes nothing while the bulletins are the same', async () => {
    const services = await open();
    const [index, status] = [services.index(), services.library()];
    expect(await services.refresh()).toBe(false);
    expect(services.index()).toBe(index);
    expect(services.library()).toBe(status);
  });

  test('finds what was added, changed and removed', async () => {
    const services = await open();
    write('b.txt', 'The fair opened.');
    expect(await services.refresh()).toBe(true);
    expect(ids(services)).toEqual(['a', 'b']);
    expect(services.library().pages).toBe(2);
    write('b.txt', 'The fair closed. Snow fell.');
    expect(await services.refresh()).toBe(true);
    expect(services.index().sentenceCount).toBe(4);
    rmSync(join(folder, 'a.txt'));
    expect(await services.refresh()).toBe(true);
    expect(ids(services)).toEqual(['b']);
    expect(await services.refresh()).toBe(false);
  });

  test('finds a sidecar that was added', async () => {
    const services = await open();
    write('a.txt.meta.json', '{"date":"2024-03-12"}');
    expect(await services.refresh()).toBe(true);
    expect(services.index().bulletins[0]?.date).toMatchObject({ from: '2024-03-12' });
  });

  test('reads everything again at the first time when it was not said that it would be asked', async () => {
    const services = await open({ willRefresh: false });
    expect(await services.refresh()).toBe(true);
    expect(await services.refresh()).toBe(false);
  });

  test('is shared by those who ask while it is going on', async () => {
    const services = await open();
    write('b.txt', 'The fair opened.');
    const first = services.refresh();
    expect(services.refresh()).toBe(first);
    expect(await first).toBe(true);
    const second = services.refresh();
    expect(second).not.toBe(first);
    expect(await second).toBe(false);
  });

  test('replaces index and status at once', async () => {
    const services = await open();
    write('b.txt', 'The fair opened.');
    write('c.pdf', 'x');
    let isDone = false;
    const refreshing = services.refresh().finally(() => {
      isDone = true;
    });
    const seen = new Set<string>();
    const look = () => seen.add(`${ids(services)} ${services.library().pages} ${services.library().skipped.length}`);
    for (; !isDone; look()) await new Promise(setImmediate);
    await refreshing;
    expect([...seen]).toEqual(['a 1 0', 'a,b 2 1']);
  });

  test('tells each file that is skipped once', async () => {
    write('a.pdf', 'x');
    const services = await open();
    write('b.txt', '');
    await services.refresh();
    write('c.txt', 'The fair opened.');
    await services.refresh();
    expect(logs).toEqual(['b.txt: skipped, it is empty']);
    expect(services.library().skipped).toHaveLength(2);
    write('b.txt', 'It is written now.');
    await services.refresh();
    write('b.txt', '');
    await services.refresh();
    expect(logs).toEqual(Array(2).fill('b.txt: skipped, it is empty'));
  });

  const isRoot = process.getuid?.() === 0;
  const canDrop = isRoot && typeof process.seteuid === 'function';
  test.skipIf(isRoot && !canDrop)(
    'finds a file that has become readable (skipped for a superuser who cannot become another)',
    async () => {
      write('b.txt', 'The fair opened.');
      chmodSync(folder, 0o755);
      chmodSync(join(folder, 'b.txt'), 0);
      const asAnother = async <T>(work: () => Promise<T>) => {
        if (isRoot) process.seteuid?.(65_534);
        return work().finally(() => isRoot && process.seteuid?.(0));
      };
      const services = await asAnother(open);
      expect(services.library().skipped).toEqual([expect.stringMatching(/b\.txt: skipped, no permission to read it$/)]);
      chmodSync(join(folder, 'b.txt'), 0o644);
      expect(await asAnother(services.refresh)).toBe(true);
      expect(services.library().skipped).toEqual([]);
      expect(ids(services)).toEqual(['a', 'b']);
    },
  );

  test('fails while the folder is away, which leaves the old bulletins in use, and goes on when it is put back', async () => {
    const services = await open();
    const index = services.index();
    renameSync(folder, `${folder}-away`);
    await expect(services.refresh()).rejects.toThrow(ConfigError);
    await expect(services.refresh()).rejects.toThrow(`expected a file or folder with bulletins at “${folder}”`);
    expect(services.index()).toBe(index);
    renameSync(`${folder}-away`, folder);
    expect(await services.refresh()).toBe(false);
    write('b.txt', 'The fair opened.');
    expect(await services.refresh()).toBe(true);
    expect(ids(services)).toEqual(['a', 'b']);
  });
});

test('opening over a folder that is not there fails in the same way, refreshed or not', async () => {
  rmSync(folder, { recursive: true });
  await expect(open()).rejects.toThrow(ConfigError);
  await expect(open({ willRefresh: false })).rejects.toThrow(ConfigError);
});

const reason = await reasonToSkipLance();
const shared = reason === null ? 'A shared library' : `A shared library (skipped: ${reason})`;

describe.skipIf(reason !== null)(shared, { timeout: 60_000 }, () => {
  const place = () => join(folder, '..', `${basename(folder)}-library`);
  afterEach(() => rmSync(place(), { recursive: true, force: true }));
  const writing = () => open({ config: { libraryUrl: place() } });
  const reading = () => open({ config: { libraryUrl: place(), bulletins: [] } });

  async function answer(services: Opened, question: string) {
    const read = await services.index().reading({ question, now: services.now() });
    return answerQuestion(read, question, { now: services.now() }).passages.map(({ quotation }) => quotation.quote);
  }

  test('is written by who has bulletins, and read by others, which follow when they are refreshed', async () => {
    const writer = await writing();
    const reader = await reading();
    expect(ids(reader)).toEqual(['a']);
    expect(await answer(reader, 'How many beds has it?')).toEqual(['It has forty beds.']);
    expect([writer.library(), reader.library()]).toEqual(Array(2).fill({ pages: 1, skipped: [] }));
    expect(await reader.refresh()).toBe(false);
    write('b.txt', 'The fair opened.');
    write('c.txt', '');
    expect(await writer.refresh()).toBe(true);
    expect(await writer.refresh()).toBe(false);
    expect(logs).toEqual(['c.txt: skipped, it is empty']);
    expect([ids(writer), ids(reader)]).toEqual([['a', 'b'], ['a']]);
    expect(await reader.refresh()).toBe(true);
    expect(await answer(reader, 'What opened at the fair?')).toContain('The fair opened.');
    await Promise.all([writer.close(), reader.close()]);
  });

  test('that nobody has written is told as a setting that cannot be used', async () => {
    await expect(reading()).rejects.toThrow(ConfigError);
    await expect(reading()).rejects.toThrow(/^LIBRARY_URL: .*-library can’t be used: there is no library yet/);
  });
});
