import type { Exchange } from '../exchange.js';
import { asNumber, asObject, type JsonObject } from '../json.js';
import { FLAGS, LIMITS } from '../limits.js';
import type { Message } from '../messages.js';
import { edit, messageProblems, post, postDeferred } from '../post.js';
import { type Answer, type Handlers, NOTHING, ok, type Realm, type RouteRequest } from '../realm.js';
import { Refusal } from '../refusal.js';
import { CALLBACK, checkCallback } from '../rules/callbacks.js';

type Names =
  | 'callback'
  | 'createFollowUp'
  | 'getOriginal'
  | 'editOriginal'
  | 'deleteOriginal'
  | 'getFollowUp'
  | 'editFollowUp'
  | 'deleteFollowUp';

/** First responses to interactions, and what their tokens allow for 15 minutes after. */
export const interactionRoutes: Handlers<Names> = {
  callback,
  createFollowUp: followUp,
  getOriginal: (request, realm) => ok(original(exchangeOf(request, realm)).toJSON()),
  editOriginal: (request, realm) => {
    const exchange = exchangeOf(request, realm);
    return ok(editThrough(request, realm, exchange, original(exchange)));
  },
  deleteOriginal: (request, realm) => {
    const exchange = exchangeOf(request, realm);
    realm.world.deleteMessage(original(exchange));
    exchange.signal.changed();
    return NOTHING;
  },
  getFollowUp: (request, realm) => ok(byId(exchangeOf(request, realm), request).toJSON()),
  editFollowUp: (request, realm) => {
    const exchange = exchangeOf(request, realm);
    return ok(editThrough(request, realm, exchange, byId(exchange, request)));
  },
  deleteFollowUp: (request, realm) => {
    realm.world.deleteMessage(byId(exchangeOf(request, realm), request));
    return NOTHING;
  },
};

function callback({ params, query, body, files, verify, arrival }: RouteRequest, realm: Realm): Answer {
  const now = realm.world.clock.now();
  const exchange = realm.desk.find(params.token ?? '');
  if (!exchange || exchange.id !== params.interaction) throw new Refusal(404, 10062);
  if (exchange.isAcknowledged) throw new Refusal(400, 40060);
  if (!exchange.inTime(now)) throw new Refusal(404, 10062);
  verify(checkCallback(body, { type: exchange.type, hasMessage: exchange.message !== undefined }));
  const type = asNumber(body.type) ?? 0;
  const message = respond(exchange, type, asObject(body.data), files, realm);
  exchange.acknowledge(type, body.data, arrival, message);
  if (query.with_response !== 'true') return NOTHING;
  return ok(callbackJson(exchange, type, message));
}

function respond(
  exchange: Exchange,
  type: number,
  data: JsonObject,
  files: RouteRequest['files'],
  { world }: Realm,
): Message | undefined {
  if (type === CALLBACK.reply) return post(world, { channel: exchange.channel, body: data, files, exchange });
  if (type === CALLBACK.defer) return postDeferred(world, exchange, asNumber(data.flags) ?? 0);
  if (type === CALLBACK.deferUpdate) return exchange.message;
  if (type === CALLBACK.update && exchange.message) return edit(world, exchange.message, data, files);
  return undefined;
}

function callbackJson({ id, type: interactionType }: Exchange, type: number, message: Message | undefined): JsonObject {
  const interaction: JsonObject = { id, type: interactionType };
  if (!message) return { interaction, resource: { type } };
  interaction.response_message_id = message.id;
  interaction.response_message_loading = (message.flags & FLAGS.loading) !== 0;
  interaction.response_message_ephemeral = message.ephemeral;
  const shows = type !== CALLBACK.deferUpdate;
  return { interaction, resource: { type, ...(shows && { message: message.toJSON() }) } };
}

/** The exchange of a webhook route: known, answered already, and not older than 15 minutes. */
function exchangeOf({ params }: RouteRequest, { desk, world }: Realm): Exchange {
  const exchange = desk.find(params.token ?? '');
  if (!exchange || params.application !== world.applicationId) throw new Refusal(404, 10015);
  if (!exchange.isAlive(world.clock.now())) throw new Refusal(401, 50027);
  const type = exchange.acknowledgement?.type;
  if (type === undefined || type === CALLBACK.choices) throw new Refusal(404, 10015);
  return exchange;
}

function original({ original: message }: Exchange): Message {
  if (!message || message.deleted) throw new Refusal(404, 10008);
  return message;
}

function byId(exchange: Exchange, { params }: RouteRequest): Message {
  const all = [exchange.original, exchange.message, ...exchange.followUps];
  const found = all.find((message) => message?.id === params.message);
  if (!found || found.deleted) throw new Refusal(404, 10008);
  return found;
}

function editThrough(
  { body, files, verify }: RouteRequest,
  { world }: Realm,
  exchange: Exchange,
  message: Message,
): JsonObject {
  verify(messageProblems(body, 'edit', message));
  edit(world, message, body, files);
  if (message === exchange.original) exchange.noteEdit();
  return message.toJSON();
}

function followUp(request: RouteRequest, realm: Realm): Answer {
  const { body, files, verify } = request;
  const exchange = exchangeOf(request, realm);
  const { original: first, channel } = exchange;
  verify(messageProblems(body, 'reply'));
  // A follow-up to a reply that is still deferred becomes that reply, with the visibility of the deferral.
  if (first && (first.flags & FLAGS.loading) !== 0 && !first.deleted) {
    edit(realm.world, first, body, files);
    exchange.noteEdit();
    return ok(first.toJSON());
  }
  if (exchange.userInstalled && exchange.followUps.length >= LIMITS.followUpsWithoutMembership)
    throw new Refusal(400, 40094);
  const message = post(realm.world, { channel, body, files, exchange });
  exchange.followUps.push(message);
  exchange.signal.changed();
  return ok(message.toJSON());
}
