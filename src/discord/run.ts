/** The bot on Discord: connected until it is told to stop. */
import { type Client, Events } from 'discord.js';
import { type Digests, openDigests } from '../app.js';
import type { Services } from '../commands/command.js';
import { commands } from '../commands/index.js';
import { count } from '../commands/wording.js';
import type { DiscordConfig } from '../config.js';
import type { Bot } from './bot.js';
import { createClient } from './client.js';
import { definitionsOf } from './definitions.js';
import { DeployError, deployCommands, inviteLink, restFor } from './deploy.js';
import { postingOn } from './digest-posting.js';
import { type DigestKeeping, keepDigests, listenForDigests } from './digests.js';
import { forgetLeftGuilds, onGuildLeft } from './guilds.js';
import type { ThrottlerOptions } from './identify-throttler.js';
import { type InHand, inHand } from './in-hand.js';
import { onInteraction } from './interactions.js';
import { describeError } from './log.js';
import { onMessage } from './mentions.js';
import { rateLimit } from './rate-limit.js';
import { keepRefreshed, type Refreshing } from './refreshing.js';
import { closedForGood, explainLogin } from './start-errors.js';
import { inTurns } from './turns.js';

export interface Surroundings {
  readonly discord: DiscordConfig;
  readonly services: Services;
  readonly log: (message: string) => void;
  /** Aborted when the bot is to stop. */
  readonly stop: AbortSignal;
  /** Waits between identifies; `setTimeout` when left out. */
  readonly sleep?: ThrottlerOptions['sleep'];
  /** Waits between looks at what is due; `setTimeout` when left out. */
  readonly pause?: DigestKeeping['pause'];
  /** What looks for new bulletins; when left out, those that the start has read are all. */
  readonly refreshing?: Refreshing;
}

/** An end waits so long for what is in hand, in milliseconds. Supervisors commonly kill after ten seconds or more. */
const LAST_WAIT_MS = 8_000;
const DAY_MS = 86_400_000;

/**
 * Connects, registers the commands if need be, answers and posts digests until `stop`; then finishes what is in hand. Rejects
 * with a StartError when Discord does not let the bot in, or closes the connection for good.
 */
export async function runOnDiscord(surroundings: Surroundings): Promise<void> {
  const { discord, log, stop } = surroundings;
  const report = (error: unknown, reference: string) => log(`Ref ${reference}: ${describe(error)}`);
  const working = inHand((error) => log(`Not done: ${describe(error)}`));
  const client = createClient(discord, surroundings);
  const digests = await digestsOn(client, surroundings);
  const services = { ...surroundings.services, digests };
  const bot: Bot = { commands, services, limit: rateLimit(discord.perMinute, Date.now), turns: inTurns(), log, report };
  const ended = endOf(client, stop);
  listen(client, bot, digests, working);
  client.once(Events.ClientReady, (ready) => {
    // What was kept for guilds that were left is gone before digests are looked at.
    const settled = settleIn(ready, discord, bot);
    working.take(settled);
    working.take(settled.catch(() => {}).then(() => keepDigests(digests, { ...surroundings, until: ended })));
    const { refreshing } = surroundings;
    if (refreshing) working.take(keepRefreshed(refreshing, { services, log, until: ended }));
  });
  const sweeping = setInterval(() => working.take(sweep(bot)), DAY_MS).unref();
  try {
    await Promise.race([client.login(discord.token), ended]);
    await ended;
  } catch (error) {
    throw explainLogin(error, discord.api);
  } finally {
    clearInterval(sweeping);
    await leave(client, working, log);
  }
}

/** Takes nothing new, finishes what is in hand, and goes. */
async function leave(client: Client, working: InHand, log: Surroundings['log']): Promise<void> {
  // What Discord tells from now on is for the next start, and the end of the connection is no loss.
  client.removeAllListeners(Events.InteractionCreate).removeAllListeners(Events.MessageCreate);
  client.removeAllListeners(Events.ShardReconnecting);
  if (!(await working.done(LAST_WAIT_MS))) log('Some answers were not finished in time.');
  await client.destroy();
}

function digestsOn(client: Client, { discord, services, log, refreshing }: Surroundings): Promise<Digests> {
  return openDigests({
    state: services.state,
    posting: postingOn({ client, discord, services, log }),
    index: services.index,
    refresh: async () => refreshing?.refresh(),
    now: () => services.now().getTime(),
    log,
  });
}

/** Resolves at the signal; rejects when the gateway has closed the connection for good. */
function endOf(client: Client, stop: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    client.on(Events.ShardDisconnect, ({ code }) => reject(closedForGood(code)));
    stop.addEventListener('abort', () => resolve(), { once: true });
    if (stop.aborted) resolve();
  });
}

function listen(client: Client, bot: Bot, digests: Digests, working: InHand): void {
  const { log } = bot;
  client.on(Events.InteractionCreate, (interaction) => working.take(onInteraction(interaction, bot)));
  client.on(Events.MessageCreate, (message) => working.take(onMessage(message, bot)));
  client.on(Events.GuildDelete, (guild) => {
    working.take(onGuildLeft(guild, bot).finally(() => digests.wake(guild.id)));
  });
  listenForDigests(client, digests);
  client.on(Events.ShardReconnecting, () => log('The connection to Discord is lost; trying again.'));
  client.on(Events.ShardResume, () => log('Connected to Discord again.'));
  client.on(Events.ShardError, (error) => log(`The connection to Discord failed: ${error.message}`));
  client.on(Events.Warn, log);
  client.on(Events.Error, (error) => log(describe(error)));
}

/** What is done once, when the bot has come up. None of it keeps it from answering, nor the rest from being done. */
async function settleIn(client: Client<true>, discord: DiscordConfig, bot: Bot): Promise<void> {
  const { log } = bot;
  const { user, guilds, application } = client;
  log(`Connected to Discord as ${user.tag}, in ${count(guilds.cache.size, 'server')}.`);
  log(`Add it to a server: ${inviteLink(application.id)}`);
  await deploy(discord, application.id, bot).catch((error: unknown) => log(describe(error)));
  await forgetLeftGuilds(client, bot);
  await sweep(bot);
}

/** Removes what has expired, so that a bot that runs for months keeps no more than one that is started daily. */
async function sweep({ services }: Bot): Promise<void> {
  const state = await services.state();
  await state.sweep();
}

async function deploy(discord: DiscordConfig, applicationId: string, { commands, log }: Bot): Promise<void> {
  const wanted = definitionsOf(commands);
  const done = await deployCommands({ rest: restFor(discord), applicationId, guild: discord.guild, wanted });
  log(done === 'registered' ? 'Commands registered.' : 'Commands are as registered.');
}

function describe(error: unknown): string {
  if (error instanceof DeployError) return error.message;
  return describeError(error);
}
