import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/commands/reply.js';
import { errorRecord, recordOf } from '../../src/terminal/ndjson.js';
import { bulletinOf, passageOf } from './passages.js';

const rock = bulletinOf('It began on Monday. The exercise ended near Astana. All went home.');
const best = passageOf(rock, 'The exercise ended near Astana.', 'near Astana');
const answer: Answer = {
  question: 'where did it end?',
  isClaim: false,
  verdict: 'answered',
  confidence: 0.912345,
  answer: 'near Astana',
  passages: [{ ...best, also: [{ ...best.quotation.citation, bulletin: 'other#2', date: null }] }],
  together: [],
  apart: [],
  unknown: ['zzz'],
  corrected: { astna: 'astana' },
  scope: { bulletins: 1, sentences: 3, first: null, newest: null, undatedLeftOut: 0 },
  language: null,
};

describe('the JSON object of a line', () => {
  test('has the keys of the contract, in their order', () => {
    const json = JSON.stringify(recordOf(' where did it end? ', answer, null, 1.23456), null, 1);
    expect(json).toMatchInlineSnapshot(`
      "{
       "question": " where did it end? ",
       "verdict": "answered",
       "confidence": 0.9123,
       "answer": "near Astana",
       "passages": [
        {
         "quote": "The exercise ended near Astana.",
         "bulletin": "news/rock",
         "title": "Final stage of “Rock-2024”",
         "date": null,
         "datePrecision": "range",
         "dateBasis": "inferred",
         "source": "news/rock.txt",
         "url": "https://example.org/rock",
         "start": 20,
         "end": 51,
         "before": "It began on Monday.",
         "after": "All went home.",
         "also": [
          {
           "bulletin": "other#2",
           "title": "Final stage of “Rock-2024”",
           "date": null,
           "source": "news/rock.txt",
           "url": "https://example.org/rock",
           "start": 20,
           "end": 51
          }
         ],
         "score": 1.2346
        }
       ],
       "unknown": [
        "zzz"
       ],
       "corrected": {
        "astna": "astana"
       },
       "error": null,
       "ms": 1.23
      }"
    `);
  });

  test('that could not be handled has the same keys', () => {
    const failed = errorRecord('', 'Expected a question, got a blank line.', 0);
    expect(Object.keys(failed)).toEqual(Object.keys(recordOf('', answer, null, 0)));
    expect(failed).toMatchObject({ question: '', verdict: 'nothing', confidence: 0, answer: null, passages: [] });
  });

  test('tells a date only when it is known to the day', () => {
    const dated = (from: string, to: string, precision: 'day' | 'month') => {
      const one = passageOf(
        bulletinOf('All went home.', { date: { from, to, precision, basis: 'stated' } }),
        'All went home.',
      );
      const [record] = recordOf('', { ...answer, passages: [one] }, null, 0).passages;
      return [record?.date, record?.datePrecision, record?.dateBasis];
    };
    expect(dated('2024-09-03', '2024-09-03', 'day')).toEqual(['2024-09-03', 'day', 'stated']);
    expect(dated('2024-09-01', '2024-09-30', 'month')).toEqual([null, 'month', 'stated']);
  });
});
