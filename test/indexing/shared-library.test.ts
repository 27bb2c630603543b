import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Bulletin } from '../../src/bulletins/bulletin.js';
import { loadLance } from '../../src/indexing/lance.js';
import { openVersion } from '../../src/indexing/library-reader.js';
import { manifestVersion, readManifest } from '../../src/indexing/library-tables.js';
import { writeLibrary } from '../../src/indexing/library-writer.js';
import { PageCache } from '../../src/indexing/page-cache.js';
import { SharedLibrary } from '../../src/indexing/shared-library.js';
import { answerQuestion } from '../../src/nlp/answer.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { bulletin, NOW, on } from '../nlp/collection.js';
import { INVENTED_NEWS } from '../nlp/invented-news.js';
import { reasonToSkipLance } from './lance-here.js';

const reason = await reasonToSkipLance();
const title = reason === null ? 'A shared library' : `A shared library (skipped: ${reason})`;

describe.skipIf(reason !== null)(title, { timeout: 60_000 }, () => {
  let folder = '';
  const opened: SharedLibrary[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'library-'));
  });
  afterEach(() => {
    for (const library of opened.splice(0)) library.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function connect(code = 'code'): Promise<SharedLibrary> {
    const library = await SharedLibrary.connect(folder, code);
    opened.push(library);
    return library;
  }

  async function connection() {
    const modules = (await loadLance())!;
    return { modules, connection: await modules.lance.connect(folder) };
  }

  const write = async (bulletins: readonly Bulletin[], code = 'code') =>
    (await connect(code)).write(buildIndex(bulletins));
  const ids = ({ index }: SharedLibrary) => index.bulletins.map(({ bulletin: { id } }) => id);

  async function answer({ index }: SharedLibrary, question: string) {
    return answerQuestion(await index.reading({ question, now: NOW }), question, { now: NOW }).answer;
  }

  test('is read by any number of processes, which see what is new when they look for it', async () => {
    await write(INVENTED_NEWS.slice(0, 3));
    const readers = [await connect(), await connect()];
    for (const reader of readers) expect(await reader.catchUp()).toBe(true);
    await write(INVENTED_NEWS);
    const [one, other] = readers as [SharedLibrary, SharedLibrary];
    expect(ids(one)).toHaveLength(3);
    expect(await one.catchUp()).toBe(true);
    expect(await one.catchUp()).toBe(false);
    expect(ids(one)).toEqual(INVENTED_NEWS.map(({ id }) => id));
    expect(ids(other)).toHaveLength(3);
    expect(await answer(one, 'How many beds has the ward?')).toBe('24 beds');
    expect(await answer(other, 'How many beds has the ward?')).toBe('24 beds');
  });

  test('is not written to when nothing has changed, whoever looks', async () => {
    expect(await write(INVENTED_NEWS)).toBe(true);
    const { connection: own } = await connection();
    const before = await manifestVersion(own);
    expect(await write(INVENTED_NEWS)).toBe(false);
    expect(await manifestVersion(own)).toBe(before);
    expect(await write([...INVENTED_NEWS].reverse())).toBe(true);
    expect(await manifestVersion(own)).not.toBe(before);
    own.close();
  });

  test('has each page written once, and nothing left of pages that are gone', async () => {
    await write(INVENTED_NEWS);
    await write([bulletin('new', ['Snow fell on the pass.']), ...INVENTED_NEWS.slice(4)]);
    const { connection: own } = await connection();
    const pages = await own.openTable('pages');
    const sentences = await own.openTable('sentences');
    expect(await pages.countRows()).toBe(INVENTED_NEWS.length - 3);
    const rows = await sentences.query().select(['own']).toArray();
    expect(rows.map((row) => row.own)).toContain('snow fall pass');
    expect(rows.some((row) => String(row.own).includes('ribbon'))).toBe(false);
    own.close();
  });

  test('is as it was when its writer is killed before it has told of what is new, and whole after the next', async () => {
    await write(INVENTED_NEWS.slice(0, 4));
    const { modules, connection: own } = await connection();
    const killed = Object.assign(Object.create(own), {
      createTable: () => Promise.reject(new Error('killed')),
      tableNames: () => own.tableNames(),
      openTable: (name: string) => own.openTable(name),
    });
    const writing = { connection: killed, modules, before: await readManifest(own), code: 'code' };
    await expect(writeLibrary(buildIndex(INVENTED_NEWS.slice(2)), writing)).rejects.toThrow('killed');
    const reader = await connect();
    await reader.catchUp();
    expect(ids(reader)).toEqual(INVENTED_NEWS.slice(0, 4).map(({ id }) => id));
    expect(await answer(reader, 'Who cut the ribbon of the ward?')).toContain('Miriam Castell');
    await write(INVENTED_NEWS.slice(2));
    await reader.catchUp();
    expect(ids(reader)).toEqual(INVENTED_NEWS.slice(2).map(({ id }) => id));
    expect(await answer(reader, 'Who is the mayor of Brackwater?')).toContain('Helena Osei');
    const [pages, sentences] = [await own.openTable('pages'), await own.openTable('sentences')];
    expect(await pages.countRows()).toBe(INVENTED_NEWS.length - 2);
    expect(await sentences.countRows()).toBe(reader.index.sentenceCount);
    own.close();
  });

  test('of another version of the bot is told by a reader, and written anew by a writer', async () => {
    await write(INVENTED_NEWS, 'older code');
    const reader = await connect();
    await expect(reader.catchUp()).rejects.toThrow(
      'another version of the bot wrote it: start this version with BULLETINS',
    );
    expect(await write(INVENTED_NEWS)).toBe(true);
    await reader.catchUp();
    expect(await answer(reader, 'How many beds has the ward?')).toBe('24 beds');
  });

  test('that is not there, or cannot be reached or read, is told', async () => {
    const reader = await connect();
    await expect(reader.catchUp()).rejects.toThrow('there is no library yet: start the bot with BULLETINS');
    expect(() => reader.index).toThrow('nothing was read');
    await write(INVENTED_NEWS);
    for (const file of readdirSync(join(folder, 'manifest.lance', 'data'))) {
      rmSync(join(folder, 'manifest.lance', 'data', file));
    }
    await expect((await connect()).catchUp()).rejects.toThrow('its manifest can’t be read');
    await expect(SharedLibrary.connect('s4://nowhere', 'code')).rejects.toMatchObject({ name: 'LibraryStoreError' });
  });

  test('is searched within limits, however much there is outside of them', async () => {
    const many = Array.from({ length: 450 }, (_, i) =>
      bulletin(`old${i}`, [`Bridge ${i}.`], { date: on('2023-05-01') }),
    );
    const wanted = 'The council of Lowmere has had the old bridge over the river Tarn painted in green and white.';
    await write([...many, bulletin('new', [wanted], { date: on('2024-05-01'), publisher: 'The Lowmere Post' })]);
    const reader = await connect();
    await reader.catchUp();
    for (const limits of [{ from: '2024-01-01' }, { from: '2024-05-01', to: '2024-05-01' }, { source: 'lowmere' }]) {
      const asked = { question: 'bridge', now: NOW, ...limits };
      const { passages } = answerQuestion(await reader.index.reading(asked), 'bridge', asked);
      expect(passages.map(({ quotation }) => quotation.quote)).toEqual([wanted]);
    }
    const before = { question: 'bridge', now: NOW, to: '2023-12-31' };
    expect(answerQuestion(await reader.index.reading(before), 'bridge', before).scope.bulletins).toBe(450);
  });

  test('answers several at once, with room for no more than a page in memory', async () => {
    await write(INVENTED_NEWS);
    const { modules, connection: own } = await connection();
    const manifest = (await readManifest(own))!;
    const pages = await own.openTable('pages');
    const sizes = (await pages.query().toArray()).map(({ segment }) => (segment as Uint8Array).length);
    const cache = new PageCache(Math.max(...sizes));
    const index = await openVersion({ modules, connection: own, manifest, cache });
    for (const id of ['nurses', 'stroke-ward', 'nurses']) {
      await index.reading({ bulletins: [id] });
      const both = await index.reading({ bulletins: ['nurses', 'stroke-ward'] });
      expect(both.bulletins.filter(({ unread }) => unread === null)).toHaveLength(2);
    }
    const questions = ['How many beds has the ward?', 'Who is the mayor of Brackwater?', 'How many nurses were hired?'];
    const ask = async (question: string) =>
      answerQuestion(await index.reading({ question, now: NOW }), question, { now: NOW }).answer;
    const answers = await Promise.all([...questions, ...questions].map(ask));
    expect(answers.slice(0, 3)).toEqual(answers.slice(3));
    expect(answers).toEqual(expect.arrayContaining(['24 beds', '48 nurses']));
    own.close();
  });

  test('can be empty', async () => {
    await write([]);
    const reader = await connect();
    await reader.catchUp();
    expect(ids(reader)).toEqual([]);
    expect(await answer(reader, 'Where is the bridge?')).toBeNull();
    await write(INVENTED_NEWS);
    await reader.catchUp();
    expect(await answer(reader, 'How many beds has the ward?')).toBe('24 beds');
  });
});
