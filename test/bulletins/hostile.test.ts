import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocksOf } from '../../src/bulletins/blocks.js';
import type { Bulletin } from '../../src/bulletins/bulletin.js';
import { readHtml } from '../../src/bulletins/html.js';
import { readJsonl } from '../../src/bulletins/jsonl.js';
import { readMarkdown } from '../../src/bulletins/markdown.js';
import { readPageText } from '../../src/bulletins/page-text.js';

const PIECES = [
  '16.02.2024',
  '31.02.2024',
  '09.01.2022On January 9',
  ' date 2021-08-23 DUSHANBE, 23rd August, 2021 Leaders',
  'Posted: 20.01.2022 11:07:00 ',
  'IMG_1.jpg',
  'New ward opens',
  'New ward opens 26.05.2023',
  '(Video)',
  'Go back',
  'Related news',
  'Home',
  'The ward opened.',
  'the nurses',
  'MOSCOW, October 17. ',
  'LONDON (AP) — ',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\u2028',
  ' ',
  '\u00a0',
  '\uFEFF',
  '\u200b',
  '\t',
  '.',
  '…',
  '”',
  '“',
  '- ',
  '• ',
  'a) ',
  '1. ',
  '\u202e',
  'مرحبا بالعالم',
  'שלום',
  '日本語。',
  'e\u0301',
  '👩‍👩‍👧',
  '🇰🇬',
  '\ud800',
  '\udc00',
  'ХХ',
  'İ',
  'ß',
  '<p>',
  '</p>',
  '<h1>',
  '&amp;',
  '# ',
  '---',
  '```',
  '|',
  '[x](y)',
  '*',
  '{',
  '"',
  ':',
  '\0',
];
const hostile = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: 'binary', maxLength: 6 })), {
    maxLength: 60,
  })
  .map((pieces) => pieces.join(''));

function expectSound({ text, blocks }: Bulletin): void {
  let last = 0;
  for (const { start, end } of blocks) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
    const quote = text.slice(start, end);
    expect(quote).toBe(quote.trim());
    last = end;
  }
  expect(blocks.length).toBeGreaterThan(0);
}

async function* inChunks(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const page = { id: 'page', source: 'page.txt' };

describe('whatever a file holds', () => {
  test('the blocks of its text lie in order within it, without white space at their ends', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const blocks = blocksOf(text);
        if (blocks.length > 0) expectSound({ text, blocks } as unknown as Bulletin);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a saved page gives bulletins that are slices of it, each with something to quote', () => {
    fc.assert(
      fc.property(hostile, (input) => {
        const bulletins = readPageText(input, page);
        for (const bulletin of bulletins) {
          expectSound(bulletin);
          expect(input).toContain(bulletin.text);
          expect(bulletin.text).toBe(bulletin.text.trim());
          expect(bulletin.page).toBe('page');
        }
        expect(bulletins.slice(1).every(({ kind }) => kind === 'brief')).toBe(true);
        expect(new Set(bulletins.map(({ id }) => id)).size).toBe(bulletins.length);
      }),
      { numRuns: 3_000 },
    );
  });

  test('Markdown and HTML give sound bulletins', () => {
    fc.assert(
      fc.property(hostile, (input) => {
        for (const bulletin of [...readMarkdown(input, page).bulletins, ...readHtml(input, page).bulletins])
          expectSound(bulletin);
      }),
      { numRuns: 500 },
    );
  });

  test('a record’s text stays what it is, however the archive is cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { maxLength: 4 }), fc.integer({ min: 1, max: 40 }), async (texts, size) => {
        const archive = texts.map((text, index) => JSON.stringify({ id: index, text })).join('\n');
        const read: Bulletin[] = [];
        const remarks: unknown[] = [];
        for await (const reading of readJsonl(inChunks(Buffer.from(archive), size), page, 1e6)) {
          read.push(...reading.bulletins);
          remarks.push(...reading.remarks);
        }
        read.forEach(expectSound);
        expect(read.length + remarks.length).toBe(texts.length);
        for (const { id, text } of read) expect(text).toBe(texts[Number(id)]);
      }),
      { numRuns: 300 },
    );
  });

  test('the same file gives the same bulletins', () => {
    fc.assert(
      fc.property(hostile, (input) => {
        expect(readPageText(input, page)).toEqual(readPageText(input, page));
      }),
    );
  });
});

describe('a huge page is read in time that grows with its size only', () => {
  const SIZE = 2 ** 19;
  test.each<[string, (size: number) => string]>([
    ['line breaks', (size) => '\n'.repeat(size)],
    ['spaces', (size) => ' '.repeat(size)],
    ['one word', (size) => 'a'.repeat(size)],
    ['one word in capitals', (size) => 'A'.repeat(size)],
    ['full stops', (size) => `A${'.'.repeat(size)}`],
    ['quotation marks', (size) => `A${'"'.repeat(size)}`],
    ['lines of 50,000 characters', (size) => `${'Long lines go on, '.repeat(2_800)}\n`.repeat(size / 50_000)],
    ['date lines', (size) => '16.02.2024\n'.repeat(size / 11)],
    ['dated teasers', (size) => '16.02.2024\nTrees were planted.\n'.repeat(size / 31)],
    ['headlines', (size) => 'Trees at the river\n'.repeat(size / 19)],
    ['different headlines', (size) => Array.from({ length: size / 19 }, (_, n) => `Trees at river ${n}`).join('\n')],
    ['headlines with dated texts', (size) => 'Trees at the river\n16.02.2024Trees were planted.\n'.repeat(size / 50)],
    ['headlines and dates', (size) => 'Trees at the river\n16.02.2024\nTrees were planted.\n'.repeat(size / 50)],
    ['list headings', (size) => `Trees\nTrees were planted.\n${'Related news\n'.repeat(size / 13)}`],
    ['short lines in lower case', (size) => 'the trees\n'.repeat(size / 10)],
    ['capitals and dots', (size) => 'A.B-'.repeat(size / 4)],
    ['bullets', (size) => '- '.repeat(size / 2)],
    ['zero-width marks', (size) => '\u200b'.repeat(size)],
    ['emoji', (size) => '👩‍👩‍👧'.repeat(size / 8)],
  ])('%s', (_, make) => {
    const started = performance.now();
    readPageText(make(SIZE), page);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
