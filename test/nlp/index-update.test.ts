import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bulletin } from '../../src/bulletins/bulletin.js';
import { answerQuestion } from '../../src/nlp/answer.js';
import { changeTo, changing } from '../../src/nlp/index-update.js';
import { searchWords } from '../../src/nlp/look-up.js';
import { mergeFrom, mergingParts, replacing } from '../../src/nlp/part-merge.js';
import { analysing } from '../../src/nlp/segment-builder.js';
import { buildIndex, type SentenceIndex } from '../../src/nlp/sentence-index.js';
import { atOnce } from '../../src/nlp/steps.js';
import { bulletin, NOW, on, titled } from './collection.js';

const SENTENCES = [
  'The bridge over the Tarn was opened on 3 September.',
  'Mayor Edith Marlow spoke at Highwater.',
  'The Crisis Response Centre (CRC) works in Lowmere.',
  'The CRC was praised.',
  'Snow closed the pass on 5 May 2024.',
  'Contingents of Kazakhstan came to Rock-2023.',
  'It was old.',
];

/** A page: an article, perhaps in another language, or briefs. */
const page = fc.record({
  name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  kind: fc.constantFrom('article', 'briefs', 'foreign'),
  sentences: fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 4 }),
  date: fc.constantFrom(null, on('2023-03-03'), on('2024-09-03')),
  title: fc.constantFrom(null, 'The fair at Highwater', 'Rock-2024'),
});

function bulletinsOf({ name, kind, sentences, date, title }: typeof page extends fc.Arbitrary<infer T> ? T : never) {
  if (kind === 'foreign') return [bulletin(name, ['Le pont a été ouvert lundi par le maire de la ville.'])];
  if (kind === 'briefs') return sentences.map((sentence, i) => bulletin(`${name}#${i + 1}`, [sentence], { date }));
  return [title ? titled(name, title, sentences, { date }) : bulletin(name, sentences, { date })];
}

const read = new Map<string, Bulletin>();

/** A file that has not changed is not read again: its bulletins are the same objects, here in nine of ten cases. */
function readOnce(own: Bulletin, isRead: boolean): Bulletin {
  const key = JSON.stringify(own);
  const known = isRead ? undefined : read.get(key);
  if (!known) read.set(key, own);
  return known ?? own;
}

const collection = fc
  .tuple(fc.uniqueArray(page, { selector: ({ name }) => name, maxLength: 6 }), fc.integer({ min: 0, max: 9 }))
  .map(([pages, chance]) => pages.flatMap(bulletinsOf).map((own) => readOnce(own, chance === 0)));

/** Brings an index up to date. */
function update(index: SentenceIndex, bulletins: readonly Bulletin[]): SentenceIndex {
  const change = changeTo(index, bulletins);
  return atOnce(changing(index, change, change.fresh.length > 0 ? [atOnce(analysing(change.fresh))] : []));
}

const partsMerged = ({ parts }: SentenceIndex, from: number) => atOnce(mergingParts(parts.slice(from)));

function merged(index: SentenceIndex, from = mergeFrom(index)): SentenceIndex {
  return from === undefined ? index : atOnce(replacing(index, partsMerged(index, from)));
}

const QUESTIONS = [
  'When was the bridge opened?',
  'Who spoke at Highwater?',
  'What is the crisis response centre?',
  'What happened in May 2024?',
  'Who came to Rock-2024?',
  'Where was the brigde praised?',
  'Which Kazakh contingents came?',
];

/** All that can be seen of an index from outside. */
function seen(index: SentenceIndex) {
  return {
    answers: QUESTIONS.map((question) => answerQuestion(index, question, { now: NOW, top: 20 })),
    found: QUESTIONS.map((question) => searchWords(index, question, { now: NOW })),
    bulletins: index.bulletins.map(({ bulletin: own, date }) => [own, date]),
    notEnglish: index.notEnglish,
    counts: [index.sentenceCount, index.averageLength],
  };
}

describe('an index that is brought up to date', () => {
  test('answers as one that is built anew, whatever was added, replaced, moved or removed, merged or not', () => {
    const history = fc.array(fc.tuple(collection, fc.boolean()), { minLength: 1, maxLength: 5 });
    const same = fc.property(history, (steps) => {
      let index = buildIndex([]);
      for (const [bulletins, merges] of steps) {
        index = update(index, bulletins);
        if (merges) index = merged(index);
        expect(seen(index)).toEqual(seen(buildIndex(bulletins)));
      }
    });
    fc.assert(same, { numRuns: 60 });
  }, 30_000);

  test('takes what is merged in place of its parts as well when more has changed meanwhile, unless that is in them', () => {
    const same = fc.property(collection, collection, collection, (first, second, third) => {
      const index = update(update(buildIndex([]), first), second);
      const made = partsMerged(index, 0);
      const later = update(index, third);
      const replaced = atOnce(replacing(later, made));
      expect(seen(replaced)).toEqual(seen(buildIndex(third)));
      const isTouched = index.parts.some(({ segment, gone }, i) => {
        return later.parts[i]?.segment !== segment || later.parts[i]?.gone !== gone;
      });
      if (isTouched || index.parts.length === 0) expect(replaced).toBe(later);
      else
        expect(replaced.parts.length).toBe(
          later.parts.length - index.parts.length + (made.segment.bulletins.length > 0 ? 1 : 0),
        );
    });
    fc.assert(same, { numRuns: 100 });
  }, 30_000);

  test('looks only at the pages that are new or have changed', () => {
    const [fair, flood, snow] = [
      bulletin('fair', ['The fair opens.']),
      bulletin('flood', ['The flood rose.']),
      bulletin('snow', ['Snow fell.']),
    ];
    const index = buildIndex([fair, flood, snow]);
    const changed = { ...flood, title: 'Flood' };
    const change = changeTo(index, [{ ...snow }, changed, bulletin('new', ['A road opened.']), { ...fair }]);
    expect(change.fresh.map(({ id }) => id)).toEqual(['flood', 'new']);
    expect(change.gone).toEqual([[1]]);
    expect(change.order[0]).toBe(snow);
  });

  test('takes a page whole, since its briefs are context for each other', () => {
    const fair = bulletin('fair', ['The fair opens.']);
    const [snow, pass, road] = ['Snow fell.', 'The pass was closed.', 'A road opened.'].map((text, i) =>
      bulletin(`page#${i + 1}`, [text]),
    ) as [Bulletin, Bulletin, Bulletin];
    const index = buildIndex([fair, snow, pass, road, bulletin('flood', ['The flood rose.'])]);
    const others = [index.order[0]!, index.order[4]!];
    const changed = { ...pass, title: 'The pass' };
    const change = changeTo(index, [others[0]!, snow, changed, road, others[1]!]);
    expect(change.fresh).toEqual([snow, changed, road]);
    expect(change.gone).toEqual([[1, 2, 3]]);
    expect(changeTo(index, [others[0]!, snow, pass, others[1]!]).fresh).toEqual([snow, pass]);
    expect(changeTo(index, [others[0]!, pass, road, others[1]!]).fresh).toEqual([pass, road]);
  });

  test('leaves the index as it was for who still uses it', () => {
    const fair = bulletin('fair', ['The fair opens at Highwater.']);
    const index = buildIndex([fair, bulletin('snow', ['Snow fell.'])]);
    const before = seen(index);
    const next = update(index, [fair, bulletin('flood', ['The flood rose at Highwater.'])]);
    expect(seen(index)).toEqual(before);
    expect(next.parts[0]?.segment).toBe(index.parts[0]?.segment);
  });
});

describe('merging', () => {
  test('leaves no trace of what is gone', () => {
    const index = buildIndex([
      bulletin('secret', ['The Zeppelin Works of Lowmere (ZWL) closed.'], { title: 'Zeppelin' }),
      bulletin('fair', ['The fair opens.']),
    ]);
    const fair = index.bulletins[1]?.bulletin;
    const clean = merged(update(index, fair ? [fair] : []), 0);
    expect(JSON.stringify(clean.parts)).not.toMatch(/zeppelin|zwl/i);
    expect(clean.size).toBe(1);
  });

  test('keeps the parts few, and copies the large ones seldom, however many bulletins come one by one', () => {
    let bulletins: Bulletin[] = Array.from({ length: 200 }, (_, i) => bulletin(`b${i}`, [`Road ${i} is open.`]));
    let index = buildIndex(bulletins);
    let copied = 0;
    for (let i = 200; i < 300; i++) {
      bulletins = [...bulletins, bulletin(`b${i}`, [`Road ${i} is open.`])];
      index = update(index, bulletins);
      const from = mergeFrom(index);
      if (from !== undefined) copied += index.size - (index.parts[from]?.base ?? 0);
      index = merged(index, from);
      expect(index.parts.length).toBeLessThan(8);
    }
    expect(index.sentenceCount).toBe(300);
    expect(copied).toBeLessThan(1500);
  });

  test('leaves large parts as they are, unless much of them is gone', () => {
    const roads = (count: number) => Array.from({ length: count }, (_, i) => bulletin(`b${i}`, [`Road ${i} is open.`]));
    const index = update(buildIndex(roads(20)), roads(30));
    expect([mergeFrom(index, 21), mergeFrom(index, 20)]).toEqual([0, undefined]);
    expect(mergeFrom(update(index, roads(30).slice(5)), 15)).toBe(0);
  });

  test('of nothing but what is gone leaves an empty index', () => {
    const index = merged(update(buildIndex([bulletin('fair', ['The fair opens.'])]), []));
    expect(index.parts).toEqual([]);
    expect(answerQuestion(index, 'When does the fair open?', { now: NOW }).verdict).toBe('nothing');
  });
});
