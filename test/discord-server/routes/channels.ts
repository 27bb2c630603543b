import { CHANNEL, type Channel } from '../channels.js';
import { asObject, asText, type JsonObject } from '../json.js';
import { TIMES } from '../limits.js';
import type { Message } from '../messages.js';
import { dropsEmbeds, edit, messageProblems, post } from '../post.js';
import { type Handlers, NOTHING, ok, type RouteRequest } from '../realm.js';
import { invalidBody, Refusal } from '../refusal.js';
import type { World } from '../world.js';
import { messageIn, visibleChannel } from './look-ups.js';

type Names =
  | 'getChannel'
  | 'listMessages'
  | 'sendMessage'
  | 'getMessage'
  | 'editMessage'
  | 'deleteMessage'
  | 'startTyping'
  | 'joinThread';

/** Channels and their messages. */
export const channelRoutes: Handlers<Names> = {
  getChannel: ({ params }, { world }) => ok(visibleChannel(world, params.channel).toJSON()),
  listMessages: ({ params, query }, { world }) => {
    const channel = visibleChannel(world, params.channel);
    // Without the permission Discord says nothing: the list is simply empty.
    if (!channel.botMay('ReadMessageHistory')) return ok([]);
    return ok(page(channel, query).map((message) => seen(world, message)));
  },
  sendMessage: (request, { world }) => ok(send(request, world).toJSON()),
  getMessage: ({ params }, { world }) => {
    const channel = visibleChannel(world, params.channel);
    if (!channel.botMay('ReadMessageHistory')) throw new Refusal(403, 50013);
    return ok(seen(world, messageIn(channel, params.message)));
  },
  editMessage: ({ params, body, files, verify }, { world }) => {
    const message = messageIn(visibleChannel(world, params.channel), params.message);
    if (message.author !== world.bot) throw new Refusal(403, 50005);
    if (message.channel.archived) throw new Refusal(400, 50083);
    verify(messageProblems(body, 'edit', message));
    const drops = dropsEmbeds(message.channel, body);
    message.embedsDropped ||= drops;
    return ok(edit(world, message, drops ? { ...body, embeds: [] } : body, files).toJSON());
  },
  deleteMessage: ({ params }, { world }) => {
    const message = messageIn(visibleChannel(world, params.channel), params.message);
    if (message.author !== world.bot && !message.channel.botMay('ManageMessages')) throw new Refusal(403, 50013);
    world.deleteMessage(message);
    return NOTHING;
  },
  startTyping: ({ params }, { world }) => {
    checkMaySend(visibleChannel(world, params.channel));
    return NOTHING;
  },
  joinThread: ({ params }, { world }) => {
    visibleChannel(world, params.channel);
    return NOTHING;
  },
};

function send({ params, body, files, verify }: RouteRequest, world: World): Message {
  const channel = visibleChannel(world, params.channel);
  checkMaySend(channel);
  verify(messageProblems(body, 'message'));
  const again = sentBefore(channel, body, world);
  return again ?? post(world, { channel, body, files, repliedTo: repliedTo(channel, body) });
}

function checkMaySend(channel: Channel): void {
  if (channel.type === CHANNEL.category || channel.type === CHANNEL.forum) throw new Refusal(400, 50008);
  const [recipient] = channel.recipients;
  if (channel.isDirect) {
    if (!recipient?.acceptsDirectMessages) throw new Refusal(403, 50007);
    return;
  }
  if (!channel.botMay(channel.isThread ? 'SendMessagesInThreads' : 'SendMessages')) throw new Refusal(403, 50013);
  if (channel.archived) throw new Refusal(400, 50083);
}

/** With `enforce_nonce`, Discord gives back the message that it has for that nonce, for a few minutes. */
function sentBefore(
  channel: Channel,
  { nonce, enforce_nonce: enforced }: JsonObject,
  world: World,
): Message | undefined {
  if (enforced !== true || nonce === undefined || nonce === null) return undefined;
  const since = world.clock.now() - TIMES.nonce;
  return [...channel.byId.values()].find(
    (message) => message.author === world.bot && String(message.nonce) === String(nonce) && message.createdAt >= since,
  );
}

function repliedTo(channel: Channel, body: JsonObject): Message | undefined {
  const reference = asObject(body.message_reference);
  const id = asText(reference.message_id);
  if (!id || reference.type === 1) return undefined;
  if (!channel.botMay('ReadMessageHistory')) throw new Refusal(403, 160002);
  const found = channel.byId.get(id);
  if (found && !found.ephemeral) return found;
  if (reference.fail_if_not_exists === false) return undefined;
  const problem = { path: 'message_reference', code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' };
  throw invalidBody([problem]);
}

/** Newest first, as Discord lists them. */
function page(channel: Channel, query: Readonly<Record<string, string>>): readonly Message[] {
  const limit = Number(query.limit ?? 50);
  const oldestFirst = channel.messages;
  const { before, after, around } = query;
  if (after !== undefined) {
    const later = oldestFirst.filter(({ id }) => BigInt(id) > BigInt(after));
    return later.slice(0, limit).reverse();
  }
  if (around !== undefined) {
    const middle = oldestFirst.findIndex(({ id }) => BigInt(id) >= BigInt(around));
    const start = Math.max(0, middle - Math.floor(limit / 2));
    return oldestFirst.slice(start, start + limit).reverse();
  }
  const earlier = before === undefined ? oldestFirst : oldestFirst.filter(({ id }) => BigInt(id) < BigInt(before));
  return earlier.slice(-limit).reverse();
}

function seen(world: World, message: Message): JsonObject {
  return message.toJSON(!world.botMayRead(message));
}
