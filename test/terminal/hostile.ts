import fc from 'fast-check';

/** Text with all that may harm a terminal. */
export const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '\u001b[31m',
      '\u001b]8;;http://x\u0007',
      '\r',
      '\n',
      '\r\n',
      '\t',
      '\u009b2J',
      '\u007f',
      '\u0000',
      '\u202e',
      ' ',
      '“',
      '”',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
  ),
});
