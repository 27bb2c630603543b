import type { Span } from './citation.js';
import { distance } from './spans.js';

const WEEKDAY =
  '(?:(?:early|late|next|last|this|every|each) (?:on )?)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\\b(?: (?:morning|noon|afternoon|evening|night)s?\\b)?';
const CLOCK =
  "(?:(?:[01]?\\d|2[0-3]):[0-5]\\d(?![\\d:])(?:\\s?(?:[ap]\\.?m\\b\\.?|UTC|GMT|CES?T|hours\\b|h\\b))?|(?:1[0-2]|[1-9])(?:\\.[0-5]\\d)?\\s?(?:[ap]\\.?m\\b\\.?|o['’]clock\\b)|(?:noon|midnight)\\b)";
const RELATIVE =
  '(?:(?:this|next|last) (?:week|weekend|month|year|spring|summer|autumn|winter|night)|this (?:morning|afternoon|evening)|tomorrow|yesterday|tonight|today(?=[.,;]|$))\\b';
const SEASON =
  '(?:(?<=\\b(?:in|since|until|by|during|from) )(?:the )?(?:early |late )?(?:spring|summer|autumn|winter)\\b)';
/** A time of the day and its day are one. */
const TIME = new RegExp(
  `\\b(?:${CLOCK} (?:on )?${WEEKDAY}|${WEEKDAY},? (?:at )?${CLOCK}|${CLOCK}|${WEEKDAY}|${RELATIVE}|${SEASON})`,
  'g',
);

/**
 * Times without a date of their own, as news has them: days of the week, times of the day, seasons, and days that are told from
 * the day of writing ("04:17 UTC on Monday", "next week").
 *
 * @param dates the dates that the text tells: a day of the week beside one belongs to it
 */
export function findTimes(text: string, dates: readonly Span[]): Span[] {
  return [...text.matchAll(TIME)]
    .map(({ 0: { length }, index }) => ({ start: index, end: index + length }))
    .filter((time) => !dates.some((date) => distance(date, time) <= 2));
}
