import { CHANNEL, type Channel } from './channels.js';
import { Exchange } from './exchange.js';
import type { Gateway } from './gateway.js';
import type { JsonObject } from './json.js';
import type { Message } from './messages.js';
import { bitsOf, type PermissionName } from './permissions.js';
import type { User } from './users.js';
import type { World } from './world.js';

/** Around an interaction: what a test may want to be unusual. */
export interface Circumstances {
  /** The language of the person's client. */
  readonly locale?: string;
  /** Through whom the app is there: this guild, or the person's own account. Worked out when left out. */
  readonly installedBy?: 'guild' | 'user' | 'both';
  /** 0 guild, 1 direct messages with the bot, 2 other private channels. Worked out when left out. */
  readonly context?: 0 | 1 | 2;
  /** What the app may do in the channel, as the interaction says. */
  readonly appPermissions?: readonly PermissionName[];
  /** What the person may do in the channel, as the interaction says. */
  readonly memberPermissions?: readonly PermissionName[];
  /** True: not sent until `exchange.deliver()`. */
  readonly hold?: boolean;
  /** True: a client's own checks (lengths, choices, permissions) are left out, as a forged client would. */
  readonly unchecked?: boolean;
}

/** An interaction about to be made. */
export interface Incoming {
  readonly type: number;
  readonly title: string;
  readonly user: User;
  readonly channel: Channel;
  readonly data: JsonObject;
  readonly message?: Message | undefined;
  readonly circumstances?: Circumstances | undefined;
}

/** Sends interactions to the bot and finds them again by their tokens. */
export class InteractionDesk {
  readonly #world: World;
  readonly #gateway: Gateway;
  readonly #keep: number;
  readonly #byToken = new Map<string, Exchange>();

  constructor(world: World, gateway: Gateway, keep: number) {
    this.#world = world;
    this.#gateway = gateway;
    this.#keep = keep;
  }

  /** Every exchange that is remembered, oldest first. */
  get all(): readonly Exchange[] {
    return [...this.#byToken.values()];
  }

  find(token: string): Exchange | undefined {
    return this.#byToken.get(token);
  }

  /** Makes an interaction and, unless it is held, sends it. */
  start(incoming: Incoming): Exchange {
    const { type, title, user, channel, message, circumstances = {} } = incoming;
    if (!this.#gateway.hasSession)
      throw new Error(`${title} reaches nobody: no bot has identified yet. Await discord.ready() first.`);
    const exchange: Exchange = new Exchange({
      id: this.#world.snowflakes.next(),
      type,
      title,
      user,
      channel,
      message,
      at: this.#world.clock.now(),
      userInstalled: channel.guild ? !channel.guild.hasBot : channel.type === CHANNEL.groupDirect,
      send: () => this.#gateway.dispatch('INTERACTION_CREATE', this.#payload(exchange, incoming), channel.guild),
    });
    this.#byToken.set(exchange.token, exchange);
    const oldest = this.#byToken.size > this.#keep ? this.#byToken.keys().next().value : undefined;
    if (oldest !== undefined) this.#byToken.delete(oldest);
    return circumstances.hold ? exchange : exchange.deliver();
  }

  #payload(exchange: Exchange, { type, data, message, user, channel, circumstances = {} }: Incoming): JsonObject {
    const { guild } = channel;
    const payload: JsonObject = {
      id: exchange.id,
      application_id: this.#world.applicationId,
      type,
      token: exchange.token,
      version: 1,
      data,
      channel: { ...channel.toJSON(), permissions: channel.permissionsOf(user).toString() },
      channel_id: channel.id,
      locale: circumstances.locale ?? user.locale,
      app_permissions: bits(circumstances.appPermissions, channel.botPermissions),
      entitlements: [],
      authorizing_integration_owners: owners(channel, user, circumstances),
      context: contextOf(channel, circumstances),
      attachment_size_limit: 10_485_760,
    };
    if (message) payload.message = message.toJSON();
    if (!guild) return { ...payload, user: user.toJSON() };
    const permissions = bits(circumstances.memberPermissions, channel.permissionsOf(user));
    const member = { ...guild.memberJson(user), permissions };
    const partial = { id: guild.id, locale: guild.locale, features: [] };
    return { ...payload, guild_id: guild.id, guild: partial, guild_locale: guild.locale, member };
  }
}

/** Where an interaction happens: 0 guild, 1 direct messages with the bot, 2 other private channels. */
export function contextOf(channel: Channel, { context }: Circumstances): 0 | 1 | 2 {
  if (context !== undefined) return context;
  if (channel.guild) return 0;
  return channel.type === CHANNEL.direct ? 1 : 2;
}

/** Through whom the app is there. */
export function installation(channel: Channel, { installedBy }: Circumstances): 'guild' | 'user' | 'both' {
  if (installedBy) return installedBy;
  if (channel.guild) return channel.guild.hasBot ? 'guild' : 'user';
  return channel.type === CHANNEL.direct ? 'guild' : 'user';
}

function owners(channel: Channel, user: User, circumstances: Circumstances): JsonObject {
  const by = installation(channel, circumstances);
  // In direct messages with an app of guilds, Discord gives "0" as the guild.
  const guild = { '0': channel.guild?.id ?? '0' };
  if (by === 'guild') return guild;
  return by === 'user' ? { '1': user.id } : { ...guild, '1': user.id };
}

function bits(names: readonly PermissionName[] | undefined, otherwise: bigint): string {
  return (names ? bitsOf(names) : otherwise).toString();
}
