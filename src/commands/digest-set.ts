import { keyOf, slotIdOf } from '../digest/ledger.js';
import {
  addDays,
  DAYS,
  type Days,
  instantOf,
  localDate,
  nextOccurrence,
  type Schedule,
  startingAfter,
} from '../digest/schedule.js';
import { findZones, zoneNamed } from '../digest/zones.js';
import type { Digest } from '../state/digests.js';
import type { State } from '../state/state.js';
import { type Arguments, defineCommand, type Suggestion } from './command.js';
import { describeSchedule, deskOf, digestsOf, idOf, MOST_DIGESTS } from './digest-common.js';
import { source } from './limits.js';
import { type Block, line, note, text } from './reply.js';
import { UserError } from './user-error.js';
import { cut } from './wording.js';

const options = {
  channel: { type: 'channel', required: true, description: 'Where it is posted' },
  time: { type: 'string', required: true, maxLength: 10, description: 'When, by the clocks of the zone: 08:00, 17:30' },
  zone: {
    type: 'string',
    required: true,
    maxLength: 64,
    description: 'The time zone: Europe/Berlin, America/New_York',
    autocomplete: (typed: string): readonly Suggestion[] =>
      findZones(typed, 25).map((zone) => ({ label: zone.replaceAll('_', ' '), value: zone })),
  },
  name: { type: 'string', maxLength: 50, description: 'What it is called; a digest of the same name is replaced' },
  days: { type: 'string', choices: DAYS, description: 'On which days; daily if left out' },
  source,
  topic: { type: 'string', maxLength: 100, description: 'Only bulletins that have these words' },
  role: { type: 'role', description: 'A role that is pinged; nobody is if left out' },
  empty: {
    type: 'string',
    choices: ['silent', 'weekly'],
    description: 'When nothing is new: silent (if left out), or one line a week',
  },
  admin: { type: 'channel', description: 'Where trouble is told; you are told if left out' },
} as const;

export const digestSet = defineCommand({
  name: 'digest set',
  description: 'Posts what is new in a channel, at a time of day',
  options,
  visibility: 'private',
  manager: true,
  async run(args, services, caller) {
    const { guild, desk } = deskOf(caller, services);
    const state = await services.state();
    const now = services.now().getTime();
    const wanted = checkArguments(args, guild);
    const existing = await state.digests.get(keyOf({ guild, id: wanted.id }));
    await checkRoom(existing, args, guild, state);
    const trouble = await desk.posting.troubleIn({ guild, channel: args.channel }, 'readable');
    if (trouble) throw notSet(trouble.message);
    const untold = args.admin === undefined ? null : await desk.posting.troubleIn({ guild, channel: args.admin });
    if (untold) throw notSet(`admin: ${untold.message}`);
    const digest: Digest = {
      ...wanted,
      from: await firstDay(wanted, existing, now, state),
      born: existing?.born ?? now,
      since: existing?.since ?? (await desk.newestArrival()),
      paused: false,
      resumedAt: now,
      skip: null,
    };
    await state.digests.set(keyOf(digest), digest, { guild, member: null });
    await state.contacts.set(keyOf(digest), { member: caller.member }, { guild, member: caller.member });
    desk.changed(digest);
    const pings = args.role === undefined || desk.posting.canPing(digest, args.role);
    return {
      blocks: describe(digest, existing, now, pings),
      actions: [{ label: 'Preview', command: 'digest preview', args: { name: digest.name } }],
    };
  },
});

function notSet(why: string): UserError {
  return new UserError('not-allowed', `${why} The digest was not set.`);
}

type Wanted = Omit<Digest, 'from' | 'born' | 'since' | 'paused' | 'resumedAt' | 'skip' | 'days'> & {
  readonly days: Days;
};

function checkArguments(args: Arguments<typeof options>, guild: string): Wanted {
  const { channel, role = null, admin = null, source = null, topic = null, empty = 'silent', days = 'daily' } = args;
  const zone = zoneNamed(args.zone);
  if (zone === null) {
    const near = findZones(args.zone, 3);
    const mend =
      near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'Begin to type the name of a large town near you.';
    throw new UserError(
      'bad-argument',
      `zone: expected a time zone such as Europe/Berlin, got “${cut(args.zone, 40)}”. ${mend}`,
    );
  }
  if (role === guild)
    throw new UserError(
      'bad-argument',
      'role: expected a role of some members, got @everyone. A digest does not ping everybody.',
    );
  const name =
    args.name ?? (days === 'daily' ? 'Daily digest' : days === 'weekdays' ? 'Weekday digest' : 'Weekly digest');
  const id = idOf(name);
  if (id === '') throw new UserError('bad-argument', `name: expected letters or digits, got “${cut(name, 40)}”.`);
  return {
    guild,
    id,
    name,
    channel,
    time: parseTime(args.time),
    zone,
    days,
    source,
    topic,
    role,
    whenEmpty: empty,
    adminChannel: admin,
  };
}

/** `8`, `8:00`, `08.00`, `8 am` and `8:30pm` → `HH:MM`. Throws a UserError. */
function parseTime(typed: string): string {
  const [, hour = '', minute = '00', half] =
    /^(\d{1,2})(?:[:.h](\d{2}))?(?:\s*([ap])\.?m?\.?)?$/i.exec(typed.trim()) ?? [];
  const isTwelve = half !== undefined;
  const hours = isTwelve ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour);
  const isRight =
    hour !== '' && Number(minute) < 60 && (isTwelve ? Number(hour) >= 1 && Number(hour) <= 12 : hours < 24);
  if (!isRight)
    throw new UserError(
      'bad-argument',
      `time: expected a time of day such as 08:00, 17:30 or 5:30 pm, got “${cut(typed, 20)}”.`,
    );
  return `${String(hours).padStart(2, '0')}:${minute}`;
}

/** A digest without a name must not take another's place by chance, and there are not too many. */
async function checkRoom(
  existing: Digest | undefined,
  { name, channel }: Arguments<typeof options>,
  guild: string,
  state: State,
) {
  if (existing && name === undefined && existing.channel !== channel) {
    throw new UserError(
      'bad-argument',
      `name: there is a digest “${existing.name}” in another channel already. Give this one a name of its own, or that one to move the digest.`,
    );
  }
  if (existing || (await digestsOf(guild, state)).length < MOST_DIGESTS) return;
  throw new UserError('bad-argument', `A server can have ${MOST_DIGESTS} digests. /digest remove makes room.`);
}

/** The first local day on which it is posted: its time is still to come, and nothing was posted for that day before. */
async function firstDay(wanted: Wanted, existing: Digest | undefined, now: number, { slots }: State): Promise<string> {
  const schedule = { time: wanted.time, zone: wanted.zone, days: wanted.days };
  // In another zone it may be yesterday again.
  const isMoved = existing !== undefined && existing.zone !== wanted.zone;
  const tomorrow = addDays(localDate(wanted.zone, now), 1);
  const { from } = startingAfter(schedule, isMoved ? instantOf(tomorrow, '00:00', wanted.zone) - 1 : now);
  return (await slots.get(slotIdOf(wanted, from))) ? addDays(from, 1) : from;
}

function describe(digest: Digest, existing: Digest | undefined, now: number, pings: boolean): readonly Block[] {
  const { name, channel, zone, source, topic, role, adminChannel } = digest;
  const next = nextOccurrence({ ...digest, days: digest.days as Schedule['days'] }, now);
  const done = existing ? 'was changed. It is posted' : 'is posted';
  const start = existing ? '' : ' It starts from now: what came before is not told of.';
  return [
    text(line`The digest “${name}” ${done} in ${{ channel }} ${describeSchedule(digest)}.${start}`),
    note(line`Next: ${{ instant: next.at, zone }}.`),
    ...(source === null ? [] : [note(line`Only bulletins from “${source}”.`)]),
    ...(topic === null ? [] : [note(line`Only bulletins that have the words “${topic}”.`)]),
    ...(role === null ? [note(line`It pings nobody and makes no sound.`)] : []),
    ...(pings
      ? []
      : [
          note(
            line`The role cannot be pinged yet: allow anyone to mention it (Server Settings → Roles), or give the bot the permission Mention Everyone.`,
          ),
        ]),
    adminChannel === null
      ? note(line`If something goes wrong, you get a direct message.`)
      : note(line`If something goes wrong, it is told in ${{ channel: adminChannel }}.`),
  ];
}
