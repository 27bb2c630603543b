import fc from 'fast-check';
import type { Bulletin } from '../../src/bulletins/bulletin.js';
import { bulletin, on } from './collection.js';

const PIECES =
  'The bridge|opened|on 3 September|2024|From 3 to 6 September|Interaction-2024|Col.-Gen.|A. N.|Sidorov|(item 7)|“Rock-2024”|. |.|..|…|?|!|”|“|"|’s|U.S.|WHO|in Highwater|by Mayor|because|5%|4,000|No.|CRC|(CRC)|Crisis Response Center|-|–|\u00a0|\r\n|\n\n|\u2028|\u200b|\ufeff|\u202e|مرحبا بالعالم|שלום|日本語。|e\u0301|\u0301|👩‍👩‍👧|🇰🇬|\ud800|\udc00|İ|ß|ﬁ|\0|\t|\v|\u0085|toString|hasOwnProperty|<p>|&amp;'.split(
    '|',
  );

/** Text as bad pages and bad people make it: emoji, other scripts, lone surrogates, odd spaces, stops in odd places. */
export const hostileText = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 3, arbitrary: fc.constant(' ') },
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(''));

const ASKED =
  'Who|What|Where|When|Why|How many|Which countries|did|is|the bridge|Sidorov|opened|on 3 September 2024|last month|Interaction-2024|CRC|Highwater|item 7|zebra'.split(
    '|',
  );

/** Questions, sensible ones and others. */
export const hostileQuestion = fc.oneof(
  fc.array(fc.constantFrom(...ASKED, ...PIECES), { maxLength: 10 }).map((words) => `${words.join(' ')}?`),
  hostileText,
);

/** A collection of hostile bulletins: an article, a dated one and two briefs, one of which repeats the article. */
export const hostileCollection: fc.Arbitrary<Bulletin[]> = fc
  .tuple(fc.array(hostileText, { minLength: 1, maxLength: 4 }), hostileText, hostileText)
  .map(([paragraphs, other, brief]) => [
    withTrimmedBlocks(bulletin('article', paragraphs)),
    withTrimmedBlocks(bulletin('dated', [other], { title: other.slice(0, 20), date: on('2024-09-03') })),
    withTrimmedBlocks(bulletin('page#1', [brief])),
    withTrimmedBlocks(bulletin('page#2', paragraphs.slice(0, 1))),
  ]);

/** Blocks have no white space at their ends and are not empty. */
function withTrimmedBlocks(own: Bulletin): Bulletin {
  const blocks = own.blocks.flatMap(({ start, end, role }) => {
    const line = own.text.slice(start, end);
    const first = start + line.length - line.trimStart().length;
    const last = first + line.trim().length;
    return last > first ? [{ start: first, end: last, role }] : [];
  });
  return { ...own, blocks };
}
