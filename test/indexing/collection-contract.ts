import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Bulletin } from '../../src/bulletins/bulletin.js';
import { composeDigest, readForDigest } from '../../src/digest/compose.js';
import { fitting } from '../../src/digest/select.js';
import { type Answer, type AskOptions, answerQuestion } from '../../src/nlp/answer.js';
import { explainAnswer } from '../../src/nlp/explain.js';
import { followUp } from '../../src/nlp/follow-up.js';
import {
  bulletinSentences,
  findBulletins,
  latestBulletins,
  nameOf,
  quotationAt,
  searchWords,
} from '../../src/nlp/look-up.js';
import { buildIndex, type SentenceIndex } from '../../src/nlp/sentence-index.js';
import { bulletin, NOW, on, quotes } from '../nlp/collection.js';
import { INVENTED_NEWS } from '../nlp/invented-news.js';

/** A collection that is kept somewhere. */
export interface Kept {
  index(): SentenceIndex;
  /** Keeps these bulletins in place of those that were kept. */
  keep(bulletins: readonly Bulletin[]): Promise<void>;
  close(): Promise<void>;
}

const QUESTIONS = [
  'Who cut the ribbon of the stroke ward?',
  'How many nurses were hired?',
  'where was the nurses from',
  'What does MRI stand for?',
  'how long are the waiting times for a magnetic resonance imaging scan',
  'When will the Copper Bridge be closed?',
  'Who is the mayor of Brackwater?',
  'Which countries sent delegations to the forum?',
  'What happened in May 2023?',
  'What happened last year?',
  'what was announced on 9 April 2024',
  'Who handled the incident? RIRT?',
  'Which Lanternwroks software imports calendars?',
  'Is there a zeppelin on the Copper Bridge?',
  'Who won the world cup?',
  'Wer leitet das Krankenhaus?',
  '',
];

/** What a member sees of an answer, and how sure it is. */
function seen({ passages, together, confidence, ...rest }: Answer) {
  const shown = (list: Answer['passages']) => list.map(({ score: _, ...passage }) => passage);
  return {
    ...rest,
    confidence: Math.round(confidence * 50) / 50,
    passages: shown(passages),
    together: shown(together),
  };
}

/** What every way of keeping a collection has to do. `begin` gives an empty one. */
export function describeCollection(name: string, begin: () => Promise<Kept>, reason: string | null = null): void {
  const title = reason === null ? `A collection in ${name}` : `A collection in ${name} (skipped: ${reason})`;
  describe.skipIf(reason !== null)(title, { timeout: 60_000 }, () => {
    let kept: Kept;
    beforeEach(async () => {
      kept = await begin();
    });
    afterEach(() => kept.close());

    const ask = async (question: string, more: Partial<AskOptions> = {}) => {
      const options = { now: NOW, ...more };
      return answerQuestion(await kept.index().reading({ question, ...options }), question, options);
    };
    const plainly = (question: string, bulletins: readonly Bulletin[], more: Partial<AskOptions> = {}) =>
      answerQuestion(buildIndex(bulletins), question, { now: NOW, ...more });

    test('answers as if it were indexed in one go', async () => {
      await kept.keep(INVENTED_NEWS);
      for (const question of QUESTIONS) {
        expect(seen(await ask(question)), question).toEqual(seen(plainly(question, INVENTED_NEWS)));
      }
    });

    test('finds, whatever is asked, what an index that was made in one go finds', async () => {
      await kept.keep(INVENTED_NEWS);
      const whole = buildIndex(INVENTED_NEWS);
      const words = [...new Set(INVENTED_NEWS.flatMap(({ text }) => text.split(/[\s.,]+/)))];
      const question = fc
        .array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 })
        .map((some) => some.join(' '));
      await fc.assert(
        fc.asyncProperty(question, async (asked) => {
          const found = searchWords(await kept.index().reading({ question: asked, now: NOW }), asked, { now: NOW });
          const { passages, unknown } = searchWords(whole, asked, { now: NOW });
          expect({ ...found, passages: quotes(found.passages) }).toMatchObject({ passages: quotes(passages), unknown });
        }),
        { numRuns: 40 },
      );
    });

    test('finds what was published at the time asked about, though no sentence tells of it', async () => {
      const rain = bulletin('rain', ['It rained at Lowmere.'], { date: on('2024-03-18') });
      await kept.keep([bulletin('snow', ['Snow fell.'], { date: on('2024-04-02') }), rain]);
      for (const question of ['What happened on 18 March 2024?', 'What happened in March?']) {
        expect(quotes((await ask(question)).passages)).toEqual(['It rained at Lowmere.']);
      }
    });

    test('keeps to limits of time and source', async () => {
      await kept.keep(INVENTED_NEWS);
      for (const limits of [
        { from: '2024-01-01' },
        { to: '2023-12-31' },
        { from: '2024-03-01', to: '2024-04-30', source: 'council' },
        { source: "Lantern'works" },
        { source: 'beacon' },
      ]) {
        for (const question of ['What was closed?', 'Who said what about the hospital, Beacon and the council?']) {
          expect(seen(await ask(question, limits))).toEqual(seen(plainly(question, INVENTED_NEWS, limits)));
        }
      }
    });

    test('follows what is added, changed and taken out', async () => {
      const [ward, nurses, ...others] = INVENTED_NEWS as [Bulletin, Bulletin, ...Bulletin[]];
      const fire = bulletin('fire', ['The corn exchange burnt down on 2 June 2024.'], { date: on('2024-06-02') });
      const changed = bulletin('nurses', ['Saint Aldhelm Hospital has hired 61 nurses from Wales.']);
      for (const bulletins of [[ward, nurses], INVENTED_NEWS, [ward, changed, fire, ...others], others, []]) {
        await kept.keep(bulletins);
        for (const question of ['What burnt down?', 'How many nurses were hired?', 'Who cut the ribbon of the ward?']) {
          expect(seen(await ask(question))).toEqual(seen(plainly(question, bulletins)));
        }
        expect(kept.index().bulletins.map(({ bulletin: { id } }) => id)).toEqual(bulletins.map(({ id }) => id));
      }
    });

    test('goes on telling the same from an index that was taken before a change', async () => {
      await kept.keep(INVENTED_NEWS);
      const before = kept.index();
      await kept.keep(INVENTED_NEWS.slice(5));
      const question = 'Who cut the ribbon of the stroke ward?';
      const answer = answerQuestion(await before.reading({ question, now: NOW }), question, { now: NOW });
      expect(answer.answer).toContain('Miriam Castell');
      expect((await ask(question)).verdict).not.toBe('answered');
    });

    test('quotes a sentence that stands in several bulletins once, and tells where else it stands', async () => {
      const said = 'The Copper Bridge is open again.';
      const twice = [bulletin('first', [said, 'Snow fell.']), bulletin('second', ['Rain fell.', said])];
      await kept.keep(twice);
      const { passages } = await ask('Is the Copper Bridge open again?');
      expect(quotes(passages)).toEqual([said]);
      expect(passages[0]?.also.map(({ bulletin: id }) => id)).toEqual(['second']);
      await kept.keep(twice.slice(1));
      const { passages: left } = await ask('Is the Copper Bridge open again?');
      expect(left[0]).toMatchObject({ quotation: { quote: said, citation: { bulletin: 'second' } }, also: [] });
    });

    test('keeps briefs of a page together, and says what is not in English', async () => {
      const russian = 'Министерства обороны обсудили обстановку в республике и действия миротворческих сил.';
      const page = [bulletin('day#1', ['The fair opened.']), bulletin('day#2', ['It rained on the ward.'])];
      const bulletins = [...page, bulletin('ru', [russian]), ...INVENTED_NEWS];
      await kept.keep(bulletins);
      const { passages } = await ask('Where did it rain?');
      expect(passages[0]?.before?.quote).toBe('The fair opened.');
      expect(kept.index().notEnglish).toEqual([{ id: 'ru', source: 'ru.txt', language: 'Russian' }]);
      expect(seen(await ask('How many nurses were hired?'))).toEqual(
        seen(plainly('How many nurses were hired?', bulletins)),
      );
    });

    test('gives bulletins by id and by name, and the newest', async () => {
      const untitled = bulletin('plain', ['The tram is back.', 'It runs daily.']);
      await kept.keep([...INVENTED_NEWS, untitled]);
      const index = kept.index();
      const whole = buildIndex([...INVENTED_NEWS, untitled]);
      const names = (from: SentenceIndex, typed: string) =>
        findBulletins(from, typed, 25).map((own) => nameOf(from, own));
      for (const typed of ['', 'ward', 'the tram', 'beacon']) expect(names(index, typed)).toEqual(names(whole, typed));
      const read = await index.reading({ bulletins: ['plain', 'nurses', 'nowhere'] });
      expect(quotes(bulletinSentences(read, 'plain') ?? [])).toEqual(['The tram is back.', 'It runs daily.']);
      expect(bulletinSentences(read, 'nurses')).toHaveLength(3);
      expect(quotationAt(read, 'plain', { start: 0, end: 17 })?.quote).toBe('The tram is back.');
      expect(await latestBulletins(index, { count: 3 })).toEqual(await latestBulletins(whole, { count: 3 }));
    });

    test('explains answers, reads follow-ups and makes digests', async () => {
      await kept.keep(INVENTED_NEWS);
      const whole = buildIndex(INVENTED_NEWS);
      const question = 'Who cut the ribbon of the stroke ward?';
      const [mine, theirs] = [kept.index(), whole].map((index) => followUp(question, 'and when was it?', index, NOW));
      expect(mine).toEqual(theirs);
      const read = await kept.index().reading({ question, now: NOW });
      expect(explainAnswer(read, question, { now: NOW }).passages[0]?.words).toEqual(
        explainAnswer(whole, question, { now: NOW }).passages[0]?.words,
      );
      const issue = { bulletins: ['nurses', 'outage', 'library'], day: '2024-07-01' };
      expect(composeDigest(await readForDigest(kept.index(), issue), issue)).toEqual(composeDigest(whole, issue));
      const topic = { source: null, topic: 'hospital' };
      const ids = INVENTED_NEWS.map(({ id }) => id);
      expect(await fitting(kept.index(), topic, ids)).toEqual(await fitting(whole, topic, ids));
    });
  });
}
