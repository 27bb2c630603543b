/** Answers an interaction with a command's reply, within Discord's three seconds. */
import { setTimeout } from 'node:timers/promises';
import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  DiscordAPIError,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { Caller } from '../commands/command.js';
import { failure, type Reply, type Visibility } from '../commands/reply.js';
import {
  describeInternal,
  findCommand,
  newReference,
  type Request,
  runCommand,
  visibilityOf,
} from '../commands/run-command.js';
import type { Bot } from './bot.js';
import { callerOf } from './caller.js';
import { customIdsOf } from './custom-id.js';
import { type RenderedMessage, renderReply } from './render.js';

export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | ModalSubmitInteraction;

/** Slower replies are announced first ("is thinking"), in milliseconds: well within Discord's three seconds. */
const PATIENCE_MS = 500;

interface Rendered {
  readonly message: RenderedMessage;
  readonly isPrivate: boolean;
  readonly failed: boolean;
}

export interface Asked {
  /** Gives undefined when it cannot be told any more what was asked. */
  readonly request: () => Promise<Request | undefined>;
  /** Who will see the reply, as far as that can be told before it is there. */
  readonly visibility: Visibility;
  /** The reply takes the place of the private message that it came from. */
  readonly replaces?: boolean;
  /** What is said when there is no request. */
  readonly otherwise?: string;
}

/** Runs the request and answers with its reply; what takes long is announced first. */
export async function answer(interaction: Answerable, asked: Asked, bot: Bot): Promise<void> {
  const running = bot.turns(() => render(asked, callerOf(interaction), bot));
  const soon = await Promise.race([running, setTimeout(PATIENCE_MS, null, { ref: false })]);
  const page = asked.replaces ? privatePage(interaction) : null;
  if (soon === null) return answerLate(interaction, { asked, running, page });
  if (page && soon.isPrivate && !soon.failed) await page.update(soon.message);
  else await interaction.reply({ ...soon.message, ...(soon.isPrivate && { flags: MessageFlags.Ephemeral }) });
}

/** A request that a form has brought, with the visibility that its command and arguments say. */
export function askedFor(request: Request, { commands }: Bot): Asked {
  return { request: async () => request, visibility: expectedVisibility(request, commands) };
}

/** Private as well where the request makes no sense: that is what the member is told then. */
function expectedVisibility({ command, args }: Request, commands: Bot['commands']): Visibility {
  try {
    return visibilityOf(findCommand(commands, command), args);
  } catch {
    return 'private';
  }
}

/** The pressed button of a message that only its presser sees: any other is not ours to change. */
function privatePage(interaction: Answerable): ButtonInteraction | null {
  return interaction.isButton() && interaction.message.flags.has(MessageFlags.Ephemeral) ? interaction : null;
}

/** What a member reads when the request is not even run. */
export async function refuse(interaction: Answerable, message: string): Promise<void> {
  await interaction.reply({ ...renderReply(failure(message), []), flags: MessageFlags.Ephemeral });
}

async function render({ request, otherwise = '' }: Asked, caller: Caller, bot: Bot): Promise<Rendered> {
  const known = await request();
  const { reply, message } = known ? await replyTo(known, caller, bot) : plain(failure(otherwise));
  return { message, isPrivate: reply.visibility === 'private', failed: reply.failed === true };
}

function plain(reply: Reply) {
  return { reply, message: renderReply(reply, []) };
}

/** The reply to a request, as a message. Never rejects. */
export async function replyTo(
  request: Request,
  caller: Caller,
  { commands, services, report, log }: Bot,
): Promise<{ readonly reply: Reply; readonly message: RenderedMessage }> {
  const reply = await runCommand(commands, request, { services, caller, report });
  const customIds = await customIdsOf(reply, request.command, { caller, services, log });
  return { reply, message: renderReply(reply, customIds) };
}

interface Late {
  readonly asked: Asked;
  readonly running: Promise<Rendered>;
  readonly page: ButtonInteraction | null;
}

async function answerLate(interaction: Answerable, { asked, running, page }: Late): Promise<void> {
  // Whether a reply is private cannot be changed once it is announced.
  const isAnnouncedPrivate = asked.visibility === 'private';
  if (page) await page.deferUpdate();
  else await interaction.deferReply(isAnnouncedPrivate ? { flags: MessageFlags.Ephemeral } : {});
  const { message, isPrivate, failed } = await running;
  if (page ? !failed : isAnnouncedPrivate || !isPrivate) {
    await interaction.editReply(message);
    return;
  }
  // The announcement goes first: Discord puts a follow-up in the place of one that still stands.
  if (!page) await interaction.deleteReply();
  await interaction.followUp({ ...message, flags: MessageFlags.Ephemeral });
}

/** What becomes of an interaction that Discord does not take an answer to any more. */
const TOO_LATE: Readonly<Record<number, string>> = {
  10008: 'the message is gone',
  10062: 'it was answered later than Discord waits',
  40060: 'it was answered already: is the bot running twice?',
  50027: 'its fifteen minutes are over',
};

/** Does it. What comes too late is told in a line; of anything else the member gets a reference, if there is still a way. */
export async function orTell(interaction: Answerable, bot: Bot, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (isTooLate(error, bot)) return;
    const reference = newReference();
    bot.report(error, reference);
    const message = renderReply(failure(describeInternal(reference)), []);
    const told = interaction.deferred
      ? interaction.editReply(message)
      : interaction.reply({ ...message, flags: MessageFlags.Ephemeral });
    await told.catch((second: unknown) => {
      if (!isTooLate(second, bot)) bot.report(second, reference);
    });
  }
}

function isTooLate(error: unknown, { log }: Bot): boolean {
  const why = error instanceof DiscordAPIError ? TOO_LATE[Number(error.code)] : undefined;
  if (why !== undefined) log(`An interaction was not answered, since ${why}.`);
  return why !== undefined;
}
