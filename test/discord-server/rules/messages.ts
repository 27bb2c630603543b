import { asArray, asNumber, asObject, asText, type JsonObject } from '../json.js';
import { FLAGS, LIMITS } from '../limits.js';
import type { Problems } from '../problems.js';
import { checkComponents } from './components.js';
import { checkEmbeds } from './embeds.js';

/** Where a message body is used; what is allowed differs. */
export type MessageUse = 'message' | 'edit' | 'reply' | 'update';

const SETTABLE: Readonly<Record<MessageUse, number>> = {
  message: FLAGS.suppressEmbeds | FLAGS.suppressNotifications | FLAGS.componentsV2 | (1 << 13),
  reply: FLAGS.suppressEmbeds | FLAGS.ephemeral | FLAGS.suppressNotifications | FLAGS.componentsV2 | (1 << 13),
  edit: FLAGS.suppressEmbeds | FLAGS.componentsV2,
  update: FLAGS.suppressEmbeds | FLAGS.componentsV2,
};

/** Checks the body of a message by itself; whether the message is empty in the end is for {@link isEmpty}. */
export function checkMessage(body: JsonObject, use: MessageUse, wasLayout: boolean, problems: Problems): void {
  const layout = wasLayout || isLayout(body);
  problems.length(body.content, 'content', 0, LIMITS.content);
  checkEmbeds(body.embeds, problems);
  checkComponents(body.components, layout, problems);
  checkFlags(body, use, problems);
  checkAllowedMentions(body.allowed_mentions, problems);
  checkNonce(body, problems);
  if (layout) checkLayoutAlone(body, problems);
}

/** Whether a body asks for Components V2. */
export function isLayout(body: JsonObject): boolean {
  return ((asNumber(body.flags) ?? 0) & FLAGS.componentsV2) !== 0;
}

/** Whether there would be nothing to see. */
export function isEmpty(body: JsonObject, files: number): boolean {
  if (files > 0 || body.poll || asArray(body.sticker_ids).length > 0) return false;
  const forwarded = asObject(body.message_reference).type === 1;
  const text = asText(body.content)?.trim() ?? '';
  return !forwarded && text === '' && asArray(body.embeds).length === 0 && asArray(body.components).length === 0;
}

function checkLayoutAlone(body: JsonObject, problems: Problems): void {
  const others = { content: body.content, embeds: asArray(body.embeds).length, poll: body.poll };
  for (const [name, value] of Object.entries(others)) {
    const message = `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    problems.must(!value, name, 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message);
  }
}

function checkFlags(body: JsonObject, use: MessageUse, problems: Problems): void {
  const flags = asNumber(body.flags) ?? 0;
  // discord.js sends the flags of a message back when it suppresses embeds: bits that are no sender's are not counted.
  const unsettable = flags & FLAGS.ephemeral & ~SETTABLE[use];
  const message =
    use === 'message'
      ? 'Only an answer to an interaction can be ephemeral.'
      : 'Whether a message is ephemeral cannot be changed.';
  problems.must(unsettable === 0, 'flags', 'MESSAGE_FLAGS_INVALID', message);
}

function checkAllowedMentions(value: unknown, problems: Problems): void {
  const allowed = asObject(value);
  const parse = asArray(allowed.parse);
  for (const kind of ['users', 'roles'] as const) {
    const named = asArray(allowed[kind]);
    const path = `allowed_mentions.${kind}`;
    if (named.length > 100) problems.count(named, path, 100);
    const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
    problems.must(
      !parse.includes(kind) || named.length === 0,
      'allowed_mentions',
      'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
      message,
    );
  }
  const known = parse.every((kind) => kind === 'users' || kind === 'roles' || kind === 'everyone');
  problems.must(known, 'allowed_mentions.parse', 'BASE_TYPE_CHOICES', 'Value must be one of (roles, users, everyone).');
}

function checkNonce(body: JsonObject, problems: Problems): void {
  if (typeof body.nonce !== 'number') problems.length(body.nonce, 'nonce', 0, LIMITS.nonce);
}
