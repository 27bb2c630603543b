import { CHANNEL, type Channel } from './channels.js';
import type { JsonObject } from './json.js';
import { bitsOf, EVERYDAY_PERMISSIONS, type PermissionName, type Subject } from './permissions.js';
import type { User } from './users.js';
import type { World } from './world.js';

/** What a test says of a channel when a guild is made. */
export interface ChannelSpec {
  readonly name: string;
  /** One of `CHANNEL`; a text channel when left out. */
  readonly type?: number;
  /** What the bot may not do in it. */
  readonly deny?: readonly PermissionName[];
  /** What the bot may do in it over its roles. */
  readonly allow?: readonly PermissionName[];
}

/** What a test says of a role. */
export interface RoleSpec {
  readonly name: string;
  readonly permissions?: readonly PermissionName[];
  /** Whether anyone may mention it; true when left out. */
  readonly mentionable?: boolean;
}

/** What a test says of a guild when it is made. */
export interface GuildSpec {
  readonly name?: string;
  /** Names, or more; one channel `general` when left out. */
  readonly channels?: readonly (string | ChannelSpec)[];
  readonly roles?: readonly RoleSpec[];
  /** The bot's permissions by its role, on top of `@everyone`'s; none more when left out. */
  readonly botPermissions?: readonly PermissionName[];
  /** What everyone may do; the everyday things when left out. */
  readonly everyone?: readonly PermissionName[];
  /** False for a guild that the bot is not in, where people use it as their own app. */
  readonly bot?: boolean;
  readonly locale?: string;
}

/** A role, as a test holds it. */
export interface Role {
  readonly id: string;
  readonly name: string;
  readonly mention: string;
  mentionable: boolean;
  permissions: bigint;
}

/** A guild (a "server"), as a test holds it. */
export class Guild {
  readonly id: string;
  readonly name: string;
  readonly world: World;
  readonly owner: User;
  readonly locale: string;
  readonly channels: Channel[] = [];
  /** `@everyone` first. */
  readonly roles: Role[] = [];
  /** Whether the bot is a member. */
  hasBot: boolean;
  /** False during an outage: it is sent as unavailable. */
  available = true;
  readonly #rolesOf = new Map<string, Role[]>();
  readonly #gone = new Set<string>();

  constructor(world: World, spec: GuildSpec) {
    this.id = world.snowflakes.next();
    this.name = spec.name ?? 'Guild';
    this.world = world;
    this.owner = world.user('Owner');
    this.locale = spec.locale ?? 'en-US';
    this.hasBot = spec.bot ?? true;
    this.roles.push(role(this.id, '@everyone', spec.everyone ?? EVERYDAY_PERMISSIONS));
    for (const { name, permissions, mentionable } of spec.roles ?? [])
      this.addRole(name, permissions).mentionable = mentionable ?? true;
    const botRole = this.addRole(world.bot.name, spec.botPermissions ?? []);
    this.#rolesOf.set(world.bot.id, [botRole]);
    for (const channel of spec.channels ?? ['general']) this.addChannel(channel);
  }

  /** A channel or thread by name. */
  channel(name: string): Channel {
    const found = this.channels.find((channel) => channel.name === name);
    if (!found)
      throw new Error(
        `Guild "${this.name}" has no channel "${name}", only: ${this.channels.map((c) => c.name).join(', ')}.`,
      );
    return found;
  }

  /** A role by name. */
  role(name: string): Role {
    const found = this.roles.find((each) => each.name === name);
    if (!found)
      throw new Error(`Guild "${this.name}" has no role "${name}", only: ${this.roles.map((r) => r.name).join(', ')}.`);
    return found;
  }

  /** Opens another channel. */
  addChannel(spec: string | ChannelSpec): Channel {
    const { name, type = CHANNEL.text, deny = [], allow = [] } = typeof spec === 'string' ? { name: spec } : spec;
    const channel = this.world.addChannel({ type, name, guild: this });
    this.channels.push(channel);
    this.world.emit('CHANNEL_CREATE', channel.toJSON(), channel);
    if (deny.length > 0) channel.deny(...deny);
    if (allow.length > 0) channel.allow(...allow);
    return channel;
  }

  /** Makes a role that nobody has yet. */
  addRole(name: string, permissions: readonly PermissionName[] = []): Role {
    const made = role(this.world.snowflakes.next(), name, permissions);
    this.roles.push(made);
    this.world.emit('GUILD_ROLE_CREATE', { guild_id: this.id, role: roleJson(made) }, this);
    return made;
  }

  /** Gives a member a role. */
  give(user: User, given: Role): void {
    this.#rolesOf.set(user.id, [...(this.#rolesOf.get(user.id) ?? []), given]);
  }

  /** Gives a member permissions, by a role of their own. */
  grant(user: User, ...names: readonly PermissionName[]): void {
    this.give(user, this.addRole(`role of ${user.name}`, names));
  }

  /** Takes permissions from the bot in the whole guild (and from everyone, as the bot has what everyone has). */
  deny(...names: readonly PermissionName[]): void {
    const bits = bitsOf(names);
    for (const each of this.roles) {
      each.permissions &= ~bits;
      this.world.emit('GUILD_ROLE_UPDATE', { guild_id: this.id, role: roleJson(each) }, this);
    }
  }

  /** An outage: the guild is unavailable, and the bot is told so. */
  goDown(): void {
    this.available = false;
    this.world.emit('GUILD_DELETE', { id: this.id, unavailable: true }, this);
  }

  /** The outage is over. */
  comeBack(): void {
    this.available = true;
    this.world.emit('GUILD_CREATE', this.toJSON(), this);
  }

  /** Shows a member the door: they are no member from then on. */
  expel(user: User): void {
    this.#gone.add(user.id);
  }

  /** Whether someone is a member: everybody is who has not been expelled, the bot when it was invited. */
  hasMember(user: User): boolean {
    return user === this.world.bot ? this.hasBot : !this.#gone.has(user.id);
  }

  /** A member's roles and standing, to work out permissions. */
  subject(user: User): Subject {
    const [everyone, ...others] = [this.roles[0], ...(this.#rolesOf.get(user.id) ?? [])];
    const roles = everyone ? [everyone, ...others.flatMap((each) => each ?? [])] : [];
    return { userId: user.id, isOwner: user === this.owner, roles };
  }

  /** A member as Discord sends them. */
  memberJson(user: User): JsonObject {
    return {
      user: user.toJSON(),
      roles: (this.#rolesOf.get(user.id) ?? []).map(({ id }) => id),
      nick: null,
      avatar: null,
      joined_at: '2020-01-01T00:00:00.000Z',
      deaf: false,
      mute: false,
      flags: 0,
      pending: false,
    };
  }

  /** As GUILD_CREATE and GET send it. */
  toJSON(): JsonObject {
    const { bot } = this.world;
    return {
      id: this.id,
      name: this.name,
      owner_id: this.owner.id,
      preferred_locale: this.locale,
      roles: this.roles.map(roleJson),
      channels: this.channels.filter((channel) => !channel.isThread).map((channel) => channel.toJSON()),
      threads: this.channels.filter((channel) => channel.isThread).map((channel) => channel.toJSON()),
      members: [this.memberJson(bot)],
      member_count: 2,
      joined_at: '2020-01-01T00:00:00.000Z',
      large: false,
      unavailable: false,
      ...EMPTY_GUILD,
    };
  }
}

/** Roles as Discord sends them. */
export function roleJson({ id, name, permissions, mentionable }: Role): JsonObject {
  return {
    id,
    name,
    permissions: permissions.toString(),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position: name === '@everyone' ? 0 : 1,
    managed: false,
    mentionable,
    flags: 0,
  };
}

function role(id: string, name: string, permissions: readonly PermissionName[]): Role {
  const mention = name === '@everyone' ? '@everyone' : `<@&${id}>`;
  return { id, name, mention, mentionable: true, permissions: bitsOf(permissions) };
}

/** What a guild has to carry for a client, and what no test asks about. */
const EMPTY_GUILD: JsonObject = {
  icon: null,
  splash: null,
  banner: null,
  description: null,
  features: [],
  emojis: [],
  stickers: [],
  voice_states: [],
  presences: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
  verification_level: 0,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  mfa_level: 0,
  nsfw_level: 0,
  premium_tier: 0,
  premium_progress_bar_enabled: false,
  system_channel_flags: 0,
  system_channel_id: null,
  rules_channel_id: null,
  public_updates_channel_id: null,
  afk_channel_id: null,
  afk_timeout: 300,
  application_id: null,
  vanity_url_code: null,
  hub_type: null,
  safety_alerts_channel_id: null,
};
