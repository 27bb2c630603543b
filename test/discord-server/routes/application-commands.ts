import type { Answer, Handlers, Realm, RouteRequest } from '../realm.js';
import { NOTHING, ok } from '../realm.js';
import { Refusal } from '../refusal.js';

type Names =
  | 'listCommands'
  | 'setCommands'
  | 'createCommand'
  | 'getCommand'
  | 'editCommand'
  | 'deleteCommand'
  | 'listGuildCommands'
  | 'setGuildCommands'
  | 'createGuildCommand'
  | 'getGuildCommand'
  | 'editGuildCommand'
  | 'deleteGuildCommand';

/** Commands of all guilds and of one: alike, but for the guild in the path. */
export const commandRoutes: Handlers<Names> = {
  listCommands: list,
  setCommands: replace,
  createCommand: create,
  getCommand: get,
  editCommand: edit,
  deleteCommand: remove,
  listGuildCommands: list,
  setGuildCommands: replace,
  createGuildCommand: create,
  getGuildCommand: get,
  editGuildCommand: edit,
  deleteGuildCommand: remove,
};

function scope({ params }: RouteRequest, { world }: Realm): string | undefined {
  if (params.application !== world.applicationId) throw new Refusal(403, 20012);
  const guild = params.guild;
  if (guild !== undefined && !world.guilds.get(guild)?.hasBot) throw new Refusal(403, 50001);
  return guild;
}

function list(request: RouteRequest, realm: Realm): Answer {
  const guild = scope(request, realm);
  return ok(realm.commands.list(guild).map((command) => realm.commands.toJSON(command)));
}

function replace(request: RouteRequest, realm: Realm): Answer {
  const guild = scope(request, realm);
  request.verify(realm.commands.problemsOfList(request.list));
  const commands = realm.commands.replace(request.list, guild);
  return ok(commands.map((command) => realm.commands.toJSON(command)));
}

function create(request: RouteRequest, realm: Realm): Answer {
  const guild = scope(request, realm);
  request.verify(realm.commands.problemsOf(request.body));
  const { command, isNew } = realm.commands.create(request.body, guild);
  return { status: isNew ? 201 : 200, body: realm.commands.toJSON(command) };
}

function get(request: RouteRequest, realm: Realm): Answer {
  const guild = scope(request, realm);
  return ok(realm.commands.toJSON(realm.commands.byId(request.params.command ?? '', guild)));
}

function edit(request: RouteRequest, realm: Realm): Answer {
  const guild = scope(request, realm);
  const id = request.params.command ?? '';
  request.verify(realm.commands.problemsOfEdit(id, request.body, guild));
  return ok(realm.commands.toJSON(realm.commands.edit(id, request.body, guild)));
}

function remove(request: RouteRequest, realm: Realm): Answer {
  realm.commands.delete(request.params.command ?? '', scope(request, realm));
  return NOTHING;
}
