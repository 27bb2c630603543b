import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { bindQuestion } from '../../src/nlp/concepts.js';
import { findDates } from '../../src/nlp/date-grammar.js';
import { analyseQuestion } from '../../src/nlp/question.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { readSight } from '../../src/nlp/sight.js';
import { spanCandidates } from '../../src/nlp/span-candidates.js';
import { spanSignals } from '../../src/nlp/span-signals.js';
import { bulletin, NOW } from './collection.js';
import { hostileQuestion, hostileText } from './hostile.js';

vi.setConfig({ testTimeout: 60_000 });

function sightOf(question: string, text: string) {
  const index = buildIndex([bulletin('a', [text])]);
  const bound = bindQuestion(index, analyseQuestion(question, NOW));
  return readSight(index, bound, text, findDates(text).mentions);
}

const candidates = (question: string, text: string) =>
  spanCandidates(sightOf(question, text)).map(({ start, end }) => text.slice(start, end));

describe('what may be the answer', () => {
  test('is a noun phrase, with its article and without, and several that belong together', () => {
    const all = candidates('What was shown?', 'The head of the school showed a map of the lake.');
    for (const one of ['The head', 'head', 'The head of the school', 'a map of the lake', 'map', 'the lake'])
      expect(all).toContain(one);
  });

  test('is what stands in quotation marks, and several of them with theirs', () => {
    const all = candidates('Which films won?', 'The films “Rain” and “Harbour Lights” won.');
    for (const one of ['Rain', 'Harbour Lights', '“Rain” and “Harbour Lights”']) expect(all).toContain(one);
  });

  test('is a clause, with what opens it and without, where one can answer', () => {
    const text = 'Beacon was down because a certificate had expired.';
    expect(candidates('What did the certificate do to Beacon?', text)).toContain('because a certificate had expired');
    expect(candidates('Why was Beacon down?', text).every((one) => one.startsWith('because'))).toBe(true);
    expect(candidates('Who took Beacon down?', text)).not.toContain('because a certificate had expired');
  });

  test('is of the kind that is asked for, where there is such', () => {
    const text = 'On 3 May 2024 the Lowmere ward got 24 beds, 12 nurses and a clock from Norway.';
    for (const one of candidates('When did the ward get beds?', text)) expect(one).toContain('3 May 2024');
    for (const one of candidates('How many beds did the ward get?', text)) expect(one).toContain('24');
    for (const one of candidates('Which country gave the clock?', text)) expect(one).toContain('Norway');
  });

  test('is not what the question says itself', () => {
    expect(candidates('What did the ward get?', 'The ward got it.')).toEqual([]);
  });

  test('lies in the text, once each, with its quotation marks and brackets, and is measured in numbers', () => {
    fc.assert(
      fc.property(hostileQuestion, hostileText, (question, text) => {
        const sight = sightOf(question, text);
        const all = spanCandidates(sight);
        expect(new Set(all.map(({ start, end }) => `${start}:${end}`)).size).toBe(all.length);
        for (const span of all) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
          const said = text.slice(span.start, span.end);
          expect(said.match(/[“«([]/g)?.length ?? 0).toBe(said.match(/[”»)\]]/g)?.length ?? 0);
          for (const value of Object.values(spanSignals(sight, span))) expect(Number.isFinite(value)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
