/**
 * Commands of two words, `garden plant`: the first names the group, the second the command within it. The list of commands
 * stays flat; what groups they form is told by their names.
 */
import type { Command } from './command.js';

/** What each group is about, in one line of at most 100 characters, by its name. */
export type Groups = Readonly<Record<string, { readonly description: string }>>;

/** The words of a command's name; a command of one word is in no group. */
export function partsOf({ name }: Command): { readonly group: string | null; readonly own: string } {
  const [first = '', second] = name.split(' ');
  return second === undefined ? { group: null, own: first } : { group: first, own: second };
}

/** The offered commands of a group in the order of the list; none when there is no such group. */
export function membersOf(group: string, commands: readonly Command[]): readonly Command[] {
  return commands.filter((command) => command.offered !== false && partsOf(command).group === group);
}
