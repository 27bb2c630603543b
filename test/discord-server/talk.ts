import { CHANNEL, type Channel } from './channels.js';
import type { Guild, GuildSpec } from './guilds.js';
import type { Attachment, Message } from './messages.js';
import type { Parts } from './parts.js';
import type { Signal } from './signal.js';
import type { User } from './users.js';

/** What comes with something said. */
export interface SayOptions {
  /** The message it replies to. */
  readonly replyTo?: Message;
  /** False: the reply does not ping its author, as the "@ off" switch does. */
  readonly ping?: boolean;
  readonly attachments?: readonly Attachment[];
}

/** Something a person has said, and what the bot says to it. */
export class Said {
  readonly message: Message;
  readonly #signal: Signal;

  constructor(message: Message, signal: Signal) {
    this.message = message;
    this.#signal = signal;
  }

  /** What the bot has written here since then, unless it replies to something else. */
  get answers(): readonly Message[] {
    const { id, channel } = this.message;
    return channel.posts.filter(
      (post) => BigInt(post.id) > BigInt(id) && (!post.repliedTo || post.repliedTo === this.message),
    );
  }

  /** The bot's nth answer, counted from 1, when it comes. */
  answer(nth = 1): Promise<Message> {
    return this.#signal.until(() => this.answers[nth - 1]);
  }
}

/** Who and what there is, and what people write. */
export class Talk {
  protected readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** A person by name, member of every guild; the same name gives the same person. */
  user(name: string): User {
    return this.parts.world.user(name);
  }

  /** Makes a guild and lets the bot join it. */
  addGuild(spec: GuildSpec = {}): Guild {
    return this.parts.world.addGuild(spec);
  }

  /** Kicks the bot out of a guild. */
  removeGuild(guild: Guild): void {
    this.parts.world.removeBot(guild);
  }

  /** Opens a thread on a channel. */
  thread(parent: Channel, name: string, { isPrivate = false } = {}): Channel {
    const { guild } = parent;
    if (!guild) throw new Error('There are no threads in direct messages.');
    const type = isPrivate ? CHANNEL.privateThread : CHANNEL.publicThread;
    const { world } = this.parts;
    const thread = world.addChannel({ type, name, guild, parent });
    guild.channels.push(thread);
    world.emit('THREAD_CREATE', { ...thread.toJSON(), newly_created: true }, thread);
    return thread;
  }

  /** The bot's direct messages with a person. */
  direct(user: User): Channel {
    return this.parts.world.direct(user);
  }

  /** A group's direct messages, which the bot is not in: people can use it there as their own app. */
  group(...users: readonly User[]): Channel {
    const name = users.map((user) => user.name).join(', ');
    return this.parts.world.addChannel({ type: CHANNEL.groupDirect, name, recipients: users });
  }

  /** A file to give to an attachment option or to a message; the bot can fetch it from its `url`. */
  attachment(name: string, content: string | Buffer, type = 'text/plain'): Attachment {
    const [attachment] = this.parts.files.keep([{ name, type, bytes: Buffer.from(content) }]);
    if (!attachment) throw new Error('A file was kept and is not there.');
    return attachment;
  }

  /** Someone writes a message; `'dm'` is the direct messages with the bot. */
  async say(user: User, where: Channel | 'dm', text: string, options: SayOptions = {}): Promise<Said> {
    const { gateway, world, signal } = this.parts;
    if (!gateway.hasSession)
      throw new Error('Nobody hears it: no bot has identified yet. Await discord.ready() first.');
    const channel = where === 'dm' ? world.direct(user) : where;
    const { replyTo: repliedTo, ping = true, attachments = [] } = options;
    const body = { content: text, allowed_mentions: { parse: ['users', 'roles', 'everyone'], replied_user: ping } };
    return new Said(world.addMessage({ channel, author: user, body, repliedTo, attachments }), signal);
  }
}
