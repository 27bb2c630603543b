import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Bulletin } from '../../src/bulletins/bulletin.js';
import { answerQuestion } from '../../src/nlp/answer.js';
import { bindQuestion } from '../../src/nlp/concepts.js';
import { analyseQuestion } from '../../src/nlp/question.js';
import { rank } from '../../src/nlp/ranking.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { confidence, type Evidence, gatherEvidence } from '../../src/nlp/verdict.js';
import { bulletin, NOW, on } from './collection.js';
import { hostileQuestion } from './hostile.js';
import { INVENTED_NEWS } from './invented-news.js';
import { shipped } from './shipped.js';

vi.setConfig({ testTimeout: 60_000 });

const news = buildIndex(INVENTED_NEWS);
const ask = (question: string, index = news) => answerQuestion(index, question, { now: NOW });

/** What the evidence for the best passage is. */
function evidenceFor(question: string, bulletins: readonly Bulletin[]): Evidence | undefined {
  const index = buildIndex(bulletins);
  const bound = bindQuestion(index, analyseQuestion(question, NOW));
  return gatherEvidence(
    index,
    bound,
    rank(index, bound, () => true),
  );
}

test('what a name stands for is answered where it is said, and so is what is known about it', () => {
  const rwo = buildIndex([
    bulletin('rwo', ['The RWO met in Lowmere in May.', 'The RWO is a body that counts bridges.', 'The RWO sat on.']),
  ]);
  expect(ask('What is the RWO?', rwo)).toMatchObject({ verdict: 'answered' });
  expect(ask('What is the RWO?', rwo).passages[0]?.quotation.quote).toContain('counts bridges');
  expect(ask('What is known about Kazakhstan?', shipped).verdict).toBe('answered');
});

describe('a question is not called answered', () => {
  test.each([
    [
      'Where are the Interaction-2024 participants regrouping?',
      'Where are the Interaction-2023 participants regrouping?',
    ],
    ['who supervised the meeting on 9 january 2022', 'who supervised the meeting on 9 january 2021'],
  ])('when only another year has it: "%s", "%s"', (right, wrong) => {
    expect(ask(right, shipped).verdict).toBe('answered');
    expect(ask(wrong, shipped)).toMatchObject({ verdict: 'closest', answer: null });
  });

  test('when a number is asked for and none is told', () => {
    expect(ask('How many peacekeepers were sent to Kazakhstan?', shipped).verdict).toBe('closest');
    expect(ask('How many people died on the Copper Bridge?').verdict).toBe('closest');
  });

  test('when no bulletin has the name', () => {
    expect(ask('Who is Ferdinand Magellan?').verdict).toBe('nothing');
    expect(ask('Who is Colonel-General Ferdinand Magellan?', shipped).verdict).toBe('closest');
  });

  test.each(['Who led Rock-2024?', 'Where was Rock-2024 filmed?', 'What song was played at Interaction-2024?'])(
    'when only a name with its year is told of, not what is asked: "%s"',
    (question) => {
      expect(ask(question, shipped)).toMatchObject({ verdict: 'closest', answer: null });
    },
  );

  test.each(['What is the CSTO?', 'what is kazakhstan', 'What is the Joint Staff?'])(
    'when nothing but a name is asked about, and no bulletin says what it is: "%s"',
    (question) => {
      expect(ask(question, shipped)).toMatchObject({ verdict: 'closest', answer: null });
    },
  );

  test('when it is about something else', () => {
    expect(ask('Who won the World Cup?')).toMatchObject({ verdict: 'nothing', confidence: 0, answer: null });
  });
});

describe('the evidence for the best passage', () => {
  const bridge = [bulletin('a', ['The bridge fell.', 'It was old.']), bulletin('b', ['The bridge rose.'])];

  test('is none when there is no passage', () => {
    expect(evidenceFor('zeppelin', bridge)).toBeUndefined();
    expect(evidenceFor('', bridge)).toBeUndefined();
  });

  test('has how far it is ahead of the next', () => {
    const alone = [bulletin('a', ['The bridge fell.'])];
    expect(evidenceFor('when the bridge fell', alone)).toMatchObject({ margin: 1, agreement: 1 });
    // Being the only passage with a crumb of the question is no lead.
    expect(evidenceFor('who paid the architect of the bridge', alone)?.margin).toBeLessThan(0.6);
    const close = evidenceFor('bridge', bridge);
    expect(close?.margin).toBeLessThan(0.2);
    expect(close?.likeliest).toBeLessThan(0.9);
    expect(close?.likeliest).toBeGreaterThan(0.3);
  });

  test('has how many sentences there are to choose from, once they are many', () => {
    const filling = (count: number) =>
      bulletin(
        'b',
        Array.from({ length: count }, (_, i) => `Number ${i} of the river barges is painted red.`),
      );
    expect(evidenceFor('when the bridge fell', bridge)?.size).toBe(0);
    expect(evidenceFor('when the bridge fell', [...bridge.slice(0, 1), filling(598)])?.size).toBeCloseTo(Math.log(2));
  });

  test('has what the words found are worth, whatever else is asked', () => {
    const all = evidenceFor('the bridge', bridge);
    const half = evidenceFor('the Quokka bridge', bridge);
    expect(all?.found).toBeGreaterThan(0);
    expect(half?.found).toBeCloseTo(all?.found ?? 0);
  });

  test('has whether a name is unknown', () => {
    expect(evidenceFor('bridge', bridge)?.unknownName).toBe(0);
    expect(evidenceFor('the Quokka bridge', bridge)?.unknownName).toBe(1);
    expect(evidenceFor('the quokka bridge', bridge)?.unknownName).toBe(0);
    expect(ask('the Quokka bridge', buildIndex(bridge)).unknown).toEqual(['Quokka']);
    expect(ask('the brigde', buildIndex(bridge)).corrected).toEqual({ brigde: 'bridge' });
  });

  test('has how vague a question is: few words, and no name among them', () => {
    expect(evidenceFor('what fell', bridge)?.vague).toBe(1 / 2);
    expect(evidenceFor('what fell on the bridge', bridge)?.vague).toBe(1 / 3);
    expect(evidenceFor('what fell on Quokka bridge', bridge)?.vague).toBe(0);
  });

  test('has whether the thing that is asked for stands nowhere', () => {
    expect(evidenceFor('What is the weather on the bridge?', bridge)?.unknownThing).toBe(1);
    expect(evidenceFor('Where does the weather fall on the bridge?', bridge)?.unknownThing).toBe(0);
    expect(evidenceFor('What is the bridge like in bad weather?', bridge)?.unknownThing).toBe(0);
    expect(ask('What is the weather in Astana?', shipped).verdict).toBe('closest');
  });

  test('has whether a number of the question is missed, and whether another stands in its place', () => {
    const met = (...sentences: string[]) => [bulletin('a', sentences)];
    const lack = (question: string, ...sentences: string[]) => evidenceFor(question, met(...sentences))?.otherNumber;
    expect(lack('Who chaired the 41st meeting?', 'Edith Marlow chaired the 40th meeting.')).toBe(1);
    expect(lack('Who chaired the 40th meeting?', 'Edith Marlow chaired the 40th meeting.')).toBe(0);
    expect(lack('Who chaired the 12 meetings?', 'Edith Marlow chaired them.', 'The twelve meetings were long.')).toBe(
      0,
    );
    expect(lack('Who runs Line 9?', 'Edith Marlow runs Line 4 from 9 May 2024 on.')).toBe(2);
    expect(lack('Who runs Line 9?', 'Edith Marlow runs Line 4 and Line 9.')).toBe(0);
    expect(lack('When is Lumen 5 released?', 'Lumen 4.2 was released on 3 May.')).toBe(2);
    // A text may leave out a digit, and a date is no number.
    expect(lack('Who runs the 2 lines?', 'Edith Marlow runs the lines.')).toBe(0);
    expect(lack('Who ran the lines on 14 May 2024?', 'Edith Marlow ran the lines.')).toBe(0);
  });

  const BRIDGES = [
    bulletin('a', ['The mayor Edith Marlow opened the Copper Bridge.', 'It had been closed for two years.']),
    bulletin('b', ['A firm from Ghent repaired the Tin Bridge.', 'Its owner lives in Lowmere.']),
  ];

  test('has whether a number stands far from what is counted', () => {
    const news = [
      bulletin('a', ['Moths suffered most in the survey, whereas dragonflies have increased in 14 of the valleys.']),
    ];
    expect(evidenceFor('How many dragonflies increased?', news)?.lacksNumber).toBe(0);
    expect(evidenceFor('How many moths suffered?', news)?.lacksNumber).toBe(0.25);
    expect(evidenceFor('How many people suffered?', news)?.lacksNumber).toBe(0);
  });

  test('has whether an office is asked for that is not told of there', () => {
    const lacksRole = (question: string) => evidenceFor(question, BRIDGES)?.lacksRole;
    expect(lacksRole('Who was the architect of the Copper Bridge?')).toBe(1);
    expect(lacksRole('Who is the owner of the Copper Bridge?')).toBe(1);
    expect(lacksRole('Which mayor opened the Copper Bridge?')).toBe(0);
    expect(lacksRole('Who opened the Copper Bridge?')).toBe(0);
  });

  test('has whether nothing is told there of what is asked about a name', () => {
    const untold = (question: string) => evidenceFor(question, BRIDGES)?.untold;
    expect(untold('Who painted the Copper Bridge?')).toBe(1);
    expect(untold('How many lanterns has the Copper Bridge?')).toBe(1);
    expect(untold('Who opened the Copper Bridge?')).toBe(0);
    expect(untold('How long was the Copper Bridge closed?')).toBe(0);
    expect(untold('Who started the Copper Bridge?')).toBe(0);
    expect(untold('What is the Copper Bridge?')).toBe(0);
    expect(untold('Who is Edith Marlow?')).toBe(0);
  });

  test('has whether a name is told of elsewhere only, by the word of it that tells most', () => {
    const elsewhere = (question: string) => evidenceFor(question, BRIDGES)?.elsewhere;
    expect(elsewhere('Which firm from Lowmere opened the Copper Bridge?')).toBe(1);
    expect(elsewhere('Which firm from Lowmere repaired the Tin Bridge?')).toBe(0);
    expect(elsewhere('Which firm from Zanzibar repaired the Tin Bridge?')).toBe(0);
    expect(elsewhere('Which firm repaired a bridge?')).toBe(0);
  });

  test('has whether a name with its year is all that is there', () => {
    const fair = (...more: string[]) => [bulletin('a', ['The Harbour Fair-2024 was in May at Lowmere.', ...more])];
    expect(evidenceFor('Who won Harbour Fair-2024?', fair())?.nameAlone).toBe(1);
    expect(evidenceFor('who won Harbour Fair 2024', fair('Edith Marlow won it.'))?.nameAlone).toBe(0);
    const like = bulletin('a', ['Harbour Fair-2024 had Edith Marlow for its first visitor.']);
    expect(evidenceFor('Who visited Harbour Fair-2024?', [like])?.nameAlone).toBe(0);
    expect(evidenceFor('Who won Harbour Fair-2023?', fair())?.nameAlone).toBe(0);
    expect(evidenceFor('Who won the Harbour Fair?', fair())?.nameAlone).toBe(0);
    // Nothing else is asked of it, or what the question asks for anyway.
    expect(evidenceFor('What was Harbour Fair-2024?', fair())?.nameAlone).toBe(0);
    expect(evidenceFor('When did Harbour Fair-2024 start?', fair())?.nameAlone).toBe(0);
    expect(evidenceFor('Where was Harbour Fair-2024 staged?', fair())?.nameAlone).toBe(0);
  });

  test('hardly takes a bulletin of a year for one of a day in it', () => {
    const asked = 'Who opened the bridge on 6 May 2024?';
    const dated = (date: ReturnType<typeof on>) => bulletin('a', ['The mayor opened the bridge.'], { date });
    const year = { from: '2024-01-01', to: '2024-12-31', precision: 'year', basis: 'inferred' } as const;
    expect(evidenceFor(asked, [dated(on('2024-05-06'))])?.date).toBe(0.5);
    expect(evidenceFor(asked, [dated(year)])?.date).toBe(0.2);
    expect(evidenceFor('Who opened the bridge in 2024?', [dated(year)])?.date).toBe(0.5);
  });

  test('knows the year of a date by the date of the bulletin, if no text has it', () => {
    const dated = bulletin('a', ['On Monday 6 May the mayor opened the bridge.'], { date: on('2024-05-06') });
    const asked = 'Who opened the bridge on 6 May';
    expect(evidenceFor(`${asked} 2024?`, [dated])).toMatchObject({ unknownName: 0, otherTime: 0 });
    expect(evidenceFor(`${asked} 2023?`, [dated])).toMatchObject({ unknownName: 1, otherTime: 1 });
    expect(ask(`${asked} 2024?`, buildIndex([dated])).unknown).toEqual([]);
    expect(ask(`${asked} 2023?`, buildIndex([dated])).unknown).toEqual(['2023']);
  });

  test('has what the passage lacks', () => {
    expect(evidenceFor('How many bridges fell?', bridge)).toMatchObject({ lacksNumber: 1, lacksDate: 0 });
    expect(evidenceFor('When did the bridge fall?', bridge)).toMatchObject({ lacksNumber: 0, lacksDate: 1 });
    expect(evidenceFor('Who built the bridge?', bridge)).toMatchObject({ lacksPerson: 1, lacksPlace: 0 });
    expect(evidenceFor('Where is the bridge?', bridge)).toMatchObject({ lacksPerson: 0, lacksPlace: 1 });
    const fell = (when: string) => [bulletin('a', [`The bridge fell ${when}.`])];
    expect(evidenceFor('When did the bridge fall?', fell('in 1921'))).toMatchObject({ lacksDate: 0 });
    expect(evidenceFor('When did the bridge fall?', fell('before the flood'))).toMatchObject({ lacksDate: 0.5 });
    const built = (where: string) => [bulletin('a', [`The bridge was built in ${where}.`])];
    expect(evidenceFor('Which countries built the bridge?', built('Lowmere'))).toMatchObject({ lacksCountries: 1 });
    expect(evidenceFor('Which countries built the bridge?', built('Norway'))).toMatchObject({ lacksCountries: 0 });
    expect(
      evidenceFor('Which countries built the bridge?', [
        bulletin('a', ['The bridge was built by Uzbek, French and Norwegian engineers.']),
      ]),
    ).toMatchObject({ lacksCountries: 0 });
    expect(evidenceFor('In which country was the bridge built?', built('Lowmere'))).toMatchObject({
      lacksCountries: 1,
    });
    expect(evidenceFor('In which country was the bridge built?', built('Norway'))).toMatchObject({ lacksCountries: 0 });
    expect(evidenceFor('Which cities built the bridge?', built('Lowmere'))).toMatchObject({ lacksCountries: 0 });
    // What may be one is not lacking: a name of which nothing tells whose it is, a place without a name.
    expect(evidenceFor('Who built the bridge?', [bulletin('a', ['Oddly, Quaggel built the bridge.'])])).toMatchObject({
      lacksPerson: 0,
    });
    expect(evidenceFor('Where is the bridge?', [bulletin('a', ['The bridge is in a valley.'])])).toMatchObject({
      lacksPlace: 0,
    });
  });
});

test('more evidence makes surer, and less makes less sure', () => {
  const evidence = evidenceFor('When did the bridge fall?', [bulletin('a', ['The bridge fell in 1904.'])])!;
  const sure = confidence(evidence);
  for (const name of ['score', 'margin', 'likeliest', 'agreement', 'found'] as const) {
    expect(confidence({ ...evidence, [name]: evidence[name] / 2 })).toBeLessThan(sure);
  }
  expect(confidence({ ...evidence, lacksDate: 1 })).toBeLessThan(sure);
  expect(confidence({ ...evidence, nameAlone: 1 })).toBeLessThan(sure);
  expect(confidence({ ...evidence, unknownName: 1 })).toBeLessThan(sure);
  expect(confidence({ ...evidence, date: 1 })).toBeGreaterThan(confidence({ ...evidence, date: -1 }));
});

test('no passage is likely enough to be told as an answer when a name of the question is told of elsewhere only', () => {
  const firms = buildIndex([
    bulletin('a', ['The mayor Edith Marlow opened the bridge in Highwater.', 'It had been closed for two years.']),
    bulletin('b', ['A firm from Ghent builds lanterns.']),
  ]);
  expect(ask('Which firm builds lanterns?', firms).verdict).toBe('answered');
  expect(ask('Which firm from Highwater builds lanterns?', firms)).toMatchObject({ verdict: 'closest', answer: null });
});

test('the confidence lies between 0 and 1 whatever is asked', () => {
  fc.assert(
    fc.property(hostileQuestion, (question) => {
      const { confidence: sure, verdict, passages } = ask(question);
      expect(sure >= 0 && sure <= 1).toBe(true);
      if (verdict === 'nothing') expect([sure, passages]).toEqual([0, []]);
    }),
    { numRuns: 500 },
  );
});
