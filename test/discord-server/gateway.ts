import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import {
  disallowed,
  LOSES_SESSION,
  OP,
  type PrivilegedIntent,
  parsePayload,
  serves,
  shardOf,
} from './gateway-protocol.js';
import { GatewaySession } from './gateway-session.js';
import type { Guild } from './guilds.js';
import { asNumber, asObject, asText, isObject, type JsonObject } from './json.js';
import { INTENTS, LIMITS } from './limits.js';
import type { Records } from './records.js';
import type { Signal } from './signal.js';
import type { World } from './world.js';

const MINUTE = 60_000;

/** One connection: who it is and how much it has sent. */
interface Connection {
  readonly socket: WebSocket;
  session: GatewaySession | undefined;
  /** When it sent something, heartbeats left out, by the real clock. */
  sends: number[];
  heartbeats: number;
}

/** The gateway: HELLO to RESUMED, and the switches that make it misbehave. */
export class Gateway {
  /** Sent in HELLO, in milliseconds; a small one makes the client notice lost heartbeats soon. */
  heartbeatInterval = 41_250;
  /** False: heartbeats are not acknowledged any more. */
  acknowledges = true;
  /** What GET /gateway/bot says of identifies left today; each IDENTIFY takes one. */
  readonly sessionStarts = { total: 1_000, remaining: 1_000, reset_after: 86_400_000, max_concurrency: 1 };
  readonly privilegedIntents = new Set<PrivilegedIntent>();
  /** Every IDENTIFY that was accepted. */
  readonly identifies: { readonly intents: number; readonly shard: readonly [number, number] }[] = [];
  /** Every RESUME that was accepted, with how many dispatches it was given again. */
  readonly resumes: { readonly sessionId: string; readonly replayed: number }[] = [];
  readonly #signal: Signal;
  url = '';
  readonly #world: World;
  readonly #records: Records;
  readonly #token: string;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #connections = new Set<Connection>();
  readonly #sessions = new Map<string, GatewaySession>();

  constructor(world: World, records: Records, token: string, signal: Signal) {
    this.#signal = signal;
    this.#world = world;
    this.#records = records;
    this.#token = token;
    world.connect((event, data, intent, guild) => this.#emit(event, data, intent, guild));
  }

  /** Takes WebSocket upgrades from the HTTP server. */
  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => {
      this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#accept(webSocket));
    });
  }

  /** Sessions that are connected now. */
  get connected(): readonly GatewaySession[] {
    return [...this.#connections].flatMap(({ session }) => session ?? []);
  }

  /** Whether there is a session at all, connected or to be resumed. */
  get hasSession(): boolean {
    return this.#sessions.size > 0;
  }

  /** How many shards GET /gateway/bot recommends: one for a thousand guilds. */
  get recommendedShards(): number {
    return Math.max(1, Math.ceil(this.#guilds().length / 1_000));
  }

  /** Heartbeats that the connected sessions have sent. */
  get heartbeats(): number {
    return [...this.#connections].reduce((sum, { heartbeats }) => sum + heartbeats, 0);
  }

  /** A session is connected (at least the nth IDENTIFY or RESUME has been accepted). */
  async ready(nth = 1): Promise<void> {
    await this.#signal.until(() => this.connected.length > 0 && this.identifies.length + this.resumes.length >= nth);
    // Sent is not yet received: only an answer to something sent later says so.
    await this.roundTrip();
  }

  /** Sends a raw event to every session, whatever its intents; to one shard only when it is about a guild. */
  dispatch(event: string, data: JsonObject, guild?: Guild): void {
    for (const session of this.#sessions.values()) if (serves(session, guild)) session.dispatch(event, data);
  }

  /** Tells clients to reconnect and resume (op 7). */
  reconnect(): void {
    this.#sendAll({ op: OP.reconnect, d: null });
  }

  /** Tells clients that their session is not valid (op 9). */
  invalidate({ resumable = false } = {}): void {
    if (!resumable) this.#sessions.clear();
    this.#sendAll({ op: OP.invalid, d: resumable });
    if (!resumable) for (const connection of this.#connections) connection.session = undefined;
  }

  /** Closes every connection with a code; 1006 is no code but a cut line. */
  close(code: number): void {
    for (const connection of [...this.#connections]) {
      if (code === 1006) connection.socket.terminate();
      else this.#close(connection, code);
    }
  }

  /** Cuts every line without a word; the client comes back and resumes. */
  cut(): void {
    this.close(1006);
  }

  /** Asks every client for a heartbeat and waits for it: what was sent before has been received by then. */
  async roundTrip(): Promise<void> {
    const asked = [...this.#connections].filter(({ session }) => session);
    const before = new Map(asked.map((connection) => [connection, connection.heartbeats]));
    this.#sendAll({ op: OP.heartbeat, d: null });
    const answered = (connection: Connection) =>
      !this.#connections.has(connection) || connection.heartbeats > (before.get(connection) ?? 0);
    await this.#signal.until(() => asked.every(answered));
  }

  #emit(event: string, data: JsonObject, intent: number, guild: Guild | undefined): void {
    if (guild && !guild.hasBot) return;
    for (const session of this.#sessions.values()) {
      const here = guild ? serves(session, guild) : session.shard[0] === 0;
      if (here && session.intents & intent) session.dispatch(event, data);
    }
  }

  #accept(socket: WebSocket): void {
    const connection: Connection = { socket, session: undefined, sends: [], heartbeats: 0 };
    this.#connections.add(connection);
    socket.on('message', (data) => this.#receive(connection, String(data)));
    socket.on('error', () => {});
    socket.on('close', (code) => this.#gone(connection, code));
    this.#send(connection, { op: OP.hello, d: { heartbeat_interval: this.heartbeatInterval } });
  }

  #gone(connection: Connection, code: number): void {
    this.#connections.delete(connection);
    const { session } = connection;
    if (session?.socket === connection.socket) session.socket = undefined;
    if (session && LOSES_SESSION.includes(code)) this.#sessions.delete(session.id);
    this.#signal.changed();
  }

  #receive(connection: Connection, text: string): void {
    const payload = parsePayload(text);
    if (!payload) this.#misuse(connection, 4002, 'a payload that is no JSON object');
    else if (payload.op !== OP.heartbeat && this.#isTooMuch(connection)) {
      this.#misuse(connection, 4008, `more than ${LIMITS.gatewaySendsAMinute} sends a minute`);
    } else this.#obey(connection, payload);
    this.#signal.changed();
  }

  #obey(connection: Connection, { op, d }: JsonObject): void {
    const known: readonly unknown[] = [OP.presence, OP.voice, OP.members, OP.sounds];
    if (op === OP.heartbeat) this.#heartbeat(connection, d);
    else if (op === OP.identify) this.#identify(connection, asObject(d));
    else if (op === OP.resume) this.#resume(connection, asObject(d));
    else if (!connection.session) this.#misuse(connection, 4003, 'a payload before IDENTIFY');
    else if (!known.includes(op)) this.#misuse(connection, 4001, `the unknown opcode ${String(op)}`);
  }

  #heartbeat(connection: Connection, seq: unknown): void {
    connection.heartbeats += 1;
    if (typeof seq === 'number') connection.session?.acknowledge(seq);
    if (this.acknowledges) this.#send(connection, { op: OP.ack });
  }

  #identify(connection: Connection, data: JsonObject): void {
    const intents = asNumber(data.intents) ?? 0;
    const shard = shardOf(data.shard);
    const wrong = this.#mistake(connection, data);
    const code = wrong ? wrong.code : this.#refused(data.token, intents, shard[1]);
    if (wrong) this.#misuse(connection, wrong.code, wrong.what);
    else if (code !== undefined) this.#close(connection, code);
    else {
      this.sessionStarts.remaining -= 1;
      this.identifies.push({ intents, shard });
      this.#world.readsEverything = (intents & INTENTS.MessageContent) !== 0;
      this.#begin(connection, intents, shard);
    }
  }

  /** What no client may do; a test fails with it. */
  #mistake(connection: Connection, data: JsonObject): { readonly code: number; readonly what: string } | undefined {
    if (connection.session) return { code: 4005, what: 'a second IDENTIFY' };
    const complete = asNumber(data.intents) !== undefined && isObject(data.properties);
    if (!complete) return { code: 4002, what: 'an IDENTIFY without intents or properties' };
    if (this.sessionStarts.remaining <= 0) return { code: 4004, what: 'more identifies than a day allows' };
    return undefined;
  }

  /** What depends on how the application is set up: the code that it is turned away with. */
  #refused(token: unknown, intents: number, shards: number): number | undefined {
    if (token !== this.#token) return 4004;
    if (disallowed(intents, this.privilegedIntents)) return 4014;
    return shards === 1 && this.#guilds().length >= LIMITS.guildsAShard ? 4011 : undefined;
  }

  #begin(connection: Connection, intents: number, shard: readonly [number, number]): void {
    for (const old of this.#sessions.values())
      if (!old.socket && old.shard[0] === shard[0]) this.#sessions.delete(old.id);
    const session = new GatewaySession(`session-${this.#world.snowflakes.next()}`, intents, shard, connection.socket);
    this.#sessions.set(session.id, session);
    connection.session = session;
    const guilds = this.#guilds().filter((guild) => serves(session, guild));
    session.dispatch('READY', {
      v: 10,
      user: this.#world.bot.toJSON(),
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.url,
      shard,
      application: { id: this.#world.applicationId, flags: 0 },
    });
    if (!(intents & INTENTS.Guilds)) return;
    for (const guild of guilds) if (guild.available) session.dispatch('GUILD_CREATE', guild.toJSON());
  }

  #resume(connection: Connection, data: JsonObject): void {
    const session = this.#sessions.get(asText(data.session_id) ?? '');
    const seq = asNumber(data.seq) ?? -1;
    if (data.token !== this.#token) this.#close(connection, 4004);
    else if (!session?.canResume(seq)) this.#send(connection, { op: OP.invalid, d: false });
    else {
      connection.session = session;
      const replayed = session.resume(connection.socket, seq);
      this.resumes.push({ sessionId: session.id, replayed });
    }
  }

  #guilds(): readonly Guild[] {
    return [...this.#world.guilds.values()].filter(({ hasBot }) => hasBot);
  }

  /** By the real clock, as the client counts by it; heartbeats are left out, as tests make them come often. */
  #isTooMuch(connection: Connection): boolean {
    const now = performance.now();
    connection.sends = [...connection.sends.filter((at) => at > now - MINUTE), now];
    return connection.sends.length > LIMITS.gatewaySendsAMinute;
  }

  #misuse(connection: Connection, code: number, what: string): void {
    this.#records.violate({ kind: 'gateway', what: `The bot sent ${what}: closed with ${code}.`, problems: [] });
    this.#close(connection, code);
  }

  #close(connection: Connection, code: number): void {
    if (connection.session && LOSES_SESSION.includes(code)) this.#sessions.delete(connection.session.id);
    connection.socket.close(code);
  }

  #send(connection: Connection, payload: JsonObject): void {
    connection.socket.send(JSON.stringify(payload));
  }

  #sendAll(payload: JsonObject): void {
    for (const connection of this.#connections) if (connection.session) this.#send(connection, payload);
  }
}
