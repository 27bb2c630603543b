import type { Guild } from './guilds.js';
import type { JsonObject } from './json.js';
import type { Message } from './messages.js';
import { bitsOf, type Overwrite, PERMISSIONS, type PermissionName, permissionsIn } from './permissions.js';
import type { User } from './users.js';
import type { World } from './world.js';

/** Channel types by Discord's numbers. */
export const CHANNEL = {
  text: 0,
  direct: 1,
  voice: 2,
  groupDirect: 3,
  category: 4,
  announcement: 5,
  publicThread: 11,
  privateThread: 12,
  forum: 15,
} as const;

/** What is known of a channel when it is made. */
export interface ChannelInit {
  readonly id: string;
  readonly type: number;
  readonly name: string;
  readonly world: World;
  readonly guild?: Guild | undefined;
  readonly parent?: Channel | undefined;
  readonly recipients?: readonly User[];
}

/** A channel, thread or direct message, as a test holds it. */
export class Channel {
  readonly id: string;
  readonly type: number;
  readonly name: string;
  readonly world: World;
  /** Undefined in direct messages. */
  readonly guild: Guild | undefined;
  /** The channel that a thread hangs from. */
  readonly parent: Channel | undefined;
  readonly recipients: readonly User[];
  readonly overwrites: Overwrite[] = [];
  /** By id, oldest first; deleted ones are gone. */
  readonly byId = new Map<string, Message>();
  archived = false;
  /** Deleted or not, as Discord keeps it. */
  lastMessageId: string | null = null;

  constructor(init: ChannelInit) {
    this.id = init.id;
    this.type = init.type;
    this.name = init.name;
    this.world = init.world;
    this.guild = init.guild;
    this.parent = init.parent;
    this.recipients = init.recipients ?? [];
  }

  /** What can be read in it now, oldest first; answers that only one person sees are not among them. */
  get messages(): readonly Message[] {
    return [...this.byId.values()].filter((message) => !message.ephemeral);
  }

  /** What the bot has written in it, oldest first. */
  get posts(): readonly Message[] {
    return this.messages.filter((message) => message.author === this.world.bot);
  }

  get isThread(): boolean {
    return this.type >= 10 && this.type <= 12;
  }

  get isDirect(): boolean {
    return this.type === CHANNEL.direct || this.type === CHANNEL.groupDirect;
  }

  get mention(): string {
    return `<#${this.id}>`;
  }

  /** Takes permissions from the bot in this channel; a thread has its parent's. */
  deny(...names: readonly PermissionName[]): this {
    return this.#overwrite(names, 'deny');
  }

  /** Gives them back, or gives what the bot's roles do not. */
  allow(...names: readonly PermissionName[]): this {
    return this.#overwrite(names, 'allow');
  }

  /** The bot's permissions here. */
  get botPermissions(): bigint {
    return this.permissionsOf(this.world.bot);
  }

  /** Whether the bot may do something here. */
  botMay(name: PermissionName): boolean {
    return (this.botPermissions & PERMISSIONS[name]) !== 0n;
  }

  /** A user's permissions here. */
  permissionsOf(user: User): bigint {
    if (!this.guild)
      return bitsOf(['ViewChannel', 'SendMessages', 'EmbedLinks', 'AttachFiles', 'ReadMessageHistory', 'AddReactions']);
    const overwrites = this.parent?.overwrites ?? this.overwrites;
    return permissionsIn(this.guild.subject(user), overwrites);
  }

  /** Archives a thread or opens it again. */
  archive(archived = true): this {
    this.archived = archived;
    this.world.emit('THREAD_UPDATE', this.toJSON(), this);
    return this;
  }

  /** Deletes it: the bot gets 10003 from then on. */
  delete(): void {
    this.world.removeChannel(this);
  }

  /** As Discord sends it. */
  toJSON(): JsonObject {
    const json: JsonObject = { id: this.id, type: this.type, last_message_id: this.lastMessageId, flags: 0 };
    if (this.isDirect) {
      json.recipients = this.recipients.map((user) => user.toJSON());
      if (this.type === CHANNEL.groupDirect) Object.assign(json, { name: this.name, owner_id: this.recipients[0]?.id });
      return json;
    }
    Object.assign(json, { guild_id: this.guild?.id, name: this.name, parent_id: this.parent?.id ?? null, nsfw: false });
    return Object.assign(json, this.isThread ? this.#threadPart() : this.#channelPart());
  }

  #threadPart(): JsonObject {
    const at = new Date(this.world.clock.now()).toISOString();
    return {
      owner_id: this.guild?.owner.id,
      message_count: this.byId.size,
      member_count: 1,
      total_message_sent: this.byId.size,
      rate_limit_per_user: 0,
      thread_metadata: {
        archived: this.archived,
        auto_archive_duration: 1440,
        archive_timestamp: at,
        locked: false,
        create_timestamp: at,
      },
    };
  }

  #channelPart(): JsonObject {
    const permission_overwrites = this.overwrites.map(({ id, type, allow, deny }) => ({
      id,
      type,
      allow: allow.toString(),
      deny: deny.toString(),
    }));
    return { position: 0, topic: null, rate_limit_per_user: 0, permission_overwrites };
  }

  #overwrite(names: readonly PermissionName[], kind: 'allow' | 'deny'): this {
    const { bot } = this.world;
    const own = this.overwrites.find(({ id }) => id === bot.id) ?? {
      id: bot.id,
      type: 1 as const,
      allow: 0n,
      deny: 0n,
    };
    if (!this.overwrites.includes(own)) this.overwrites.push(own);
    const bits = bitsOf(names);
    own.allow = kind === 'allow' ? own.allow | bits : own.allow & ~bits;
    own.deny = kind === 'deny' ? own.deny | bits : own.deny & ~bits;
    this.world.emit('CHANNEL_UPDATE', this.toJSON(), this);
    return this;
  }
}
