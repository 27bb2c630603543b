import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Bulletin } from '../../src/bulletins/bulletin.js';
import { type AskOptions, answerQuestion } from '../../src/nlp/answer.js';
import type { Passage, Quotation } from '../../src/nlp/citation.js';
import { bulletinSentences, latestBulletins, searchWords } from '../../src/nlp/look-up.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { splitSentences } from '../../src/nlp/sentences.js';
import { bulletin, NOW } from './collection.js';
import { hostileCollection, hostileQuestion, hostileText } from './hostile.js';

vi.setConfig({ testTimeout: 60_000 });

/** A quotation is what stands at its citation's place in the bulletin that it names. */
function expectVerbatim(bulletins: readonly Bulletin[], { quote, citation }: Quotation): void {
  const source = bulletins.find(({ id }) => id === citation.bulletin);
  expect(source?.text.slice(citation.start, citation.end)).toBe(quote);
  expect(quote.trim()).toBe(quote);
  expect(quote).not.toBe('');
}

function expectSound(bulletins: readonly Bulletin[], { quotation, before, after, also, highlight }: Passage): void {
  for (const each of [quotation, before, after]) if (each) expectVerbatim(bulletins, each);
  for (const { bulletin: id, start, end } of also) {
    const same = bulletins.find((own) => own.id === id)?.text.slice(start, end);
    expect(same?.replace(/\s+/g, ' ')).toBe(quotation.quote.replace(/\s+/g, ' '));
  }
  if (highlight) {
    expect(highlight.start).toBeGreaterThanOrEqual(0);
    expect(highlight.end).toBeGreaterThan(highlight.start);
    expect(highlight.end).toBeLessThanOrEqual(quotation.quote.length);
  }
}

function expectInOrder(text: string): void {
  let last = 0;
  for (const { start, end } of splitSentences(text, { start: 0, end: text.length })) {
    expect(text.slice(last, start).trim()).toBe('');
    expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
    expect(end).toBeGreaterThan(start);
    last = end;
  }
  expect(text.slice(last).trim()).toBe('');
}

describe('whatever a bulletin holds', () => {
  test('its sentences stand in order, trimmed, with nothing but white space between them', () => {
    fc.assert(fc.property(hostileText, expectInOrder), { numRuns: 1_000 });
  });

  test('every sentence that is quoted from it is the slice of its text that the citation names', async () => {
    await fc.assert(
      fc.asyncProperty(hostileCollection, async (bulletins) => {
        const index = buildIndex(bulletins);
        const kept = index.bulletins.map(({ bulletin: own }) => own);
        const all = kept.flatMap(({ id }) => bulletinSentences(index, id) ?? []);
        for (const passage of [...all, ...(await latestBulletins(index, { count: 9 }))])
          expectSound(bulletins, passage);
        for (const { id, text, blocks } of kept) {
          const own = all.filter(({ quotation }) => quotation.citation.bulletin === id);
          const words = blocks.map(({ start, end }) => text.slice(start, end)).join('');
          expect(
            own
              .map(({ quotation }) => quotation.quote)
              .join('')
              .replace(/\s/g, ''),
          ).toBe(words.replace(/\s/g, ''));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('whatever is asked, the answer quotes it to the byte, and says nothing that the quote does not', () => {
    const options = fc.constantFrom<Partial<AskOptions>>(
      {},
      { unit: 'sentence' },
      { top: 5 },
      { top: 3, unit: 'sentence' },
    );
    fc.assert(
      fc.property(hostileCollection, hostileQuestion, options, (bulletins, question, more) => {
        const index = buildIndex(bulletins);
        const { passages, answer, verdict, confidence } = answerQuestion(index, question, { now: NOW, ...more });
        for (const passage of passages) expectSound(bulletins, passage);
        expect(passages.length > 0).toBe(verdict !== 'nothing');
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        if (verdict !== 'answered') expect(answer).toBeNull();
        if (answer !== null) expect(passages[0]?.quotation.quote).toContain(answer);
        for (const passage of searchWords(index, question, { now: NOW }).passages) expectSound(bulletins, passage);
      }),
      { numRuns: 500 },
    );
  });

  test('the same question of the same bulletins gives the same answer to the byte', () => {
    fc.assert(
      fc.property(hostileCollection, hostileQuestion, (bulletins, question) => {
        const first = answerQuestion(buildIndex(bulletins), question, { now: NOW });
        expect(JSON.stringify(answerQuestion(buildIndex(bulletins), question, { now: NOW }))).toBe(
          JSON.stringify(first),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('a sentence of 50,000 characters', () => {
  const endless = `The bridge ${'over the wide river Tarn '.repeat(2_000)}opened`;

  test('is one sentence, with or without a full stop', () => {
    for (const text of [endless, `${endless}.`]) {
      expect(splitSentences(text, { start: 0, end: text.length })).toEqual([{ start: 0, end: text.length }]);
    }
  });

  test('is found and quoted whole', () => {
    const index = buildIndex([bulletin('endless', [endless]), bulletin('other', ['The road is closed.'])]);
    const { passages } = answerQuestion(index, 'Which river is under the bridge?', { now: NOW, top: 1 });
    expect(passages[0]?.quotation.quote).toBe(endless);
  });
});

test('many sentences in one block of 15,000 characters are told apart', () => {
  const text = Array.from(
    { length: 200 },
    (_, i) => `The bridge of river number ${i} was opened on Monday by a mayor.`,
  );
  const index = buildIndex([bulletin('long', [text.join(' ')])]);
  expect(bulletinSentences(index, 'long')?.map(({ quotation }) => quotation.quote)).toEqual(text);
});
