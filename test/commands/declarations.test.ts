import { describe, expect, test } from 'vitest';
import { type Groups, membersOf, partsOf } from '../../src/commands/groups.js';
import { commands, groups } from '../../src/commands/index.js';

const DESCRIPTION = /^[^\n]{0,99}[^\n.]$/;

/** What any platform with forms demands of a command; the numbers are those of the strictest. */
describe.each(commands.map((command) => [command.name, command] as const))('the declaration of /%s', (_, command) => {
  const options = Object.entries(command.options);
  const offered = options.filter(([, option]) => option.offered !== false);

  test('has short lower-case names and descriptions of one line', () => {
    expect(command.name).toMatch(/^[a-z][a-z-]{0,31}( [a-z][a-z-]{0,31})?$/);
    expect(command.description).toMatch(DESCRIPTION);
    for (const [name, { description }] of options) {
      expect(name).toMatch(/^[a-z][a-z-]{0,31}$/);
      expect(description).toMatch(DESCRIPTION);
    }
  });

  test('puts required options first, and at most 25 in all', () => {
    const required = offered.map(([, option]) => option.required === true);
    expect(required).toEqual([...required].sort((one, other) => Number(other) - Number(one)));
    expect(offered.length).toBeLessThanOrEqual(25);
  });

  test('has limits that make sense, and never both choices and suggestions', () => {
    for (const [, option] of options) {
      if (option.type === 'integer') expect(option.min).toBeLessThanOrEqual(option.max);
      if (option.type !== 'string') continue;
      expect(option.choices !== undefined && option.autocomplete !== undefined).toBe(false);
      expect(option.choices ?? []).toEqual((option.choices ?? []).map((choice) => choice.toLowerCase()));
    }
  });

  test('requires nothing that is not offered', () => {
    for (const [, option] of options) expect(option.required === true && option.offered === false).toBe(false);
  });
});

describe('the groups of commands', () => {
  const declared: Groups = groups;
  const named = commands.flatMap((command) => (command.offered === false ? [] : (partsOf(command).group ?? [])));

  test('are those that the names of commands begin with, each described in one line', () => {
    expect(Object.keys(declared).sort()).toEqual([...new Set(named)].sort());
    for (const { description } of Object.values(declared)) expect(description).toMatch(DESCRIPTION);
  });

  test('have at most 25 commands each, and no command of their own name', () => {
    for (const group of named) {
      expect(membersOf(group, commands).length).toBeLessThanOrEqual(25);
      expect(commands.map(({ name }) => name)).not.toContain(group);
    }
  });
});
