import { describe, expect, test } from 'vitest';
import { kindEvidence } from '../../src/nlp/answer-kind.js';
import { findDates } from '../../src/nlp/date-grammar.js';
import { analyseQuestion } from '../../src/nlp/question.js';
import { NOW } from './collection.js';

const evidence = (question: string, text: string) =>
  kindEvidence(analyseQuestion(question, NOW), text, findDates(text).mentions);

describe('the kind of words that would answer', () => {
  test.each([
    ['Who opened the bridge?', 'Mayor Edith Marlow opened the bridge.', 1],
    ['Who built the bridge?', 'Oddly, Quaggel built the bridge.', 0.5],
    ['Who opened the bridge?', 'The bridge was opened.', 0],
    ['Who opened the Tarn bridge?', 'The Tarn bridge was opened.', 0],
    ['Who took over from Ada Marlow?', 'Major General Ada Marlow took over.', 0],
    ['Who opened the forum?', 'The Secretary General opened the forum.', 1],
    ['Who is Ada Marlow?', 'Major General Ada Marlow spoke.', 1],
    ['Who leads the Harbour Rescue Team?', 'The Lowmere Harbour Rescue Team met on 3 May 2024.', 0],
    ['Who opened the bridge?', 'The Copper Bridge closes.', 0],
    ['Who leads the council?', 'The Lowmere City Council met.', 0],
    ['Who is the son of Ada Marlow?', 'Ben Marlow is her son.', 1],
    ['Who opened the bridge?', 'The bridge “Copper” was opened in Lowmere in May 2024.', 0.5],
    ['Who opened the bridge?', 'The bridge was opened in Lowmere in May 2024.', 0],
    ['Where does steam cool?', 'It cools in Kyrgyzstan.', 1],
    ['Where does steam cool?', 'Steam is cooled in the condenser.', 0.5],
    ['Where does steam cool?', 'Steam cools.', 0],
    ['When was it built?', 'It was built on 3 May 1904.', 1],
    ['When was it built?', 'It was built in the sixteenth century.', 0.5],
    ['When was it built?', 'It was built around 430 BC.', 0.5],
    ['When does it open?', 'It opens on Monday at 10 am.', 0.5],
    ['Who found the vase?', 'It was found by a caretaker.', 0.5],
    ['Who was mayor before Marlow?', 'Ada Marlow was elected.', 0],
    ['Who opened the fair in Lowmere?', 'The Harbour Master of Lowmere opened it.', 1],
    ['When was it built?', 'It was built of brick.', 0],
    ['What percentage was saved?', 'It saves some 27-30% of coal.', 1],
    ['How many were saved?', 'See the pages 27-30.', 0],
  ])('%s %s', (question, text, found) => {
    expect(evidence(question, text)).toBe(found);
  });
});
