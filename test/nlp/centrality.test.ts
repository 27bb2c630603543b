import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idf } from '../../src/nlp/bm25.js';
import { cosine, degreeCentrality, isSubsumed, Told, vectorOf } from '../../src/nlp/centrality.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { bulletin } from './collection.js';
import { hostileText } from './hostile.js';
import { INVENTED_NEWS } from './invented-news.js';

const index = buildIndex([
  ...INVENTED_NEWS,
  bulletin('budgets', [
    'The council of Lowmere met on Monday.',
    'The mayors of Lowmere and Highwater talked about the budget in Highwater.',
  ]),
]);
const vector = (text: string) => vectorOf(index, text);
const degrees = (...texts: string[]) => degreeCentrality(texts.map(vector));

describe('the vector of a sentence', () => {
  test('weighs its content terms by frequency and rarity, and has the length 1', () => {
    const small = buildIndex([bulletin('a', ['Snow fell.', 'Snow closed the pass.'])]);
    const { weights } = vectorOf(small, 'The snow closed the pass, and the other pass.');
    const [snow, close, pass] = [idf(2, 2), idf(1, 2), 2 * idf(1, 2)];
    const length = Math.hypot(snow, close, pass);
    expect([...weights.keys()]).toEqual(['snow', 'close', 'pass']);
    expect(weights.get('snow')).toBeCloseTo(snow / length, 12);
    expect(weights.get('pass')).toBeCloseTo(pass / length, 12);
  });

  test('knows numbers and names as the facts of the sentence', () => {
    expect(vector('Lowmere paid 40 crowns for the budget.').facts).toEqual(['lowmer', '40']);
  });

  test('is empty for text without content words', () => {
    for (const text of ['', 'Who are they?', '***', ' \n']) expect(vector(text).weights.size).toBe(0);
  });

  test('takes no more time for a megabyte than for its first 600 characters', () => {
    expect(vector('council '.repeat(100_000))).toEqual(vector('council '.repeat(75)));
  });
});

describe('the cosine of two sentences', () => {
  test('is 1 for the same words, 0 for none in common, and the same both ways', () => {
    const [budget, bridge] = [vector('The council approved the budget.'), vector('The bridge has rusted.')];
    expect(cosine(budget, vector('The budget, the council approved!'))).toBeCloseTo(1, 12);
    expect(cosine(budget, bridge)).toBe(0);
    expect(cosine(budget, vector(''))).toBe(0);
  });

  test('lies within 0 and 1 whatever the text', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (a, b) => {
        const similarity = cosine(vector(a), vector(b));
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1);
        expect(cosine(vector(b), vector(a))).toBeCloseTo(similarity, 12);
      }),
    );
  });
});

describe('the centrality of a sentence', () => {
  test('is 1 for one that is like no other', () => {
    expect(degrees('The council approved the budget.')).toEqual([1]);
    expect(degrees('The council approved the budget.', 'Snow closed the pass.', '')).toEqual([1, 1, 1]);
  });

  test('grows by the cosine to each sentence that is like it', () => {
    const [a, b] = ['The council approved the budget.', 'The budget for schools was approved.'];
    const similarity = cosine(vector(a), vector(b));
    expect(degrees(a, b, 'Snow closed the pass.')).toEqual([
      expect.closeTo(1 + similarity, 12),
      expect.closeTo(1 + similarity, 12),
      1,
    ]);
  });

  test('is highest for what several sentences tell', () => {
    const [quake, ...others] = degrees(
      'An earthquake struck Lowmere and the market hall collapsed.',
      'The earthquake was felt in Lowmere at noon.',
      'Teams search the market hall that collapsed.',
      'Nine councillors voted against the budget.',
    );
    for (const other of others) expect(quake).toBeGreaterThan(other);
  });

  test('does not come from words that nearly all sentences have', () => {
    const same = Array.from({ length: 150 }, (_, i) => `The council met in hall number ${1_000 + i}.`);
    expect(new Set(degrees(...same))).toEqual(new Set([1]));
  });

  test('lies between 1 and the number of sentences whatever they are', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { maxLength: 8 }), (texts) => {
        for (const degree of degrees(...texts)) {
          expect(degree).toBeGreaterThanOrEqual(1);
          expect(degree).toBeLessThanOrEqual(texts.length + 1e-9);
        }
      }),
    );
  });
});

describe('whether a sentence only says again what another says', () => {
  const says = (told: string, sentence: string) => isSubsumed(vector(sentence), vector(told));
  const lead = 'Brackwater City Council approved a budget of 212 million pounds for 2024.';

  test('it does in other words, or in fewer', () => {
    expect(says(lead, lead)).toBe(true);
    expect(says(lead, 'A budget of 212 million pounds was approved by Brackwater City Council.')).toBe(true);
    expect(says(lead, "Brackwater's 2024 budget of 212 million pounds is approved.")).toBe(true);
  });

  test('it does not with another number or another name, however much is alike', () => {
    expect(says(lead, lead.replace('212', '230'))).toBe(false);
    expect(says(lead, lead.replace('Brackwater', 'Highwater'))).toBe(false);
    expect(says(lead, `${lead.slice(0, -1)} on 21 November.`)).toBe(false);
  });

  test('it does not when it says more, or next to nothing', () => {
    expect(says(lead, 'The council approved a budget for schools, roads and the library.')).toBe(false);
    expect(says(lead, `${lead.slice(0, -1)} after a long quarrel over schools and roads.`)).toBe(false);
    expect(says(lead, 'A budget.')).toBe(false);
    expect(says(lead, '')).toBe(false);
    expect(says('', lead)).toBe(false);
  });
});

describe('what is told', () => {
  test('is found by whatever says the same, the nearest first', () => {
    const told = new Told<string>();
    told.add(
      vector('The Copper Bridge will be closed in April for repairs to its cables, and buses diverted.'),
      'longer',
    );
    told.add(vector('The Copper Bridge will be closed in April for repairs to its cables.'), 'bridge');
    told.add(vector('Snow closed the pass.'), 'snow');
    expect(told.find(vector('In April the Copper Bridge will be closed for repairs to its cables.'))).toBe('bridge');
    expect(told.find(vector('The pass was closed: snow.'))).toBe('snow');
    expect(told.find(vector('The Miller Bridge will be closed in April for repairs to its cables.'))).toBeUndefined();
    expect(told.find(vector(''))).toBeUndefined();
  });

  test('is found by what has a rare word more', () => {
    const told = new Told<string>();
    const opened =
      'The surgeon opened the winter wards, library, forum, scanner, old corn exchange, staff corridors and office.';
    told.add(vector(opened), 'opened');
    expect(told.find(vector(opened.replace('opened', 'gleefully opened')))).toBe('opened');
  });

  test('is the first of those that are alike', () => {
    const told = new Told<number>();
    for (const value of [1, 2, 3]) told.add(vector('The council met.'), value);
    expect(told.find(vector('The council met.'))).toBe(1);
  });

  test('agrees with comparing every pair', () => {
    const all = index.bulletins.map(({ bulletin: own }) => own.text);
    const texts = [...all, ...all.map((text) => text.split(' ').slice(0, 9).join(' '))];
    texts.forEach((text, i) => {
      const told = new Told<string>();
      const others = texts.filter((_, j) => j !== i);
      for (const other of others) told.add(vector(other), other);
      const found = told.find(vector(text));
      expect(found !== undefined).toBe(others.some((other) => isSubsumed(vector(text), vector(other))));
      if (found !== undefined) expect(isSubsumed(vector(text), vector(found))).toBe(true);
    });
  });
});
