import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  DAYS,
  daysBetween,
  instantOf,
  lastOccurrence,
  localDate,
  nextOccurrence,
  type Schedule,
} from '../../src/digest/schedule.js';

const iso = (at: number) => new Date(at).toISOString().replace(':00.000Z', 'Z');
const at = (date: string, time: string, zone: string) => iso(instantOf(date, time, zone));

/** The times from one instant on, as many as asked for. */
function series(schedule: Partial<Schedule> & Pick<Schedule, 'zone' | 'time'>, after: string, count: number) {
  const whole = { days: 'daily', from: '1970-01-01', ...schedule } as const;
  const found: string[] = [];
  for (let now = Date.parse(after); found.length < count; ) {
    const next = nextOccurrence(whole, now);
    found.push(`${next.date} ${iso(next.at)}`);
    now = next.at;
  }
  return found;
}

describe('a wall time', () => {
  test.each([
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:00Z'],
    ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:00Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:30Z'],
    ['America/Nuuk', '2026-03-28', '23:30', '2026-03-29T01:00Z'],
    ['Pacific/Apia', '2011-12-30', '08:00', '2011-12-30T10:00Z'],
  ])('that the clocks skip in %s on %s comes at the first valid instant after it', (zone, date, time, instant) => {
    expect(at(date, time, zone)).toBe(instant);
  });

  test.each([
    ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30Z'],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30Z'],
    ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45Z'],
    ['America/Santiago', '2026-04-04', '23:30', '2026-04-05T02:30Z'],
    ['Asia/Almaty', '2024-02-29', '23:30', '2024-02-29T17:30Z'],
  ])('that comes twice in %s on %s is the first of the two', (zone, date, time, instant) => {
    expect(at(date, time, zone)).toBe(instant);
  });

  test('just before and after a change is where the clocks show it', () => {
    expect(at('2026-03-29', '01:59', 'Europe/Berlin')).toBe('2026-03-29T00:59Z');
    expect(at('2026-03-29', '03:00', 'Europe/Berlin')).toBe('2026-03-29T01:00Z');
    expect(at('2026-10-25', '03:00', 'Europe/Berlin')).toBe('2026-10-25T02:00Z');
  });
});

describe('a daily digest', () => {
  test('keeps its wall time when summer begins and ends', () => {
    expect(series({ zone: 'Europe/Berlin', time: '08:00' }, '2026-03-27T12:00:00Z', 3)).toEqual([
      '2026-03-28 2026-03-28T07:00Z',
      '2026-03-29 2026-03-29T06:00Z',
      '2026-03-30 2026-03-30T06:00Z',
    ]);
    expect(series({ zone: 'America/New_York', time: '08:00' }, '2026-10-31T00:00:00Z', 3)).toEqual([
      '2026-10-31 2026-10-31T12:00Z',
      '2026-11-01 2026-11-01T13:00Z',
      '2026-11-02 2026-11-02T13:00Z',
    ]);
  });

  test('comes once when its hour comes twice', () => {
    expect(series({ zone: 'Europe/Berlin', time: '02:30' }, '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25 2026-10-25T00:30Z',
      '2026-10-26 2026-10-26T01:30Z',
    ]);
  });

  test('keeps its wall time where the offset changed for good, as in Almaty in 2024', () => {
    expect(series({ zone: 'Asia/Almaty', time: '09:00' }, '2024-02-28T12:00:00Z', 3)).toEqual([
      '2024-02-29 2024-02-29T03:00Z',
      '2024-03-01 2024-03-01T04:00Z',
      '2024-03-02 2024-03-02T04:00Z',
    ]);
  });

  test('comes on a leap day', () => {
    expect(series({ zone: 'UTC', time: '09:00' }, '2028-02-28T12:00:00Z', 2).map((one) => one.slice(0, 10))).toEqual([
      '2028-02-29',
      '2028-03-01',
    ]);
  });

  test('of a day that a place has left out comes as that day would begin, and the next in its time', () => {
    expect(series({ zone: 'Pacific/Apia', time: '08:00' }, '2011-12-29T12:00:00Z', 3)).toEqual([
      '2011-12-29 2011-12-29T18:00Z',
      '2011-12-30 2011-12-30T10:00Z',
      '2011-12-31 2011-12-30T18:00Z',
    ]);
  });

  test('comes from its first day on', () => {
    const late = { zone: 'Europe/Berlin', time: '08:00', from: '2026-05-10' };
    expect(series(late, '2026-05-01T00:00:00Z', 1)).toEqual(['2026-05-10 2026-05-10T06:00Z']);
    const whole: Schedule = { ...late, days: 'daily' };
    expect(lastOccurrence(whole, Date.parse('2026-05-10T05:59:59Z'))).toBeNull();
    expect(lastOccurrence(whole, Date.parse('2026-05-10T06:00:00Z'))?.date).toBe('2026-05-10');
  });
});

describe('a digest on some days', () => {
  test('leaves out Saturday and Sunday when it is for weekdays', () => {
    const dates = series({ zone: 'UTC', time: '09:00', days: 'weekdays' }, '2026-11-05T12:00:00Z', 6);
    expect(dates.map((one) => one.slice(0, 10))).toEqual([
      '2026-11-06',
      '2026-11-09',
      '2026-11-10',
      '2026-11-11',
      '2026-11-12',
      '2026-11-13',
    ]);
  });

  test.each(DAYS.slice(2))('comes every seven days, on a %s', (days) => {
    const dates = series({ zone: 'America/New_York', time: '23:59', days }, '2026-03-01T00:00:00Z', 3);
    for (const one of dates) {
      const day = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' });
      expect(day.format(new Date(one.slice(0, 10))).toLowerCase()).toBe(days);
    }
    expect(daysBetween(dates[0]!.slice(0, 10), dates[2]!.slice(0, 10))).toBe(14);
  });
});

/** Every minute by the runtime's own calendar: slow, and obviously right. */
function firstMinuteFrom(date: string, time: string, zone: string): number {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  const start = Date.parse(`${date}T00:00Z`) - 26 * 3_600_000;
  for (let minute = 0; minute < 80 * 60; minute += 1) {
    const instant = start + minute * 60_000;
    if (format.format(instant) >= `${date} ${time}`) return instant;
  }
  throw new Error('no such minute');
}

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Almaty',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Nuuk',
  'America/Santiago',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'UTC',
];
/** Days on which something happens, so that chance need not find them. */
const TURNS = [
  '2026-03-29',
  '2026-10-25',
  '2026-03-08',
  '2026-11-01',
  '2024-03-01',
  '2026-04-05',
  '2026-10-04',
  '2011-12-30',
  '2026-03-28',
  '2026-04-24',
  '2024-02-29',
];
const zone = fc.oneof(fc.constantFrom(...ZONES), fc.constantFrom(...Intl.supportedValuesOf('timeZone')));
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const day = fc.oneof(
  fc.tuple(fc.constantFrom(...TURNS), fc.integer({ min: -1, max: 1 })).map(([turn, off]) => addDays(turn, off)),
  fc.integer({ min: 0, max: 9_000 }).map((off) => addDays('2012-01-01', off)),
);

describe('whatever the zone, the day and the time', () => {
  test('an instant is the first minute at which the clocks there show that time or a later one', () => {
    const property = fc.property(day, time, zone, (date, wall, place) => {
      expect(iso(instantOf(date, wall, place))).toBe(iso(firstMinuteFrom(date, wall, place)));
    });
    fc.assert(property, { numRuns: 150 });
  });

  test('the next and the last occurrence are those that going through all days finds', () => {
    const property = fc.property(
      day,
      time,
      zone,
      fc.constantFrom(...DAYS),
      fc.nat(2 * 86_400_000),
      fc.integer({ min: -3, max: 3 }),
      (date, wall, place, days, off, first) => {
        const now = Date.parse(`${date}T00:00Z`) + off;
        const schedule: Schedule = { time: wall, zone: place, days, from: addDays(date, first) };
        const all = Array.from({ length: 41 }, (_, nth) => addDays(date, nth - 20))
          .filter((one) => one >= schedule.from && isOn(days, one))
          .map((one) => ({ date: one, at: instantOf(one, wall, place) }));
        expect(nextOccurrence(schedule, now)).toEqual(all.find((one) => one.at > now));
        expect(lastOccurrence(schedule, now)).toEqual(all.findLast((one) => one.at <= now) ?? null);
        expect(localDate(place, now)).toMatch(/^\d{4}-\d\d-\d\d$/);
      },
    );
    fc.assert(property, { numRuns: 300 });
  });
});

function isOn(days: Schedule['days'], date: string): boolean {
  const number = new Date(date).getUTCDay();
  if (days === 'daily') return true;
  if (days === 'weekdays') return number > 0 && number < 6;
  return ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'][number] === days;
}
