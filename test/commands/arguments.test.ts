import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../src/commands/arguments.js';
import type { Options } from '../../src/commands/command.js';
import { UserError } from '../../src/commands/user-error.js';

const options = {
  question: { type: 'string', required: true, maxLength: 20, description: 'What you want to know' },
  from: { type: 'date', edge: 'first', description: 'From this date on' },
  to: { type: 'date', edge: 'last', description: 'Up to this date' },
  count: { type: 'integer', min: 1, max: 10, description: 'How many' },
  private: { type: 'boolean', description: 'For me alone' },
  sort: { type: 'string', choices: ['best', 'newest'], description: 'Which first' },
  place: { type: 'channel', description: 'Where' },
  team: { type: 'role', description: 'Whose' },
} as const satisfies Options;

const parse = (raw: Record<string, unknown>) => parseArguments(options, { question: 'why?', ...raw });

/** The message of the UserError that it throws. */
function complaint(raw: Record<string, unknown>): string {
  try {
    parse(raw);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'no complaint';
}

describe('arguments', () => {
  test('are converted from what was typed', () => {
    const typed = { from: '2024', to: '2024-02', count: ' 7 ', private: 'yes', sort: 'Newest', question: ' who? ' };
    expect(parse(typed)).toEqual({
      question: 'who?',
      from: '2024-01-01',
      to: '2024-02-29',
      count: 7,
      private: true,
      sort: 'newest',
      place: undefined,
      team: undefined,
    });
  });

  test('of a channel and a role are ids, bare or as they are mentioned', () => {
    const [channel, role] = ['12345678901234567', '12345678901234567890'];
    expect(parse({ place: channel, team: role })).toMatchObject({ place: channel, team: role });
    expect(parse({ place: ` <#${channel}> `, team: `<@&${role}>` })).toMatchObject({ place: channel, team: role });
  });

  test('are taken as they are when the platform has converted them', () => {
    expect(parse({ count: 7, private: false, from: null, to: undefined })).toEqual({
      question: 'why?',
      from: undefined,
      to: undefined,
      count: 7,
      private: false,
      sort: undefined,
      place: undefined,
      team: undefined,
    });
  });

  test.each([
    [{ question: '  ' }, 'question: expected some words, got nothing. It is: What you want to know'],
    [{ question: 'x'.repeat(21) }, 'question: expected at most 20 characters, got 21. Shorten it and try again.'],
    [{ question: 7 }, 'question: expected some words, got “7”.'],
    [{ question: {} }, 'question: expected some words, got a object.'],
    [{ count: '0' }, 'count: expected a whole number from 1 to 10, got “0”.'],
    [{ count: 1.5 }, 'count: expected a whole number from 1 to 10, got “1.5”.'],
    [{ count: '1e1' }, 'count: expected a whole number from 1 to 10, got “1e1”.'],
    [{ private: 'perhaps' }, 'private: expected true or false, got “perhaps”.'],
    [{ sort: 'oldest' }, 'sort: expected one of best and newest, got “oldest”.'],
    [{ from: 20240101 }, 'from: expected a date such as 2024-09-03, 2024-09 or 2024, got “20240101”.'],
    [{ from: 'yesterday' }, 'from: expected a date such as 2024-09-03, 2024-09 or 2024, got “yesterday”.'],
    [{ to: '2023-02-29' }, 'to: 2023-02-29 is not in the calendar. Expected a date such as 2024-09-03.'],
    [{ to: '2023-13' }, 'to: 2023-13 is not in the calendar. Expected a date such as 2024-09-03.'],
    [{ place: '#news' }, 'place: expected a channel, got “#news”.'],
    [{ place: '<@&12345678901234567>' }, 'place: expected a channel, got “<@&12345678901234567>”.'],
    [{ place: '1234567890123456' }, 'place: expected a channel, got “1234567890123456”.'],
    [{ place: 7 }, 'place: expected a channel, got “7”.'],
    [{ team: '<#12345678901234567>' }, 'team: expected a role, got “<#12345678901234567>”.'],
    [{ team: '123456789012345678901' }, 'team: expected a role, got “123456789012345678901”.'],
    [
      { colour: 'red' },
      'There is no option “colour” here. Known options: question, from, to, count, private, sort, place and team.',
    ],
    [
      { ['__proto__']: 'red' },
      'There is no option “__proto__” here. Known options: question, from, to, count, private, sort, place and team.',
    ],
  ])('are refused with the reason: %j', (raw, message) => {
    expect(complaint(raw)).toBe(message);
  });

  test('of any shape are either valid or refused with a UserError', () => {
    const raw = fc.dictionary(fc.constantFrom(...Object.keys(options), 'other'), fc.anything());
    fc.assert(
      fc.property(raw, (given) => {
        try {
          const { question, from, count, private: own, sort, place } = parseArguments(options, given);
          expect(question.length).toBeGreaterThan(0);
          expect(question.length).toBeLessThanOrEqual(20);
          if (from !== undefined) expect(from).toMatch(/^\d{4}-\d\d-\d\d$/);
          if (place !== undefined) expect(place).toMatch(/^\d{17,20}$/);
          if (count !== undefined) expect(count >= 1 && count <= 10).toBe(true);
          expect([true, false, undefined]).toContain(own);
          expect(['best', 'newest', undefined]).toContain(sort);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});
