import { existsSync, mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Library } from '../../src/bulletins/library.js';
import { IndexKeeper } from '../../src/indexing/keeper.js';
import { Snapshot } from '../../src/indexing/snapshot.js';
import { answerQuestion } from '../../src/nlp/answer.js';
import { buildIndex, type SentenceIndex } from '../../src/nlp/sentence-index.js';
import { NOW } from '../nlp/collection.js';
import { libraryOf } from './large-library.js';

const worker = join(import.meta.dirname, '..', '..', 'dist', 'src', 'indexing', 'worker.js');

let folder = '';
let logs: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keeper-'));
  logs = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function keeper(code = 'code') {
  return new IndexKeeper({ worker, snapshot: new Snapshot(folder, code), log: (line) => logs.push(line) });
}

async function take(own: IndexKeeper, library: Library, onProgress?: (done: number, of: number) => void) {
  own.use(await own.update(library, onProgress), library.files);
}

const QUESTIONS = ['When was bridge 77 opened?', 'What did the RWO count?', 'Where was bridge 1204 opened?'];
const answers = (index: SentenceIndex) => QUESTIONS.map((question) => answerQuestion(index, question, { now: NOW }));

describe('a large library', () => {
  const library = libraryOf(1900);

  test('is analysed in threads, with progress, into the index that one thread would make', {
    timeout: 60_000,
  }, async () => {
    const own = keeper();
    const told: number[] = [];
    await take(own, library, (done) => told.push(done));
    const alone = buildIndex(library.bulletins);
    expect(answers(own.index)).toEqual(answers(alone));
    expect(own.index.sentenceCount).toBe(alone.sentenceCount);
    expect(own.index.parts.length).toBe(1);
    expect(told.length).toBeGreaterThan(1);
    expect(told.at(-1)).toBe(1900);
    await own.close();
  });

  test('is analysed by the threads into a part each, which stay as they are when they are large, and answers the same', {
    timeout: 60_000,
  }, async () => {
    const own = new IndexKeeper({ worker, large: 5000, snapshot: new Snapshot(folder, 'code'), log: console.error });
    await take(own, library);
    await take(own, libraryOf(1902));
    await own.close();
    const sizes = own.index.parts.map(({ segment }) => segment.starts.length);
    expect(sizes.length).toBe(Math.min(availableParallelism(), 2) + 1);
    expect(sizes.at(-1)).toBe(own.index.size - buildIndex(library.bulletins).size);
    expect(answers(own.index)).toEqual(answers(buildIndex(libraryOf(1902).bulletins)));
    const again = keeper();
    await again.recall();
    expect(answers(again.index)).toEqual(answers(own.index));
  });

  test('is kept, and the next start analyses what is new only', { timeout: 60_000 }, async () => {
    const first = keeper();
    await take(first, library);
    await first.close();
    const changed = libraryOf(1901, (i) => (i === 77 ? 'It snowed.' : ''));
    const next = keeper();
    await next.recall();
    expect(next.known.size).toBe(1900);
    const told: [number, number][] = [];
    await take(next, changed, (...progress) => told.push(progress));
    expect(told).toEqual([[2, 2]]);
    expect(answers(next.index)).toEqual(answers(buildIndex(changed.bulletins)));
    await next.close();
    expect(logs).toEqual([]);
  });

  test('answers the same from what was kept when a half of it is taken out and the rest is merged', {
    timeout: 60_000,
  }, async () => {
    const first = keeper();
    await take(first, library);
    await first.close();
    const next = keeper();
    await next.recall();
    const rest = { ...library, bulletins: next.index.order.filter((_, i) => i % 2 === 1) };
    await take(next, rest);
    await next.close();
    const texts = library.bulletins.filter((_, i) => i % 2 === 1).map(({ text }) => text);
    expect(next.index.parts.map(({ segment }) => segment.bulletins.length)).toEqual([950]);
    expect(next.index.order.map(({ text }) => text)).toEqual(texts);
    expect(answers(next.index)).toEqual(answers(buildIndex(rest.bulletins)));
  });

  test('is built anew, and that is told, when what was kept is torn or of other code', {
    timeout: 60_000,
  }, async () => {
    const first = keeper();
    await take(first, library);
    await first.close();
    const other = keeper('other');
    await other.recall();
    expect(other.known.size).toBe(0);
    expect(logs).toEqual([
      'The index that was kept is not used, since another version of the bot made it. It is built anew.',
    ]);
    truncateSync(join(folder, readdirSync(folder).find((name) => name.endsWith('.segment')) ?? ''), 99);
    const torn = keeper();
    await torn.recall();
    expect(logs[1]).toMatch(/since [\da-f]{8}-\d+\.segment has 99 bytes\./);
    await take(torn, library);
    expect(answers(torn.index)).toEqual(answers(buildIndex(library.bulletins)));
    await torn.close();
    const again = keeper();
    await again.recall();
    expect(again.known.size).toBe(1900);
  });
});

test('a small library is not kept: it is analysed sooner', async () => {
  const own = keeper();
  await take(own, libraryOf(20));
  await own.close();
  expect(readdirSync(folder)).toEqual([]);
});

test('the same library again leaves the index as it is', async () => {
  const own = keeper();
  await take(own, libraryOf(20));
  await own.close();
  const { index } = own;
  expect(await own.update(libraryOf(20))).toBe(index);
});

test('parts are merged in the background', async () => {
  const own = keeper();
  for (const size of [20, 21, 22]) {
    await take(own, libraryOf(size));
    expect(answers(own.index)).toEqual(answers(buildIndex(libraryOf(size).bulletins)));
  }
  expect(own.index.parts.length).toBeGreaterThan(1);
  await own.close();
  expect(own.index.parts).toHaveLength(2);
});

test('parts stay few while one bulletin after the other comes without a pause', async () => {
  const own = keeper();
  let most = 0;
  for (let size = 20; size < 60; size++) {
    await take(own, libraryOf(size));
    expect(answers(own.index)).toEqual(answers(buildIndex(libraryOf(size).bulletins)));
    most = Math.max(most, own.index.parts.length);
  }
  expect(most).toBeLessThan(20);
  await own.close();
  expect(own.index.parts.length).toBeLessThan(4);
});

test('a folder that can’t be written to costs the keeping only', { timeout: 60_000 }, async () => {
  const nowhere = join(folder, 'file');
  await import('node:fs').then(({ writeFileSync }) => writeFileSync(nowhere, ''));
  const own = new IndexKeeper({
    worker,
    snapshot: new Snapshot(join(nowhere, 'x'), 'code'),
    log: (line) => logs.push(line),
  });
  const library = libraryOf(1900);
  await take(own, library);
  await own.close();
  expect(own.index.bulletins).toHaveLength(1900);
  expect(logs).toEqual([expect.stringMatching(/^The index could not be kept for the next start: /)]);
  expect(existsSync(join(nowhere, 'x'))).toBe(false);
});
