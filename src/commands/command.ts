/**
 * Commands are data: the terminal's parser and help, and any platform's own forms, are made from the same declarations,
 * and the types of the arguments are inferred from them.
 */
import type { Digests } from '../digest/digests.js';
import type { SentenceIndex } from '../nlp/sentence-index.js';
import type { State } from '../state/state.js';
import type { Content, Visibility } from './reply.js';

/** What the commands work with. The functions are asked anew for each command, since a library may be read again. */
export interface Services {
  index(): SentenceIndex;
  library(): LibraryStatus;
  now(): Date;
  /** What is remembered; opened when it is asked for the first time. Rejects with a StateError when that fails. */
  state(): Promise<State>;
  /** Where nothing can be posted, as in a terminal, there is none. */
  readonly digests?: DigestDesk;
}

/** What commands need of the digests that are being posted. */
export type DigestDesk = Pick<Digests, 'changed' | 'newestArrival' | 'waiting' | 'posting'>;

/** Who asks, and where. */
export interface Caller {
  /** A snowflake, or another id where the platform has none. */
  readonly member: string;
  /** null outside a guild, and in one that the bot does not belong to. */
  readonly guild: string | null;
  readonly channel: string | null;
  /** Whether nobody else is there to see a public reply. */
  readonly alone: boolean;
  /** Whether the guild lets them change its settings. */
  readonly manages: boolean;
}

export interface LibraryStatus {
  /** Files, or records of an archive, that were read. */
  readonly pages: number;
  /** One clear line for each file or record that could not be read. */
  readonly skipped: readonly string[];
}

/** A value offered while somebody types: shown as `label`, sent as `value`. */
export interface Suggestion {
  readonly label: string;
  readonly value: string;
}

interface Declared {
  readonly description: string;
  readonly required?: true;
  /** `false`: for actions and the command line only; a platform with forms leaves it out of them. */
  readonly offered?: false;
}

export interface StringOption extends Declared {
  readonly type: 'string';
  /** In UTF-16 units. Default 100. */
  readonly maxLength?: number;
  readonly choices?: readonly string[];
  /**
   * Best first. What is typed in the end need not be one of them. Asked at each letter, by members who may not use the
   * command as well; one that rejects or takes seconds offers nothing, which is told to nobody.
   */
  readonly autocomplete?: (
    typed: string,
    services: Services,
    caller: Caller,
  ) => readonly Suggestion[] | Promise<readonly Suggestion[]>;
}

export interface IntegerOption extends Declared {
  readonly type: 'integer';
  readonly min: number;
  readonly max: number;
}

export interface BooleanOption extends Declared {
  readonly type: 'boolean';
}

/** Typed as YYYY-MM-DD, YYYY-MM or YYYY; the command gets the `first` or `last` day of that, as YYYY-MM-DD. */
export interface DateOption extends Declared {
  readonly type: 'date';
  readonly edge: 'first' | 'last';
}

/** A channel or thread in which messages can be posted; the command gets its id. */
export interface ChannelOption extends Declared {
  readonly type: 'channel';
}

/** A role of the guild; the command gets its id. */
export interface RoleOption extends Declared {
  readonly type: 'role';
}

export type Option = StringOption | IntegerOption | BooleanOption | DateOption | ChannelOption | RoleOption;

/** By name, in the order in which they are shown; required ones first. */
export type Options = Readonly<Record<string, Option>>;

type Value<O extends Option> = O extends IntegerOption
  ? number
  : O extends BooleanOption
    ? boolean
    : O extends { readonly choices: readonly (infer Choice)[] }
      ? Choice
      : string;

/** What `run` gets: checked values, `undefined` for options that were not given. */
export type Arguments<O extends Options> = {
  readonly [Name in keyof O]: O[Name] extends { readonly required: true } ? Value<O[Name]> : Value<O[Name]> | undefined;
};

export interface Command<O extends Options = Options> {
  /** Lower case; two words, `garden plant`, for a command of a group, whose other commands begin with the same word. */
  readonly name: string;
  /** One line, at most 100 characters. */
  readonly description: string;
  readonly options: O;
  /** Who sees the reply when the option `private`, if there is one, does not say. */
  readonly visibility: Visibility;
  /** `false`: run by actions only. */
  readonly offered?: false;
  /** Only for those who manage the guild; checked at each run. */
  readonly manager?: true;
  /** Offered in the menu of a message, whose text becomes the value of this argument. */
  readonly menu?: { readonly label: string; readonly argument: string };
  /** Throws a UserError for what the person can mend. */
  run(args: Arguments<O>, services: Services, caller: Caller): Content | Promise<Content>;
}

/** Gives the declaration back as it is; through it the types of `run`'s arguments are inferred from the options. */
export function defineCommand<const O extends Options>(command: Command<O>): Command<O> {
  return command;
}
