import { copyFileSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'libsql';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Migration } from '../../src/state/migrations.js';
import { openState } from '../../src/state/open-state.js';
import { StateError } from '../../src/state/state-error.js';
import { temporaryFolder } from './temporary-folder.js';

const OWNER = { guild: '1', member: '2' };
const NOON = Date.UTC(2026, 10, 24, 12);

describe('the state file', () => {
  let folder: string;
  let path: string;
  let told: string[];

  beforeEach(() => {
    folder = temporaryFolder();
    path = join(folder, 'state.db');
    told = [];
  });

  const open = (migrations?: readonly Migration[]) =>
    openState(path, { log: (message) => void told.push(message), now: () => NOON, ...(migrations && { migrations }) });

  /** Writes this many records and closes. */
  async function write(records: number): Promise<void> {
    const state = await open();
    for (let index = 0; index < records; index += 1) {
      await state.settings.set(`${index}`, { mentionsOff: ['x'.repeat(200)] }, OWNER);
    }
    await state.close();
  }

  test('can be named by a path, by a URL, or by one without slashes, and its folder is made', async () => {
    for (const url of [
      join(folder, 'a/b/c d.db'),
      pathToFileURL(join(folder, 'e f/g.db')).href,
      `file:${folder}/h/i.db`,
    ]) {
      const state = await openState(url, { log() {} });
      await state.close();
    }
    expect(
      readdirSync(folder, { recursive: true })
        .filter((name) => `${name}`.endsWith('.db'))
        .sort(),
    ).toEqual(['a/b/c d.db', 'e f/g.db', 'h/i.db']);
  });

  test('is whole without the log beside it after closing', async () => {
    await write(3);
    const copy = join(folder, 'copy.db');
    copyFileSync(path, copy);
    const state = await openState(copy, { log() {} });
    expect(await state.countOf('2')).toMatchObject({ settings: 3 });
    await state.close();
  });

  const DAMAGES: readonly (readonly [string, (path: string) => void])[] = [
    ['garbage', (path) => writeFileSync(path, 'no database, but a text that is long enough\n'.repeat(300))],
    ['a few bytes', (path) => writeFileSync(path, 'torn')],
    ['a file cut off in the middle', (path) => truncateSync(path, 8_192 + 100)],
    ['a file cut off after a page', (path) => truncateSync(path, 4_096)],
    ['a torn header', (path) => writeAt(path, 0, Buffer.alloc(100, 7))],
    ['a torn page', (path) => writeAt(path, 4_096, Buffer.alloc(4_096, 0xff))],
    ['a page of zeros', (path) => writeAt(path, 12_288, Buffer.alloc(4_096))],
  ];

  test.each(DAMAGES)('that is damaged (%s) is moved aside as it was, and a new one begun', async (_, damage) => {
    await write(100);
    damage(path);
    const damaged = readFileSync(path);
    const state = await open();
    const name = `${path}.damaged-2026-11-24T12-00-00.000Z`;
    expect(told).toEqual([`The state file ${path} was damaged. It was moved to ${name}, and a new one was begun.`]);
    expect(readFileSync(name).equals(damaged)).toBe(true);
    expect(await state.guilds()).toEqual([]);
    await state.settings.set('a', { mentionsOff: [] }, OWNER);
    await state.close();
  });

  test('that is damaged takes no name that is taken, and its log goes with it', async () => {
    for (const text of ['first', 'second', 'third']) {
      writeFileSync(path, text);
      writeFileSync(`${path}-wal`, `log of the ${text}`);
      const state = await open();
      await state.close();
    }
    const name = `${path}.damaged-2026-11-24T12-00-00.000Z`;
    expect([name, `${name}-2`, `${name}-3`].map((it) => readFileSync(it, 'utf8'))).toEqual([
      'first',
      'second',
      'third',
    ]);
    expect(readFileSync(`${name}-2-wal`, 'utf8')).toBe('log of the second');
  });

  test('that is damaged is moved once when two open it at once', async () => {
    writeFileSync(path, 'garbage '.repeat(1_000));
    const states = await Promise.all([open(), open(), open()]);
    expect(told).toHaveLength(1);
    await states[0]?.settings.set('a', { mentionsOff: [] }, OWNER);
    expect(await states[2]?.settings.get('a')).toEqual({ mentionsOff: [] });
    for (const state of states) await state.close();
  });

  test('that is empty is a new one', async () => {
    writeFileSync(path, '');
    await (await open()).close();
    expect(told).toEqual([]);
  });

  test('that is a folder, or lies under a file, is told and left alone', async () => {
    mkdirSync(path);
    await expect(open()).rejects.toThrow(/expected a file, but it is something else/);
    writeFileSync(join(folder, 'file'), 'text');
    await expect(openState(join(folder, 'file', 'state.db'), { log() {} })).rejects.toThrow(
      /part of the path is a file/,
    );
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('text');
    expect(told).toEqual([]);
  });

  test('that another program keeps locked is told, and not taken for damaged', async () => {
    const other = new Database(path);
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE other (a)');
    await expect(open()).rejects.toThrow(/another program keeps it locked: end that program/);
    other.exec('ROLLBACK');
    other.close();
    await (await open()).close();
    expect(told).toEqual([]);
  }, 20_000);

  test('waits for another process that writes for a short time, while everything else goes on', async () => {
    const state = await open();
    const other = new Database(path);
    other.exec('BEGIN IMMEDIATE');
    let turns = 0;
    const turning = setInterval(() => {
      turns += 1;
    }, 5);
    setTimeout(() => other.exec('COMMIT'), 300);
    await state.settings.set('a', { mentionsOff: [] }, OWNER);
    clearInterval(turning);
    expect(turns).toBeGreaterThan(3);
    expect(await state.settings.get('a')).toEqual({ mentionsOff: [] });
    await state.close();
    other.close();
  });

  describe('of another version', () => {
    const nothing: Migration = async () => {};

    test('is left byte for byte as it was when it is newer', async () => {
      await write(5);
      await (await open([nothing])).close();
      const before = readFileSync(path);
      const opening = open();
      await expect(opening).rejects.toThrow(StateError);
      await expect(opening).rejects.toThrow(/has version 2 of its layout, and this bot knows versions up to 1\./);
      expect(readFileSync(path).equals(before)).toBe(true);
      expect(readdirSync(folder).filter((name) => /damaged|backup/.test(name))).toEqual(['state.db.v1-backup']);
    });

    test('is copied before it is migrated, and no copy is written over', async () => {
      await write(5);
      writeFileSync(`${path}.v1-backup`, 'mine');
      const emptying: Migration = async (records) => {
        for await (const [key] of records('settings').entries()) await records('settings').delete(key);
      };
      await (await open([emptying])).close();
      expect(told).toEqual([expect.stringContaining(`A copy of it as it was: ${path}.v1-backup-2.`)]);
      expect(readFileSync(`${path}.v1-backup`, 'utf8')).toBe('mine');
      const copy = await openState(`${path}.v1-backup-2`, { log() {} });
      expect(await copy.countOf('2')).toMatchObject({ settings: 5 });
      await copy.close();
    });

    test('is not half migrated when a step fails', async () => {
      await write(5);
      const failing: Migration = async (records) => {
        for await (const [key] of records('settings').entries()) await records('settings').delete(key);
        throw new Error('no luck');
      };
      await expect(open([nothing, failing])).rejects.toThrow(/no luck/);
      const state = await open();
      expect(await state.countOf('2')).toMatchObject({ settings: 5 });
      await state.close();
    });
  });
});

describe('the address of a state', () => {
  test.each(['', '  ', 'mysql://host/db', 'http://user:hunter2@host', 'mongodb:x'])('“%s” is refused', async (url) => {
    const opening = openState(url, { log() {} });
    await expect(opening).rejects.toThrow(StateError);
    await expect(opening).rejects.toThrow(/State: expected the path of a file, or an address with file:, .* got/);
    await expect(opening).rejects.not.toThrow(/hunter2/);
  });

  test('has to be a file of this machine', async () => {
    await expect(openState('file://elsewhere/state.db', { log() {} })).rejects.toThrow(/expected a file: URL/);
  });

  test('may not have a prefix that means something to a server', async () => {
    await expect(openState('memory:', { log() {}, prefix: 'a*' })).rejects.toThrow(/expected up to 64 letters/);
  });
});

function writeAt(path: string, position: number, bytes: Buffer): void {
  const content = readFileSync(path);
  bytes.copy(content, position);
  writeFileSync(path, content);
}
