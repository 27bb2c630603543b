import fc from 'fast-check';

const MARKUP =
  '*|**|***|_|__|~~|||||`|``|```|\\|\\\\|# |## |### |-# |- |+ |1. |12.|> |>>> |>|[|]|](|)|(|[x](https://evil.example)|<|>|https://a.b/c_d_e|http:|//|<https://a.b>|steam://x|discord.gg/x|a_b@c_d.example|<@1>|<@!1>|<@&1>|<#1>|</ask:1>|<id:home>|<:e:1>|<a:e:1>|<t:1:R>|@everyone|@here|:smile:|:100:|:|¯\\_(ツ)_/¯'
    .split('|')
    .map((piece) => piece || '||');
const SIGNS = [
  ...[
    '\n',
    '\r',
    '\r\n',
    '\t',
    '\u000b',
    '\f',
    '\u0085',
    '\u2028',
    '\u2029',
    '\u0000',
    '\u001b[31m',
    '\u007f',
    '\u009b',
  ],
  ...['\u200b', '\u2060', '\ufeff', '\u00ad', '\u200d', '\ufe0f', '\u034f', '\u3164', '\u00a0', '\u3000', '  ', ' '],
  ...['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069', '\u200e', '\u200f'],
  ...[
    'שלום',
    'مرحبا',
    '日本語',
    '👩‍👩‍👧',
    '😀',
    '1️⃣',
    '™',
    'e\u0301',
    '\ud800',
    '\udc00',
    '“',
    '”',
    '[…]',
    '…',
    '·',
    'İ',
  ],
];
const WORDS = 'The bridge|at Highwater|was opened|on Monday|in 2024|No. 7|Mayor Edith Marlow|http|s|e'.split('|');

/** Text that tries to be markup, to ping, to link or to turn the reply round. */
export const hostileText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...MARKUP) },
      { weight: 3, arbitrary: fc.constantFrom(...SIGNS) },
      { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
      { weight: 2, arbitrary: fc.constantFrom(' ', '\n') },
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

export const hostileWords = hostileText.filter((text) => text !== '');

/** Addresses, some of which nobody could open. */
export const hostileUrl = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  hostileText.map((text) => `https://example.org/${text}`),
  hostileText.map((text) => `https://example.org/?q=${text}#${text}`),
  fc.constantFrom(
    'javascript:alert(1)',
    'https://discord.com@evil.example',
    'http://[::1]/',
    'ftp://a.b/c',
    '',
    'https://',
  ),
  fc.integer({ min: 1, max: 3000 }).map((length) => `https://example.org/${'a'.repeat(length)}`),
);

/**
 * The characters that a reader should see: line breaks of every kind as `\n`, tabs as spaces, other control characters and
 * what cannot be sent as signs. Written down once more on its own, character by character.
 */
export function seenAs(source: string): string {
  let seen = '';
  for (const character of source.replaceAll('\r\n', '\n')) {
    const code = character.codePointAt(0) ?? 0;
    if ('\n\u000b\f\r\u0085\u2028\u2029'.includes(character)) seen += '\n';
    else if (code === 9) seen += ' ';
    else if (code < 32) seen += String.fromCodePoint(0x2400 + code);
    else if (code === 127) seen += '\u2421';
    else if ((code > 127 && code < 160) || (code >= 0xd800 && code <= 0xdfff)) seen += '\ufffd';
    else seen += character;
  }
  return seen;
}

/** Text without what no reader can see a difference in: isolates, and spaces that a line ends with. */
export function plain(seen: string): string {
  return seen.replace(/[\u2066-\u2069]/g, '').replace(/ +(?=\n)/g, '');
}
