import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import type { Channel } from './channels.js';
import { asArray, asObject, asText, type JsonObject } from './json.js';
import { FLAGS, TIMES } from './limits.js';
import type { Message } from './messages.js';
import { CALLBACK } from './rules/callbacks.js';
import { Signal } from './signal.js';
import type { User } from './users.js';

/** The first response of the bot to an interaction. */
export interface Acknowledgement {
  /** 4 reply, 5 deferred, 6 deferred update, 7 update, 8 choices, 9 modal. */
  readonly type: number;
  readonly data: JsonObject;
  /** By the test's clock. */
  readonly at: number;
  /** Real milliseconds between sending the interaction and its first response. */
  readonly milliseconds: number;
}

/** When a request came in: by the test's clock, and by the real one. */
export interface Arrival {
  readonly at: number;
  readonly realAt: number;
}

/** A choice of an autocomplete answer. */
export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

/** What is known of an interaction when it is made. */
export interface ExchangeInit {
  readonly id: string;
  readonly type: number;
  /** For error messages: `/ask`, `the button "More"`. */
  readonly title: string;
  readonly user: User;
  readonly channel: Channel;
  /** The message whose component was used. */
  readonly message?: Message | undefined;
  readonly at: number;
  /** The bot is not a member of the guild: Discord allows five follow-ups. */
  readonly userInstalled: boolean;
  readonly send: () => void;
}

/** One interaction and everything the bot answers to it. */
export class Exchange {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly title: string;
  readonly user: User;
  readonly channel: Channel;
  readonly message: Message | undefined;
  readonly userInstalled: boolean;
  /** By the test's clock, when it was delivered. */
  at: number;
  /** The first response, once it is there. */
  acknowledgement: Acknowledgement | undefined;
  /** The reply, or the message that was updated. */
  original: Message | undefined;
  /** Follow-ups so far, deleted ones included. */
  readonly followUps: Message[] = [];
  readonly signal = new Signal();
  readonly #send: () => void;
  #realAt = performance.now();
  #delivered = false;
  #edits = 0;

  constructor(init: ExchangeInit) {
    this.id = init.id;
    this.token = `token-${init.id}`;
    this.type = init.type;
    this.title = init.title;
    this.user = init.user;
    this.channel = init.channel;
    this.message = init.message;
    this.userInstalled = init.userInstalled;
    this.at = init.at;
    this.#send = init.send;
  }

  /** Sends a held interaction to the bot. Its 3 seconds count from when it was made, as Discord's do. */
  deliver(): this {
    if (this.#delivered) throw new Error(`${this.title} has been delivered already.`);
    this.#delivered = true;
    this.#realAt = performance.now();
    this.#send();
    return this;
  }

  /** Whether the bot has responded at all. */
  get isAcknowledged(): boolean {
    return this.acknowledgement !== undefined;
  }

  /** The first response, when it comes. */
  get acknowledged(): Promise<Acknowledgement> {
    return this.signal.until(() => this.acknowledgement);
  }

  /** What the person sees in the end: the reply, a deferred one after its edit; the message after its update. */
  reply(): Promise<Message> {
    return this.signal.until(() => this.#visible());
  }

  /** The nth follow-up, counted from 1. */
  followUp(nth = 1): Promise<Message> {
    return this.signal.until(() => this.followUps[nth - 1]);
  }

  /** The choices of an autocomplete answer. */
  async choices(): Promise<readonly Choice[]> {
    const { type, data } = await this.acknowledged;
    if (type !== CALLBACK.choices) throw new Error(`${this.title} was answered with type ${type}, not with choices.`);
    return asArray(data.choices) as readonly Choice[];
  }

  /** The modal that it was answered with. */
  async modal(): Promise<APIModalInteractionResponseCallbackData> {
    const { type, data } = await this.acknowledged;
    if (type !== CALLBACK.modal) throw new Error(`${this.title} was answered with type ${type}, not with a modal.`);
    return data as unknown as APIModalInteractionResponseCallbackData;
  }

  /** The nth state of the original message after the first response, counted from 1, such as a second edit. */
  edited(nth = 1): Promise<Message> {
    return this.signal.until(() => this.#edits >= nth && this.original);
  }

  /** Called by the server: the first response is in. */
  acknowledge(type: number, data: unknown, { at, realAt }: Arrival, original: Message | undefined): void {
    this.original = original;
    const milliseconds = realAt - this.#realAt;
    this.acknowledgement = { type, data: asObject(data), at, milliseconds };
    this.signal.changed();
  }

  /** Called by the server: the original has been edited through this interaction. */
  noteEdit(): void {
    this.#edits += 1;
    this.signal.changed();
  }

  /** Whether the first response is still in time. */
  inTime(now: number): boolean {
    return now - this.at <= TIMES.firstResponse;
  }

  /** Whether the token still works. */
  isAlive(now: number): boolean {
    return now - this.at <= TIMES.interactionToken;
  }

  #visible(): Message | undefined {
    if (!this.acknowledgement) return undefined;
    const { type, data } = this.acknowledgement;
    if (type === CALLBACK.modal)
      throw new Error(`${this.title} was answered with the modal "${asText(data.title)}", not with a message.`);
    if (type === CALLBACK.choices) throw new Error(`${this.title} was answered with choices, not with a message.`);
    if (type === CALLBACK.deferUpdate && this.#edits === 0) return undefined;
    if (this.original && (this.original.flags & FLAGS.loading) !== 0) {
      if (this.original.deleted) throw new Error(`The deferred reply to ${this.title} was deleted.`);
      return undefined;
    }
    return this.original;
  }
}
