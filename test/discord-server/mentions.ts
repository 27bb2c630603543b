import { asArray, asObject, asText, type JsonObject } from './json.js';

/** Whom a message pings: by id, and everyone or here. */
export interface Pings {
  readonly users: readonly string[];
  readonly roles: readonly string[];
  readonly everyone: boolean;
}

/** A message that pings nobody. */
export const NO_PINGS: Pings = { users: [], roles: [], everyone: false };

/** What decides about pings: a text, its `allowed_mentions`, and the author of the message replied to. */
export interface PingSource {
  readonly text: string;
  readonly allowed: unknown;
  readonly repliedTo?: string | undefined;
}

/**
 * Whom Discord would ping: what the text mentions, cut down by `allowed_mentions` (left out: everything). Whether the
 * bot may ping everyone is not asked: a server can allow that to any bot, so a test should see the attempt.
 */
export function pingsOf({ text, allowed, repliedTo }: PingSource): Pings {
  const rules = allowed === undefined || allowed === null ? undefined : asObject(allowed);
  const replied = repliedTo !== undefined && pingsAuthor(rules) ? [repliedTo] : [];
  const users = allowedIds(idsIn(text, /<@!?(\d+)>/g), rules, 'users');
  const roles = allowedIds(idsIn(text, /<@&(\d+)>/g), rules, 'roles');
  const parsesEveryone = rules === undefined || asArray(rules.parse).includes('everyone');
  const everyone = parsesEveryone && /@(everyone|here)\b/.test(text);
  return { users: [...new Set([...users, ...replied])], roles, everyone };
}

/** The users whom a text names, pinged or not. */
export function usersNamedIn(text: string): readonly string[] {
  return idsIn(text, /<@!?(\d+)>/g);
}

/** Whether nobody at all is pinged. */
export function pingsNobody(pings: Pings): boolean {
  return pings.users.length === 0 && pings.roles.length === 0 && !pings.everyone;
}

function pingsAuthor(rules: JsonObject | undefined): boolean {
  if (rules === undefined) return true;
  return typeof rules.replied_user === 'boolean' ? rules.replied_user : false;
}

function idsIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].flatMap((match) => match[1] ?? []))];
}

function allowedIds(ids: readonly string[], rules: JsonObject | undefined, kind: 'users' | 'roles'): readonly string[] {
  if (rules === undefined || asArray(rules.parse).includes(kind)) return ids;
  const named = asArray(rules[kind]).map(asText);
  return ids.filter((id) => named.includes(id));
}
