import type { APIEmbed, APIMessageTopLevelComponent } from 'discord.js';
import type { Channel } from './channels.js';
import { asArray, asNumber, asObject, asText, type JsonObject } from './json.js';
import { FLAGS } from './limits.js';
import { NO_PINGS, type Pings, pingsOf, usersNamedIn } from './mentions.js';
import { COMPONENT, isSelect, walk } from './rules/components.js';
import type { User } from './users.js';

/** A file that came with a message. */
export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  readonly url: string;
  readonly proxy_url: string;
  readonly content_type?: string;
  readonly description?: string;
}

/** A button or menu that can be used, as a reader sees it. */
export interface Control {
  readonly label: string;
  readonly customId: string | undefined;
  readonly url: string | undefined;
  readonly disabled: boolean;
  readonly type: number;
  readonly values: readonly string[];
}

/** What is known of a message when it is made. */
export interface MessageInit {
  readonly id: string;
  readonly channel: Channel;
  readonly author: User;
  readonly at: number;
  readonly body: JsonObject;
  readonly attachments?: readonly Attachment[];
  readonly repliedTo?: Message | undefined;
  /** The interaction that it answers. */
  readonly interaction?: { readonly id: string; readonly type: number; readonly user: User } | undefined;
  readonly application?: string | undefined;
  readonly embedsDropped?: boolean;
}

/** A message, as a test holds it: always in its newest state. */
export class Message {
  readonly id: string;
  readonly channel: Channel;
  readonly author: User;
  readonly createdAt: number;
  readonly repliedTo: Message | undefined;
  readonly nonce: string | number | undefined;
  /** Whom it pings, or would have: by its text and its `allowed_mentions`, in its newest state. */
  pings: Pings = NO_PINGS;
  /** Everyone it ever pinged, edits included. */
  readonly allPings: Pings[] = [];
  content = '';
  embeds: readonly APIEmbed[] = [];
  components: readonly APIMessageTopLevelComponent[] = [];
  attachments: readonly Attachment[];
  flags = 0;
  editedAt: number | undefined;
  /** How often it was edited. */
  edits = 0;
  deleted = false;
  /** Discord threw its embeds away, as the bot has no permission to embed links. */
  embedsDropped: boolean;
  readonly #init: MessageInit;

  constructor(init: MessageInit) {
    this.#init = init;
    this.id = init.id;
    this.channel = init.channel;
    this.author = init.author;
    this.createdAt = init.at;
    this.repliedTo = init.repliedTo;
    this.attachments = init.attachments ?? [];
    this.embedsDropped = init.embedsDropped ?? false;
    const { nonce, flags } = init.body;
    this.nonce = typeof nonce === 'string' || typeof nonce === 'number' ? nonce : undefined;
    this.flags = asNumber(flags) ?? 0;
    this.#take(init.body);
  }

  /** Only the one it answers can see it. */
  get ephemeral(): boolean {
    return (this.flags & FLAGS.ephemeral) !== 0;
  }

  /** The one person who can read it, when it is ephemeral. */
  get reader(): User | undefined {
    return this.ephemeral ? this.#init.interaction?.user : undefined;
  }

  /** Nobody's device makes a sound. */
  get silent(): boolean {
    return (this.flags & FLAGS.suppressNotifications) !== 0;
  }

  /** Made of Components V2. */
  get layout(): boolean {
    return (this.flags & FLAGS.componentsV2) !== 0;
  }

  /** Everything there is to read: content, embeds and text components, a line each; no labels of buttons. */
  get text(): string {
    const embeds = this.embeds.flatMap((embed) => [
      embed.author?.name,
      embed.title,
      embed.description,
      ...(embed.fields ?? []).flatMap((field) => [field.name, field.value]),
      embed.footer?.text,
    ]);
    return [this.content, ...embeds, ...this.#texts()].filter(Boolean).join('\n');
  }

  /** Its buttons and menus, in order. */
  get controls(): readonly Control[] {
    const all = [...walk(this.components, '')].map(([, component]) => component);
    return all.filter(({ type }) => type === COMPONENT.button || isSelect(type)).map(controlOf);
  }

  /** The labels of its buttons, in order. */
  get labels(): readonly string[] {
    return this.controls.filter(({ type }) => type === COMPONENT.button).map(({ label }) => label);
  }

  /** Takes an edit in: what the body names is replaced, the rest stays. */
  edit(body: JsonObject, at: number, attachments?: readonly Attachment[]): void {
    this.edits += 1;
    this.#take(body);
    this.flags =
      (this.flags & ~FLAGS.loading) | ((asNumber(body.flags) ?? 0) & (FLAGS.componentsV2 | FLAGS.suppressEmbeds));
    if (attachments) this.attachments = attachments;
    this.editedAt = at;
  }

  /** As Discord sends it; `hidden` leaves out what a bot without the message content intent does not see. */
  toJSON(hidden = false): JsonObject {
    const init = this.#init;
    const json: JsonObject = {
      id: this.id,
      channel_id: this.channel.id,
      type: this.repliedTo ? 19 : init.interaction?.type === 2 ? 20 : 0,
      author: this.author.toJSON(),
      content: hidden ? '' : this.content,
      embeds: hidden ? [] : this.embeds,
      components: hidden ? [] : this.components,
      attachments: hidden ? [] : this.attachments,
      flags: this.flags,
      timestamp: new Date(this.createdAt).toISOString(),
      edited_timestamp: this.editedAt === undefined ? null : new Date(this.editedAt).toISOString(),
      tts: false,
      pinned: false,
      mention_everyone: this.pings.everyone,
      mentions: this.mentioned.map((user) => user.toJSON()),
      mention_roles: this.pings.roles,
    };
    if (this.nonce !== undefined) json.nonce = this.nonce;
    if (this.author.bot && init.application) json.application_id = init.application;
    if (init.interaction) {
      const { id, type, user } = init.interaction;
      json.interaction_metadata = { id, type, user: user.toJSON(), authorizing_integration_owners: {} };
      json.webhook_id = init.application;
    }
    if (this.repliedTo) Object.assign(json, this.#reference(this.repliedTo));
    return json;
  }

  /** The users it mentions: those it names and the author it replies to with a ping. */
  get mentioned(): readonly User[] {
    const ids = new Set([...usersNamedIn(this.content), ...this.pings.users]);
    return this.channel.world.usersById([...ids]);
  }

  #reference(replied: Message): JsonObject {
    const reference = {
      type: 0,
      message_id: replied.id,
      channel_id: replied.channel.id,
      guild_id: this.channel.guild?.id,
    };
    if (replied.deleted) return { message_reference: reference, referenced_message: null };
    const { world } = this.channel;
    return { message_reference: reference, referenced_message: replied.toJSON(!world.botMayRead(replied)) };
  }

  #take(body: JsonObject): void {
    if ('content' in body) this.content = asText(body.content) ?? '';
    // Checked by the rules before it comes here, so the types are known to hold.
    if ('embeds' in body) this.embeds = asArray(body.embeds) as readonly APIEmbed[];
    if ('components' in body) this.components = asArray(body.components) as readonly APIMessageTopLevelComponent[];
    // An edit that leaves the text alone is not parsed again.
    if (this.edits > 0 && !('content' in body) && !('components' in body)) return;
    const text = [...('content' in body ? [this.content] : []), ...this.#texts()].join('\n');
    this.pings = pingsOf({ text, allowed: body.allowed_mentions, repliedTo: this.repliedTo?.author.id });
    this.allPings.push(this.pings);
  }

  #texts(): readonly string[] {
    return [...walk(this.components, '')].flatMap(([, { type, content }]) =>
      type === COMPONENT.textDisplay ? (asText(content) ?? []) : [],
    );
  }
}

function controlOf(component: JsonObject): Control {
  return {
    type: asNumber(component.type) ?? 0,
    label: asText(component.label) ?? asText(component.placeholder) ?? asText(asObject(component.emoji).name) ?? '',
    customId: asText(component.custom_id),
    url: asText(component.url),
    disabled: component.disabled === true,
    values: asArray(component.options).flatMap((option) => asText(asObject(option).value) ?? []),
  };
}
