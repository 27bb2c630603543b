import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PieceTable } from '../../src/nlp/piece-table.js';
import { pieceHash } from '../../src/nlp/pieces.js';

const codesOf = (text: string) => Uint16Array.from(text, (_, i) => text.charCodeAt(i));

test('pieces have the numbers that they were given, also those that share a hash', () => {
  const pieces = fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', 'b', 'é', '語'), minLength: 1, maxLength: 6 }), {
    maxLength: 1500,
  });
  const hashes = fc.constantFrom(
    pieceHash,
    () => -7,
    (codes: Uint16Array, start: number) => (codes[start] ?? 0) << 30,
  );
  fc.assert(
    fc.property(pieces, hashes, (all, hashOf) => {
      const table = new PieceTable();
      const codes = codesOf(`.${all.join('')}`);
      const starts = all.map((_, nth) => 1 + all.slice(0, nth).join('').length);
      const each = (visit: (start: number, end: number, hashed: number, nth: number) => void) => {
        for (const [nth, piece] of all.entries()) {
          const [start, end] = [starts[nth] ?? 0, (starts[nth] ?? 0) + piece.length];
          visit(start, end, hashOf(codes, start, end), nth);
        }
      };
      each((start, end, hashed, nth) => {
        expect(table.find(codes, start, end, hashed)).toBeUndefined();
        table.add(codes, start, end, hashed, nth);
      });
      each((start, end, hashed, nth) => expect(table.find(codes, start, end, hashed)).toBe(nth));
    }),
    { numRuns: 60 },
  );
});

test('a table grows with what is added to it', () => {
  const table = new PieceTable();
  const words = Array.from({ length: 20_000 }, (_, i) => codesOf(`word${i}`));
  for (const [i, word] of words.entries()) table.add(word, 0, word.length, pieceHash(word, 0, word.length), i);
  for (const [i, word] of words.entries()) {
    expect(table.find(word, 0, word.length, pieceHash(word, 0, word.length))).toBe(i);
  }
});
