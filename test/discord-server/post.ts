import type { Channel } from './channels.js';
import type { Exchange } from './exchange.js';
import { asArray, asText, type JsonObject } from './json.js';
import { FLAGS } from './limits.js';
import type { Attachment, Message } from './messages.js';
import { Problems } from './problems.js';
import { type Problem, Refusal } from './refusal.js';
import { checkMessage, isEmpty, isLayout, type MessageUse } from './rules/messages.js';
import type { World } from './world.js';

/** What the rules find wrong with a message body. */
export function messageProblems(body: JsonObject, use: MessageUse, before?: Message): readonly Problem[] {
  const problems = new Problems();
  checkMessage(body, use, before?.layout ?? false, problems);
  if (before && isLayout(body) && !before.layout) checkEmptied(body, before, problems);
  return problems.list;
}

/** A message that turns into Components V2 has to give up its content and embeds in the same edit. */
function checkEmptied(body: JsonObject, before: Message, problems: Problems): void {
  const left = {
    content: before.content !== '' && !('content' in body),
    embeds: before.embeds.length > 0 && !('embeds' in body),
  };
  for (const [name, stays] of Object.entries(left)) {
    const message = `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    problems.must(!stays, name, 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message);
  }
}

/** What comes with a new message. */
export interface NewMessage {
  readonly channel: Channel;
  readonly body: JsonObject;
  readonly files: readonly Attachment[];
  readonly repliedTo?: Message | undefined;
  /** The interaction that it answers; its answers need no permissions in the channel. */
  readonly exchange?: Exchange | undefined;
}

/** Posts a checked body as the bot. */
export function post(world: World, { channel, body, files, repliedTo, exchange }: NewMessage): Message {
  if (isEmpty(body, files.length)) throw new Refusal(400, 50006);
  const drops = !exchange && dropsEmbeds(channel, body);
  const message = world.addMessage({
    channel,
    author: world.bot,
    body: drops ? { ...body, embeds: [] } : body,
    attachments: files,
    repliedTo,
    application: world.applicationId,
    interaction: exchange,
    embedsDropped: drops,
  });
  world.notePings(message);
  return message;
}

/** Without the permission to embed links, Discord throws embeds away and says nothing. */
export function dropsEmbeds(channel: Channel, body: JsonObject): boolean {
  return asArray(body.embeds).length > 0 && !channel.botMay('EmbedLinks');
}

/** The place of a deferred reply: there, but not to be read yet. */
export function postDeferred(world: World, exchange: Exchange, flags: number): Message {
  return world.addMessage({
    channel: exchange.channel,
    author: world.bot,
    body: { flags: flags | FLAGS.loading },
    application: world.applicationId,
    interaction: exchange,
  });
}

/** Edits a message of the bot with a checked body. */
export function edit(world: World, message: Message, body: JsonObject, files: readonly Attachment[]): Message {
  const kept = 'attachments' in body ? keptOf(message, body) : message.attachments;
  const after = {
    content: 'content' in body ? body.content : message.content,
    embeds: 'embeds' in body ? body.embeds : message.embeds,
    components: 'components' in body ? body.components : message.components,
  };
  if (isEmpty(after, kept.length + files.length)) throw new Refusal(400, 50006);
  message.edit(body, world.clock.now(), [...kept, ...files]);
  world.notePings(message);
  world.announce('MESSAGE_UPDATE', message);
  return message;
}

/** The attachments that an edit names stay, the others go. */
function keptOf(message: Message, body: JsonObject): readonly Attachment[] {
  const named = asArray(body.attachments).map((each) => asText((each as JsonObject).id));
  return message.attachments.filter(({ id }) => named.includes(id));
}
