import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fingerprintOf } from '../../src/bulletins/fingerprint.js';
import { LibraryError } from '../../src/bulletins/library.js';

const LONG_AGO = new Date('2024-01-01T00:00:00Z');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fingerprint-'));
  write('a.txt', 'The ward opened.');
  write('2024/b.md', 'The fair opened.');
  write('2024/b.md.meta.json', '{"date":"2024-03-12"}');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, content: string): string {
  const full = join(folder, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, content);
  return full;
}

/** Whether the fingerprint of the folder differs after the change. */
async function differsAfter(change: () => void): Promise<boolean> {
  const before = await fingerprintOf([folder]);
  change();
  return (await fingerprintOf([folder])) !== before;
}

test('a fingerprint stays the same while nothing changes', async () => {
  expect(await differsAfter(() => {})).toBe(false);
});

describe('a fingerprint differs when', () => {
  test.each<[string, () => void]>([
    ['a file was added', () => write('c.txt', 'Snow fell.')],
    ['a file was added in a subfolder', () => write('2024/may/c.txt', 'Snow fell.')],
    ['a file was written to', () => write('a.txt', 'The ward opened again.')],
    ['a file was removed', () => rmSync(join(folder, 'a.txt'))],
    ['a file was renamed', () => renameSync(join(folder, 'a.txt'), join(folder, 'c.txt'))],
    ['a sidecar was added', () => write('a.txt.meta.json', '{}')],
    ['a sidecar was written to', () => write('2024/b.md.meta.json', '{"date":"2024-03-13"}')],
    ['a sidecar was removed', () => rmSync(join(folder, '2024/b.md.meta.json'))],
    ['something was added that is told as skipped', () => symlinkSync('nowhere', join(folder, 'c.txt'))],
  ])('%s', async (_, change) => {
    expect(await differsAfter(change)).toBe(true);
  });

  test('a file was replaced by another of the same size and time', async () => {
    const old = join(folder, 'a.txt');
    utimesSync(old, LONG_AGO, LONG_AGO);
    const { ino, size, mtimeMs } = statSync(old);
    const isDifferent = await differsAfter(() => {
      const fresh = write('.fresh', 'The ward closed.');
      utimesSync(fresh, LONG_AGO, LONG_AGO);
      renameSync(fresh, old);
    });
    expect(statSync(old)).toMatchObject({ size, mtimeMs });
    expect(statSync(old).ino).not.toBe(ino);
    expect(isDifferent).toBe(true);
  });

  test('a link leads to another file', async () => {
    write('..1/x.txt', 'One.');
    write('..2/x.txt', 'Two.');
    symlinkSync('..1', join(folder, '..data'));
    symlinkSync('..data/x.txt', join(folder, 'x.txt'));
    const isDifferent = await differsAfter(() => {
      symlinkSync('..2', join(folder, '..new'));
      renameSync(join(folder, '..new'), join(folder, '..data'));
    });
    expect(isDifferent).toBe(true);
  });

  test('the permission to read a file was given or taken', async () => {
    expect(await differsAfter(() => chmodSync(join(folder, 'a.txt'), 0))).toBe(true);
    expect(await differsAfter(() => chmodSync(join(folder, 'a.txt'), 0o644))).toBe(true);
  });

  test('the paths are given in another order', async () => {
    const paths = [join(folder, 'a.txt'), join(folder, '2024')];
    expect(await fingerprintOf(paths)).not.toBe(await fingerprintOf(paths.toReversed()));
  });
});

test('what is passed over when bulletins are loaded changes no fingerprint', async () => {
  expect(await differsAfter(() => write('.draft.txt', 'Not yet.'))).toBe(false);
});

test('the fingerprint of a folder that is not there is refused, and is the old one when it is put back', async () => {
  const before = await fingerprintOf([folder]);
  renameSync(folder, `${folder}-away`);
  await expect(fingerprintOf([folder])).rejects.toThrow(LibraryError);
  await expect(fingerprintOf([folder])).rejects.toThrow(`expected a file or folder with bulletins at “${folder}”`);
  renameSync(`${folder}-away`, folder);
  expect(await fingerprintOf([folder])).toBe(before);
});
