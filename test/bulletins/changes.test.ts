import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Changes } from '../../src/bulletins/changes.js';
import type { Library } from '../../src/bulletins/library.js';

let folder = '';
let file = '';
/** What happens while the files are given time to come to rest. */
let meanwhile = () => {};
/** How many records each reading had that was used. */
let used: number[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'changes-'));
  file = join(folder, 'a.jsonl');
  writeFileSync(file, record(0));
  meanwhile = () => {};
  used = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const record = (n: number) => `${JSON.stringify({ text: `Road ${n} is open.` })}\n`;

async function noted(): Promise<Changes> {
  const changes = new Changes([folder], async () => meanwhile());
  await changes.note();
  return changes;
}

async function use({ bulletins }: Library): Promise<void> {
  used.push(bulletins.length);
}

const append = () => appendFileSync(file, record(1));

test('nothing is read while nothing has changed since it was noted', async () => {
  const changes = await noted();
  expect(await changes.readInto(use)).toBe(false);
  expect(used).toEqual([]);
});

test('what has changed is read, once', async () => {
  const changes = await noted();
  append();
  expect(await changes.readInto(use)).toBe(true);
  expect(await changes.readInto(use)).toBe(false);
  expect(used).toEqual([2]);
});

test('everything is read at the first look when nothing was noted', async () => {
  expect(await new Changes([folder], async () => {}).readInto(use)).toBe(true);
  expect(used).toEqual([1]);
});

test('what was noted before it was changed is found, although the change came before the bulletins were read', async () => {
  const changes = await noted();
  // The caller reads from here on.
  append();
  expect(await changes.readInto(use)).toBe(true);
});

test('what could not be used is read again at the next look', async () => {
  const changes = await noted();
  append();
  await expect(changes.readInto(() => Promise.reject(new Error('no memory')))).rejects.toThrow('no memory');
  expect(await changes.readInto(use)).toBe(true);
});

describe('a file that is being written', () => {
  test('is not read before it has come to rest', async () => {
    const changes = await noted();
    append();
    meanwhile = append;
    expect(await changes.readInto(use)).toBe(false);
    meanwhile = () => {};
    expect(await changes.readInto(use)).toBe(true);
    expect(used).toEqual([3]);
  });

  test('is read again when it went on after it had seemed to rest', async () => {
    const changes = await noted();
    append();
    const useAndWrite = async (library: Library) => {
      await use(library);
      append();
    };
    expect(await changes.readInto(useAndWrite)).toBe(true);
    expect(await changes.readInto(use)).toBe(true);
    expect(await changes.readInto(use)).toBe(false);
    expect(used).toEqual([2, 3]);
  });

  test('all the time is read at every sixth look, whatever there is of it', async () => {
    const changes = await noted();
    meanwhile = append;
    const looks: boolean[] = [];
    for (let look = 0; look < 12; look++) {
      append();
      looks.push(await changes.readInto(use));
    }
    expect(looks).toEqual([...Array(5).fill(false), true, ...Array(5).fill(false), true]);
    meanwhile = () => {};
    expect(await changes.readInto(use)).toBe(false);
    append();
    expect(await changes.readInto(use)).toBe(true);
    expect(used).toEqual([13, 25, 26]);
  });
});
