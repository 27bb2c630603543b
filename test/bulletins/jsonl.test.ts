import { describe, expect, test } from 'vitest';
import type { Bulletin } from '../../src/bulletins/bulletin.js';
import { readJsonl } from '../../src/bulletins/jsonl.js';
import type { Meta } from '../../src/bulletins/page.js';
import { dateSeen, quotable } from './seen.js';

async function read(archive: string | Uint8Array, meta: Meta = {}, maxRecordBytes = 1e6) {
  const bytes = typeof archive === 'string' ? Buffer.from(archive) : archive;
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
  }
  const bulletins: Bulletin[] = [];
  const remarks: string[] = [];
  for await (const reading of readJsonl(chunks(), { id: 'archive', source: 'archive.jsonl', meta }, maxRecordBytes)) {
    bulletins.push(...reading.bulletins);
    remarks.push(...reading.remarks.map(({ line, reason }) => `${line}: ${reason}`));
  }
  return { bulletins, remarks };
}

describe('an archive of bulletins, one JSON record a line', () => {
  test('gives a bulletin for each record, its text as it is', async () => {
    const record = {
      id: 'a-1',
      title: 'Ward opens',
      text: ' The ward opened.\r\n\r\nThe mayor came.\n',
      date: '2024-02',
      url: 'https://example.org/1',
      source: 'Riverside',
    };
    const { bulletins, remarks } = await read(JSON.stringify(record));
    expect(remarks).toEqual([]);
    expect(bulletins).toEqual([
      {
        id: 'a-1',
        page: 'a-1',
        kind: 'article',
        text: record.text,
        blocks: [
          { start: 1, end: 17, role: 'text' },
          { start: 21, end: 36, role: 'text' },
        ],
        title: 'Ward opens',
        date: { from: '2024-02-01', to: '2024-02-29', precision: 'month', basis: 'stated' },
        source: 'archive.jsonl',
        publisher: 'Riverside',
        url: 'https://example.org/1',
      },
    ]);
  });

  test('a record is called by its id, its _id, or its line', async () => {
    const { bulletins } = await read(
      '{"id":7,"text":"One."}\n{"_id":"x","text":"Two."}\r\n\n{"text":"Three."}\n{"id":null,"_id":"y","text":"Four."}\n',
    );
    expect(bulletins.map(({ id }) => id)).toEqual(['7', 'x', 'archive:4', 'y']);
  });

  test('a title in a record is not quoted', async () => {
    const { bulletins } = await read('{"title":"Ward opens","text":"The ward opened."}');
    expect(bulletins.flatMap(quotable)).toEqual(['The ward opened.']);
  });

  test('a line that can’t be read is told with its number, and the rest loads', async () => {
    const { bulletins, remarks } = await read(
      [
        '{"text":"One."}',
        '{"text":"Tw',
        '[1]',
        '"text"',
        '{"title":"no text"}',
        '{"text":7}',
        '{"text":" *** "}',
        '{"text":"Eight."}',
      ].join('\n'),
    );
    expect(bulletins.map(({ text }) => text)).toEqual(['One.', 'Eight.']);
    expect(remarks).toEqual([
      expect.stringMatching(/^2: skipped, it is not JSON \(.+\)$/),
      '3: skipped, expected a JSON object, {…}, got [1]',
      '4: skipped, expected a JSON object, {…}, got “text”',
      "5: skipped, expected a field “text” with the bulletin's text, got undefined",
      "6: skipped, expected a field “text” with the bulletin's text, got 7",
      '7: skipped, its “text” has no words',
    ]);
  });

  test('a line that is not UTF-8 is told, and the rest loads', async () => {
    const { bulletins, remarks } = await read(
      Buffer.concat([Buffer.from('{"text":"caf'), Buffer.from([0xe9]), Buffer.from('"}\n{"text":"café"}')]),
    );
    expect(remarks).toEqual(['1: skipped, it is not UTF-8']);
    expect(bulletins.map(({ text }) => text)).toEqual(['café']);
  });

  test('a record that is too long is told, and the rest loads', async () => {
    const { bulletins, remarks } = await read(`{"text":"${'x'.repeat(500)}"}\n{"text":"Two."}`, {}, 100);
    expect(remarks).toEqual(['1: skipped, it is longer than 100 bytes']);
    expect(bulletins).toHaveLength(1);
  });

  test('a field that means nothing is told, and the record loads without it', async () => {
    const { bulletins, remarks } = await read(
      '{"text":"One.","date":"soon","url":"ftp://example.org","title":7,"source":""}',
    );
    expect(bulletins[0]).toMatchObject({ date: null, url: null, title: null, publisher: null });
    expect(remarks).toEqual([
      '1: loaded, but its “title” is passed over: expected a text, got 7',
      '1: loaded, but its “date” is passed over: expected a date such as 2024-02-16, 2024-02 or 16 February 2024, got “soon”',
      '1: loaded, but its “url” is passed over: expected an address that begins with http:// or https://, got “ftp://example.org”',
    ]);
  });

  test('a year may be a number, and fields that nobody knows are nobody’s business', async () => {
    const { bulletins, remarks } = await read('\uFEFF{"text":"One.","date":2021,"author":"me","title":null}');
    expect(remarks).toEqual([]);
    expect(dateSeen(bulletins[0]!.date)).toBe('2021-01-01..2021-12-31 (year)');
  });

  test('a sidecar gives publisher and address to the records that have none, and no title or date', async () => {
    const meta = {
      title: 'All',
      date: { from: '2024-01-01', to: '2024-01-01', precision: 'day', basis: 'stated' },
      publisher: 'Riverside',
      url: 'https://example.org/',
    } as const;
    const { bulletins } = await read(
      '{"text":"One."}\n{"text":"Two.","source":"Hill","url":"https://example.org/2"}',
      meta,
    );
    expect(bulletins).toMatchObject([
      { title: null, date: null, publisher: 'Riverside', url: 'https://example.org/' },
      { title: null, date: null, publisher: 'Hill', url: 'https://example.org/2' },
    ]);
  });
});
