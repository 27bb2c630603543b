/** Questions put by mentioning the bot, or in a direct message. Of a message only its own text is read. */
import { ChannelType, DiscordAPIError, type Message, MessageType } from 'discord.js';
import type { Caller } from '../commands/command.js';
import { keepQuestion, lastQuestion } from '../commands/conversation.js';
import { failure } from '../commands/reply.js';
import type { Bot } from './bot.js';
import { describeMissing, missingPermissions } from './permissions.js';
import { describeWait } from './rate-limit.js';
import { type RenderedMessage, renderReply } from './render.js';
import { replyTo } from './respond.js';

const TEN_MINUTES_MS = 600_000;

/** Answers a message that addresses the bot; any other is passed over unread. Rejects for what must not happen only. */
export async function onMessage(message: Message, bot: Bot): Promise<void> {
  const question = questionIn(message);
  if (question === null || !message.channel.isSendable()) return;
  if (await isOff(message, bot).catch(orElse(false, bot))) return;
  // Two processes by mistake, or an event that comes again after a reconnection: still one answer.
  if (!(await claim(message, bot).catch(orElse(true, bot)))) return;
  const wait = bot.limit(message.author.id);
  const missing = missingPermissions(message.channel, message.client.user);
  if (missing.length > 0)
    return wait > 0 ? undefined : tellMissing(message, describeMissing(message.channel, missing), bot);
  if (wait > 0) return slowDown(message, wait, bot);
  if (question === '') return post(message, renderReply(failure(NO_QUESTION), []), bot);
  const caller = callerOf(message);
  const { rendered, asked } = await compose(question, caller, bot);
  const keeping =
    asked === undefined ? undefined : keepQuestion(asked, caller, bot.services).catch(orElse(undefined, bot));
  await post(message, rendered, bot);
  await keeping;
}

const NO_QUESTION = 'Ask me something: write a question after the mention, or use /ask.';

/** A store that fails must not keep anybody from an answer. */
function orElse<T>(fallback: T, { log }: Bot): (error: unknown) => T {
  return (error) => {
    log(`A mention is answered without looking into the store: ${String(error)}`);
    return fallback;
  };
}

/** What is asked, without the mention; null when the bot is not addressed. */
function questionIn({ author, content, system, type, webhookId, client, channel }: Message): string | null {
  if (author.bot || system || webhookId !== null) return null;
  if (type !== MessageType.Default && type !== MessageType.Reply) return null;
  const mention = new RegExp(`<@!?${client.user.id}>`, 'g');
  // A reply to the bot's message mentions it too, but not in its text: that is talk among members.
  if (channel.type !== ChannelType.DM && content.search(mention) < 0) return null;
  return content.replace(mention, ' ').replace(/\s+/g, ' ').trim();
}

async function isOff({ guildId, channel, channelId }: Message, { services }: Bot): Promise<boolean> {
  if (guildId === null) return false;
  const { settings } = await services.state();
  const off = (await settings.get(guildId))?.mentionsOff ?? [];
  return off.includes(channelId) || (channel.isThread() && channel.parentId !== null && off.includes(channel.parentId));
}

async function claim({ id }: Message, { services }: Bot): Promise<boolean> {
  const state = await services.state();
  return state.claim(`mention/${id}`, TEN_MINUTES_MS);
}

/** The answer, read together with what the member asked here before where it leans on that, and the question as understood. */
async function compose(
  question: string,
  caller: Caller,
  bot: Bot,
): Promise<{ readonly rendered: RenderedMessage; readonly asked: string | undefined }> {
  const after = await lastQuestion(caller, bot.services).catch(orElse(undefined, bot));
  const request = { command: 'ask', args: { question, after } };
  const { reply, message } = await bot.turns(() => replyTo(request, caller, bot));
  return { rendered: message, asked: reply.asked };
}

function callerOf({ author, guildId, channelId, channel }: Message): Caller {
  // Whoever writes a message shows no permission with it; nothing that needs one is run for a mention.
  return {
    member: author.id,
    guild: guildId,
    channel: channelId,
    alone: channel.type === ChannelType.DM,
    manages: false,
  };
}

/** Says it once, to one who goes on asking. */
async function slowDown(message: Message, seconds: number, bot: Bot): Promise<void> {
  const isFirst = bot.services.state().then((state) => state.claim(`slow/${message.author.id}`, seconds * 1000));
  if (!(await isFirst.catch(orElse(true, bot)))) return;
  await post(message, renderReply(failure(describeWait(seconds)), []), bot);
}

/** Refused for want of a right, though the bot seemed to have it. */
const FORBIDDEN = [50001, 50013, 160002];

/** Replies to a message. What Discord does not let the bot do is told to the member, anything else in a line of the log. */
async function post(message: Message, rendered: RenderedMessage, bot: Bot): Promise<void> {
  const { id, channel } = message;
  if (!channel.isSendable()) return;
  try {
    await channel.send({
      ...rendered,
      allowedMentions: { parse: [], repliedUser: false },
      reply: { messageReference: id, failIfNotExists: false },
      nonce: id,
      enforceNonce: true,
    });
  } catch (error) {
    if (error instanceof DiscordAPIError && FORBIDDEN.includes(Number(error.code))) {
      return tellMissing(message, describeMissing(channel, []), bot);
    }
    bot.log(`A mention was not answered: ${describeRefusal(error)}`);
  }
}

/** Says privately why there is no answer, where the channel is closed to the bot. */
async function tellMissing({ author, id }: Message, why: string, { log }: Bot): Promise<void> {
  log(why);
  try {
    await author.send({ ...renderReply(failure(why), []), nonce: id, enforceNonce: true });
  } catch (error) {
    if (!(error instanceof DiscordAPIError) || error.code !== CLOSED_TO_US)
      log(`This could not be told: ${describeRefusal(error)}`);
  }
}

/** Cannot send direct messages to this user. */
const CLOSED_TO_US = 50007;

/** In one line, with Discord's code when it is Discord that refuses. */
function describeRefusal(error: unknown): string {
  const { message } = error as Error;
  const [first = ''] = String(message).split('\n');
  return error instanceof DiscordAPIError ? `${first} (${error.code})` : first;
}
