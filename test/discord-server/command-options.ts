import type { RegisteredCommand } from './application-commands.js';
import { Channel } from './channels.js';
import type { Guild, Role } from './guilds.js';
import { asArray, asNumber, asObject, asText, type JsonObject, lengthOf } from './json.js';
import type { Attachment } from './messages.js';
import { OPTION } from './rules/commands.js';
import { User } from './users.js';

/** What a test gives for an option. */
export type OptionValue = string | number | boolean | User | Channel | Role | Attachment;

/** Options by name. */
export type OptionValues = Readonly<Record<string, OptionValue>>;

/** What a person types into a command. */
export interface Typed {
  /** Subcommand group and subcommand, as in `['set']`. */
  readonly path: readonly string[];
  readonly values: OptionValues;
  /** The option being typed, in an autocomplete interaction: the others may be missing. */
  readonly focused?: string | undefined;
  /** Leave out what a client would check. */
  readonly unchecked?: boolean | undefined;
  readonly guild?: Guild | undefined;
}

/** The `options` and `resolved` parts of an interaction, by the definition that is registered. */
export function typedOptions(
  command: RegisteredCommand,
  typed: Typed,
): { options: JsonObject[]; resolved?: JsonObject } {
  const resolved: Record<string, JsonObject> = {};
  const options = branch(
    asArray(command.definition.options).map(asObject),
    typed.path,
    typed,
    `/${command.name}`,
    resolved,
  );
  return Object.keys(resolved).length > 0 ? { options, resolved } : { options };
}

function branch(
  definitions: readonly JsonObject[],
  path: readonly string[],
  typed: Typed,
  title: string,
  resolved: Record<string, JsonObject>,
): JsonObject[] {
  const branches = definitions.filter(({ type }) => type === OPTION.subcommand || type === OPTION.group);
  const [step, ...rest] = path;
  if (branches.length === 0) {
    if (step !== undefined) throw new Error(`${title} has no subcommand "${step}".`);
    return leaves(definitions, typed, title, resolved);
  }
  const names = branches.map(({ name }) => String(name)).join(', ');
  const chosen = branches.find(({ name }) => name === step);
  if (!chosen) throw new Error(`${title} needs a subcommand, one of: ${names}. Given: ${step ?? 'none'}.`);
  const inner = asArray(chosen.options).map(asObject);
  return [{ name: chosen.name, type: chosen.type, options: branch(inner, rest, typed, `${title} ${step}`, resolved) }];
}

function leaves(
  definitions: readonly JsonObject[],
  typed: Typed,
  title: string,
  resolved: Record<string, JsonObject>,
): JsonObject[] {
  const { values, focused, unchecked } = typed;
  for (const name of Object.keys(values)) {
    if (!definitions.some((definition) => definition.name === name)) {
      const known = definitions.map((definition) => String(definition.name)).join(', ') || 'none';
      throw new Error(`${title} has no option "${name}" registered, only: ${known}.`);
    }
  }
  return definitions.flatMap((definition) => {
    const name = String(definition.name);
    const value = values[name];
    if (value === undefined) {
      const missing = definition.required === true && focused === undefined && !unchecked;
      if (missing) throw new Error(`${title} needs the option "${name}": no client sends it without.`);
      return [];
    }
    if (!unchecked && name !== focused) checkAsClient(definition, value, title);
    const option: JsonObject = {
      name,
      type: definition.type,
      value: resolve(definition, value, typed.guild, resolved),
    };
    if (name === focused) {
      if (definition.autocomplete !== true)
        throw new Error(`The option "${name}" of ${title} has no autocomplete registered.`);
      option.focused = true;
    }
    return [option];
  });
}

/** What Discord's own clients do not let through. */
function checkAsClient(definition: JsonObject, value: OptionValue, title: string): void {
  const where = `The option "${String(definition.name)}" of ${title}`;
  const choices = asArray(definition.choices).map(asObject);
  if (choices.length > 0 && !choices.some((choice) => choice.value === value || choice.name === value)) {
    throw new Error(
      `${where} takes one of: ${choices.map((choice) => String(choice.name)).join(', ')}. Given: ${String(value)}.`,
    );
  }
  if (typeof value === 'string' && definition.type === OPTION.string) {
    const most = asNumber(definition.max_length) ?? 6_000;
    const least = asNumber(definition.min_length) ?? 0;
    const length = lengthOf(value);
    if (length > most || length < least)
      throw new Error(`${where} takes ${least} to ${most} characters, not ${length}.`);
  }
  if (typeof value === 'number') {
    const most = asNumber(definition.max_value) ?? Number.POSITIVE_INFINITY;
    const least = asNumber(definition.min_value) ?? Number.NEGATIVE_INFINITY;
    if (value > most || value < least) throw new Error(`${where} takes ${least} to ${most}, not ${value}.`);
  }
}

/** The plain value; people, channels, roles and files go into `resolved`, and their id takes their place. */
function resolve(
  definition: JsonObject,
  value: OptionValue,
  guild: Guild | undefined,
  resolved: Record<string, JsonObject>,
): unknown {
  if (typeof value !== 'object') return choiceValue(definition, value);
  const put = (kind: string, json: JsonObject) => {
    resolved[kind] = { ...resolved[kind], [value.id]: json };
  };
  if (value instanceof User) {
    put('users', value.toJSON());
    if (guild?.hasMember(value)) put('members', memberWithoutUser(guild, value));
  } else if (value instanceof Channel) {
    put('channels', { ...value.toJSON(), permissions: value.botPermissions.toString() });
  } else if ('url' in value) {
    put('attachments', { ...value });
  } else {
    put('roles', { id: value.id, name: value.name, permissions: value.permissions.toString() });
  }
  return value.id;
}

function memberWithoutUser(guild: Guild, user: User): JsonObject {
  const { user: _, deaf: __, mute: ___, ...rest } = guild.memberJson(user);
  return { ...rest, permissions: '0' };
}

/** A choice may be given by its name, as people see it. */
function choiceValue(definition: JsonObject, value: string | number | boolean): unknown {
  const choices = asArray(definition.choices).map(asObject);
  const chosen = choices.find((choice) => choice.value === value) ?? choices.find((choice) => choice.name === value);
  return chosen ? chosen.value : definition.type === OPTION.string ? (asText(value) ?? String(value)) : value;
}
