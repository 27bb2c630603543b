import { describe, expect, test } from 'vitest';
import { parseDate } from '../../src/bulletins/dates.js';
import { readMarkdown } from '../../src/bulletins/markdown.js';
import type { Meta } from '../../src/bulletins/page.js';
import { dateSeen, quotable } from './seen.js';

function read(input: string, meta: Meta = {}) {
  const { bulletins, remarks } = readMarkdown(input, { id: 'notes/release', source: 'notes/release.md', meta });
  const [bulletin] = bulletins;
  if (!bulletin) return { bulletin: null, remarks };
  const { title, date, url, publisher } = bulletin;
  return {
    title,
    date: dateSeen(date),
    url,
    publisher,
    quotable: quotable(bulletin),
    remarks: remarks.map(({ reason }) => reason),
  };
}

describe('a Markdown bulletin', () => {
  test('gives its front matter, its heading as title, and its paragraphs without marks', () => {
    const seen = read(`---
title: Release notes
date: 2024-03-03
url: https://example.com/4.2
source: Example Software
tags: [a, b]
---
# Version 4.2 is out

Version **4.2** reads [files](https://example.com) *twice* as
fast. It drops \`Python 2\`.

- Faster start
- Smaller files

| Size | Time |
|---|---|
| 10 MB | 2 s |

> Well done, said the &quot;users&quot;.
`);
    expect(seen).toEqual({
      title: 'Version 4.2 is out',
      date: '2024-03-03',
      url: 'https://example.com/4.2',
      publisher: 'Example Software',
      quotable: [
        'Version 4.2 is out',
        'Version 4.2 reads files twice as fast. It drops Python 2.',
        'Faster start',
        'Smaller files',
        'Size Time',
        '10 MB 2 s',
        'Well done, said the "users".',
      ],
      remarks: [],
    });
  });

  test('has a title from its front matter when no heading stands in the text, and does not quote it', () => {
    expect(read('---\ntitle: Release notes\n---\nVersion 4.2 is out.')).toMatchObject({
      title: 'Release notes',
      quotable: ['Version 4.2 is out.'],
    });
  });

  test('needs no front matter', () => {
    expect(read('# Ward opens\n\n16.02.2024\n\nThe ward opened.\n\n[Back to the list](/)')).toMatchObject({
      title: 'Ward opens',
      date: '2024-02-16',
      quotable: ['Ward opens', 'The ward opened.'],
    });
  });

  test.each([
    ['broken YAML', '---\ntitle: "Release\ndate: [\n---\nVersion 4.2 is out.', 'it is not YAML'],
    ['fields that mean nothing', '---\ndate: soon\n---\nVersion 4.2 is out.', 'expected a date such as 2024-02-16'],
    [
      'an address that is none',
      '---\nurl: example.com\n---\nVersion 4.2 is out.',
      'expected an address that begins with http',
    ],
    ['a bottomless pit', `---\na: ${'['.repeat(10_000)}\n---\nVersion 4.2 is out.`, 'nested too deep'],
  ])('with front matter that holds %s loads, with one line about it', (_, input, reason) => {
    const seen = read(input);
    expect(seen).toMatchObject({ title: null, date: null, quotable: ['Version 4.2 is out.'] });
    expect(seen.remarks).toHaveLength(1);
    expect(seen.remarks[0]).toContain('loaded, but its');
    expect(seen.remarks[0]).toContain(reason);
  });

  test('keeps the text between two rules, which is no front matter', () => {
    expect(read('---\nThe ward opened.\n\n---\n\nThe mayor came.').quotable).toEqual([
      'The ward opened.',
      'The mayor came.',
    ]);
  });

  test('takes CRLF line ends and a byte order mark', () => {
    expect(read('\uFEFF---\r\ntitle: Release notes\r\n---\r\n\r\nVersion 4.2\r\nis out.\r\n')).toMatchObject({
      title: 'Release notes',
      quotable: ['Version 4.2 is out.'],
    });
  });

  test('lets its sidecar have the last word on everything but a title in the text', () => {
    const meta = { title: 'Sidecar', date: parseDate('2020-01-01')!, publisher: 'Sidecar Ltd' };
    expect(read('---\ntitle: Front\ndate: 2024-03-03\n---\nIt is out.', meta)).toMatchObject({
      title: 'Sidecar',
      date: '2020-01-01',
      publisher: 'Sidecar Ltd',
    });
    expect(read('# Heading\n\nIt is out.', meta).title).toBe('Heading');
  });

  test('without words gives nothing', () => {
    expect(read('---\ntitle: x\n---\n').bulletin).toBeNull();
    expect(read('***\n').bulletin).toBeNull();
  });

  test('nested beyond reason is refused', () => {
    expect(() => read('> '.repeat(10_000))).toThrow('nested at most');
    expect(() => read(`${'- '.repeat(10_000)}x`)).toThrow('nested at most');
    expect(read(`The ward opened.\n\n${'-'.repeat(500)}\n\n${'- '.repeat(200)}\n\nThe mayor came.`).quotable).toEqual([
      'The ward opened.',
      'The mayor came.',
    ]);
  });
});
