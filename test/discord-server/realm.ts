import type { CommandBook } from './application-commands.js';
import type { Arrival } from './exchange.js';
import type { Gateway } from './gateway.js';
import type { InteractionDesk } from './interactions.js';
import type { JsonObject } from './json.js';
import type { Attachment } from './messages.js';
import type { Problem } from './refusal.js';
import type { RouteName } from './route-names.js';
import type { Signal } from './signal.js';
import type { World } from './world.js';

/** What a route works on. */
export interface Realm {
  readonly world: World;
  readonly gateway: Gateway;
  readonly commands: CommandBook;
  readonly desk: InteractionDesk;
  readonly signal: Signal;
}

/** A request as a route sees it. */
export interface RouteRequest {
  readonly route: RouteName;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The body when it is an object; empty otherwise. */
  readonly body: JsonObject;
  /** The body when it is a list, as in a bulk overwrite. */
  readonly list: readonly JsonObject[];
  readonly files: readonly Attachment[];
  /** When it came in. */
  readonly arrival: Arrival;
  /** Throws when the body breaks a rule: those given, or Discord's OpenAPI document. */
  readonly verify: (problems: readonly Problem[]) => void;
}

/** What a route answers. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** Does what a request asks. */
export type Handler = (request: RouteRequest, realm: Realm) => Answer;

/** Handlers of some routes. */
export type Handlers<Names extends RouteName> = Readonly<Record<Names, Handler>>;

/** 200 with a body. */
export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** 204: done, and nothing to say. */
export const NOTHING: Answer = { status: 204 };
