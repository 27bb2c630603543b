import type { TestClock } from './clock.js';
import { asText, type JsonObject } from './json.js';
import { LIMITS, TIMES } from './limits.js';
import { Problems } from './problems.js';
import { type Problem, Refusal } from './refusal.js';
import { COMMAND, checkCommand, checkCommandList, commandType } from './rules/commands.js';
import type { Snowflakes } from './snowflakes.js';

/** A registered command: its definition and what Discord adds. */
export interface RegisteredCommand {
  readonly id: string;
  readonly name: string;
  readonly type: number;
  /** Undefined for a command of all guilds. */
  readonly guildId: string | undefined;
  readonly definition: JsonObject;
}

/** The commands of an application: those of all guilds (scope undefined) and those of one. */
export class CommandBook {
  readonly #scopes = new Map<string | undefined, RegisteredCommand[]>();
  readonly #creates = new Map<string | undefined, number[]>();
  readonly #snowflakes: Snowflakes;
  readonly #clock: TestClock;
  readonly #application: string;

  constructor(application: string, clock: TestClock, snowflakes: Snowflakes) {
    this.#application = application;
    this.#clock = clock;
    this.#snowflakes = snowflakes;
  }

  list(guildId?: string): readonly RegisteredCommand[] {
    return this.#scopes.get(guildId) ?? [];
  }

  /** The command that a person in this guild gets by this name: the guild's own before that of all. */
  find(name: string, type: number, guildId?: string): RegisteredCommand | undefined {
    const scopes = guildId === undefined ? [undefined] : [guildId, undefined];
    return scopes.flatMap((scope) => this.list(scope)).find((each) => each.name === name && each.type === type);
  }

  byId(id: string, guildId?: string): RegisteredCommand {
    const found = this.list(guildId).find((each) => each.id === id);
    if (!found) throw new Refusal(404, 10063);
    return found;
  }

  /** How often something new was registered within a day: Discord allows 200. */
  creates(guildId?: string): number {
    return this.#recent(guildId).length;
  }

  /** What is wrong with a definition. */
  problemsOf(definition: JsonObject): readonly Problem[] {
    const problems = new Problems();
    checkCommand(definition, '', problems);
    return problems.list;
  }

  /** What is wrong with a whole list. */
  problemsOfList(definitions: readonly JsonObject[]): readonly Problem[] {
    const problems = new Problems();
    checkCommandList(definitions, problems);
    return problems.list;
  }

  /** What would be wrong with a command after an edit. */
  problemsOfEdit(id: string, changes: JsonObject, guildId?: string): readonly Problem[] {
    const before = this.byId(id, guildId);
    const definition = { ...before.definition, ...changes };
    const problems = new Problems();
    checkCommand(definition, '', problems);
    const others = this.list(guildId).filter((each) => each !== before);
    const taken = others.some(({ name, type }) => name === definition.name && type === before.type);
    problems.must(!taken, 'name', 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
    return problems.list;
  }

  /** Overwrites all: same names keep their ids, those left out are gone. */
  replace(definitions: readonly JsonObject[], guildId?: string): readonly RegisteredCommand[] {
    const next = definitions.map((definition) => this.#command(definition, guildId));
    this.#checkCounts(next);
    this.#countCreates(next, guildId);
    this.#scopes.set(guildId, next);
    return next;
  }

  /** Registers one; one of the same name and type is overwritten. */
  create(definition: JsonObject, guildId?: string): { readonly command: RegisteredCommand; readonly isNew: boolean } {
    const command = this.#command(definition, guildId);
    const others = this.list(guildId).filter(({ id }) => id !== command.id);
    this.#checkCounts([...others, command]);
    this.#countCreates([command], guildId);
    const isNew = others.length === this.list(guildId).length;
    this.#scopes.set(guildId, [...others, command]);
    return { command, isNew };
  }

  edit(id: string, changes: JsonObject, guildId?: string): RegisteredCommand {
    const before = this.byId(id, guildId);
    const definition = { ...before.definition, ...changes };
    const command = { ...before, name: asText(definition.name) ?? before.name, definition };
    this.#scopes.set(
      guildId,
      this.list(guildId).map((each) => (each === before ? command : each)),
    );
    return command;
  }

  delete(id: string, guildId?: string): void {
    const gone = this.byId(id, guildId);
    this.#scopes.set(
      guildId,
      this.list(guildId).filter((each) => each !== gone),
    );
  }

  /** As Discord sends it. */
  toJSON({ id, name, type, guildId, definition }: RegisteredCommand): JsonObject {
    return {
      description: '',
      default_member_permissions: null,
      name_localizations: null,
      description_localizations: null,
      dm_permission: true,
      contexts: null,
      integration_types: [0],
      nsfw: false,
      ...definition,
      id,
      name,
      type,
      application_id: this.#application,
      version: id,
      ...(guildId && { guild_id: guildId }),
    };
  }

  #command(definition: JsonObject, guildId: string | undefined): RegisteredCommand {
    const name = asText(definition.name) ?? '';
    const type = commandType(definition);
    const known = this.list(guildId).find((each) => each.name === name && each.type === type);
    return { id: known?.id ?? this.#snowflakes.next(), name, type, guildId, definition };
  }

  #checkCounts(commands: readonly RegisteredCommand[]): void {
    const most = [
      [COMMAND.chatInput, LIMITS.chatInputCommands],
      [COMMAND.user, LIMITS.userCommands],
      [COMMAND.message, LIMITS.messageCommands],
    ] as const;
    for (const [type, limit] of most) {
      if (commands.filter((each) => each.type === type).length > limit) throw new Refusal(400, 30032);
    }
  }

  #countCreates(commands: readonly RegisteredCommand[], guildId: string | undefined): void {
    const known = new Set(this.list(guildId).map(({ id }) => id));
    const fresh = commands.filter(({ id }) => !known.has(id));
    const recent = this.#recent(guildId);
    if (recent.length + fresh.length > LIMITS.commandCreatesADay) throw new Refusal(400, 30034);
    this.#creates.set(guildId, [...recent, ...fresh.map(() => this.#clock.now())]);
  }

  #recent(guildId: string | undefined): readonly number[] {
    const since = this.#clock.now() - TIMES.day;
    return (this.#creates.get(guildId) ?? []).filter((at) => at > since);
  }
}
