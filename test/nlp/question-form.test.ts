import { describe, expect, test } from 'vitest';
import { analyseQuestion } from '../../src/nlp/question.js';
import { formOf } from '../../src/nlp/question-form.js';
import { NOW } from './collection.js';

const form = (question: string) => formOf(analyseQuestion(question, NOW));

describe('a question asks', () => {
  test.each([
    ['who', 'Who opened the bridge?'],
    ['where', 'Where is the bridge?'],
    ['when', 'In what year was the bridge opened?'],
    ['number', 'How many people came?'],
    ['reason', 'Why was the bridge closed?'],
    ['how', 'How was the bridge built?'],
    ['noun', 'Which film won the prize?'],
    ['noun', 'What new film about the sea won the prize?'],
    ['is', 'What is the prize?'],
    ['done', 'What was installed in the east wing?'],
    ['does', 'What did the council approve?'],
    ['verb', 'What closed the bridge?'],
    ['bare', 'bridge opening'],
  ])('by "%s": %s', (asking, question) => {
    expect(form(question).asking).toBe(asking);
  });

  test('for one or for several', () => {
    expect(form('Which film won the prize?').isPlural).toBe(false);
    expect(form('Which films won a prize?').isPlural).toBe(true);
    expect(form('List the films').isPlural).toBe(true);
  });

  test('with a preposition before or at the end', () => {
    expect(form('In what does steam cool?').preposition).toBe('in');
    expect(form('What is the bridge made of?').preposition).toBe('of');
    expect(form('What is the bridge?').preposition).toBe('');
  });
});
