/** Discord as the place where digests are posted. */
import {
  type APIMessage,
  type Channel,
  type Client,
  ComponentType,
  DiscordAPIError,
  MessageFlags,
  PermissionFlagsBits,
  REST,
  Routes,
} from 'discord.js';
import type { Found, Issue, Marker, Posting, Sent, Trouble } from '../app.js';
import type { Services } from '../commands/command.js';
import { messagesOf, openIssue } from '../commands/digest-blocks.js';
import type { Reply } from '../commands/reply.js';
import type { DiscordConfig } from '../config.js';
import { customIdsOf, readCustomId } from './custom-id.js';
import { tellManagers } from './digest-notice.js';
import { CHANNEL_GONE, outcomeOf, troubleOf } from './digest-trouble.js';
import { describeMissing, missingPermissions } from './permissions.js';
import { renderReply } from './render.js';

export interface PostingOptions {
  readonly client: Client;
  readonly discord: DiscordConfig;
  readonly services: Services;
  readonly log: (message: string) => void;
}

/** Longer than this no answer is waited for, in milliseconds. */
const PATIENCE = 15_000;
/** Pages of a hundred messages that are looked through for one; beyond, it can't be told. */
const PAGES = 20;
const PER_PAGE = 100;

/** Without retries of its own: whether to try again is decided by the ledger. */
function restWithoutRetries({ api, token }: DiscordConfig): REST {
  return new REST({ api, retries: 0, timeout: PATIENCE, rejectOnRateLimit: () => true }).setToken(token);
}

export function postingOn({ client, discord, services, log }: PostingOptions): Posting {
  const rest = restWithoutRetries(discord);
  return {
    freeze: (issue) => freeze(issue, services, log),
    troubleIn: ({ guild, channel }, readable) => troubleIn(client, guild, channel, readable === 'readable'),
    canPing: ({ guild, channel }, role) => canPing(client, guild, channel, role),
    send: (channel, { nonce, body }) =>
      send(rest, channel, { ...JSON.parse(body), nonce, enforce_nonce: true }, client),
    find: (channel, marker, since) => find(rest, client, { channel, marker, since }),
    edit: (channel, message, body) => edit(rest, { channel, message, body }, client),
    tell: (notice) => {
      const place = client.channels.cache.get(notice.adminChannel ?? '');
      const adminChannel = place && lackIn(place, client) ? null : notice.adminChannel;
      return tellManagers({ ...notice, adminChannel }, { rest, services, log });
    },
  };
}

/** The messages of a digest, as the bytes that are sent. Nobody is pinged but the one role, and that only once. */
async function freeze({ slot, heading, role, content }: Issue, services: Services, log: (message: string) => void) {
  const audience = { guild: heading.guild, member: null };
  const messages = messagesOf(heading, content).map(async ({ blocks, bulletins, more }, nth) => {
    const actions = [openIssue(slot, nth + 1, more)];
    const reply: Reply = { blocks, actions, visibility: 'public' };
    const customIds = await customIdsOf(reply, 'digest', { caller: audience, services, log });
    const { embeds, components } = renderReply(reply, customIds);
    const pinged = nth === 0 ? role : null;
    const body = {
      ...(pinged !== null && { content: `<@&${pinged}>` }),
      embeds,
      components,
      allowed_mentions: { parse: [], roles: pinged === null ? [] : [pinged] },
      ...(pinged === null && { flags: MessageFlags.SuppressNotifications }),
    };
    return { body: JSON.stringify(body), bulletins: [...bulletins] };
  });
  return Promise.all(messages);
}

async function send(rest: REST, channel: string, body: object, client: Client): Promise<Sent> {
  const place = client.channels.cache.get(channel) ?? null;
  // Without Embed Links Discord would post a message with nothing in it.
  const trouble = place && lackIn(place, client);
  if (trouble) return { outcome: 'refused', trouble };
  try {
    const { id } = (await rest.post(Routes.channelMessages(channel), { body })) as { readonly id: string };
    return { outcome: 'posted', message: id };
  } catch (error) {
    return outcomeOf(error, place);
  }
}

interface Edit {
  readonly channel: string;
  readonly message: string;
  readonly body: string;
}

async function edit(rest: REST, { channel, message, body: json }: Edit, client: Client): Promise<boolean> {
  const place = client.channels.cache.get(channel);
  // Without Embed Links Discord would take away what the message has.
  if (place && lackIn(place, client)) return false;
  // Whether a message makes a sound was decided when it was sent.
  const { flags: _, ...body } = JSON.parse(json);
  try {
    await rest.patch(Routes.channelMessage(channel, message), { body });
    return true;
  } catch {
    return false;
  }
}

async function troubleIn(client: Client, guild: string, id: string, readable: boolean): Promise<Trouble | null> {
  const channel = await channelOf(client, id);
  // Whatever cannot be told now will be told by the attempt.
  if (channel === null) return null;
  if (channel instanceof DiscordAPIError) return troubleOf(channel, null);
  if (channel.isDMBased() || channel.guildId !== guild) return CHANNEL_GONE;
  if (!channel.isSendable())
    return { reason: 'channel', message: `Nothing can be posted in #${channel.name}: choose a text channel.` };
  return lackIn(channel, client, readable);
}

/** The permissions that the bot lacks in a channel, as far as is known. */
function lackIn(channel: Channel, { user }: Client, readable = false): Trouble | null {
  // During an outage what is known of a server is not to be trusted.
  if (!user || (!channel.isDMBased() && !channel.guild.available)) return null;
  const missing = missingPermissions(channel, user).filter((name) => readable || name !== READING);
  return missing.length > 0 ? { reason: 'permission', message: describeMissing(channel, missing) } : null;
}

/** Needed only to find again what was posted. */
const READING = 'Read Message History';

/** The channel, or why there is none; null when that cannot be told. */
async function channelOf(client: Client, id: string): Promise<Channel | DiscordAPIError | null> {
  try {
    return await client.channels.fetch(id);
  } catch (error) {
    return error instanceof DiscordAPIError && error.status !== 401 && error.status !== 429 ? error : null;
  }
}

function canPing(client: Client, guild: string, id: string, roleId: string): boolean {
  const role = client.guilds.cache.get(guild)?.roles.cache.get(roleId);
  const channel = client.channels.cache.get(id);
  if (role?.mentionable) return true;
  if (!channel || channel.isDMBased() || !client.user) return false;
  return channel.permissionsFor(client.user)?.has(PermissionFlagsBits.MentionEveryone) ?? false;
}

interface Sought {
  readonly channel: string;
  readonly marker: Marker;
  /** Milliseconds since 1970. */
  readonly since: number;
}

/** Goes back through the channel, page by page, to the time of the first attempt. */
async function find(rest: REST, client: Client, { channel, marker, since }: Sought): Promise<Found> {
  const place = await channelOf(client, channel);
  if (place && !(place instanceof DiscordAPIError) && !mayRead(place, client)) return { outcome: 'unknowable' };
  try {
    let before: string | undefined;
    for (let nth = 0; nth < PAGES; nth += 1) {
      const page = await messagesBefore(rest, channel, before);
      const found = page.find((message) => message.author.id === client.user?.id && hasMarker(message, marker));
      if (found) return { outcome: 'found', message: found.id };
      const oldest = page.at(-1);
      // Discord says nothing when messages may not be read: the list is simply empty.
      if (!oldest && nth === 0 && place !== null && 'lastMessageId' in place && place.lastMessageId)
        return { outcome: 'unknowable' };
      if (!oldest || page.length < PER_PAGE || Date.parse(oldest.timestamp) < since) return { outcome: 'absent' };
      before = oldest.id;
    }
    return { outcome: 'unknowable' };
  } catch (error) {
    const { outcome, ...more } = outcomeOf(error, null);
    if (outcome !== 'refused') return { outcome: 'later' };
    // With the channel its messages have gone.
    return { outcome: 'trouble' in more && more.trouble === CHANNEL_GONE ? 'absent' : 'unknowable' };
  }
}

function mayRead(channel: Channel, { user }: Client): boolean {
  if (channel.isDMBased() || !user) return true;
  return channel.permissionsFor(user)?.has(PermissionFlagsBits.ReadMessageHistory) ?? false;
}

async function messagesBefore(rest: REST, channel: string, before: string | undefined): Promise<readonly APIMessage[]> {
  const query = new URLSearchParams({ limit: String(PER_PAGE), ...(before !== undefined && { before }) });
  return (await rest.get(Routes.channelMessages(channel), { query })) as APIMessage[];
}

/** Each message of a digest has a button that names its slot and its place in it. */
function hasMarker({ components = [] }: APIMessage, { slot, part }: Marker): boolean {
  const buttons = components.flatMap((row) => (row.type === ComponentType.ActionRow ? row.components : []));
  return buttons.some((button) => {
    const args = 'custom_id' in button ? readCustomId(button.custom_id)?.carried : undefined;
    return args?.slot === slot && args.part === part;
  });
}
