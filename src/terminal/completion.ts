import type { Command, Services } from '../commands/command.js';

/** What Tab offers: full texts that may stand in place of the last part of the line. */
export type Completion = [readonly string[], string];

/** Completes command names, option names, and values that a command can suggest (titles of bulletins). */
export function complete(line: string, commands: readonly Command[], services: Services): Completion {
  const [, name, gap, rest = ''] = /^\/(\S*)(\s*)(.*)$/s.exec(line) ?? [];
  if (name === undefined) return [[], line];
  if (gap === '')
    return [
      beginning(
        line,
        commands.filter(({ offered }) => offered !== false).map(({ name }) => `/${name} `),
      ),
      line,
    ];
  const command = commands.find((one) => one.name === name);
  if (!command) return [[], line];
  const [, option] = /(?:^|\s)(--\S*)$/.exec(rest) ?? [];
  if (option !== undefined)
    return [
      beginning(
        option,
        Object.keys(command.options).map((one) => `--${one} `),
      ),
      option,
    ];
  const [main] = Object.values(command.options);
  if (main?.type !== 'string' || !main.autocomplete) return [[], line];
  // A shortened label would not be found again when sent; its value is.
  const values = main
    .autocomplete(rest, services)
    .flatMap(({ label, value }) => (label.endsWith('…') ? [value] : [label, value]));
  return [beginning(rest, values), rest];
}

function beginning(typed: string, candidates: readonly string[]): readonly string[] {
  const folded = typed.toLowerCase();
  return [...new Set(candidates)].filter((candidate) => candidate.toLowerCase().startsWith(folded));
}
