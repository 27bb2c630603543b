import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findBeir, readBeir } from '../../evaluation/beir.js';
import { fileWith, folderWith } from './temporary.js';

const queries = ['{"_id":"b1","text":"boats"}', '{"_id":2,"text":"comets","metadata":{}}', '{"_id":"b3","text":"x"}'];
const header = 'query-id\tcorpus-id\tscore\n';

/** A set with these judgements. */
async function setWith(qrels: string): Promise<string> {
  return folderWith({ 'queries.jsonl': queries.join('\n'), 'qrels/test.tsv': qrels });
}

async function read(folder: string) {
  const files = await findBeir(folder);
  if (!files) throw new Error('expected a set');
  return readBeir(files);
}

describe('finding a set', () => {
  test('a folder means its only judgements, else test.tsv', async () => {
    const folder = await folderWith({ 'qrels/dev.tsv': '', 'qrels/test.tsv': '' });
    expect(await findBeir(folder)).toEqual({
      queries: join(folder, 'queries.jsonl'),
      qrels: join(folder, 'qrels', 'test.tsv'),
      corpus: join(folder, 'corpus.jsonl'),
    });
    const other = await folderWith({ 'qrels/dev.tsv': '' });
    expect((await findBeir(other))?.qrels).toBe(join(other, 'qrels', 'dev.tsv'));
  });

  test('a .tsv file means itself, any other file is no such set', async () => {
    const folder = await setWith('');
    expect(await findBeir(join(folder, 'qrels', 'test.tsv'))).toEqual(await findBeir(folder));
    expect(await findBeir(await fileWith(''))).toBeNull();
  });

  test('a folder with several judgements, or none, is refused', async () => {
    const several = await folderWith({ 'qrels/dev.tsv': '', 'qrels/train.tsv': '' });
    await expect(findBeir(several)).rejects.toThrow('got dev.tsv, train.tsv: give --questions one of them');
    await expect(findBeir(await folderWith({ 'a.txt': '' }))).rejects.toThrow('got none. A question set is given as');
  });
});

describe('reading a set', () => {
  test('gives the queries that have a relevant document, with its grades', async () => {
    const folder = await setWith(`${header}b1\td1\t2\r\nb1\td2\t1\nb1\td3\t0\n2\td4\t1\nb3\td1\t0\n`);
    const [boats, comets, ...more] = await read(folder);
    expect(more).toEqual([]);
    expect(boats).toMatchObject({ id: 'b1', question: 'boats', kind: 'answerable', styles: [], answer: null });
    expect(boats?.target).toEqual({
      level: 'document',
      grades: new Map([
        ['d1', 2],
        ['d2', 1],
      ]),
    });
    expect(comets).toMatchObject({ id: '2', question: 'comets' });
  });

  test('is refused when a line of judgements is not three fields', async () => {
    const folder = await setWith(`${header}b1 d1 1\n`);
    await expect(read(folder)).rejects.toThrow(
      'test.tsv, line 2: expected query-id, corpus-id and a whole number with tabs between them, got "b1 d1 1".',
    );
    await expect(read(await setWith('b1\td1\tmuch\n'))).rejects.toThrow('line 1: expected');
  });

  test('is refused when a query that is judged is not there', async () => {
    await expect(read(await setWith('b9\td1\t1\n'))).rejects.toThrow(
      'expected every query of test.tsv once, got none with the "_id" "b9".',
    );
  });
});
