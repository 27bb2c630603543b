/** Registers the commands with Discord, when they are not what is registered already. */
import {
  ApplicationCommandType,
  DiscordAPIError,
  HTTPError,
  RateLimitError,
  REST,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import type { DiscordConfig } from '../config.js';
import { PERMISSIONS } from './permissions.js';

/** The address at which an admin adds the bot to a server, with exactly the permissions that it needs. */
export function inviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: String(PERMISSIONS),
    // To a server, where an application may be installed by a member as well.
    integration_type: '0',
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}

/** Discord did not let the commands be registered. The message, what is wrong and the mend, is for the person who runs the bot. */
export class DeployError extends Error {
  override readonly name = 'DeployError';
}

/** When Discord asks to wait longer than this, in milliseconds, that is told instead: a day's limit is waited for by nobody. */
const LONGEST_WAIT = 60_000;

/** A way to Discord with the bot's token, for `deployCommands` and `findApplication`. */
export function restFor({ token, api }: Pick<DiscordConfig, 'token' | 'api'>): REST {
  return new REST({ api, rejectOnRateLimit: (limit) => waitOf(limit) > LONGEST_WAIT }).setToken(token);
}

/** In milliseconds, whichever limit it is. */
function waitOf({ timeToReset, retryAfter }: Pick<RateLimitError, 'timeToReset' | 'retryAfter'>): number {
  return Math.max(timeToReset, retryAfter);
}

/** The id of the application that the token belongs to. Throws a DeployError. */
export async function findApplication(rest: REST): Promise<string> {
  try {
    const { id } = (await rest.get(Routes.currentApplication())) as { readonly id?: unknown };
    if (typeof id === 'string') return id;
    throw new Error('got something else than an application');
  } catch (error) {
    throw explain(error, null);
  }
}

export interface Deployment {
  /** As `restFor` makes it. */
  readonly rest: REST;
  readonly applicationId: string;
  /** The one guild to register in; null for everywhere. */
  readonly guild: string | null;
  readonly wanted: Definitions;
}

type Definitions = readonly RESTPostAPIApplicationCommandsJSONBody[];

/**
 * Asks Discord what is registered, and replaces all of it with one request when that differs from what is wanted: a
 * server takes 200 new commands a day. Throws a DeployError.
 */
export async function deployCommands(deployment: Deployment): Promise<'unchanged' | 'registered'> {
  const { rest, applicationId, guild } = deployment;
  const [route, wanted] =
    guild === null
      ? [Routes.applicationCommands(applicationId), deployment.wanted]
      : [Routes.applicationGuildCommands(applicationId, guild), deployment.wanted.map(forGuild)];
  try {
    const registered = await rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }) });
    if (!Array.isArray(registered)) throw new Error('got something else than a list of commands');
    if (!differs(registered, wanted)) return 'unchanged';
    await rest.put(route, { body: wanted });
    return 'registered';
  } catch (error) {
    throw explain(error, deployment);
  }
}

/** Where a command is shown is said of global ones only: a guild's is shown in that guild. */
function forGuild(command: Definitions[number]): Definitions[number] {
  const { contexts: _contexts, integration_types: _types, ...rest } = command;
  return rest;
}

/**
 * Whether what Discord has registered is another set of commands than this, by everything that a definition can say.
 * What Discord adds (ids, versions, defaults, empty localisations) does not count, nor does the order of the commands.
 */
export function differs(registered: readonly object[], wanted: Definitions): boolean {
  const places = new Map(wanted.map((command) => [keyOf(command), command]));
  if (registered.length !== wanted.length) return true;
  return registered.some((command) => {
    const match = places.get(keyOf(command));
    return match === undefined || canonical(command, match) !== canonical(match, match);
  });
}

type Fields = Readonly<Record<string, unknown>>;

function keyOf(command: object): string {
  const { type = ApplicationCommandType.ChatInput, name } = command as Fields;
  return `${type} ${name}`;
}

/** A command as one string, the same for all that mean the same; where it is shown counts only when the wanted one says it. */
function canonical(command: object, wanted: object): string {
  const { description, nsfw, options, default_member_permissions, ...fields } = command as Fields;
  const { contexts, integration_types } = wanted as Fields;
  return JSON.stringify([
    description ?? '',
    ...localisationsOf(fields),
    nsfw === true,
    default_member_permissions === undefined || default_member_permissions === null
      ? null
      : String(default_member_permissions),
    contexts ? sorted(fields.contexts) : null,
    integration_types ? sorted(fields.integration_types) : null,
    listOf(options).map(canonicalOption),
  ]);
}

function canonicalOption(option: Fields): readonly unknown[] {
  const { type, name, description, required, autocomplete, choices, options, channel_types } = option;
  return [
    type,
    name,
    description,
    ...localisationsOf(option),
    required === true,
    autocomplete === true,
    ...['min_value', 'max_value', 'min_length', 'max_length'].map((field) => option[field] ?? null),
    listOf(choices).map((choice) => [choice.name, choice.value, ...localisationsOf(choice)]),
    sorted(channel_types),
    listOf(options).map(canonicalOption),
  ];
}

function localisationsOf(fields: Fields): readonly unknown[] {
  return [fields.name_localizations, fields.description_localizations].map((texts) =>
    Object.entries(texts ?? {})
      .filter(([, text]) => text !== null)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value : [];
}

function sorted(numbers: unknown): readonly unknown[] {
  return Array.isArray(numbers) ? [...numbers].sort() : [];
}

/** JSON error codes: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes */
const UNKNOWN_APPLICATION = 10002;
const UNKNOWN_GUILD = 10004;
const TOO_MANY_CREATES = 30034;
const MISSING_ACCESS = 50001;
const INVALID_FORM = 50035;

const ONE_DAY_MEND = 'Wait until tomorrow: the commands that are registered go on working.';

function explain(error: unknown, deployment: Deployment | null): DeployError {
  return new DeployError(describe(error, deployment), { cause: error });
}

function describe(error: unknown, deployment: Deployment | null): string {
  if (error instanceof RateLimitError) {
    const minutes = Math.ceil(waitOf(error) / 60_000);
    return `Discord takes no more of these requests for the next ${minutes} minutes, most likely because 200 commands were created today. ${ONE_DAY_MEND}`;
  }
  if (error instanceof DiscordAPIError) return describeRefusal(error, deployment);
  if (error instanceof HTTPError) {
    return `Discord is in trouble itself (status ${error.status}). Try again later: https://discordstatus.com tells how it is.`;
  }
  const reason = error instanceof Error ? error.message : String(error);
  return `Discord could not be reached (${reason}). Check the network, and DISCORD_API if it is set.`;
}

function describeRefusal({ status, code, message }: DiscordAPIError, deployment: Deployment | null): string {
  if (status === 401) {
    return 'Discord does not accept the token in DISCORD_TOKEN. Make a new one in the Developer Portal: your application → Bot → Reset Token.';
  }
  if (code === TOO_MANY_CREATES) {
    return `Discord takes 200 new commands a day, and today's are used up. ${ONE_DAY_MEND}`;
  }
  if (
    deployment &&
    deployment.guild !== null &&
    (status === 403 || code === MISSING_ACCESS || code === UNKNOWN_GUILD)
  ) {
    return (
      `The bot may not register commands in the server ${deployment.guild}: it is not there, or was added without the scope ` +
      `applications.commands. Check DISCORD_GUILD, and add the bot with ${inviteLink(deployment.applicationId)}`
    );
  }
  if (status === 403 || code === UNKNOWN_APPLICATION) {
    return `The token in DISCORD_TOKEN may not register commands for this application (${message}). Take the token of the application's own bot.`;
  }
  if (code === INVALID_FORM) {
    return `Discord refuses the commands as they are declared. The ones that are registered stay. It says: ${message}`;
  }
  return `Discord refused (status ${status}, code ${code}): ${message}. Try again later.`;
}
