import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SnapshotError } from '../../src/indexing/segment-file.js';
import { type Indexed, Snapshot } from '../../src/indexing/snapshot.js';
import { answerQuestion } from '../../src/nlp/answer.js';
import { changeTo, changing } from '../../src/nlp/index-update.js';
import { analysing } from '../../src/nlp/segment-builder.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { atOnce } from '../../src/nlp/steps.js';
import { bulletin, NOW, on, titled } from '../nlp/collection.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'snapshot-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const BULLETINS = [
  titled('fair', 'The fair opens', ['The fair opened on 3 September. It rained.', 'Mayor Edith Marlow spoke.']),
  bulletin('page#1', ['Snow closed the pass.'], { date: on('2024-09-03') }),
  bulletin('page#2', ['The Crisis Response Centre (CRC) has a “new” roof \ud800.'], { publisher: 'Tarn news' }),
  bulletin('foreign', ['Le pont de Highwater a été ouvert lundi par le maire de la ville.']),
  bulletin('copy', ['Snow closed the pass.']),
];
const FILES = BULLETINS.map((own) => {
  return { key: own.id, facts: `1 ${own.id}`, bulletins: [own], remarks: [{ line: 3, reason: 'loaded, but old' }] };
});
const indexed = (): Indexed => ({ index: buildIndex(BULLETINS), files: FILES });
const open = (code = 'code') => new Snapshot(folder, code);

const QUESTIONS = ['When did the fair open?', 'What closed the pass?', 'What has a new roof?', 'Who spoke at the CRC?'];
const answers = ({ index }: Indexed) => QUESTIONS.map((question) => answerQuestion(index, question, { now: NOW }));

const segments = () => readdirSync(folder).filter((name) => name.endsWith('.segment'));

describe('an index that is kept', () => {
  test('comes back as it was, with what was read of the files', async () => {
    const kept = indexed();
    await open().save(kept);
    const back = await open().load();
    expect(back).toEqual(kept);
    expect(back && answers(back)).toEqual(answers(kept));
  });

  test('comes back as it was after a change, of which only what is new is written', async () => {
    const snapshot = open();
    const kept = indexed();
    await snapshot.save(kept);
    const [first] = segments();
    const next = [...BULLETINS.slice(1), bulletin('new', ['A road was opened at Lowmere.'])];
    const change = changeTo(kept.index, next);
    const index = atOnce(changing(kept.index, change, [atOnce(analysing(change.fresh))]));
    await snapshot.save({ index, files: [] });
    expect(segments()).toHaveLength(2);
    expect(segments()).toContain(first);
    const back = await open().load();
    expect(back?.index).toEqual(index);
    expect(back && answers(back)).toEqual(answers({ index: buildIndex(next), files: [] }));
  });

  test('does not take a file for known whose bulletins had to be given other ids', async () => {
    const [fair, ...others] = FILES;
    const renamed = { ...fair!, bulletins: [{ ...BULLETINS[0]!, id: 'unfair', page: 'unfair' }] };
    await open().save({ index: buildIndex(BULLETINS), files: [renamed, ...others] });
    expect((await open().load())?.files.map(({ key }) => key)).toEqual(others.map(({ key }) => key));
  });

  test('is none where nothing was kept', async () => {
    expect(await open().load()).toBeNull();
    expect(await new Snapshot(join(folder, 'nowhere'), 'code').load()).toBeNull();
  });

  test('leaves no files behind that no one needs, but those that may be another’s in the making', async () => {
    const snapshot = open();
    await snapshot.save(indexed());
    const [old] = segments();
    writeFileSync(join(folder, 'young.tmp'), 'x');
    const past = new Date(Date.now() - 3_600_000);
    utimesSync(join(folder, old!), past, past);
    await snapshot.save({ index: buildIndex(BULLETINS.slice(1)), files: [] });
    expect(readdirSync(folder)).not.toContain(old);
    expect(readdirSync(folder).sort()).toEqual([...segments(), 'manifest.json', 'young.tmp']);
  });
});

describe('an index that can’t be used is told and not used:', () => {
  const failing = async (code?: string) => {
    const error = await open(code)
      .load()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SnapshotError);
    return (error as SnapshotError).message;
  };
  beforeEach(() => open().save(indexed()));

  test('one of other code', async () => {
    expect(await failing('other')).toBe('another version of the bot made it');
  });

  const path = () => join(folder, 'manifest.json');

  test('a manifest that is torn, damaged, or none', async () => {
    const manifest = readFileSync(path(), 'utf8');
    writeFileSync(path(), manifest.replace('code', 'mode'));
    expect(await failing()).toBe('its manifest is damaged');
    truncateSync(path(), 40);
    expect(await failing()).toBe('its manifest is damaged');
    truncateSync(path(), 0);
    expect(await failing()).toBe('its manifest is damaged');
    rmSync(path());
    mkdirSync(path());
    expect(await failing()).toBe('its manifest can’t be read');
  });

  test('a segment that is torn, missing, damaged in one bit, or another', async () => {
    const [name = ''] = segments();
    const path = join(folder, name);
    copyFileSync(path, `${path}.copy`);
    const bytes = readFileSync(path);
    truncateSync(path, bytes.length - 9);
    expect(await failing()).toBe(`${name} has ${bytes.length - 9} bytes`);
    for (const at of [0, 30, 32, 33, 90, bytes.length >> 1, bytes.length - 1]) {
      const flipped = Buffer.from(bytes);
      flipped[at] = flipped[at]! ^ 4;
      writeFileSync(path, flipped);
      // Of the sizes, which stand first, a wrong one is told before anything is read by it.
      expect(await failing()).toBe(`${name} is ${at < 32 ? 'not a segment' : 'damaged'}`);
    }
    rmSync(path);
    expect(await failing()).toMatch(/can’t be read/);
  });
});
