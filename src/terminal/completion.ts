import type { Command, Option, Services } from '../commands/command.js';
import { TYPIST } from './typist.js';

/** What Tab offers: full texts that may stand in place of the last part of the line. */
export type Completion = [string[], string];

/** Completes command names, option names, and values that a command can suggest (titles of bulletins). Never rejects. */
export async function complete(line: string, commands: readonly Command[], services: Services): Promise<Completion> {
  if (!line.startsWith('/')) return [[], line];
  const offered = commands.filter(({ offered }) => offered !== false).map(({ name }) => `/${name} `);
  const names = beginning(line, offered).filter((name) => name.length > line.length);
  if (names.length > 0) return [names, line];
  const command = commands.find(({ name }) => line.startsWith(`/${name} `));
  if (!command) return [[], line];
  const rest = line.slice(`/${command.name} `.length).trimStart();
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
  return [beginning(rest, await valuesOf(main, rest, services)), rest];
}

/** What may be typed for an option; nothing where that cannot be told, as Tab has no place for an error. */
async function valuesOf(option: Option | undefined, typed: string, services: Services): Promise<readonly string[]> {
  if (option?.type !== 'string' || !option.autocomplete) return [];
  try {
    const found = await option.autocomplete(typed, services, TYPIST);
    // A shortened label would not be found again when sent; its value is.
    return found.flatMap(({ label, value }) => (label.endsWith('…') ? [value] : [label, value]));
  } catch {
    return [];
  }
}

function beginning(typed: string, candidates: readonly string[]): string[] {
  const folded = typed.toLowerCase();
  return [...new Set(candidates)].filter((candidate) => candidate.toLowerCase().startsWith(folded));
}
