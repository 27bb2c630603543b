/** The options that narrow what is searched, shared by the commands that search, and what is said when they leave nothing. */
import { limitTo } from '../nlp/scope.js';
import type { IndexedBulletin, SentenceIndex } from '../nlp/sentence-index.js';
import type { DateOption, Services, StringOption, Suggestion } from './command.js';
import { type KnownDate, type Line, line, type Part } from './reply.js';
import { UserError } from './user-error.js';
import { count, cut, quotedList } from './wording.js';

export const from: DateOption = {
  type: 'date',
  edge: 'first',
  description: 'Only bulletins from this date on: 2024-09-03, 2024-09 or 2024',
};

export const to: DateOption = {
  type: 'date',
  edge: 'last',
  description: 'Only bulletins up to this date: 2024-09-03, 2024-09 or 2024',
};

export const source: StringOption = {
  type: 'string',
  description: 'Only bulletins whose publisher or file contains this',
  autocomplete: suggestSources,
};

/** Checked limits, dates as YYYY-MM-DD. */
export interface Limits {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly source?: string | undefined;
}

/** The limits that are set, as arguments of an action. */
export function limitArguments({ from, to, source }: Limits): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ from, to, source }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function suggestSources(typed: string, services: Services): readonly Suggestion[] {
  const names = new Set(services.index().bulletins.map(nameSource));
  const wanted = typed.trim().toLowerCase();
  return [...names].filter((name) => name.toLowerCase().includes(wanted)).map((name) => ({ label: name, value: name }));
}

function nameSource({ bulletin }: IndexedBulletin): string {
  return bulletin.publisher ?? bulletin.source;
}

/** Throws a UserError that names some sources when no bulletin at all comes from this one. */
export function checkSource(index: SentenceIndex, wanted: string | undefined): void {
  if (wanted === undefined) return;
  const folded = wanted.toLowerCase();
  const comesFrom = ({ bulletin }: IndexedBulletin) =>
    [bulletin.publisher, bulletin.source].some((name) => name?.toLowerCase().includes(folded));
  if (index.bulletins.some(comesFrom)) return;
  const names = [...new Set(index.bulletins.map(nameSource))];
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  throw new UserError(
    'not-found',
    `source: no bulletin comes from “${cut(wanted, 60)}”. Sources: ${quotedList(names.slice(0, 5))}${more}.`,
  );
}

/** Dates of the first and the newest bulletin within limits; null when none of them is dated. */
export function spanOf(
  index: SentenceIndex,
  limits: Limits,
): { readonly first: KnownDate; readonly newest: KnownDate } | null {
  const { first, newest } = limitTo(index, limits).scope;
  return first && newest && { first, newest };
}

/** A date as a part of a line about many bulletins, where it does not matter how its year is known. */
export function roughly(date: KnownDate): Part {
  return { date: { ...date, basis: 'stated' } };
}

/** "The library covers 9 January 2022 to 6 September 2024: 7 bulletins." */
export function describeCoverage(index: SentenceIndex): Line {
  const all = count(index.bulletins.length, 'bulletin');
  const span = spanOf(index, {});
  if (!span) return line`The library has ${all}, none of them dated.`;
  if (span.first.from === span.newest.from) return line`The library covers ${roughly(span.newest)}: ${all}.`;
  return line`The library covers ${roughly(span.first)} to ${roughly(span.newest)}: ${all}.`;
}
