import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eachPiece } from '../../src/nlp/pieces.js';
import { hostileText } from './hostile.js';

const PIECE = /(?:\p{Lu}\.){2,}|\p{N}+(?:[.,]\p{N}+)*(?:st|nd|rd|th)?(?![\p{L}])|[\p{L}\p{N}\p{M}]+/gu;

function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  eachPiece(text, (start, end) => pieces.push(text.slice(start, end)));
  return pieces;
}

test('words, numbers and dotted initials are pieces, whatever stands between them', () => {
  expect(piecesOf('On the 3rd, 4,000.5 of “Élodie’s” U.S. co-workers saw covid19 in 2024.')).toEqual(
    'On the 3rd 4,000.5 of Élodie s U.S. co workers saw covid19 in 2024'.split(' '),
  );
});

test('the pieces are those that the pattern tells, in any text', () => {
  const words = fc.constantFrom(
    'U.',
    'A',
    'b',
    'Éa',
    'rd',
    '1',
    '2,',
    '3.5',
    '½',
    '٣',
    '’',
    '–',
    '.',
    ',',
    ' ',
    '\u0301',
    '😀',
  );
  const text = fc.oneof(
    hostileText,
    fc.array(words).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(text, (one) => {
      expect(piecesOf(one)).toEqual(one.match(PIECE) ?? []);
    }),
    { numRuns: 2000 },
  );
});
