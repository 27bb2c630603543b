/*
 * A loopback Discord: HTTP and WebSocket on 127.0.0.1, which the real discord.js client connects to in tests.
 *
 *   const discord = await startDiscordServer({ guilds: [{ name: 'Office', channels: ['news'] }] });
 *   const client = new Client({ intents, rest: { api: discord.api } });
 *   await client.login(discord.token);
 *   await discord.ready();
 *   const ann = discord.user('Ann');
 *   const news = discord.guilds[0].channel('news');
 *   const sent = await discord.slash(ann, news, 'ask', { question: 'Why?' });   // by the REGISTERED definition
 *   const reply = await sent.reply();                       // a Message: what Ann sees in the end
 *   const pressed = await discord.click(ann, reply, 'More');
 *   const choices = await discord.complete(ann, news, 'bulletin', { title: 'dri' }, 'title');
 *   const said = await discord.say(ann, 'dm', 'hello');     // then: await said.answer()
 *   await discord.settled();                                // the bot has nothing more to do
 *   expectClean(discord);                                   // nothing malformed, no unknown route
 *   await client.destroy();
 *   await discord.close();
 *
 * Deeds (story.ts): slash, complete, typing, click, select, submit, menu, userMenu; (talk.ts): say, thread, direct,
 * group, attachment, user, addGuild, removeGuild. Each deed gives an Exchange (exchange.ts): acknowledged, reply(),
 * followUp(n), followUps, edited(n), choices(), modal(), isAcknowledged, deliver() when it was held. A last argument,
 * Circumstances (interactions.ts), sets locale, installedBy, context, permissions, hold and unchecked.
 * What people find (messages.ts, channels.ts, guilds.ts): message.text/content/embeds/labels/controls/ephemeral/pings,
 * channel.messages/posts/deny()/allow()/archive()/delete(), guild.channel()/role()/deny()/grant()/expel().
 * Time (clock.ts): discord.clock.advance(ms); it stands still otherwise.
 * Trouble (faults.ts): discord.faults.rateLimit/fail/drop/hold(route, {times, applied}); (gateway.ts):
 * discord.gateway.close(code)/cut()/reconnect()/invalidate()/acknowledges; discord.goOffline()/comeBack().
 * Records (records.ts): discord.requests, count(route), violations, pinged, exchanges, invalidRequests, clearRecords().
 * Anything else: await discord.until(() => …), which looks again whenever the bot has done something.
 *
 *   server.ts               starts one; expectClean            discord-server.ts  the network and the records of it
 *   parts.ts                puts the parts together            signal.ts          waiting without sleeping
 *   story.ts, talk.ts       what people do                     exchange.ts        one interaction and its answers
 *   world.ts                everything that Discord keeps      users.ts, guilds.ts, channels.ts, messages.ts
 *   interactions.ts         makes INTERACTION_CREATE           command-options.ts options by the registered definition
 *   gateway.ts              HELLO to RESUMED                   gateway-protocol.ts its numbers
 *   http.ts                 reads, lets faults strike, answers request-body.ts, files.ts (attachments)
 *   route-names.ts          every route by name                routes/            what each does; realm.ts: on what
 *   post.ts                 posts and edits as the bot         application-commands.ts   what is registered
 *   rules/, limits.ts       Discord's numbers                  openapi.ts         Discord's own document, if there
 *   refusal.ts, problems.ts how Discord says no                mentions.ts        who is pinged
 *   permissions.ts          who may do what                    faults.ts          what goes wrong
 *   invalid-requests.ts     the count that bans an address     gateway-session.ts a session, to be resumed
 *   records.ts              what happened                      outgoing.ts        requests not yet arrived
 *   clock.ts, snowflakes.ts time and ids                       json.ts            values not yet checked
 *   connect-client.ts, office-with-bot.ts, raw-request.ts      what its own tests begin with
 */

import { DiscordServer } from './discord-server.js';
import { makeParts, type ServerOptions } from './parts.js';

export type { DiscordServer, ServerOptions };

/** Starts a loopback Discord on a free port of 127.0.0.1. */
export async function startDiscordServer(options: ServerOptions = {}): Promise<DiscordServer> {
  const server = new DiscordServer(makeParts(options));
  await server.listen();
  return server;
}

/** Throws, naming each, when the bot has sent anything that Discord would refuse as malformed or does not know. */
export function expectClean(server: DiscordServer): void {
  const lines = server.violations.map(({ kind, what, problems }) => {
    const details = problems.map(({ path, message }) => `\n    ${path || '(body)'}: ${message}`).join('');
    return `  ${kind}: ${what}${details}`;
  });
  if (lines.length > 0) throw new Error(`The bot did what Discord does not allow:\n${lines.join('\n')}`);
}
