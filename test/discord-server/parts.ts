import { CommandBook } from './application-commands.js';
import { TestClock } from './clock.js';
import { Faults } from './faults.js';
import { FileShelf } from './files.js';
import { Gateway } from './gateway.js';
import type { PrivilegedIntent } from './gateway-protocol.js';
import type { GuildSpec } from './guilds.js';
import { HttpSide } from './http.js';
import { InteractionDesk } from './interactions.js';
import { InvalidRequests } from './invalid-requests.js';
import type { Realm } from './realm.js';
import { Records } from './records.js';
import { Signal } from './signal.js';
import { World } from './world.js';

/** How a server is to be; everything may be left out. */
export interface ServerOptions {
  readonly token?: string;
  readonly guilds?: readonly GuildSpec[];
  /** A clock to share with the bot under test. */
  readonly clock?: TestClock;
  /** Privileged intents switched on for the application; none by default, and asking for one closes with 4014. */
  readonly privilegedIntents?: readonly PrivilegedIntent[];
  /** Milliseconds, sent in HELLO. */
  readonly heartbeatInterval?: number;
  /** How many requests, exchanges, files and messages a channel are remembered; 5,000 by default. */
  readonly keep?: number;
}

/** What a server is made of. */
export interface Parts extends Realm {
  readonly token: string;
  readonly records: Records;
  readonly faults: Faults;
  readonly files: FileShelf;
  readonly invalid: InvalidRequests;
  readonly http: HttpSide;
}

/** Puts the parts of a server together. */
export function makeParts(options: ServerOptions): Parts {
  const { token = 'loopback.token.for-tests', clock = new TestClock(), keep = 5_000 } = options;
  const signal = new Signal();
  const world = new World(clock, keep);
  const records = new Records(clock, keep);
  const gateway = new Gateway(world, records, token, signal);
  gateway.heartbeatInterval = options.heartbeatInterval ?? gateway.heartbeatInterval;
  for (const intent of options.privilegedIntents ?? []) gateway.privilegedIntents.add(intent);
  const commands = new CommandBook(world.applicationId, clock, world.snowflakes);
  const desk = new InteractionDesk(world, gateway, keep);
  const files = new FileShelf(world.snowflakes, keep);
  const faults = new Faults();
  const invalid = new InvalidRequests(clock);
  const realm: Realm = { world, gateway, commands, desk, signal };
  const http = new HttpSide({ realm, records, faults, files, invalid, token });
  gateway.attach(http.server);
  for (const guild of options.guilds ?? []) world.addGuild(guild);
  return { ...realm, token, records, faults, files, invalid, http };
}
