import type { Bulletin, KnownDate } from '../bulletins/bulletin.js';
import { findDates, inferYears, onlyYear } from './date-grammar.js';
import { type DateMention, knownDate, rangeOf } from './dates.js';
import type { Steps } from './steps.js';

/** Nothing that is saved from a web page is older; an earlier date in a lead sentence is history, not news. */
const FIRST_NEWS_YEAR = 1990;

/**
 * The date of a bulletin that states none: the day or the days that its lead sentence tells of. A brief is dated by
 * its own words; of an article they only imply the day it was written. Failing that, the year in the names at its head.
 */
function inferredDate(bulletin: Bulletin, lead: readonly DateMention[], named: number | undefined): KnownDate | null {
  const told = lead.find((m) => m.precision === 'day' || (m.precision === 'range' && m.from.year === m.to.year));
  if (told && (told.from.year ?? 0) >= FIRST_NEWS_YEAR) {
    return knownDate({ ...told, inferred: told.inferred || bulletin.kind === 'article' });
  }
  if (named === undefined) return null;
  return { from: `${named}-01-01`, to: `${named}-12-31`, precision: 'year', basis: 'inferred' };
}

/**
 * The dates of a bulletin and of its sentences, each sentence's read in the light of the others. A step is a sentence.
 *
 * @param sentences the bulletin's sentences in order
 * @param lead the number of the first sentence of its body (1 when a title line stands before it, else 0)
 * @returns the bulletin's own date or the one its head implies, and each sentence's mentions with years inferred
 */
export function* datingSentences(
  bulletin: Bulletin,
  sentences: readonly string[],
  lead: number,
): Steps<{ date: KnownDate | null; mentions: DateMention[][] }> {
  const head = sentences.slice(0, lead + 1).map(findDates);
  const named = onlyYear([findDates(bulletin.title ?? ''), ...head].flatMap(({ nameYears }) => nameYears));
  const published = bulletin.date ? rangeOf(bulletin.date) : undefined;
  const mentions: DateMention[][] = [];
  for (const [i, sentence] of sentences.entries()) {
    mentions.push(inferYears(head[i] ?? findDates(sentence), { published, named }));
    yield sentence.length;
  }
  return { date: bulletin.date ?? inferredDate(bulletin, mentions[lead] ?? [], named), mentions };
}
