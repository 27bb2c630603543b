import { describe, expect, test } from 'vitest';
import { definitionOf, formsOf } from '../../src/nlp/telling.js';

describe('what something is', () => {
  const isTold = (question: string, text: string) => definitionOf(question)?.test(text) ?? false;

  test.each([
    ['What is a gazelle?', 'The gazelle is an antelope of Africa.'],
    ['what are gazelles', 'Gazelles (Gazella) are the swiftest of antelopes.'],
    ['What are viruses?', 'A virus is a small parasite.'],
    ['Who was Ada Lovelace?', 'Ada Lovelace, a mathematician, wrote the first program.'],
    ['Who is Ada Lovelace?', 'Lovelace, born in London, was a mathematician.'],
    ['What is NSFNET', 'The National Science Foundation Network (NSFNET) was a program of projects.'],
    ['What was Rock-2024?', 'Rock-2024 was the last exercise of the year.'],
    ['what’s the RWO', 'The RWO is the body that counts bridges.'],
    ['ada lovelace who is she', 'Ada Lovelace, a mathematician, wrote the first program.'],
    ['gazelle, what is that?', 'The gazelle is an antelope of Africa.'],
  ])('is told: %s %s', (question, text) => {
    expect(isTold(question, text)).toBe(true);
  });

  test.each([
    ['What is a gazelle?', 'The gazelle runs from the lion, which is a cat.'],
    ['What is a gazelle?', 'The gazelles were seen by a hunter.'],
    ['What is Africa?', 'In Africa, the gazelle is hunted.'],
    ['Where is the gazelle?', 'The gazelle is an antelope of Africa.'],
    ['What is the gazelle doing in the garden of the town hall?', 'The hall is a house.'],
    ['What is known about gazelles?', 'The gazelle is an antelope.'],
    ['What is it?', 'It is an antelope.'],
    ['When the gazelle ran in the garden, what is it?', 'The garden is a place.'],
    ['What is (*?', '(* is a sign.'],
    [`What is ${'a'.repeat(5000)}?`, `${'a'.repeat(5000)} is a word.`],
  ])('is not told: %s %s', (question, text) => {
    expect(isTold(question, text)).toBe(false);
  });
});

describe('the form that a question asks for', () => {
  const isTold = (question: string, text: string) => formsOf(question).some((form) => form.test(text.toLowerCase()));

  test.each([
    ['What is the old bridge called?', 'It is known as the Iron Bridge.'],
    ['What is another term for rotors?', 'Rotors are referred to as wheels.'],
    ['How did they get in?', 'They came through the roof.'],
    ['What is an example of a river?', 'Rivers such as the Thames were named.'],
    ['How does a drill differ from a war?', 'A drill is shorter than a war.'],
    ['What is the force made up of?', 'The force consists of three brigades.'],
    ['What is another name for rotors?', 'It has rotors (turning discs).'],
    ['What does the RWO stand for?', 'The River Watch Office (RWO) met.'],
    ['Which is the biggest river?', 'The largest river is the Tarn.'],
    ['When was Ada Marlow born?', 'Ada Marlow (1950–2020) was a nurse.'],
    ['What is the valve used for?', 'The valve is used to let steam out.'],
  ])('is seen: %s %s', (question, text) => {
    expect(isTold(question, text)).toBe(true);
  });

  test.each([
    ['What is the old bridge called?', 'It was opened in May.'],
    ['How many came?', 'They came through the roof.'],
    ['Who came?', 'The force consists of three brigades.'],
  ])('is not seen: %s %s', (question, text) => {
    expect(isTold(question, text)).toBe(false);
  });
});
