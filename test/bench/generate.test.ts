import { describe, expect, test } from 'vitest';
import { generateBulletins, type Written } from '../../bench/collection/generate.js';
import { gather } from '../../bench/collection/material.js';
import { sourceOf, templateOf } from '../../bench/collection/template.js';
import { rankFor } from '../../bench/collection/vocabulary.js';
import { seededRandom } from '../../evaluation/bootstrap.js';
import { splitSentences } from '../../src/nlp/sentences.js';
import { contentTerms } from '../../src/nlp/terms.js';
import { invented } from './invented.js';

const source = sourceOf(invented);
const write = (sentences: number, seed = 7): Written[] => [...generateBulletins(source, sentences, seededRandom(seed))];

/** How often each term stands in the first so many sentences of a collection, and how many there are in all. */
function termsIn(written: readonly Written[], sentences: number) {
  const counts = new Map<string, number>();
  let [seen, all] = [0, 0];
  for (const { bulletin, spans } of written) {
    for (let i = 0; i < spans.length && seen < sentences; i += 2, seen++) {
      for (const { term } of contentTerms(bulletin.text.slice(spans[i], spans[i + 1]))) {
        counts.set(term, (counts.get(term) ?? 0) + 1);
        all++;
      }
    }
  }
  return { counts, all };
}

describe('generated bulletins', () => {
  const written = write(1_000);

  test('are the same for the same seed, and others for another', () => {
    expect(write(1_000)).toEqual(written);
    expect(write(1_000, 8)).not.toEqual(written);
  });

  test('of a small collection are the beginning of a large one', () => {
    const few = write(400);
    expect(few.slice(0, -1)).toEqual(written.slice(0, few.length - 1));
    expect(few.at(-1)?.bulletin.title).toBe(written[few.length - 1]?.bulletin.title);
  });

  test('have as many sentences together as was asked for, and 20 to 30 each but for the last', () => {
    const lengths = written.map(({ spans }) => spans.length / 2);
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(1_000);
    for (const length of lengths.slice(0, -1)) {
      expect(length).toBeGreaterThanOrEqual(20);
      expect(length).toBeLessThanOrEqual(30);
    }
  });

  test('have a title that stands in the text, a date that does not go back, and ids of their own', () => {
    let before = '';
    for (const { bulletin, spans } of written) {
      expect(bulletin.text.slice(spans[0], spans[1])).toBe(bulletin.title);
      expect(bulletin.blocks[0]).toMatchObject({ role: 'title', end: bulletin.title?.length });
      const day = bulletin.date?.from ?? '';
      expect(day >= before).toBe(true);
      before = day;
    }
    expect(new Set(written.map(({ bulletin }) => bulletin.id)).size).toBe(written.length);
  });

  test('have their sentences where the bot finds them', () => {
    const told = written.flatMap(({ bulletin, spans }) =>
      spans.flatMap((start, i) => (i % 2 === 0 ? [`${bulletin.id} ${start}–${spans[i + 1]}`] : [])),
    );
    const found = written.flatMap(({ bulletin }) =>
      bulletin.blocks.flatMap((block) =>
        splitSentences(bulletin.text, block).map(({ start, end }) => `${bulletin.id} ${start}–${end}`),
      ),
    );
    const same = found.filter((place) => told.includes(place)).length;
    expect(same / told.length).toBeGreaterThan(0.97);
  });

  test('repeat in a title what stands in the bulletin: they are about something', () => {
    const shared = written.map(({ bulletin }) => {
      const title = contentTerms(bulletin.title ?? '').map(({ term }) => term);
      const body = new Set(contentTerms(bulletin.text.slice(bulletin.title?.length)).map(({ term }) => term));
      return title.filter((term) => body.has(term)).length / Math.max(1, title.length);
    });
    expect(shared.reduce((sum, share) => sum + share, 0) / shared.length).toBeGreaterThan(0.4);
  });
});

describe('the vocabulary of generated bulletins', () => {
  const written = write(16_000);
  const sizes = [2_000, 4_000, 8_000, 16_000].map((sentences) => termsIn(written, sentences));

  test("grows by Heaps' law: about as the square root of the length, and never stops", () => {
    for (const [i, after] of sizes.slice(1).entries()) {
      const before = sizes[i] ?? after;
      const exponent = Math.log(after.counts.size / before.counts.size) / Math.log(after.all / before.all);
      expect(exponent).toBeGreaterThan(0.45);
      expect(exponent).toBeLessThan(0.75);
    }
  });

  test("has frequencies by Zipf's law: few common words, and a half that stand once", () => {
    const { counts, all } = sizes.at(-1) ?? { counts: new Map<string, number>(), all: 0 };
    const ranked = [...counts.values()].sort((a, b) => b - a);
    const share = (rank: number) => (ranked[rank - 1] ?? 0) / all;
    expect(share(1)).toBeLessThan(0.03);
    // From the hundredth to the thousandth an exponent near 1.
    const exponent = Math.log10(share(100) / share(1_000));
    expect(exponent).toBeGreaterThan(0.6);
    expect(exponent).toBeLessThan(1.3);
    const once = ranked.filter((count) => count === 1).length / ranked.length;
    expect(once).toBeGreaterThan(0.4);
    expect(once).toBeLessThan(0.65);
  });
});

describe('the rank of a word', () => {
  test('rises with the number drawn, without end', () => {
    const ranks = [0, 0.3, 0.7, 0.9, 0.99, 0.9999, 1 - 2 ** -32].map((even) => rankFor(even, 1_000));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(ranks[0]).toBe(0);
    expect(ranks.at(-1)).toBeGreaterThan(1_000_000);
  });
});

describe('a template', () => {
  test('keeps stop words, punctuation and spaces, and finds names, months and numbers', () => {
    const { parts, words } = templateOf('On 3 May 2024, the Harbour Office reopened “Rock-2024” near NATO.');
    expect(words).toBe(12);
    expect(parts.filter((part) => typeof part === 'string').join('')).toBe('On   , the    “-” near .');
    expect(parts.filter((part) => typeof part === 'object')).toEqual([
      { slot: 'number', like: 3 },
      { slot: 'month' },
      { slot: 'number', like: 2024 },
      { slot: 'word', kind: 'name', capital: false },
      { slot: 'word', kind: 'name', capital: false },
      { slot: 'word', kind: 'ed', capital: false },
      { slot: 'word', kind: 'name', capital: false },
      { slot: 'number', like: 2024 },
      { slot: 'word', kind: 'acronym', capital: false },
    ]);
  });

  test('needs sentences', () => {
    expect(() => sourceOf([])).toThrow('expected bulletins with sentences of five words or more, got none');
  });
});

test('the bulletins that ship are enough to write after', async () => {
  const material = await gather({ bulletins: ['data/bulletins'], sentences: 1_000 });
  expect(material.sentences).toBe(1_000);
  const documents = [...material.documents()];
  expect(documents.map(({ id }) => id)).toEqual(Array.from({ length: 1_000 }, (_, id) => id));
  expect(documents.filter(({ title }) => title === '')).toHaveLength(material.bulletins.length);
  expect(material.beginning(100).sentences).toBeGreaterThanOrEqual(100);
  expect(material.beginning(100).bulletins.length).toBeLessThan(7);
});
