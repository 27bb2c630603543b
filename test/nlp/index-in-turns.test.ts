import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Bulletin } from '../../src/bulletins/bulletin.js';
import { loadLibrary } from '../../src/bulletins/library.js';
import { assembling } from '../../src/nlp/assembly.js';
import { whole } from '../../src/nlp/live-segment.js';
import type { Segment } from '../../src/nlp/segment.js';
import { analysing } from '../../src/nlp/segment-builder.js';
import { buildIndex, SentenceIndex } from '../../src/nlp/sentence-index.js';
import { atOnce, STRETCH, type Steps, withPauses } from '../../src/nlp/steps.js';
import { bulletin, on, titled } from './collection.js';
import { hostileCollection } from './hostile.js';

/** How many characters each of the costly readers was given since the last pause, and the most there ever were. */
const read = vi.hoisted(() => ({ since: 0, most: 0 }));

vi.mock(import('../../src/nlp/wink.js'), async (original) => {
  const wink = await original();
  return { ...wink, sentenceEnds: counted(wink.sentenceEnds) };
});
vi.mock(import('../../src/nlp/terms.js'), async (original) => {
  const terms = await original();
  return { ...terms, termsOf: counted(terms.termsOf) };
});
vi.mock(import('../../src/nlp/date-grammar.js'), async (original) => {
  const grammar = await original();
  return { ...grammar, findDates: counted(grammar.findDates) };
});
vi.mock(import('../../src/nlp/language.js'), async (original) => {
  const language = await original();
  return { ...language, foreignLanguage: counted(language.foreignLanguage, 4000) };
});

/** The function, with the characters that it reads added to what was read. */
function counted<T>(reader: (text: string) => T, most = Number.POSITIVE_INFINITY): (text: string) => T {
  return (text) => {
    read.since += Math.min(text.length, most);
    return reader(text);
  };
}

let pauses = 0;
beforeEach(() => {
  Object.assign(read, { since: 0, most: 0 });
  pauses = 0;
});

const endStretch = () => {
  read.most = Math.max(read.most, read.since);
  read.since = 0;
};

function indexOf(bulletins: readonly Bulletin[], segment: Segment): SentenceIndex {
  return new SentenceIndex(atOnce(assembling([whole(segment)], bulletins, null)));
}

async function inTurns(bulletins: readonly Bulletin[]) {
  const segment = await withPauses(analysing(bulletins), async () => {
    pauses++;
    endStretch();
  });
  endStretch();
  return indexOf(bulletins, segment);
}

/** The longest piece of text that is read in one go. */
const PIECE = 20_000;
const SENTENCES =
  'On 3 September 2024 the Crisis Response Centre (CRC) opened in Highwater. Mayor Edith Marlow spoke. ';

describe('an index that is built in turns', () => {
  test('is the one that is built at once', async () => {
    const dated = { date: on('2024-09-03') };
    const bulletins = [
      titled('fair', 'The fair opens', [SENTENCES.repeat(400), 'The mayor spoke.'], dated),
      bulletin('page#1', ['Snow closed the pass.', 'The mayor spoke.']),
      bulletin('page#2', ['The Crisis Response Centre has a new roof.']),
      bulletin('foreign', [
        'Der Bürgermeister hat die Brücke am Montag mit vielen Gästen eröffnet, und es ist nicht vorbei.',
      ]),
    ];
    const index = await inTurns(bulletins);
    const whole = buildIndex(bulletins);
    expect(index).toEqual(whole);
    expect(index.notEnglish).toHaveLength(1);
    expect(index.sentenceCount).toBeLessThan(index.size - 1);
    expect(index.aliases.expand('crc')).toEqual(whole.aliases.expand('crc'));
    expect(index.aliases.expand('crc')?.text).toBe('Crisis Response Centre');
    expect(pauses).toBeGreaterThan(5);
  });

  test('is the same for text as bad pages and bad people make it', async () => {
    const same = fc.asyncProperty(hostileCollection, async (bulletins) => {
      expect(await inTurns(bulletins)).toEqual(buildIndex(bulletins));
    });
    await fc.assert(same, { numRuns: 30 });
  });

  const collection = 'data/bulletins';
  test.skipIf(!existsSync(collection))('is the same for the bulletins that ship', async () => {
    const { bulletins } = await loadLibrary([collection]);
    expect(await inTurns(bulletins)).toEqual(buildIndex(bulletins));
  });
});

describe('between two pauses no more is read than a stretch and one piece,', () => {
  test.each<[string, readonly Bulletin[]]>([
    [
      'of many small bulletins',
      Array.from({ length: 3000 }, (_, i) => bulletin(`b${i}`, [`Road ${i} is open on Monday.`])),
    ],
    [
      'of one huge bulletin',
      [
        bulletin(
          'huge',
          Array.from({ length: 500 }, (_, i) => SENTENCES.replace('3', `${i}`)),
        ),
      ],
    ],
    ['of one endless line', [bulletin('line', [SENTENCES.repeat(3000)])]],
    ['of words without a full stop', [bulletin('words', Array(100).fill('word and word '.repeat(300)))]],
    [
      'of bulletins in another language',
      Array.from({ length: 300 }, (_, i) =>
        bulletin(`b${i}`, ['Die Straße ist wegen der Arbeiten nicht offen. '.repeat(20)]),
      ),
    ],
  ])('%s', async (_, bulletins) => {
    await inTurns(bulletins);
    expect(pauses).toBeGreaterThan(5);
    expect(read.most).toBeGreaterThan(STRETCH / 2);
    expect(read.most).toBeLessThanOrEqual(STRETCH + 2 * PIECE);
  });
});

test('what the pause throws ends the building', async () => {
  const bulletins = [bulletin('huge', [SENTENCES.repeat(3000)])];
  await expect(withPauses(analysing(bulletins), () => Promise.reject(new Error('enough')))).rejects.toThrow('enough');
});

describe('work in steps', () => {
  function* counting(): Steps<string> {
    for (let i = 0; i < 10; i++) yield STRETCH / 4;
    return 'done';
  }

  test('gives the same with and without pauses', async () => {
    expect(atOnce(counting())).toBe('done');
    expect(await withPauses(counting(), async () => pauses++)).toBe('done');
  });

  test('pauses when a stretch is full', async () => {
    await withPauses(counting(), async () => pauses++);
    expect(pauses).toBe(2);
  });
});
