import { asArray, asNumber, asObject, asText, type JsonObject, lengthOf } from '../json.js';
import { LIMITS } from '../limits.js';
import type { Problems } from '../problems.js';

/** Command types by Discord's numbers. */
export const COMMAND = { chatInput: 1, user: 2, message: 3 } as const;

/** Option types by Discord's numbers. */
export const OPTION = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** The type of a command; chat input when left out. */
export function commandType(command: JsonObject): number {
  return asNumber(command.type) ?? COMMAND.chatInput;
}

/** Checks one command definition; paths begin with the prefix (`0.` in a bulk overwrite). */
export function checkCommand(command: JsonObject, prefix: string, problems: Problems): void {
  const at = (path: string) => `${prefix}${path}`;
  problems.required(command.name, at('name'), 1, LIMITS.commandName);
  if (commandType(command) === COMMAND.chatInput) {
    checkName(command, prefix, problems);
    checkDescription(command, prefix, problems);
    checkOptions(asArray(command.options), at('options'), 0, problems);
  } else {
    problems.must(
      !command.description,
      at('description'),
      'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_CANNOT_BE_SET',
      'Context menu commands cannot have description',
    );
    problems.must(
      asArray(command.options).length === 0,
      at('options'),
      'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_CANNOT_BE_SET',
      'Context menu commands cannot have options',
    );
  }
  problems.must(
    totalLength(command) <= LIMITS.commandTotal,
    at('options'),
    'APPLICATION_COMMAND_TOO_LARGE',
    `Command exceeds maximum size (${LIMITS.commandTotal})`,
  );
}

/** Checks a whole list, as in a bulk overwrite: no name twice, not too many of a type. */
export function checkCommandList(commands: readonly JsonObject[], problems: Problems): void {
  for (const [index, command] of commands.entries()) checkCommand(command, `${index}.`, problems);
  problems.unique(
    commands.map((command, index) => [`${index}.name`, `${commandType(command)} ${String(command.name)}`] as const),
    'APPLICATION_COMMANDS_DUPLICATE_NAME',
    'Application command names must be unique',
  );
}

function checkName(named: JsonObject, prefix: string, problems: Problems): void {
  const names = [['name', named.name], ...localised(named.name_localizations, 'name_localizations')] as const;
  for (const [path, value] of names) {
    const name = asText(value);
    if (!name) continue;
    const fits = NAME.test(name) && name === name.toLowerCase();
    problems.must(fits, `${prefix}${path}`, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  }
}

function checkDescription(described: JsonObject, prefix: string, problems: Problems): void {
  problems.required(described.description, `${prefix}description`, 1, LIMITS.commandDescription);
  for (const [path, value] of localised(described.description_localizations, 'description_localizations')) {
    problems.length(value, `${prefix}${path}`, 1, LIMITS.commandDescription);
  }
}

function localised(value: unknown, name: string): readonly (readonly [string, unknown])[] {
  return Object.entries(asObject(value)).map(([locale, text]) => [`${name}.${locale}`, text] as const);
}

function checkOptions(list: readonly unknown[], path: string, depth: number, problems: Problems): void {
  const options = list.map(asObject);
  problems.count(options, path, LIMITS.commandOptions);
  problems.unique(
    options.map((option, index) => [`${path}.${index}.name`, String(option.name)] as const),
    'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
    'Option names must be unique',
  );
  checkOrder(options, path, problems);
  const branches = options.filter(isBranch).length;
  problems.must(
    branches === 0 || branches === options.length,
    path,
    'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    'Sub-command and sub-command group option types are mutually exclusive to other types',
  );
  for (const [index, option] of options.entries()) checkOption(option, `${path}.${index}`, depth, problems);
}

function isBranch(option: JsonObject): boolean {
  return option.type === OPTION.subcommand || option.type === OPTION.group;
}

function checkOrder(options: readonly JsonObject[], path: string, problems: Problems): void {
  const firstOptional = options.findIndex((option) => !isBranch(option) && option.required !== true);
  for (const [index, option] of options.entries()) {
    const late = option.required === true && firstOptional !== -1 && index > firstOptional;
    problems.must(
      !late,
      `${path}.${index}`,
      'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
      'Required options must be placed before non-required options',
    );
  }
}

function checkOption(option: JsonObject, path: string, depth: number, problems: Problems): void {
  const type = asNumber(option.type) ?? 0;
  problems.must(
    type >= 1 && type <= 11,
    `${path}.type`,
    'BASE_TYPE_CHOICES',
    'Value must be one of (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).',
  );
  problems.required(option.name, `${path}.name`, 1, LIMITS.commandName);
  checkName(option, `${path}.`, problems);
  checkDescription(option, `${path}.`, problems);
  if (isBranch(option)) {
    const deepest = type === OPTION.group ? 0 : 1;
    const parentIsSub = depth > deepest;
    problems.must(
      !parentIsSub,
      path,
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-commands cannot be nested in this way',
    );
    const inner = asArray(option.options).map(asObject);
    if (type === OPTION.group) {
      const subs = inner.every((each) => each.type === OPTION.subcommand);
      problems.must(subs, `${path}.options`, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'A group holds subcommands');
    }
    checkOptions(inner, `${path}.options`, type === OPTION.group ? 1 : 2, problems);
  } else {
    checkValues(option, type, path, problems);
  }
}

function checkValues(option: JsonObject, type: number, path: string, problems: Problems): void {
  const choices = asArray(option.choices).map(asObject);
  const typed = type === OPTION.string || type === OPTION.integer || type === OPTION.number;
  problems.must(
    typed || choices.length === 0,
    `${path}.choices`,
    'APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID',
    'This option type cannot have choices',
  );
  problems.must(
    typed || !option.autocomplete,
    `${path}.autocomplete`,
    'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID',
    'This option type cannot have autocomplete',
  );
  problems.must(
    !option.autocomplete || choices.length === 0,
    `${path}.choices`,
    'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE',
    'Choices and autocomplete exclude each other',
  );
  checkChoices(choices, type, path, problems);
  checkLengths(option, type, path, problems);
}

function checkChoices(choices: readonly JsonObject[], type: number, path: string, problems: Problems): void {
  problems.count(choices, `${path}.choices`, LIMITS.choices);
  for (const [index, choice] of choices.entries()) {
    problems.required(choice.name, `${path}.choices.${index}.name`, 1, LIMITS.choiceName);
    if (type === OPTION.string) {
      problems.required(choice.value, `${path}.choices.${index}.value`, 1, LIMITS.choiceValue);
    } else {
      problems.must(
        typeof choice.value === 'number',
        `${path}.choices.${index}.value`,
        'NUMBER_TYPE_COERCE',
        'Value is not a number.',
      );
    }
  }
  const named = choices.map((choice, index) => [`${path}.choices.${index}.name`, String(choice.name)] as const);
  problems.unique(named, 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS', 'Choice names must be unique');
}

function checkLengths(option: JsonObject, type: number, path: string, problems: Problems): void {
  const ranges = [
    ['min_length', 0],
    ['max_length', 1],
  ] as const;
  for (const [name, least] of ranges) {
    const value = option[name];
    if (value === undefined || value === null) continue;
    const fits =
      type === OPTION.string && typeof value === 'number' && value >= least && value <= LIMITS.commandStringLength;
    problems.must(
      fits,
      `${path}.${name}`,
      'NUMBER_TYPE_MAX',
      `int value should be ${least} to ${LIMITS.commandStringLength}, on a string option.`,
    );
  }
  for (const name of ['min_value', 'max_value']) {
    const fits =
      option[name] === undefined || option[name] === null || type === OPTION.integer || type === OPTION.number;
    problems.must(
      fits,
      `${path}.${name}`,
      'APPLICATION_COMMAND_OPTIONS_RANGE_INVALID',
      'Only a number can have a range.',
    );
  }
}

/** Names, descriptions and choice values, the longest localisation of each. */
function totalLength(part: JsonObject): number {
  const own = longest(part.name, part.name_localizations) + longest(part.description, part.description_localizations);
  const value = 'value' in part ? lengthOf(String(part.value)) : 0;
  const inner = [...asArray(part.options), ...asArray(part.choices)].map(asObject);
  return inner.reduce((sum, each) => sum + totalLength(each), own + value);
}

function longest(text: unknown, localisations: unknown): number {
  const texts = [text, ...Object.values(asObject(localisations))].map((each) => lengthOf(asText(each) ?? ''));
  return Math.max(...texts);
}
