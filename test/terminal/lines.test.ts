import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLines } from '../../src/terminal/lines.js';

async function linesOf(bytes: Uint8Array, cuts: readonly number[] = []): Promise<string[]> {
  const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((one, other) => one - other), bytes.length];
  const chunks = edges.slice(1).map((end, nth) => bytes.subarray(edges[nth], end));
  const lines: string[] = [];
  for await (const line of readLines(Readable.from(chunks))) lines.push(line);
  return lines;
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the lines of an input', () => {
  test('end at LF or CRLF, and the last needs neither', async () => {
    expect(await linesOf(bytes('one\ntwo\r\n\nfour\u2028still four\rand'))).toEqual([
      'one',
      'two',
      '',
      'four\u2028still four\rand',
    ]);
    expect(await linesOf(bytes('one\n'))).toEqual(['one']);
    expect(await linesOf(bytes('\n'))).toEqual(['']);
    expect(await linesOf(bytes(''))).toEqual([]);
  });

  test('survive bytes that are not UTF-8', async () => {
    expect(await linesOf(Uint8Array.from([0x61, 0xff, 0x62, 0x0a, 0x63, 0xe2, 0x82]))).toEqual(['a\ufffdb', 'c\ufffd']);
  });

  test('of absurd length are cut, so that they cannot fill the memory', async () => {
    const [long, next] = await linesOf(bytes(`${'x'.repeat(3_000_000)}\nnext`));
    expect(long).toHaveLength(1_000_000);
    expect(next).toBe('next');
  });

  test('are the same however the bytes arrive', async () => {
    const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n\ufeff]/g, ''));
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.array(fc.nat()), async (lines, cuts) => {
        expect(await linesOf(bytes(lines.map((text) => `${text}\n`).join('')), cuts)).toEqual(lines);
      }),
    );
  });
});
