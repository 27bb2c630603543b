import { addDays, type Day, type DayRange, isoDay } from './dates.js';

/** Stretches of more days, months and years than these have no words for each of them. */
const MOST = { days: 31, months: 24, years: 50 };

/** Letters of ISO days and months, with their years and without: 2024-09-03, --09-03, 2024-09, --09. */
const LETTERS = { day: [10, 7], month: [7, 4] } as const;

/** Stands in for a year that is not told, so that 29 February is there. */
const LEAP = 2024;
const MILLISECONDS = 86_400_000;

/**
 * Words by which stretches of days that may overlap find each other in an index of words: their days and months, with the
 * year and without, and their years. The nearer two stretches are, the more and rarer words they share.
 */
export function dayWordsOf(range: DayRange): string[] {
  const words = new Set<string>();
  const hasYear = range.from.year !== null;
  const first = { ...range.from, year: range.from.year ?? LEAP };
  const last = { ...range.to, year: range.to.year ?? LEAP };
  // Without a year, a stretch that ends before it starts ends in the next.
  if (dayNumber(last) < dayNumber(first)) last.year++;
  const days = (dayNumber(last) - dayNumber(first)) / MILLISECONDS + 1;
  const months = (last.year - first.year) * 12 + last.month - first.month + 1;
  const add = (day: Day, [withYear, without]: readonly [number, number]) => {
    if (hasYear) words.add(isoDay(day).slice(0, withYear));
    words.add(isoDay({ ...day, year: null }).slice(0, without));
  };
  if (days <= MOST.days) for (let i = 0; i < days; i++) add(addDays(first, i), LETTERS.day);
  if (months <= MOST.months) for (let i = 0; i < months; i++) add(addMonths(first, i), LETTERS.month);
  if (hasYear && last.year - first.year < MOST.years) {
    for (let year = first.year; year <= last.year; year++) words.add(isoDay({ ...first, year }).slice(0, 4));
  }
  return [...words];
}

const dayNumber = ({ year, month, day }: Day) => Date.UTC(year ?? LEAP, month - 1, day);

function addMonths({ year, month }: Day, count: number): Day {
  const months = (year ?? LEAP) * 12 + month - 1 + count;
  return { year: Math.floor(months / 12), month: (months % 12) + 1, day: 1 };
}
