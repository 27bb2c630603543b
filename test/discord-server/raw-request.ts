import type { DiscordServer } from './discord-server.js';
import { asObject, type JsonObject } from './json.js';

/** What the server has answered. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: JsonObject;
  /** The body when it is a list. */
  readonly list: readonly JsonObject[];
}

/** A request without a client, with the bot's token unless another is given: `rawRequest(discord, 'GET /users/@me')`. */
export async function rawRequest(
  discord: DiscordServer,
  route: string,
  body?: unknown,
  token = discord.token,
): Promise<RawAnswer> {
  const [method = 'GET', path = ''] = route.split(' ');
  const headers = { authorization: `Bot ${token}`, 'content-type': 'application/json' };
  const sent = body === undefined ? null : JSON.stringify(body);
  const response = await fetch(`${discord.api}/v10${path}`, { method, headers, body: sent });
  const text = await response.text();
  const json: unknown = text === '' ? undefined : JSON.parse(text);
  const list = Array.isArray(json) ? json.map(asObject) : [];
  return { status: response.status, headers: response.headers, body: asObject(json), list };
}
