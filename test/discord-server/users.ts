import type { JsonObject } from './json.js';

/** A person or a bot, as a test holds them. */
export class User {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
  /** The language of the user's own client, sent with every interaction. */
  locale = 'en-US';
  /** Whether the bot may write to them; closed direct messages are refused with 50007. */
  acceptsDirectMessages = true;

  constructor(id: string, name: string, bot = false) {
    this.id = id;
    this.name = name;
    this.bot = bot;
  }

  /** How a message mentions them. */
  get mention(): string {
    return `<@${this.id}>`;
  }

  /** As Discord sends them. */
  toJSON(): JsonObject {
    const username = this.name.toLowerCase().replace(/[^a-z0-9_.]/g, '_');
    return {
      id: this.id,
      username,
      global_name: this.bot ? null : this.name,
      discriminator: '0',
      avatar: null,
      bot: this.bot,
      public_flags: 0,
    };
  }
}
