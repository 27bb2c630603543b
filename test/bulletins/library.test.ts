import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { describeSkipped, LibraryError, loadLibrary } from '../../src/bulletins/library.js';
import { dateSeen } from './seen.js';

const MAKE_PIPE = 'mkfifo';
let folder = '';
let outside = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulletins-'));
  outside = mkdtempSync(join(tmpdir(), 'outside-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(outside, { recursive: true, force: true });
});

function write(path: string, content: string | Uint8Array, root = folder): string {
  const full = join(root, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, content);
  return full;
}

async function load(options = {}) {
  const library = await loadLibrary([folder], options);
  const told = library.skipped.map((skipped) => describeSkipped(skipped).replaceAll(`${folder}/`, ''));
  return { ...library, ids: library.bulletins.map(({ id }) => id), told };
}

const WARD = 'Ward opens\n\nThe ward opened on Monday.\n';

describe('a folder of bulletins', () => {
  test('may mix formats and subfolders; an id is the path without its extension', async () => {
    write('b.txt', WARD);
    write('2024/march/a.md', '# Tram line\n\nThe tram line opened.');
    write('2024/b.html', '<h1>Fair</h1><p>The fair opened.</p>');
    write('2024/c.htm', '<p>The fair closed.</p>');
    write('archive.jsonl', '{"id":"r1","text":"One."}\n{"text":"Two."}\n');
    write('B.NDJSON', '{"text":"Three."}');
    write('notes.v2.TEXT', 'The third note.\nIt is long.');
    write('x.markdown', 'The last note.');
    const { ids, pages, told, bulletins } = await load();
    expect(told).toEqual([]);
    expect(ids).toEqual(['2024/b', '2024/c', '2024/march/a', 'B:1', 'r1', 'archive:2', 'b', 'notes.v2', 'x']);
    expect(pages).toBe(9);
    expect(bulletins[2]).toMatchObject({ source: '2024/march/a.md', title: 'Tram line', page: '2024/march/a' });
  });

  test('counts a page and its briefs as one page', async () => {
    write('a.txt', '16.02.2024\n\nTrees were planted.\n\nWard opens\n\nWard opens 01.02.2024\n\nThe ward opened.\n');
    const { ids, pages } = await load();
    expect(ids).toEqual(['a', 'a#1']);
    expect(pages).toBe(1);
  });

  test('that is empty gives an empty library', async () => {
    expect(await loadLibrary([folder])).toMatchObject({ bulletins: [], pages: 0, skipped: [] });
  });

  test('gives the same library every time', async () => {
    for (const name of ['é', 'z', 'a', 'Z', '10', '9', 'a/b', 'a-b']) write(`${name}.txt`, WARD);
    const first = await load();
    expect(first.ids).toEqual(['10', '9', 'Z', 'a-b', 'a', 'a/b', 'z', 'é']);
    expect((await load()).bulletins).toEqual(first.bulletins);
  });

  test('tells how far it is', async () => {
    for (const name of ['a', 'b', 'c']) write(`${name}.txt`, WARD);
    const progress: string[] = [];
    await load({ onProgress: (done: number, files: number) => progress.push(`${done}/${files}`) });
    expect(progress).toEqual(['1/3', '2/3', '3/3']);
  });
});

describe('several roots', () => {
  test('may be files and folders; a file’s id is its name', async () => {
    const file = write('news/ward.txt', WARD, outside);
    write('a.txt', WARD);
    const { bulletins } = await loadLibrary([file, folder]);
    expect(bulletins.map(({ id, source }) => [id, source])).toEqual([
      ['ward', 'ward.txt'],
      ['a', 'a.txt'],
    ]);
  });

  test('a file that is named twice is loaded once', async () => {
    const file = write('a.txt', WARD);
    expect((await loadLibrary([folder, file, `${folder}/`])).bulletins).toHaveLength(1);
  });

  test.each(['nowhere', 'nowhere/', 'a.txt/deeper'])(
    'one that does not exist, %s, stops the loading and says where it was looked for',
    async (name) => {
      write('a.txt', WARD);
      const root = join(folder, name);
      await expect(loadLibrary([folder, root])).rejects.toThrow(LibraryError);
      await expect(loadLibrary([root])).rejects.toThrow(`expected a file or folder with bulletins at “${root}”`);
      await expect(loadLibrary(['no/such/folder'])).rejects.toThrow(
        /“no\/such\/folder” \(looked for at \/.*\/no\/such\/folder\)/,
      );
    },
  );

  test('the sidecar of a file given as a root counts', async () => {
    const file = write('a.txt', WARD);
    write('a.txt.meta.json', '{"date":"2024-02-16"}');
    write('b.txt', WARD);
    const { bulletins, skipped } = await loadLibrary([file]);
    expect(bulletins.map(({ date }) => dateSeen(date))).toEqual(['2024-02-16']);
    expect(skipped).toEqual([]);
  });
});

describe('two bulletins with one id', () => {
  test('the later one is renamed, briefs and all, and one line says so', async () => {
    write('a.md', 'The first one.');
    write('a.txt', '16.02.2024\n\nTrees were planted.\n\nWard opens\n\nWard opens 01.02.2024\n\nThe ward opened.\n');
    write('b.jsonl', '{"id":"a","text":"The third one."}\n{"id":"a","text":"The fourth one."}\n');
    const { ids, told, bulletins } = await load();
    expect(ids).toEqual(['a', 'a~2', 'a~2#1', 'a~3', 'a~4']);
    expect(bulletins.map(({ page }) => page)).toEqual(['a', 'a~2', 'a~2', 'a~3', 'a~4']);
    expect(told).toEqual([
      'a.txt: loaded as “a~2”, for the id “a” is taken',
      'b.jsonl: loaded as “a~3”, for the id “a” is taken',
      'b.jsonl: loaded as “a~4”, for the id “a” is taken',
    ]);
  });

  test('a file named like another page’s brief does not mix with it', async () => {
    write('a#1.txt', WARD);
    write('a.txt', '16.02.2024\n\nTrees were planted.\n\nWard opens\n\nWard opens 01.02.2024\n\nThe ward opened.\n');
    expect((await load()).ids).toEqual(['a#1', 'a~2', 'a~2#1']);
  });
});

describe('a sidecar file', () => {
  test('gives date, address and publisher; briefs take address and publisher only', async () => {
    write('a.txt', '16.02.2024\n\nTrees were planted.\n\nWard opens\n\nWard opens 01.02.2024\n\nThe ward opened.\n');
    write('a.txt.meta.json', '{"title":"Not this","date":"2020","url":"https://example.org/a","source":"Riverside"}');
    const { bulletins, told } = await load();
    expect(told).toEqual([]);
    expect(bulletins).toMatchObject([
      {
        title: 'Ward opens',
        date: { from: '2020-01-01', precision: 'year' },
        url: 'https://example.org/a',
        publisher: 'Riverside',
      },
      {
        title: null,
        date: { from: '2024-02-16', precision: 'day' },
        url: 'https://example.org/a',
        publisher: 'Riverside',
      },
    ]);
  });

  test('gives a title to a text that has none', async () => {
    write('a.txt', 'The ward opened. The mayor came.');
    write('a.txt.meta.json', '{"title":"Ward opens"}');
    const { bulletins } = await load();
    expect(bulletins[0]).toMatchObject({ title: 'Ward opens', blocks: [{ role: 'text' }] });
  });

  test.each([
    ['{"title":', 'a.txt: loaded, but its sidecar a.txt.meta.json is passed over: it is not JSON'],
    ['', 'a.txt: loaded, but its sidecar a.txt.meta.json is passed over: it is empty'],
    ['["title"]', 'a.txt: loaded, but its sidecar a.txt.meta.json is passed over: expected a JSON object'],
    [
      '{"link":"x"}',
      'a.txt: loaded, but its sidecar a.txt.meta.json says “link”, which means nothing here: expected title, date, url, source',
    ],
    ['{"url":"example.org"}', 'a.txt: loaded, but its sidecar’s “url” is passed over: expected an address'],
    ['{"date":"31.02.2024"}', 'a.txt: loaded, but its sidecar’s “date” is passed over: expected a date'],
  ])('that holds %s is told in one line, and the bulletin loads', async (json, line) => {
    write('a.txt', WARD);
    write('a.txt.meta.json', json);
    const { ids, told } = await load();
    expect(ids).toEqual(['a']);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(line);
  });

  test('without its file is told', async () => {
    write('a.txt.meta.json', '{}');
    expect((await load()).told).toEqual([
      'a.txt.meta.json: skipped, it is a sidecar, but the file it belongs to, a.txt, is not there',
    ]);
  });
});

describe('what can’t be read is skipped with one line, and the rest loads', () => {
  async function skipped(options = {}) {
    write('good.txt', WARD);
    const { ids, told } = await load(options);
    expect(ids).toContain('good');
    return told;
  }

  test('an empty file, and one without words', async () => {
    write('a.txt', '');
    write('b.txt', '\n \n***\n');
    write('c.md', '---\ntitle: x\n---\n');
    write('d.html', '<p></p>');
    write('e.jsonl', '\n\n');
    expect(await skipped()).toEqual([
      'a.txt: skipped, it is empty',
      'b.txt: skipped, there are no words in it',
      'c.md: skipped, there are no words in it',
      'd.html: skipped, there are no words in it',
      'e.jsonl: skipped, there are no words in it',
    ]);
  });

  test('binary files and other encodings', async () => {
    write('a.txt', Buffer.from('text\0text'));
    write('b.txt', Buffer.from([0x63, 0x61, 0x66, 0xe9]));
    write('c.txt', Buffer.from('\uFEFFWard opens', 'utf16le'));
    expect(await skipped()).toEqual([
      'a.txt: skipped, it is binary (it has NUL bytes): expected text',
      'b.txt: skipped, it is not UTF-8: save it as that (it may be in an older encoding such as Windows-1252)',
      'c.txt: skipped, it is UTF-16: expected UTF-8, save it as that',
    ]);
  });

  test('formats that are not read, by name', async () => {
    for (const name of ['a.pdf', 'b.docx', 'c.json', 'README']) write(name, 'x');
    const all = '.txt, .text, .md, .markdown, .html, .htm, .jsonl, .ndjson';
    expect(await skipped()).toEqual([
      `README: skipped, files without an extension are not read: expected one of ${all}`,
      `a.pdf: skipped, .pdf files are not read: expected one of ${all}`,
      `b.docx: skipped, .docx files are not read: expected one of ${all}`,
      `c.json: skipped, .json files are not read: expected one of ${all}`,
    ]);
  });

  test('dot files and folders, without a word', async () => {
    write('.hidden.txt', WARD);
    write('.git/a.txt', WARD);
    expect(await skipped()).toEqual([]);
  });

  test('files that are too large, unread', async () => {
    truncateSync(write('a.txt', 'x'), 200 * 2 ** 20);
    truncateSync(write('b.jsonl', 'x'), 200 * 2 ** 20);
    expect(await skipped()).toEqual([
      'a.txt: skipped, it is too large: 200 MiB, at most 16 MiB are read',
      'b.jsonl: skipped, it is too large: 200 MiB, at most 128 MiB are read',
    ]);
    write('c.md', 'It is out.\n');
    expect((await load({ maxDocumentBytes: 10 })).told).toContain(
      'c.md: skipped, it is too large: 11 bytes, at most 10 bytes are read',
    );
  });

  test('the broken lines of an archive, each by its number', async () => {
    write('a.jsonl', '{"text":"One."}\n{broken\n{"text":"Three."}\n{"txt":"Four."}\n');
    const told = await skipped();
    expect(told).toEqual([
      expect.stringMatching(/^a\.jsonl, line 2: skipped, it is not JSON/),
      expect.stringMatching(/^a\.jsonl, line 4: skipped, expected a field “text”/),
    ]);
  });

  test('no more than a hundred lines for one archive', async () => {
    write('a.jsonl', '{broken\n'.repeat(250));
    const told = await skipped();
    expect(told).toHaveLength(101);
    expect(told.at(-1)).toBe('a.jsonl: skipped or loaded with a remark: 150 more of its lines');
  });

  test('links that lead out of the folder or nowhere', async () => {
    symlinkSync(write('secret.txt', WARD, outside), join(folder, 'a.txt'));
    symlinkSync(outside, join(folder, 'b'));
    symlinkSync(join(folder, 'no-such-file'), join(folder, 'c.txt'));
    symlinkSync('d.txt', join(folder, 'd.txt'));
    expect(await skipped()).toEqual([
      'a.txt: skipped, it is a link that leads out of the folder',
      'b: skipped, it is a link that leads out of the folder',
      'c.txt: skipped, it is a link that leads nowhere',
      'd.txt: skipped, it is a link that leads to itself',
    ]);
  });

  test('a link within the folder, when its target is loaded anyway', async () => {
    write('2024/a.txt', WARD);
    symlinkSync('2024/a.txt', join(folder, 'latest.txt'));
    symlinkSync('..', join(folder, '2024', 'up'));
    symlinkSync('2024', join(folder, 'newest'));
    expect(await skipped()).toEqual([]);
    expect((await load()).ids).toEqual(['2024/a', 'good']);
  });

  test('but a link to what is not met otherwise is followed, as in mounted volumes', async () => {
    write('..2024_05/a.txt', WARD);
    write('..2024_05/sub/b.txt', WARD);
    symlinkSync('..2024_05', join(folder, '..data'));
    symlinkSync('..data/a.txt', join(folder, 'a.txt'));
    symlinkSync('..data/sub', join(folder, 'sub'));
    expect(await skipped()).toEqual([]);
    expect((await load()).ids).toEqual(['a', 'good', 'sub/b']);
  });

  const hasPipes = spawnSync(MAKE_PIPE, ['--version']).status === 0;
  test.skipIf(!hasPipes)('pipes, without waiting for them (skipped where there is no mkfifo)', async () => {
    spawnSync(MAKE_PIPE, [join(folder, 'a.txt')]);
    expect(await skipped()).toEqual(['a.txt: skipped, it is not a regular file']);
    await expect(loadLibrary([join(folder, 'a.txt')])).resolves.toMatchObject({ bulletins: [], pages: 0 });
  });

  const isRoot = process.getuid?.() === 0;
  const canDrop = isRoot && typeof process.seteuid === 'function';
  test.skipIf(isRoot && !canDrop)(
    'files and folders without permission (skipped for a superuser who cannot become another)',
    async () => {
      chmodSync(write('a.txt', WARD), 0);
      write('b/c.txt', WARD);
      write('good.txt', WARD);
      chmodSync(join(folder, 'b'), 0);
      chmodSync(folder, 0o755);
      if (isRoot) process.seteuid?.(65_534);
      try {
        const { ids, told } = await load();
        expect(ids).toEqual(['good']);
        expect(told).toEqual(['a.txt: skipped, no permission to read it', 'b: skipped, no permission to read it']);
      } finally {
        if (isRoot) process.seteuid?.(0);
        chmodSync(join(folder, 'b'), 0o755);
      }
    },
  );

  test('a file that drives its parser mad', async () => {
    write('a.md', '> '.repeat(10_000));
    write('b.html', '<div>'.repeat(10_000));
    expect(await skipped()).toEqual([
      'a.md: skipped, reading it as .md failed (expected lists and quotations nested at most 50 deep, got more)',
      'b.html: skipped, reading it as .html failed (expected elements nested at most 1000 deep, got more)',
    ]);
  });
});

test('what is told stays on one line, whatever a file is called', () => {
  expect(describeSkipped({ path: 'a\nb\u001b[31m.txt', line: 3, reason: 'skipped, it is empty' })).toBe(
    'a b [31m.txt, line 3: skipped, it is empty',
  );
});
