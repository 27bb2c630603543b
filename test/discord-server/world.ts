import { CHANNEL, Channel, type ChannelInit } from './channels.js';
import type { TestClock } from './clock.js';
import { Guild, type GuildSpec } from './guilds.js';
import type { JsonObject } from './json.js';
import { INTENTS } from './limits.js';
import { pingsNobody } from './mentions.js';
import { Message, type MessageInit } from './messages.js';
import { Snowflakes } from './snowflakes.js';
import { User } from './users.js';

/** Sends an event to the bot, when its intents and its membership let it have that. */
export type Emit = (event: string, data: JsonObject, intent: number, guild: Guild | undefined) => void;

/** Users, guilds, channels and messages: everything that Discord would keep. */
export class World {
  readonly clock: TestClock;
  readonly snowflakes: Snowflakes;
  readonly bot: User;
  readonly applicationId: string;
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  readonly users = new Map<string, User>();
  /** Whether the bot was allowed, and asked for, the content of all messages. */
  readsEverything = false;
  /** The bot's messages that pinged someone, or would have. */
  readonly pinged = new Set<Message>();
  readonly #byName = new Map<string, User>();
  readonly #keep: number;
  #emit: Emit = () => {};

  /** @param keep how many messages a channel remembers */
  constructor(clock: TestClock, keep: number) {
    this.clock = clock;
    this.#keep = keep;
    this.snowflakes = new Snowflakes(clock);
    this.applicationId = this.snowflakes.next();
    this.bot = new User(this.applicationId, 'Bulletin Bot', true);
    this.users.set(this.bot.id, this.bot);
  }

  /** From now on events go there. */
  connect(emit: Emit): void {
    this.#emit = emit;
  }

  /** Sends an event about a channel or a guild. */
  emit(event: string, data: JsonObject, about: Channel | Guild): void {
    const guild = about instanceof Guild ? about : about.guild;
    const messages = about instanceof Channel && about.isDirect ? INTENTS.DirectMessages : INTENTS.GuildMessages;
    const intent = event.startsWith('MESSAGE_') ? messages : INTENTS.Guilds;
    // A guild in the making is announced as a whole, when it is complete.
    if (guild && this.guilds.get(guild.id) !== guild) return;
    if (about instanceof Channel && about.type === CHANNEL.groupDirect) return;
    const visible = !(about instanceof Channel) || !event.startsWith('MESSAGE_') || about.botMay('ViewChannel');
    if (visible) this.#emit(event, data, intent, guild);
  }

  /** A person by name; the same name gives the same person. */
  user(name: string): User {
    const known = this.#byName.get(name);
    if (known) return known;
    const user = new User(this.snowflakes.next(), name);
    this.#byName.set(name, user);
    this.users.set(user.id, user);
    return user;
  }

  /** The users of these ids, as far as they are known. */
  usersById(ids: readonly string[]): readonly User[] {
    return ids.flatMap((id) => this.users.get(id) ?? []);
  }

  /** Makes a guild; the bot hears of it when it is a member. */
  addGuild(spec: GuildSpec = {}): Guild {
    const guild = new Guild(this, spec);
    this.guilds.set(guild.id, guild);
    if (guild.hasBot) this.#emit('GUILD_CREATE', guild.toJSON(), INTENTS.Guilds, guild);
    return guild;
  }

  /** The bot is out of a guild: kicked, or gone by itself. */
  removeBot(guild: Guild): void {
    this.#emit('GUILD_DELETE', { id: guild.id }, INTENTS.Guilds, guild);
    guild.hasBot = false;
  }

  addChannel(init: Omit<ChannelInit, 'id' | 'world'>): Channel {
    const channel = new Channel({ ...init, id: this.snowflakes.next(), world: this });
    this.channels.set(channel.id, channel);
    return channel;
  }

  removeChannel(channel: Channel): void {
    this.channels.delete(channel.id);
    const list = channel.guild?.channels;
    if (list?.includes(channel)) list.splice(list.indexOf(channel), 1);
    this.emit(channel.isThread ? 'THREAD_DELETE' : 'CHANNEL_DELETE', channel.toJSON(), channel);
  }

  /** The direct messages between the bot and a user; opened when there are none. */
  direct(user: User): Channel {
    const known = [...this.channels.values()].find(
      ({ type, recipients }) => type === CHANNEL.direct && recipients[0] === user,
    );
    return known ?? this.addChannel({ type: CHANNEL.direct, name: user.name, recipients: [user] });
  }

  /** Puts a message into its channel and tells the bot. */
  addMessage(init: Omit<MessageInit, 'id' | 'at'>): Message {
    const message = new Message({ ...init, id: this.snowflakes.next(), at: this.clock.now() });
    const { byId } = message.channel;
    byId.set(message.id, message);
    message.channel.lastMessageId = message.id;
    const oldest = byId.size > this.#keep ? byId.keys().next().value : undefined;
    if (oldest !== undefined) byId.delete(oldest);
    this.announce('MESSAGE_CREATE', message);
    return message;
  }

  deleteMessage(message: Message): void {
    message.deleted = true;
    message.channel.byId.delete(message.id);
    const { id, channel } = message;
    const data: JsonObject = { id, channel_id: channel.id, ...(channel.guild && { guild_id: channel.guild.id }) };
    if (!message.ephemeral) this.emit('MESSAGE_DELETE', data, channel);
  }

  /** Remembers a message of the bot that pings someone. */
  notePings(message: Message): void {
    if (!pingsNobody(message.pings) && this.pinged.size < this.#keep) this.pinged.add(message);
  }

  /** Tells the bot of a message, if it can be seen in the channel. */
  announce(event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE', message: Message): void {
    if (message.ephemeral) return;
    const { channel, author } = message;
    const data = message.toJSON(!this.botMayRead(message));
    data.channel_type = channel.type;
    if (channel.guild) {
      data.guild_id = channel.guild.id;
      if (!author.bot || author === this.bot) data.member = withoutUser(channel.guild.memberJson(author));
    }
    this.emit(event, data, channel);
  }

  /** Without the message content intent a bot reads its own messages, direct ones, and those that mention it. */
  botMayRead(message: Message): boolean {
    const mine = message.author === this.bot || message.channel.type === CHANNEL.direct;
    return this.readsEverything || mine || message.mentioned.includes(this.bot);
  }
}

function withoutUser(member: JsonObject): JsonObject {
  const { user: _, ...rest } = member;
  return rest;
}
