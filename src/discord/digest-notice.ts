/** Tells those who manage a digest what they have to know: in their channel, else the one who set it up. */
import { createHash } from 'node:crypto';
import { type REST, Routes } from 'discord.js';
import type { Notice } from '../app.js';
import type { Services } from '../commands/command.js';
import { openIssue } from '../commands/digest-blocks.js';
import { line, type Reply, text } from '../commands/reply.js';
import { customIdsOf } from './custom-id.js';
import { outcomeOf } from './digest-trouble.js';
import { renderReply } from './render.js';

export interface Telling {
  readonly rest: REST;
  readonly services: Services;
  readonly log: (message: string) => void;
}

type Told = 'told' | 'later' | 'nobody';

/** `later` when it may not have arrived; soon after, the same notice is taken once by its nonce. */
export async function tellManagers(notice: Notice, telling: Telling): Promise<Told> {
  const { rest } = telling;
  const { adminChannel, member } = notice;
  const body = await bodyOf(notice, telling);
  const inChannel = adminChannel === null ? 'nobody' : await attempt(() => post(rest, adminChannel, body));
  if (inChannel !== 'nobody' || member === null) return inChannel;
  return attempt(async () => {
    const opened = await rest.post(Routes.userChannels(), { body: { recipient_id: member } });
    await post(rest, (opened as { readonly id: string }).id, body);
  });
}

async function bodyOf({ guild, text: told, slot }: Notice, { services, log }: Telling): Promise<object> {
  const actions = slot === null ? [] : [openIssue(slot, 1, 0)];
  const reply: Reply = { blocks: [text(line`${told}`)], actions, visibility: 'private', failed: true };
  const customIds = await customIdsOf(reply, 'digest', { caller: { guild, member: null }, services, log });
  const { embeds, components } = renderReply(reply, customIds);
  const nonce = createHash('sha256').update(`${slot}\n${told}`).digest('base64url').slice(0, 22);
  return { embeds, components, allowed_mentions: { parse: [] }, nonce, enforce_nonce: true };
}

async function post(rest: REST, channel: string, body: object): Promise<void> {
  await rest.post(Routes.channelMessages(channel), { body });
}

async function attempt(work: () => Promise<void>): Promise<Told> {
  try {
    await work();
    return 'told';
  } catch (error) {
    return outcomeOf(error, null).outcome === 'refused' ? 'nobody' : 'later';
  }
}
