import type { Arguments, ChannelOption, IntegerOption, Option, Options, RoleOption, StringOption } from './command.js';
import { parseDay } from './period.js';
import { UserError } from './user-error.js';
import { cut, list } from './wording.js';

/** What a platform may hand in: values already of the right type, or strings as they were typed. */
export type RawArguments = Readonly<Record<string, unknown>>;

/**
 * Checks and converts raw arguments, whatever the platform has checked before. Blank and null values count as not given.
 * Throws a UserError for the first that is wrong.
 */
export function parseArguments<O extends Options>(options: O, raw: RawArguments): Arguments<O> {
  for (const name of Object.keys(raw)) {
    if (!Object.hasOwn(options, name)) {
      const known = list(Object.keys(options)) || 'none';
      throw new UserError('bad-argument', `There is no option “${cut(name, 40)}” here. Known options: ${known}.`);
    }
  }
  const values = Object.entries(options).map(([name, option]) => {
    const given = Object.hasOwn(raw, name) ? raw[name] : undefined;
    const missing = given === undefined || given === null || (typeof given === 'string' && given.trim() === '');
    if (!missing) return [name, parseValue(name, option, given)] as const;
    if (option.required) {
      throw new UserError(
        'bad-argument',
        `${name}: expected ${expected(option)}, got nothing. It is: ${option.description}`,
      );
    }
    return [name, undefined] as const;
  });
  return Object.fromEntries(values) as Arguments<O>;
}

function parseValue(name: string, option: Option, given: unknown): string | number | boolean {
  switch (option.type) {
    case 'string':
      return parseString(name, option, given);
    case 'integer':
      return parseInteger(name, option, given);
    case 'boolean':
      return parseBoolean(name, option, given);
    case 'date':
      if (typeof given !== 'string') throw mismatch(name, option, given);
      return parseDay(name, given.trim(), option.edge);
    case 'channel':
    case 'role':
      return parseId(name, option, given);
  }
}

function parseString(name: string, option: StringOption, given: unknown): string {
  if (typeof given !== 'string') throw mismatch(name, option, given);
  const value = given.trim();
  const longest = option.maxLength ?? 100;
  if (value.length > longest) {
    throw new UserError(
      'bad-argument',
      `${name}: expected at most ${longest} characters, got ${value.length}. Shorten it and try again.`,
    );
  }
  if (!option.choices) return value;
  const choice = option.choices.find((one) => one === value.toLowerCase());
  if (choice === undefined) throw mismatch(name, option, given);
  return choice;
}

function parseInteger(name: string, option: IntegerOption, given: unknown): number {
  const value = typeof given === 'string' && /^[+-]?\d{1,15}$/.test(given.trim()) ? Number(given) : given;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < option.min || value > option.max) {
    throw mismatch(name, option, given);
  }
  return value;
}

const TRUE = ['true', 'yes', 'on'];
const FALSE = ['false', 'no', 'off'];

function parseBoolean(name: string, option: Option, given: unknown): boolean {
  if (typeof given === 'boolean') return given;
  const typed = typeof given === 'string' ? given.trim().toLowerCase() : '';
  if (TRUE.includes(typed)) return true;
  if (FALSE.includes(typed)) return false;
  throw mismatch(name, option, given);
}

/** How the id of a channel or a role stands in a message. */
const MENTION = { channel: /^<#(\d+)>$/, role: /^<@&(\d+)>$/ };

function parseId(name: string, option: ChannelOption | RoleOption, given: unknown): string {
  const id = typeof given === 'string' ? given.trim().replace(MENTION[option.type], '$1') : '';
  if (!/^\d{17,20}$/.test(id)) throw mismatch(name, option, given);
  return id;
}

function mismatch(name: string, option: Option, given: unknown): UserError {
  const got =
    typeof given === 'object' || typeof given === 'function' ? `a ${typeof given}` : `“${cut(String(given), 40)}”`;
  return new UserError('bad-argument', `${name}: expected ${expected(option)}, got ${got}.`);
}

function expected(option: Option): string {
  switch (option.type) {
    case 'string':
      return option.choices ? `one of ${list(option.choices)}` : 'some words';
    case 'integer':
      return `a whole number from ${option.min} to ${option.max}`;
    case 'boolean':
      return 'true or false';
    case 'date':
      return 'a date such as 2024-09-03, 2024-09 or 2024';
    case 'channel':
    case 'role':
      return `a ${option.type}`;
  }
}
