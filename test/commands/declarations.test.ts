import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.js';

/** What any platform with forms demands of a command; the numbers are those of the strictest. */
describe.each(commands.map((command) => [command.name, command] as const))('the declaration of /%s', (_, command) => {
  const options = Object.entries(command.options);
  const offered = options.filter(([, option]) => option.offered !== false);

  test('has short lower-case names and descriptions of one line', () => {
    for (const [name, { description }] of [[command.name, command] as const, ...options]) {
      expect(name).toMatch(/^[a-z][a-z-]{0,31}$/);
      expect(description.length).toBeGreaterThan(0);
      expect(description.length).toBeLessThanOrEqual(100);
      expect(description).not.toMatch(/[\n.]$/);
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
