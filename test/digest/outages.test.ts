import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, DAYS, type Days } from '../../src/digest/schedule.js';
import { bulletin } from '../commands/small-library.js';
import { FakePlatform } from './fake-platform.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How long each story lasts, in minutes. */
const LENGTH = 9 * 24 * 60;

interface Story {
  /** The first minute, in milliseconds since 1970. */
  readonly start: number;
  readonly zone: string;
  readonly time: string;
  readonly days: Days;
  /** Lengths in minutes of times in which the bot runs and in which it does not, in turn. */
  readonly turns: readonly number[];
}

/** Around days on which clocks change somewhere. */
const STARTS = [
  '2026-03-05',
  '2026-03-25',
  '2026-04-01',
  '2026-09-30',
  '2026-10-22',
  '2026-10-29',
  '2024-02-25',
  '2011-12-27',
  '2028-02-26',
];
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Almaty',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Nuuk',
  'UTC',
];
const two = (number: number) => String(number).padStart(2, '0');

const story: fc.Arbitrary<Story> = fc.record({
  start: fc
    .tuple(fc.constantFrom(...STARTS), fc.nat(1_439))
    .map(([day, minute]) => Date.parse(`${day}T00:00Z`) + minute * MINUTE),
  zone: fc.oneof(fc.constantFrom(...ZONES), fc.constantFrom(...Intl.supportedValuesOf('timeZone'))),
  time: fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${two(hour)}:${two(minute)}`),
  days: fc.constantFrom(...DAYS),
  turns: fc.array(fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 4_500 })), {
    minLength: 1,
    maxLength: 12,
  }),
});

/** Whether the bot runs at a minute of the story. */
function isUp({ turns }: Story, minute: number): boolean {
  let end = 0;
  for (const [nth, length] of turns.entries()) {
    end += length;
    if (minute < end) return nth % 2 === 0;
  }
  return true;
}

function isDayOf(days: Days, date: string): boolean {
  const name = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(new Date(date)).toLowerCase();
  return days === 'daily' || days === name || (days === 'weekdays' && !name.startsWith('s'));
}

/**
 * What has to be posted, found by looking at the clock on the wall in every minute: a day's digest is due from the first
 * minute that shows its time or a later one; whenever the bot runs, it posts the last that is due, not more than six hours late.
 */
function expected(one: Story): readonly string[] {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: one.zone, dateStyle: 'short', timeStyle: 'short' });
  const due = new Map<string, number>();
  const posted = new Map<string, string>();
  let last: string | null = null;
  for (let minute = 0; minute <= LENGTH; minute += 1) {
    const now = one.start + minute * MINUTE;
    const shown = wall.format(now);
    for (const date of [addDays(shown.slice(0, 10), -1), shown.slice(0, 10)]) {
      if (due.has(date) || shown < `${date} ${one.time}`) continue;
      due.set(date, now);
      // What was due before the digest was set is not posted.
      if (minute > 0 && isDayOf(one.days, date)) last = date;
    }
    const since = last === null ? Number.NaN : now - (due.get(last) ?? 0);
    if (last === null || posted.has(last) || !isUp(one, minute) || since > 6 * HOUR) continue;
    posted.set(last, `${last} at ${new Date(now).toISOString().slice(0, 16)}${since > 5 * MINUTE ? ', late' : ''}`);
  }
  return [...posted.values()];
}

/** The same by the bot. Something new has arrived whenever it looks. */
async function actual(one: Story): Promise<readonly string[]> {
  const platform = new FakePlatform(new Date(one.start).toISOString());
  await platform.set({ zone: one.zone, time: one.time, days: one.days });
  platform.onLook = () => {
    const number = platform.bulletins.length;
    platform.bulletins.push(bulletin(`b${number}`, [`Boat number ${number} has left the port of Lowmere today.`]));
  };
  let minute = 0;
  for (const [nth, length] of [...one.turns, one.turns.length % 2 === 0 ? LENGTH : 0, LENGTH].entries()) {
    const end = Math.min(LENGTH + 1, minute + length);
    platform.now = one.start + minute * MINUTE;
    if (nth % 2 === 0 && end > minute) await platform.pass(await platform.start(), (end - minute) * MINUTE - 1);
    minute = end;
  }
  return platform.posted.map(
    ({ at, body }) => `${body.date} at ${new Date(at).toISOString().slice(0, 16)}${body.late ? ', late' : ''}`,
  );
}

test('whatever the zone, the time and the outages, digests come when looking at the wall clock every minute would post them', async () => {
  const property = fc.asyncProperty(story, async (one) => {
    expect(await actual(one)).toEqual(expected(one));
  });
  await fc.assert(property, { numRuns: 40 });
}, 60_000);
