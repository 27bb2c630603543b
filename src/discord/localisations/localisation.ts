/**
 * What a locale's file has to say: a text for everything of a command that Discord shows. The types are made from the
 * commands' declarations, so an option or a choice without its text does not compile.
 */
import type { ask } from '../../commands/ask.js';
import type { bulletin } from '../../commands/bulletin.js';
import type { Options } from '../../commands/command.js';
import type { digestPause, digestRemove, digestResume, digestSkipNext } from '../../commands/digest-pause.js';
import type { digestPreview } from '../../commands/digest-preview.js';
import type { digestSet } from '../../commands/digest-set.js';
import type { digestStatus } from '../../commands/digest-status.js';
import type { groups } from '../../commands/index.js';
import type { latest } from '../../commands/latest.js';
import type { mentions } from '../../commands/mentions.js';
import type { privacy } from '../../commands/privacy.js';
import type { search } from '../../commands/search.js';

export interface Text {
  /** As it is typed: lower case, 1 to 32 letters, digits, `-`, `_` and `'`. */
  readonly name: string;
  /** One line of 1 to 100 characters. */
  readonly description: string;
}

/** Texts of any option, and of any command or group, for those who go through them by name. */
export interface OptionTexts extends Text {
  /** By the choice's value, each 1 to 100 characters. */
  readonly choices?: Readonly<Record<string, string>>;
}

export interface CommandTexts extends Text {
  /** A group of commands has none. */
  readonly options?: Readonly<Record<string, OptionTexts>>;
  /** How the command is called in the menu of a message, 1 to 32 characters. */
  readonly menu?: string;
}

/** The names of those options that a form offers. */
type Offered<O extends Options> = {
  [Name in keyof O & string]: O[Name] extends { readonly offered: false } ? never : Name;
}[keyof O & string];

type TextsOfOption<O> = O extends { readonly choices: readonly (infer Choice extends string)[] }
  ? Text & { readonly choices: Readonly<Record<Choice, string>> }
  : Text;

type TextsOf<O extends Options> = Text & {
  readonly options: { readonly [Name in Offered<O>]: TextsOfOption<O[Name]> };
};

/**
 * All texts of one locale, by the full names of the commands that a form offers, and by the names of their groups. Of a
 * command of two words the text `name` is the second word alone: `'garden plant': { name: 'pflanzen', … }`.
 */
export type Localisation = {
  readonly ask: TextsOf<typeof ask.options>;
  readonly search: TextsOf<typeof search.options> & { readonly menu: string };
  readonly bulletin: TextsOf<typeof bulletin.options>;
  readonly latest: TextsOf<typeof latest.options>;
  readonly privacy: TextsOf<typeof privacy.options>;
  readonly mentions: TextsOf<typeof mentions.options>;
  readonly 'digest set': TextsOf<typeof digestSet.options>;
  readonly 'digest preview': TextsOf<typeof digestPreview.options>;
  readonly 'digest status': TextsOf<typeof digestStatus.options>;
  readonly 'digest pause': TextsOf<typeof digestPause.options>;
  readonly 'digest resume': TextsOf<typeof digestResume.options>;
  readonly 'digest skip-next': TextsOf<typeof digestSkipNext.options>;
  readonly 'digest remove': TextsOf<typeof digestRemove.options>;
  readonly help: TextsOf<Record<never, never>>;
} & { readonly [Group in keyof typeof groups]: Text };
