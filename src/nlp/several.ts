/** Questions that one sentence seldom answers: lists, summaries, what happened over several days. */
import type { BoundQuestion } from './concepts.js';
import { type DayRange, fits, isoDay, overlaps } from './dates.js';
import { findNames, isCountry, type NameKind } from './names.js';
import { asksForCountries, asksForPlaces, type Question } from './question.js';
import type { Ranked } from './ranking.js';
import { type IndexedBulletin, type SentenceIndex, sentenceText } from './sentence-index.js';
import { contentTerms } from './terms.js';

/** So many sentences answer together at most, the best one among them. */
export const MOST = 5;
/** They are chosen from so many of the ranking. */
const FROM = 30;
/** A sentence is about the question when it, and its bulletin, have at least this share of what the best one has of the question. */
const ABOUT = 0.6;
/** How much it is about the question, against the best one, × the share of its members that are new: it has to add this. */
const ADDS = 0.35;
/** Sentences that share more of the shorter one's words, the question's own apart, say the same. */
const SAME = 0.8;

/** What a sentence can add to an answer: names of some kind, news (names and days), or any words of a whole. */
type Wanted = readonly NameKind[] | 'news' | 'words';

/** Nouns in the plural for people and for bodies: "which ministers", "list the companies". */
const PEOPLE =
  /\b(?:people|persons|officials|officers|leaders|heads|chiefs|directors|commanders|presidents|ministers|secretaries|generals|speakers|authors)\b/i;
const BODIES =
  /\b(?:organi[sz]ations|companies|agencies|ministries|parties|unions|alliances|groups|units|contingents)\b/i;
/** Asks what there was, and not for one thing about it. */
const HAPPENED =
  /\b(?:happen(?:ed|s|ing)?|occur(?:red|s)?|t[ao]kes? place|took place|taking place|go(?:es|ing)? on|went on|done|events|news)\b/i;

/** Whether several sentences may answer together, so that the best one need not stand out from the next few. */
export function mayTakeSeveral({ kind, text }: Question): boolean {
  return kind === 'list' || (kind === 'description' && HAPPENED.test(text)) || /\bsummar(?:y|i[sz]e)\b/i.test(text);
}

/** What the sentences of an answer have to add; null when one sentence is the answer. */
function wantedBy(question: Question): Wanted | null {
  const { kind, window, text } = question;
  if (/\bsummar(?:y|i[sz]e)\b/i.test(text)) return 'words';
  if (kind === 'list') return kindsOf(question);
  const days = window && isoDay(window.from) !== isoDay(window.to);
  return days && kind === 'description' && HAPPENED.test(text) ? 'news' : null;
}

/** Which names can be members of a list; things, such as exercises and documents, where the noun does not say. */
function kindsOf(question: Question): readonly NameKind[] {
  // After "list" the noun comes first.
  const [noun] = question.terms;
  if (asksForPlaces(question) || (noun && asksForPlaces({ ...question, focus: [noun.term] }))) return ['place'];
  if (PEOPLE.test(question.text)) return ['person'];
  return BODIES.test(question.text) ? ['organisation'] : ['thing', 'organisation'];
}

/**
 * The sentences that answer together with the best one, by their numbers, in the order in which things happened, then of
 * the collection. Empty when the question is not of that kind, or when no other sentence adds enough.
 *
 * @param best the sentences that are quoted as the best passage
 */
export function answerTogether(
  index: SentenceIndex,
  bound: BoundQuestion,
  ranked: readonly Ranked[],
  best: readonly number[],
): number[] {
  const wanted = wantedBy(bound.question);
  const [first] = ranked;
  if (!wanted || !first) return [];
  const asked = new Set(bound.concepts.flatMap(({ forms }) => forms));
  const membersOf = (id: number) => members(index, bound.question, id, { wanted, asked });
  const freshWords = (id: number) => new Set(fresh(sentenceText(index, id), asked));
  const candidates = ranked
    .slice(1, FROM)
    .filter((one) => !best.includes(one.id) && standsAlone(index, one.id) && isAbout(one, first, wanted))
    .filter(({ id }) => wanted !== 'news' || tellsNews(index, bound.question.window, id))
    .map((one) => ({ id: one.id, share: shareOf(one, first), members: membersOf(one.id), words: freshWords(one.id) }));
  const known = new Set(best.flatMap((id) => [...membersOf(id)]));
  const chosen: Pick<Candidate, 'id' | 'words'>[] = best.map((id) => ({ id, words: freshWords(id) }));
  while (chosen.length < MOST) {
    const next = candidates
      .filter(({ words }) => !chosen.some((other) => isSame(words, other.words)))
      .map((one) => ({ ...one, adds: one.share * newShare(one.members, known) }))
      .reduce<Candidate | undefined>((most, one) => (one.adds > (most?.adds ?? 0) ? one : most), undefined);
    if (!next || next.adds < ADDS) break;
    chosen.push(next);
    for (const member of next.members) known.add(member);
  }
  if (chosen.length === best.length) return [];
  const others = chosen.slice(best.length).map(({ id }) => id);
  return [...others, ...best.slice(0, 1)].sort((a, b) => byTime(index, bound.question.window, a, b) || a - b);
}

interface Candidate {
  readonly id: number;
  readonly members: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  readonly adds: number;
}

function isAbout({ features }: Ranked, best: Ranked, wanted: Wanted): boolean {
  if (features.year < 0 || features.date < (wanted === 'news' ? 0.5 : 0)) return false;
  const sharesBulletin = wanted === 'news' || features.document >= ABOUT * best.features.document;
  return sharesBulletin && features.coverage >= ABOUT * best.features.coverage;
}

/** How much a sentence is about the question, against the best one: 0..1. */
function shareOf({ features }: Ranked, best: Ranked): number {
  return best.features.coverage > 0 ? Math.min(1, features.coverage / best.features.coverage) : 1;
}

function newShare(members: ReadonlySet<string>, known: ReadonlySet<string>): number {
  return members.size === 0 ? 0 : [...members].filter((one) => !known.has(one)).length / members.size;
}

/** The content words of a text that the question does not have. */
function fresh(text: string, asked: ReadonlySet<string>): string[] {
  return contentTerms(text).flatMap(({ term }) => (asked.has(term) ? [] : [term]));
}

/** What "it" is stands in the sentence before, which is not quoted. */
const POINTS_BACK = /^["“‘(]*(?:it|its|he|his|she|her|they|their|this|that|these|those|there)\b/i;

function standsAlone(index: SentenceIndex, id: number): boolean {
  return !index.sentence(id)?.isTitle && !POINTS_BACK.test(sentenceText(index, id));
}

function bulletinOf(index: SentenceIndex, id: number): IndexedBulletin | undefined {
  return index.bulletins[index.columns.bulletins[id] ?? -1];
}

/** Whether a sentence tells of days of the window, or its bulletin is of that time: a year in passing is no news. */
function tellsNews(index: SentenceIndex, window: DayRange | null, id: number): boolean {
  if (!window) return false;
  const range = bulletinOf(index, id)?.range;
  return (
    index.datesOf(id).some((told) => told.precision !== 'year' && fits(told, window) === 1) ||
    (range ? overlaps(range, window) : false)
  );
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared > SAME * Math.min(a.size, b.size);
}

/** What a sentence has of what is wanted, other than the question's own words. */
function members(
  index: SentenceIndex,
  question: Question,
  id: number,
  { wanted, asked }: { readonly wanted: Wanted; readonly asked: ReadonlySet<string> },
): Set<string> {
  const text = sentenceText(index, id);
  if (wanted === 'words') return new Set(fresh(text, asked));
  const names = findNames(text)
    .filter(({ kind }) => wanted === 'news' || wanted.includes(kind))
    .map(({ start, end }) => text.slice(start, end))
    .filter((name) => !asksForCountries(question) || isCountry(name))
    .map((name) => fresh(name, asked).join(' '))
    .filter((name) => name !== '');
  const { window } = question;
  return new Set(wanted === 'news' && window ? [...names, ...daysWithin(index, window, id)] : names);
}

/** The days of a window that a sentence tells of, as stretches; those of its bulletin when it tells none. */
function daysWithin(index: SentenceIndex, window: DayRange, id: number): string[] {
  const own = bulletinOf(index, id)?.range;
  const told = index.datesOf(id).filter((range) => fits(range, window) === 1);
  const days = told.length > 0 || !own ? told : [own];
  return days.map(({ from, to }) => `${isoDay(from)}/${isoDay(to)}`);
}

/** When a sentence's news happened: the first date that it tells within the window, else its bulletin's; undated last. */
function timeOf(index: SentenceIndex, window: DayRange | null, id: number): string {
  const told = window && index.datesOf(id).find((date) => date.from.year !== null && overlaps(date, window));
  const range = told ?? bulletinOf(index, id)?.range;
  return range ? isoDay(range.from) : '~';
}

function byTime(index: SentenceIndex, window: DayRange | null, a: number, b: number): number {
  const [one, other] = [timeOf(index, window, a), timeOf(index, window, b)];
  return one < other ? -1 : Number(one > other);
}
