/** What somebody typed, as a request: `/search words --from 2024-01-01 sort:newest`, or a bare question. */
import type { Command } from '../commands/command.js';
import { membersOf } from '../commands/groups.js';
import { findCommand, type Request } from '../commands/run-command.js';
import { UserError } from '../commands/user-error.js';

/**
 * Options are written `--name value`, `--name=value` or `name:value`, a value with spaces in double quotes; the rest is
 * the command's first option, with its characters as typed. Throws a UserError.
 */
export function parseTypedLine(line: string, commands: readonly Command[]): Request {
  const [, first, others = ''] = /^\s*\/(\S*)(.*)$/s.exec(line) ?? [];
  // In a bare question an unknown --word is part of what is asked.
  if (first === undefined) return { command: 'ask', args: readOptions(line, findCommand(commands, 'ask'), 'lenient') };
  const isGroup = membersOf(first, commands).length > 0;
  const [, second = '', rest = others] = (isGroup && /^\s*(\S*)(.*)$/s.exec(others)) || [];
  const command = findCommand(commands, `${first} ${second}`.trimEnd());
  return { command: command.name, args: readOptions(rest, command, 'strict') };
}

const OPTION = /(?<=^|\s)(?:--(?<long>[a-z][a-z-]*)(?:=|(?=\s|$))|(?<short>[a-z]+):(?=\S))/gi;

function readOptions(text: string, command: Command, mode: 'strict' | 'lenient'): Request['args'] {
  const args: Record<string, unknown> = {};
  let rest = '';
  let read = 0;
  for (const match of text.matchAll(OPTION)) {
    const { long, short } = match.groups ?? {};
    const name = (long ?? short ?? '').toLowerCase();
    if (match.index < read) continue;
    const option = Object.hasOwn(command.options, name) ? command.options[name] : undefined;
    if (!option) {
      if (long !== undefined && mode === 'strict') throw unknownOption(long, command);
      continue;
    }
    rest += text.slice(read, match.index);
    const found = readValue(
      text,
      match.index + match[0].length,
      option.type === 'boolean' && match[0].startsWith('--'),
    );
    if (found.value === '')
      throw new UserError('bad-argument', `--${name}: expected a value after it. It is: ${option.description}`);
    args[name] = found.value;
    read = found.end;
  }
  rest = `${rest}${text.slice(read)}`.trim();
  return rest === '' ? args : { ...withMain(rest, command, args) };
}

function withMain(rest: string, command: Command, args: Record<string, unknown>): Record<string, unknown> {
  const [main] = Object.keys(command.options);
  if (main === undefined) {
    throw new UserError('bad-argument', `/${command.name} takes nothing after it, got “${rest.slice(0, 40)}”.`);
  }
  if (main in args) {
    throw new UserError(
      'bad-argument',
      `${main} is given twice: as --${main} and as “${rest.slice(0, 40)}”. Leave one out.`,
    );
  }
  return { [main]: rest, ...args };
}

/** The value that begins at `from`; a flag takes the next word only when that is plainly its value. */
function readValue(text: string, from: number, flag: boolean): { readonly value: string | true; readonly end: number } {
  const pattern = flag ? /\s+(true|false|yes|no|on|off)(?=\s|$)|/iy : /\s*(?:"([^"]*)"|(?!--[a-z])(\S+)|)/iy;
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  const value = match?.[1] ?? match?.[2] ?? '';
  return { value: flag && value === '' ? true : value, end: pattern.lastIndex };
}

function unknownOption(name: string, { name: command, options }: Command): UserError {
  const known = Object.keys(options).map((option) => `--${option}`);
  const mend = known.length > 0 ? `It knows ${known.join(', ')}.` : 'It takes none.';
  return new UserError('bad-argument', `/${command} has no option --${name}. ${mend}`);
}
