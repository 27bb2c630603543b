import { type Command, defineCommand, type Option } from './command.js';
import { whyNothingToSearch } from './findings.js';
import { describeCoverage } from './limits.js';
import { type Block, heading, line, note, text } from './reply.js';

/** `/help` over the given commands: what each does and which options it takes. */
export function helpFor(commands: readonly Command[]): Command {
  return defineCommand({
    name: 'help',
    description: 'Says what can be asked, and how',
    options: {},
    visibility: 'private',
    run(_args, services, caller) {
      const empty = whyNothingToSearch(services);
      return {
        blocks: [
          text(
            line`Answers are sentences of the bulletins, word for word, with their source. What no bulletin says is not answered.`,
          ),
          note(empty === null ? describeCoverage(services.index()) : line`${empty}`),
          ...commands.filter(({ manager }) => !manager || (caller.manages && caller.guild !== null)).flatMap(describe),
        ],
        actions: [],
      };
    },
  });
}

function describe({ name, description, options }: Command): readonly Block[] {
  const offered = Object.entries(options).filter(([, option]) => option.offered !== false);
  return [
    heading(line`/${name}`),
    text(line`${description}.`),
    ...offered.map(([option, declared]) => note(line`${describeOption(option, declared)}`)),
  ];
}

function describeOption(name: string, option: Option): string {
  const required = option.required ? ' (required)' : '';
  const values = option.type === 'integer' && option.max <= 100 ? ` (${option.min} to ${option.max})` : '';
  return `${name}${required}: ${option.description}${values}`;
}
