import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Concept } from '../../src/nlp/concepts.js';
import { bindQuestion } from '../../src/nlp/concepts.js';
import { analyseQuestion } from '../../src/nlp/question.js';
import { type Candidate, retrieve } from '../../src/nlp/retrieval.js';
import { buildIndex, type SentenceIndex } from '../../src/nlp/sentence-index.js';
import { bulletin, NOW, titled } from './collection.js';

const WORDS = 'bridge river snow road mayor council school fire market train harbour festival'.split(' ');

/** Sentences of words of which the first are common and the last are rare. */
const sentence = fc
  .array(
    fc.integer({ min: 0, max: 143 }).map((n) => WORDS[11 - Math.floor(Math.sqrt(n))] ?? 'bridge'),
    { minLength: 1, maxLength: 9 },
  )
  .map((words) => `The ${words.join(' and ')} moved.`);

const collection = fc.array(
  fc.record({
    sentences: fc.array(sentence, { minLength: 1, maxLength: 8 }),
    title: fc.option(fc.constantFrom('Snow', 'The bridge', 'A mayor at the harbour')),
  }),
  { minLength: 1, maxLength: 40 },
);

function indexOf(pages: readonly { sentences: string[]; title: string | null }[]): SentenceIndex {
  return buildIndex(
    pages.map(({ sentences, title }, i) => (title ? titled(`b${i}`, title, sentences) : bulletin(`b${i}`, sentences))),
  );
}

/** BM25F as its definition has it, sentence by sentence, all of them sorted. */
function byDefinition(index: SentenceIndex, concepts: readonly Concept[], limit: number): Candidate[] {
  const most = concepts.reduce((sum, { worth }) => sum + worth, 0);
  const lengthOf = (id: number) => index.sentence(id)?.length ?? 0;
  const scoreOf = (id: number) => {
    const own = index.sentence(id);
    let score = 0;
    for (const { sentences, titles, worth } of [...concepts].sort((a, b) => b.worth - a.worth)) {
      const tf = (at: number) =>
        sentences.ids.includes(at) ? 1 / (1 - 0.4 + (0.4 * lengthOf(at)) / index.averageLength) : 0;
      const titled = !own?.isTitle && titles.ids.includes(own?.bulletin ?? -1) ? 1 : 0;
      const frequency = 3 * tf(id) + tf(own?.previous ?? -1) + tf(own?.next ?? -1) + titled;
      score += (worth * frequency) / (2.2 + frequency);
    }
    return score / most;
  };
  const ids = Array.from({ length: index.size }, (_, id) => id).filter((id) => index.canonicalOf(id) === id);
  const scored = ids.map((id) => ({ id, bm25f: scoreOf(id) })).filter(({ bm25f }) => bm25f > 0);
  return scored.sort((a, b) => b.bm25f - a.bm25f || a.id - b.id).slice(0, limit);
}

const question = fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }).map((all) => all.join(' '));

describe('the sentences that are retrieved', () => {
  test('are those that scoring every sentence to its end gives, to the last bit', () => {
    let pruned = 0;
    const size = fc.integer({ min: 1, max: 10 });
    const same = fc.property(collection, question, size, size, (pages, text, limit, stretch) => {
      const index = indexOf(pages);
      const { concepts } = bindQuestion(index, analyseQuestion(text, NOW));
      const found = retrieve(index, concepts, null, () => true, limit, { stretch: 8 * stretch });
      expect(found).toEqual(retrieve(index, concepts, null, () => true, limit, { exhaustive: true }));
      pruned += found.length === limit ? 1 : 0;
    });
    fc.assert(same, { numRuns: 150 });
    expect(pruned).toBeGreaterThan(50);
  });

  test('are those that BM25F by its definition ranks highest', () => {
    const several = fc.array(question, { minLength: 1, maxLength: 4 });
    const same = fc.property(collection, several, fc.integer({ min: 1, max: 99 }), (pages, texts, stretch) => {
      const index = indexOf(pages);
      for (const text of texts) {
        const { concepts } = bindQuestion(index, analyseQuestion(text, NOW));
        const found = retrieve(index, concepts, null, () => true, 8, { stretch });
        const expected = byDefinition(index, concepts, 8);
        expect(found.map(({ bm25f }) => bm25f.toFixed(10))).toEqual(expected.map(({ bm25f }) => bm25f.toFixed(10)));
      }
    });
    fc.assert(same, { numRuns: 60 });
  });

  test('are the same question after question, since nothing of the last is left', () => {
    const index = buildIndex([bulletin('a', ['The bridge fell.', 'Snow fell.']), bulletin('b', ['The road is open.'])]);
    const ask = (text: string) => {
      const { question: read, concepts } = bindQuestion(index, analyseQuestion(text, NOW));
      return retrieve(index, concepts, read.window, () => true, 9);
    };
    const first = ask('bridge');
    ask('road snow');
    expect(ask('bridge')).toEqual(first);
  });
});
