import { dateAgreement, yearAgreement } from './agreement.js';
import { answerEvidence, isHint } from './answer-kind.js';
import { saturate } from './bm25.js';
import type { BoundQuestion, Concept } from './concepts.js';
import { weightAt } from './postings.js';
import { Reader } from './reader.js';
import type { Candidate } from './retrieval.js';
import { IS_TITLE } from './segment.js';
import { type SentenceIndex, sentenceText } from './sentence-index.js';
import { type Occurrences, occurrences, type Surroundings, surroundings } from './surroundings.js';
import { tellingNames } from './telling-names.js';
import { type PlacedWord, pairShare, smallShare, tellsAny, type Wording, wordingOf } from './wording.js';

/** The signals that rank a sentence for a question. All lie in 0..1 but `date` and `year`, which lie in -1..1. */
export interface Features {
  /** BM25F over sentence, neighbours and title, as a share of its maximum. */
  readonly bm25f: number;
  /** Share of the question (by worth) that stands in the sentence. */
  readonly coverage: number;
  /** The same with all words of the question counting alike. */
  readonly words: number;
  /** Share that stands in the sentence, its neighbours or its title. */
  readonly context: number;
  /** Share that is missing here and stands in the title: what a pronoun may stand for. */
  readonly titled: number;
  /** Share that is missing here and stands earlier in the paragraph, by how near. */
  readonly earlier: number;
  /** The same where the sentence opens with a pronoun, which may stand for it. */
  readonly resumes: number;
  /** Saturated share that stands in the bulletin. */
  readonly document: number;
  /** Share that stands in the sentence in exactly the form typed. */
  readonly exact: number;
  /** Share that is missing here, by how alike the most similar word of the sentence is. */
  readonly alike: number;
  /** Share that is missing here, where another word tells of the same relation: "led" for "head". */
  readonly related: number;
  /** Share that stands in the sentence, each word by how rare it is in the bulletin: what tells its sentences apart. */
  readonly local: number;
  /** Share of the question's names (by worth) in the bulletin or its title; 1 without names. */
  readonly named: number;
  /** 1 when the word that tells most of a name of the question stands in other bulletins, but neither in this one nor in its title. */
  readonly elsewhere: number;
  /** Share that is neither name nor date and stands here, itself or by words like it or related to it. */
  readonly plain: number;
  /** Share, by how early in the sentence it stands: 1 at its start, ½ five words on. What a sentence is about stands first. */
  readonly early: number;
  /** Share of the question's neighbouring words, stop words included, that are neighbours here too. */
  readonly pairs: number;
  /** Share of the question's small words ("most", "before", "not") that stand here. */
  readonly small: number;
  /** Share of the question's names (by worth) in the sentence and its context; 1 without names. */
  readonly namesNear: number;
  /** Whether words of the expected kind are there; 1 where any words would do. */
  readonly kind: number;
  /** 1 when there is any hint of such words; 0 where any would do. */
  readonly fitting: number;
  /** Whether it is told in a form that fits: what something is called, how it is done, what it is made of, where that is asked. */
  readonly told: number;
  /** Whether it is said what something is, where that is asked. */
  readonly defined: number;
  /** Dates that the question does not have, saturated. */
  readonly dates: number;
  /** 1: tells of the time asked about; less: of days whose year is open, or of years around it; ½: its bulletin is of that time; -1: tells of another; 0: no time asked or told. */
  readonly date: number;
  /** 1: the years in the question's names agree with the sentence or its context; -1: another year (Rock-2024 for Rock-2023). */
  readonly year: number;
  /** The same for ranking: 1: the right year; 0.2: another one, which still is the nearest thing; 0: none. */
  readonly namesake: number;
  readonly isTitle: number;
}

interface Worth {
  readonly concept: Concept;
}

/** Σ worth × found over Σ worth; `empty` when there is nothing to find. */
function share<T extends Worth>(placed: readonly T[], found: (one: T) => number, empty = 0): number {
  let [sum, most] = [0, 0];
  for (const one of placed) {
    most += one.concept.worth;
    sum += one.concept.worth * found(one);
  }
  return most === 0 ? empty : sum / most;
}

/**
 * The share that is found with each word weighing its weight in the question × ln(1 + n / (m + ½)): of the n sentences of the
 * bulletin m have it. 0 when there is nothing to find.
 */
function localShare(
  placed: readonly Occurrences[],
  found: (one: Occurrences) => number,
  { document: [from, to] }: Surroundings,
): number {
  let [sum, most] = [0, 0];
  for (const one of placed) {
    const worth = one.concept.term.weight * Math.log(1 + (to - from + 1) / (one.document + 0.5));
    most += worth;
    sum += worth * found(one);
  }
  return most === 0 ? 0 : sum / most;
}

const isThere = (count: number) => Math.min(1, count);
const isPlain = ({ concept }: Worth) => !concept.isName && !concept.term.isDate;
const isNamed = ({ concept }: Worth) => concept.isName && !concept.term.isDate;
const nearOf = (one: Occurrences) => isThere(one.sentence + one.before + one.after + one.title);

/** How many words on an occurrence is worth half of one at the start of the sentence. */
const HALF_AS_EARLY = 5;

/** Where the terms of a sentence stand first, counted in words from 0. */
function firstPlaces(own: readonly PlacedWord[]): Map<string, number> {
  const places = new Map<string, number>();
  for (const { term, at } of own) if (!places.has(term)) places.set(term, at);
  return places;
}

function earliness({ forms }: Concept, places: ReadonlyMap<string, number>): number {
  const first = forms.reduce((least, form) => Math.min(least, places.get(form) ?? least), Number.POSITIVE_INFINITY);
  return 1 / (1 + first / HALF_AS_EARLY);
}

function hasAny(own: readonly PlacedWord[], terms: ReadonlySet<string> | undefined): number {
  return terms && terms.size > 0 && own.some(({ term }) => terms.has(term)) ? 1 : 0;
}

const YEAR = /^\d{4}$/;

/**
 * Whether a concept is found that stands so often. A date is found when the time asked about is told of, whichever words
 * tell it: 5 September in "from 3 to 6 September"; its year also where it stands in a name: 2024 in "Rock-2024".
 */
function foundBy(date: number) {
  return ({ concept: { term } }: Worth, count: number) =>
    term.isDate ? Math.max(date, YEAR.test(term.word) ? isThere(count) : 0) : isThere(count);
}

/** What only the text of a sentence tells. */
type Reading = Omit<Features, Exclude<keyof Rough, 'plain'> | 'date'>;
type Rough = Pick<
  Features,
  | 'bm25f'
  | 'coverage'
  | 'words'
  | 'context'
  | 'titled'
  | 'earlier'
  | 'document'
  | 'local'
  | 'named'
  | 'elsewhere'
  | 'plain'
  | 'namesNear'
  | 'isTitle'
>;

const UNREAD: Reading = {
  exact: 0,
  alike: 0,
  related: 0,
  plain: 0,
  early: 0,
  pairs: 0,
  small: 0,
  resumes: 0,
  kind: 0,
  fitting: 0,
  told: 0,
  defined: 0,
  dates: 0,
  year: 0,
  namesake: 0,
};

/** Puts together what is known of a candidate. Written out: copying objects by spreading is most of the time otherwise. */
function compose(rough: Rough & Pick<Features, 'date'>, read: Reading): Features {
  return {
    bm25f: rough.bm25f,
    coverage: rough.coverage,
    words: rough.words,
    context: rough.context,
    titled: rough.titled,
    earlier: rough.earlier,
    resumes: read.resumes,
    document: rough.document,
    local: rough.local,
    named: rough.named,
    elsewhere: rough.elsewhere,
    exact: read.exact,
    alike: read.alike,
    related: read.related,
    plain: rough.plain + read.plain,
    early: read.early,
    pairs: read.pairs,
    small: read.small,
    namesNear: rough.namesNear,
    kind: read.kind,
    fitting: read.fitting,
    told: read.told,
    defined: read.defined,
    dates: read.dates,
    date: rough.date,
    year: read.year,
    namesake: read.namesake,
    isTitle: rough.isTitle,
  };
}

/** Measures candidates against one question. */
export class Measure {
  readonly #index: SentenceIndex;
  readonly #bound: BoundQuestion;
  readonly #wording: Wording;
  readonly #reader: Reader;
  readonly #names: ReadonlySet<Concept>;

  constructor(index: SentenceIndex, bound: BoundQuestion) {
    this.#index = index;
    this.#bound = bound;
    this.#wording = wordingOf(bound.question, bound.concepts);
    this.#reader = new Reader(index, bound.concepts, this.#wording);
    this.#names = new Set(tellingNames(bound));
  }

  /** What the index tells of a candidate, its text unread: what is in the text stays 0. */
  roughly({ id, bm25f }: Candidate): Features {
    const { question, concepts } = this.#bound;
    const around = surroundings(this.#index, id);
    const placed = concepts.map((concept) => occurrences(concept, around));
    const date = dateAgreement(this.#index, question.window, id);
    const found = foundBy(date);
    const rough = {
      bm25f,
      coverage: share(placed, (one) => found(one, one.sentence)),
      words:
        concepts.length === 0 ? 0 : placed.reduce((sum, one) => sum + found(one, one.sentence), 0) / concepts.length,
      context: share(placed, (one) => found(one, nearOf(one))),
      titled: share(placed, (one) => (one.sentence > 0 ? 0 : isThere(one.title))),
      earlier: share(placed, (one) => (one.sentence > 0 ? 0 : one.earlier)),
      document: share(placed, (one) => saturate(one.document, 2)),
      local: localShare(placed, (one) => found(one, one.sentence), around),
      elsewhere: placed.some((one) => this.#names.has(one.concept) && one.document + one.title === 0) ? 1 : 0,
      plain: share(placed, (one) => (isPlain(one) ? isThere(one.sentence) : 0)),
      named: share(placed.filter(isNamed), (one) => isThere(one.document + one.title), 1),
      namesNear: share(placed.filter(isNamed), nearOf, 1),
      date,
      isTitle: ((this.#index.columns.marks[id] ?? 0) & IS_TITLE) === 0 ? 0 : 1,
    };
    return compose(rough, UNREAD);
  }

  /** The same with what its text tells. */
  closely(id: number, rough: Features): Features {
    const { question, concepts } = this.#bound;
    const text = sentenceText(this.#index, id);
    const { own, alike, opensWithPronoun } = this.#reader.read(id);
    const year = yearAgreement(this.#index, question, id);
    const found = foundBy(rough.date);
    const placed = concepts.map((concept, at) => ({
      concept,
      sentence: weightAt(concept.sentences, id),
      alike: alike[at] ?? 0,
      related: hasAny(own, this.#wording.related[at]),
    }));
    const words = new Set(own.map(({ word }) => word));
    const places = firstPlaces(own);
    const { kind, dates } = answerEvidence(question, text, this.#index.datesOf(id));
    return compose(rough, {
      exact: share(placed, (one) => found(one, words.has(one.concept.term.word) ? 1 : 0)),
      alike: share(placed, (one) => (one.sentence > 0 ? 0 : one.alike)),
      related: share(placed, (one) => (one.sentence > 0 ? 0 : one.related)),
      plain: share(placed, (one) => (one.sentence > 0 || !isPlain(one) ? 0 : Math.max(one.alike, one.related))),
      early: share(placed, ({ concept }) => earliness(concept, places)),
      pairs: pairShare(this.#wording, own),
      small: smallShare(this.#wording, words),
      resumes: opensWithPronoun ? rough.earlier : 0,
      kind,
      fitting: isHint(question.kind, kind) ? 1 : 0,
      told: tellsAny(this.#wording.forms, text),
      defined: this.#wording.definition?.test(text) ? 1 : 0,
      dates,
      year,
      namesake: year === 1 ? 1 : year === -1 ? 0.2 : 0,
    });
  }
}
