import { describe, expect, test } from 'vitest';
import { type AskOptions, answerQuestion } from '../../src/nlp/answer.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { bulletin, NOW, on, quotes, sentencesOf } from './collection.js';
import { INVENTED_NEWS } from './invented-news.js';

const news = buildIndex(INVENTED_NEWS);
const ask = (question: string, index = news, more: Partial<AskOptions> = {}) =>
  answerQuestion(index, question, { now: NOW, ...more });

describe('there is nothing to show', () => {
  test.each([
    ['for an empty question', ''],
    ['for white space', ' \n\t'],
    ['for a lone mark', '?'],
    ['for stop words', 'what is it and where are they'],
    ['for words that no bulletin has', 'zeppelin quokka'],
  ])('%s', (_, question) => {
    const { unknown, scope, ...rest } = ask(question);
    expect(rest).toEqual({
      question,
      isClaim: false,
      verdict: 'nothing',
      confidence: 0,
      answer: null,
      passages: [],
      together: [],
      corrected: {},
      apart: [],
      language: null,
    });
    expect(unknown).toEqual(question.startsWith('zeppelin') ? ['zeppelin', 'quokka'] : []);
    expect(scope.bulletins).toBe(12);
  });

  test('in an empty index', () => {
    const { verdict, scope } = ask('Where is the bridge?', buildIndex([]));
    expect(verdict).toBe('nothing');
    expect(scope).toMatchObject({ bulletins: 0, sentences: 0, newest: null });
  });

  test('for a question in another language, which is named', () => {
    expect(ask('Wo ist die Brücke von Brackwater?')).toMatchObject({
      verdict: 'nothing',
      passages: [],
      language: 'German',
    });
  });
});

describe('an answer shows', () => {
  test('the best passage first and at most two more, each of another bulletin', () => {
    const { verdict, passages, answer } = ask('Where is the library moving?');
    expect(verdict).toBe('answered');
    expect(passages.length).toBeLessThanOrEqual(3);
    const ids = passages.map(({ quotation }) => quotation.citation.bulletin);
    expect(ids[0]).toBe('library');
    expect(new Set(ids).size).toBe(ids.length);
    const [{ quotation, highlight }] = passages as [(typeof passages)[number]];
    expect(quotation.quote.slice(highlight?.start, highlight?.end)).toBe(answer);
    expect(answer).toContain('Market Square');
  });

  test('at most two passages and no answer when it is only close', () => {
    const { verdict, passages, answer } = ask('Who is the mayor of Ghent?');
    expect([verdict, answer]).toEqual(['closest', null]);
    expect(passages.length).toBeLessThanOrEqual(2);
  });

  test('the words that no bulletin has, and those that were searched for in another form', () => {
    expect(ask('Where is the Zeppelin libarry moving?')).toMatchObject({
      unknown: ['Zeppelin'],
      corrected: { libarry: 'library' },
    });
  });
});

describe('asked for a ranking', () => {
  const QUESTIONS = [
    'Where is the library moving?',
    'Who is the mayor of Ghent?',
    'hospital ward',
    'beacon',
    'zeppelin',
  ];

  test.each(QUESTIONS)('"%s" has the same verdict, confidence and answer as without', (question) => {
    const { verdict, confidence, answer, unknown } = ask(question);
    for (const top of [1, 3, 50]) {
      expect(ask(question, news, { top })).toMatchObject({ verdict, confidence, answer, unknown });
    }
  });

  test.each(QUESTIONS)('"%s" has the best so many, in falling order', (question) => {
    const all = ask(question, news, { top: 50, unit: 'sentence' }).passages;
    expect(all.map(({ score }) => score)).toEqual(all.map(({ score }) => score).sort((a, b) => b - a));
    const two = ask(question, news, { top: 2, unit: 'sentence' }).passages;
    expect(quotes(two)).toEqual(quotes(all).slice(0, 2));
  });

  test('a bulletin may come more than once', () => {
    const ids = ask('stroke ward', news, { top: 3, unit: 'sentence' }).passages.map(
      (p) => p.quotation.citation.bulletin,
    );
    expect(ids).toEqual(['stroke-ward', 'stroke-ward', 'stroke-ward']);
  });

  test('a sentence that stands on several pages comes once, with the other places', () => {
    const sentence = 'Rescue teams evacuated 120 people by boat.';
    const flood = buildIndex([
      bulletin('one', [sentence]),
      bulletin('two', [sentence, 'Schools closed.'], { date: on('2023-03-03') }),
      bulletin('three', [sentence]),
    ]);
    const { passages } = ask('How many people were evacuated by boat?', flood, { top: 50 });
    expect(quotes(passages).filter((quote) => quote.includes('boat'))).toEqual([sentence]);
    expect(passages[0]?.quotation.citation.bulletin).toBe('two');
    expect(passages[0]?.also.map(({ bulletin: id }) => id)).toEqual(['one', 'three']);
  });

  test('of sentences, each passage is exactly one', () => {
    const sentences = new Set(sentencesOf(news).map(({ bulletin: own, start, end }) => `${own} ${start} ${end}`));
    for (const question of QUESTIONS) {
      for (const { quotation } of ask(question, news, { top: 50, unit: 'sentence' }).passages) {
        const { bulletin: id, start, end } = quotation.citation;
        const number = news.bulletins.findIndex((own) => own.bulletin.id === id);
        expect(sentences.has(`${number} ${start} ${end}`)).toBe(true);
      }
    }
  });

  test('of none, there is none', () => {
    expect(ask('beacon', news, { top: 0 }).passages).toEqual([]);
  });
});

describe('the same question', () => {
  test('has the same answer every time, and from an index built anew', () => {
    for (const question of ['Where is the library moving?', 'hospital ward', 'what happened last month']) {
      expect(ask(question)).toEqual(ask(question));
      expect(ask(question, buildIndex(INVENTED_NEWS))).toEqual(ask(question));
    }
  });

  test('has the same answer whatever was asked before it', () => {
    const index = buildIndex(INVENTED_NEWS);
    const first = ask('Where is the library moving?', index);
    for (const question of ['WHO SAID IT', 'who is the WHO', 'RIRT', '']) ask(question, index);
    expect(ask('Where is the library moving?', index)).toEqual(first);
  });

  test('has the same answer in whichever order the bulletins come', () => {
    const { verdict, answer, confidence, passages } = ask('Where is the library moving?');
    const turned = ask('Where is the library moving?', buildIndex(INVENTED_NEWS.toReversed()));
    expect(turned).toMatchObject({ verdict, answer });
    expect(turned.confidence).toBeCloseTo(confidence, 10);
    expect(turned.passages[0]?.score).toBeCloseTo(passages[0]?.score ?? 0, 10);
  });
});
