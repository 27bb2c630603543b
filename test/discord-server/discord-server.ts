import type { CommandBook } from './application-commands.js';
import type { TestClock } from './clock.js';
import type { Exchange } from './exchange.js';
import type { Faults } from './faults.js';
import type { Gateway } from './gateway.js';
import type { Guild } from './guilds.js';
import type { JsonObject } from './json.js';
import type { Message } from './messages.js';
import { openApi } from './openapi.js';
import { Outgoing } from './outgoing.js';
import type { RecordedRequest, Violation } from './records.js';
import type { RouteName } from './route-names.js';
import { Story } from './story.js';
import type { User } from './users.js';

/** A loopback Discord, as a test holds it: what people do is in its base classes, the network and the records here. */
export class DiscordServer extends Story {
  #outgoing: Outgoing | undefined;

  get token(): string {
    return this.parts.token;
  }

  /** The time, which stands still until a test moves it. */
  get clock(): TestClock {
    return this.parts.world.clock;
  }

  /** Heartbeats, sessions and ways to end them. */
  get gateway(): Gateway {
    return this.parts.gateway;
  }

  /** What goes wrong with the next requests. */
  get faults(): Faults {
    return this.parts.faults;
  }

  /** The commands that are registered. */
  get commands(): CommandBook {
    return this.parts.commands;
  }

  /** Opens the door. */
  async listen(): Promise<void> {
    await this.parts.http.listen();
    const host = `127.0.0.1:${this.parts.http.port}`;
    this.gateway.url = `ws://${host}/gateway`;
    this.parts.files.origin = `http://${host}`;
    this.#outgoing ??= new Outgoing(`http://${host}`, this.parts.signal);
  }

  /** Ends it: no socket and no timer is left. Destroy the client first, or it goes on trying to reconnect. */
  async close(): Promise<void> {
    this.faults.clear();
    await this.goOffline();
    this.#outgoing?.close();
  }

  /** For `new Client({ rest: { api } })`. */
  get api(): string {
    return `http://127.0.0.1:${this.parts.http.port}/api`;
  }

  get applicationId(): string {
    return this.parts.world.applicationId;
  }

  get botUser(): User {
    return this.parts.world.bot;
  }

  /** Requests so far, oldest first. */
  get requests(): readonly RecordedRequest[] {
    return this.parts.records.requests;
  }

  /** What Discord would have refused as malformed, and requests it does not know. */
  get violations(): readonly Violation[] {
    return this.parts.records.violations;
  }

  /** Exchanges so far, oldest first. */
  get exchanges(): readonly Exchange[] {
    return this.parts.desk.all;
  }

  get guilds(): readonly Guild[] {
    return [...this.parts.world.guilds.values()];
  }

  /** The bot's messages that pinged someone, or would have if they were allowed to: by content and `allowed_mentions`. */
  get pinged(): readonly Message[] {
    return [...this.parts.world.pinged];
  }

  /** Answers of 401, 403 and 429 within ten minutes: at 10,000 Discord bans the address. */
  get invalidRequests(): number {
    return this.parts.invalid.count;
  }

  /** How often a route was asked, also when the requests themselves are forgotten. */
  count(route: RouteName): number {
    return this.parts.records.count(route);
  }

  /** Forgets requests and violations so far, such as those a test has provoked. */
  clearRecords(): void {
    this.parts.records.clear();
  }

  /** Readies the checks of bodies, so that the first answers are as fast as all: for tests that measure time. */
  warmUp(): this {
    openApi()?.warmUp();
    return this;
  }

  /** A bot is connected and ready; of a later (re)connection when `nth` says so. */
  ready(nth?: number): Promise<void> {
    return this.gateway.ready(nth);
  }

  /** Waits until something is found, looking again whenever the bot has done something. */
  until<T>(find: () => T | undefined | false): Promise<T> {
    return this.parts.signal.until(find);
  }

  /**
   * The bot has nothing more to do: no request is on its way (those held at a gate do not count), and it has answered
   * heartbeats sent after everything else. Work that waits for a timer or a disk in the meantime is not seen, nor is a
   * client that is between two connections: for that, await ready(n).
   */
  async settled(): Promise<void> {
    for (let quiet = 0; quiet < 3; ) {
      const before = this.parts.records.total;
      await this.gateway.roundTrip();
      for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      const isQuiet = !this.#isBusy() && before === this.parts.records.total;
      quiet = isQuiet ? quiet + 1 : 0;
      await this.parts.signal.until(() => !this.#isBusy());
    }
  }

  /** The network is gone: every line is cut and nobody answers. */
  async goOffline(): Promise<void> {
    this.gateway.cut();
    await this.parts.http.shut();
  }

  /** The network is back, at the same address. */
  comeBack(): Promise<void> {
    return this.parts.http.listen();
  }

  /** Sends a raw gateway event. */
  dispatch(event: string, data: JsonObject): void {
    this.gateway.dispatch(event, data);
  }

  #isBusy(): boolean {
    const { holding } = this.faults;
    return this.parts.http.inFlight > holding || (this.#outgoing?.size ?? 0) > holding;
  }
}
