/**
 * When a digest is due: wall times in a zone, one slot a local day. What Temporal leaves open, an hour or a whole day that
 * the clocks skip, is decided here: the slot comes at the first valid instant after it.
 */
import { Temporal } from 'temporal-polyfill';

export const DAYS = [
  'daily',
  'weekdays',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** `weekdays` are Monday to Friday; the name of a day is once a week. */
export type Days = (typeof DAYS)[number];

export interface Schedule {
  /** The wall time, `HH:MM`, 00:00 to 23:59. */
  readonly time: string;
  /** An IANA zone, such as Europe/Berlin. */
  readonly zone: string;
  readonly days: Days;
  /** The first local day that counts, `YYYY-MM-DD`. */
  readonly from: string;
}

/** One occurrence of a schedule. */
export interface Occurrence {
  /** The local day it belongs to, `YYYY-MM-DD`. */
  readonly date: string;
  /** When it is due, in milliseconds since 1970. */
  readonly at: number;
}

/** More than the days between two occurrences of any schedule, with what skipped days may add. */
const LOOK = 10;

/** The local day of an instant. Throws a RangeError when there is no such zone. */
export function localDate(zone: string, at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The day `count` days after (before when negative) a day, both `YYYY-MM-DD`. */
export function addDays(date: string, count: number): string {
  return Temporal.PlainDate.from(date).add({ days: count }).toString();
}

/** How many days lie between two days: 1 from one day to the next. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

/**
 * The instant of a wall time, in milliseconds since 1970: of one that comes twice the first, of one that the clocks skip
 * the first valid instant after it, even if that lies in the next day.
 */
export function instantOf(date: string, time: string, zone: string): number {
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`);
  // Of a skipped time `earlier` gives an instant before the gap, whose end is then the zone's next transition.
  const found = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (found.toPlainDateTime().equals(wall)) return found.epochMilliseconds;
  return (found.getTimeZoneTransition('next') ?? found).epochMilliseconds;
}

/** The first occurrence after an instant. */
export function nextOccurrence(schedule: Schedule, after: number): Occurrence {
  // A skipped time may belong to the day before the one it comes on.
  let start = addDays(localDate(schedule.zone, after), -1);
  if (start < schedule.from) start = schedule.from;
  for (let ahead = 0; ahead <= LOOK; ahead += 1) {
    const found = occurrenceOn(schedule, addDays(start, ahead));
    if (found && found.at > after) return found;
  }
  throw new RangeError(`expected an occurrence within ${LOOK} days of ${start}, got none`);
}

/** The schedule from its first occurrence after an instant on. */
export function startingAfter(schedule: Omit<Schedule, 'from'>, after: number): Schedule {
  const whole = { ...schedule, from: addDays(localDate(schedule.zone, after), -1) };
  return { ...whole, from: nextOccurrence(whole, after).date };
}

/** The last occurrence that is due at an instant; null when there was none. */
export function lastOccurrence(schedule: Schedule, now: number): Occurrence | null {
  const today = localDate(schedule.zone, now);
  for (let back = 0; back <= LOOK; back += 1) {
    const date = addDays(today, -back);
    if (date < schedule.from) return null;
    const found = occurrenceOn(schedule, date);
    if (found && found.at <= now) return found;
  }
  return null;
}

/** Whether a digest of these days has one on a date. */
export function isOn(days: Days, date: string): boolean {
  const weekday = DAYS[Temporal.PlainDate.from(date).dayOfWeek + 1];
  return days === 'daily' || days === weekday || (days === 'weekdays' && !/^s/.test(weekday ?? ''));
}

function occurrenceOn({ time, zone, days }: Schedule, date: string): Occurrence | null {
  return isOn(days, date) ? { date, at: instantOf(date, time, zone) } : null;
}
