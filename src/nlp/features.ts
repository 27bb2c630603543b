import { saturate } from './bm25.js';
import type { Span } from './citation.js';
import type { BoundQuestion, Concept } from './concepts.js';
import { bestFit, type DayRange, overlaps, rangeOf } from './dates.js';
import { findNames, findQuantities, LIST_GLUE } from './names.js';
import { asksForPlaces, type Question } from './question.js';
import type { Candidate } from './retrieval.js';
import { type Postings, type SentenceIndex, sentenceText } from './sentence-index.js';
import { termsOf } from './terms.js';

/** The signals that rank a sentence for a question. All lie in 0..1 but `date` and `year`, which lie in -1..1. */
export interface Features {
  /** BM25F over sentence, neighbours and title, as a share of its maximum. */
  readonly bm25f: number;
  /** BM25 over the sentence alone, likewise. */
  readonly bm25: number;
  /** Share of the question (by worth) that stands in the sentence. */
  readonly coverage: number;
  /** Share that stands in the sentence, its neighbours or its title. */
  readonly context: number;
  /** Saturated share that stands in the paragraph, and in the bulletin. */
  readonly paragraph: number;
  readonly document: number;
  /** Share that stands in the sentence in exactly the form typed. */
  readonly exact: number;
  /** Share of the question's names (by worth) in the sentence and its context; 1 without names. */
  readonly namesNear: number;
  /** Whether words of the expected kind are there. */
  readonly kind: number;
  /** 1: tells of the time asked about; less: of days whose year is open, or of years around it; ½: its bulletin is of that time; -1: tells of another; 0: no time asked or told. */
  readonly date: number;
  /** 1: the years in the question's names agree with the sentence or its context; -1: another year (Rock-2024 for Rock-2023). */
  readonly year: number;
  /** The same for ranking: 1: the right year; 0.2: another one, which still is the nearest thing; 0: none. */
  readonly namesake: number;
  readonly isTitle: number;
  /** Share of neighbouring pairs of the question's words that stand next to each other here too. */
  readonly pairs: number;
}

/** The first position in ascending `ids` that is not below `id`. */
function lowerBound(ids: readonly number[], id: number): number {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Summed counts of the numbers `from` … `to` (inclusive). */
function countWithin({ ids, counts }: Postings, from: number, to: number): number {
  let sum = 0;
  for (let i = lowerBound(ids, from); i < ids.length && (ids[i] ?? 0) <= to; i++) sum += counts[i] ?? 0;
  return sum;
}

/** Where a sentence stands: its paragraph, bulletin and neighbours, as ranges of sentence numbers. */
interface Surroundings {
  readonly id: number;
  readonly bulletin: number;
  readonly paragraph: readonly [number, number];
  readonly document: readonly [number, number];
  readonly neighbours: readonly number[];
}

function surroundings(index: SentenceIndex, id: number): Surroundings {
  const sentence = index.sentences[id];
  const bulletin = index.bulletins[sentence?.bulletin ?? -1];
  if (!sentence || !bulletin) throw new RangeError(`expected the number of a sentence, got ${id}`);
  let [from, to] = [id, id];
  while (from > bulletin.firstSentence && index.sentences[from - 1]?.block === sentence.block) from--;
  while (to + 1 < bulletin.endSentence && index.sentences[to + 1]?.block === sentence.block) to++;
  return {
    id,
    bulletin: sentence.bulletin,
    paragraph: [from, to],
    document: [bulletin.firstSentence, bulletin.endSentence - 1],
    neighbours: [sentence.previous, sentence.next].filter((other) => other >= 0),
  };
}

const inSentence = (concept: Concept, id: number) => countWithin(concept.sentences, id, id);
const near = (concept: Concept, at: Surroundings) =>
  countWithin(concept.titles, at.bulletin, at.bulletin) +
  at.neighbours.reduce((sum, id) => sum + inSentence(concept, id), inSentence(concept, at.id));

/** Σ worth × found(concept) over Σ worth; `empty` when there is nothing to find. */
function share(concepts: readonly Concept[], found: (concept: Concept) => number, empty = 0): number {
  const most = concepts.reduce((sum, { worth }) => sum + worth, 0);
  if (most === 0) return empty;
  return concepts.reduce((sum, concept) => sum + concept.worth * found(concept), 0) / most;
}

const isThere = (count: number) => Math.min(1, count);

/** Share of the question's adjacent word pairs that are adjacent (at most one word between) in the sentence. */
function pairShare(question: Question, terms: readonly string[]): number {
  const wanted = question.terms.slice(1).map((term, i) => [question.terms[i]?.term, term.term] as const);
  if (wanted.length === 0) return 0;
  const hits = wanted.filter(([a, b]) =>
    terms.some((term, i) => term === a && (terms[i + 1] === b || terms[i + 2] === b)),
  );
  return hits.length / wanted.length;
}

function dateAgreement(index: SentenceIndex, window: DayRange | null, id: number): number {
  const sentence = index.sentences[id];
  if (!window || !sentence) return 0;
  const told = bestFit(sentence.dates, window);
  if (told > 0) return told;
  const date = index.bulletins[sentence.bulletin]?.date;
  const range = date && rangeOf(date);
  if (range && overlaps(range, window)) return 0.5;
  return sentence.dates.some(({ from }) => from.year !== null || window.from.year === null) || range ? -1 : 0;
}

/**
 * How the years that belong to names agree: 1 when each stands behind its name in the sentence or its context, -1 when
 * one of the names has another year instead, -½ when a pair is nowhere near; 0 when the question has none.
 */
function yearAgreement({ namedYears }: Question, context: readonly (readonly string[])[]): number {
  let agreement = namedYears.length > 0 ? 1 : 0;
  for (const { name, year } of namedYears) {
    const years = context.flatMap((terms) =>
      terms.filter((term, i) => /^\d{4}$/.test(term) && terms[i - 1] === name).map(Number),
    );
    if (!years.includes(year)) agreement = Math.min(agreement, years.length > 0 ? -1 : -0.5);
  }
  return agreement;
}

/** An enumeration; where places are asked for, one of places: 1 from three places on, ½ for two. */
function listEvidence(question: Question, text: string, isNew: (span: Span) => boolean): number {
  if (!asksForPlaces(question)) return / and |, | or /.test(text) ? 1 : 0;
  const places = findNames(text).filter((name) => name.kind === 'place' && isNew(name));
  const joined = places.filter(({ start }, i) => LIST_GLUE.test(text.slice(places[i - 1]?.end ?? start, start)));
  return Math.min(1, joined.length / 2);
}

/** Whether the sentence has words of the kind that would answer, other than the question's own. */
export function kindEvidence(question: Question, text: string, dates: readonly Span[]): number {
  const asked = new Set(question.terms.map(({ word }) => word));
  const isNew = ({ start, end }: Span) => termsOf(text.slice(start, end)).some(({ word }) => !asked.has(word));
  switch (question.kind) {
    case 'person':
      return findNames(text).some((name) => ['person', 'organisation'].includes(name.kind) && isNew(name)) ? 1 : 0;
    case 'place':
      return findNames(text).some((name) => name.kind === 'place' && isNew(name)) ? 1 : 0;
    case 'date':
      return dates.some(isNew) ? 1 : 0;
    case 'number':
      return findQuantities(text, dates).some(isNew) ? 1 : 0;
    case 'list':
      return listEvidence(question, text, isNew);
    case 'reason':
      return /\b(?:because|since|due to|in order to|to \w+|so that|as a result|therefore|for)\b/i.test(text) ? 1 : 0;
    default:
      return 1;
  }
}

/** The terms of a sentence, of its neighbours and of its title, each in their order. */
function contextTerms(index: SentenceIndex, at: Surroundings, own: readonly string[]): string[][] {
  const title = index.bulletins[at.bulletin]?.bulletin.title ?? '';
  const texts = [title, ...at.neighbours.map((id) => sentenceText(index, id))];
  return [[...own], ...texts.map((text) => termsOf(text).map(({ term }) => term))];
}

/** Measures one candidate against the question. */
export function measure(index: SentenceIndex, bound: BoundQuestion, candidate: Candidate): Features {
  const { question, concepts } = bound;
  const { id, bm25f } = candidate;
  const at = surroundings(index, id);
  const sentence = index.sentences[id];
  const text = sentenceText(index, id);
  const own = termsOf(text);
  const words = new Set(own.map(({ word }) => word));
  const terms = own.map(({ term }) => term);
  const names = concepts.filter(({ isName, term }) => isName && !term.isDate);
  const year = question.namedYears.length === 0 ? 0 : yearAgreement(question, contextTerms(index, at, terms));
  const date = dateAgreement(index, question.window, id);
  // A date is found when the time asked about is told of, whichever words tell it: 5 September in "from 3 to 6 September".
  const told = Math.max(0, date);
  const found = (concept: Concept, count: number) => (concept.term.isDate ? told : isThere(count));
  return {
    bm25f,
    bm25: share(concepts, (c) => saturate(inSentence(c, id), 0.7)),
    coverage: share(concepts, (c) => found(c, inSentence(c, id))),
    context: share(concepts, (c) => found(c, near(c, at))),
    paragraph: share(concepts, (c) => saturate(countWithin(c.sentences, ...at.paragraph), 1)),
    document: share(concepts, (c) => saturate(countWithin(c.sentences, ...at.document), 2)),
    exact: share(concepts, (c) => found(c, words.has(c.term.word) ? 1 : 0)),
    namesNear: share(names, (c) => isThere(near(c, at)), 1),
    kind: kindEvidence(question, text, sentence?.dates ?? []),
    date,
    year,
    namesake: year === 1 ? 1 : year === -1 ? 0.2 : 0,
    isTitle: sentence?.isTitle ? 1 : 0,
    pairs: pairShare(question, terms),
  };
}
