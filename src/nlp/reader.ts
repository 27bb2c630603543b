import type { Concept } from './concepts.js';
import { listAt } from './lists.js';
import { type Part, partOf } from './part.js';
import type { Vocabulary } from './segment.js';
import { foldedWords } from './segment-words.js';
import type { SentenceIndex } from './sentence-index.js';
import type { Folded } from './terms.js';
import { likeness, type PlacedWord, type Wording } from './wording.js';

/** What the words of a sentence say to a question. */
export interface SentenceWords {
  /** Those that the question has, in whichever form, and those that are related to them, in their order. */
  readonly own: readonly PlacedWord[];
  /** By concept: how alike the most similar word of the sentence is, 0..1. */
  readonly alike: Float64Array;
  /** Whether a pronoun is among its first words: what it stands for may be said before. */
  readonly opensWithPronoun: boolean;
}

const PRONOUNS = 'he she it they his her its their him them this these those such both'.split(' ');
/** How many words the opening of a sentence has: "In 1966 he …". */
const OPENING = 4;

/** What a word says to a question. */
interface Telling {
  /** Set when the question has it, in whichever form, or a word that is related to it. */
  readonly own: Folded | null;
  /** How alike it is, by concept; null when it is like none. */
  readonly alike: Float64Array | null;
  readonly isPronoun: boolean;
}

/** What the words of a part of the index say to a question, by their numbers. */
class PartWords {
  readonly #vocabulary: Vocabulary;
  readonly #likeness: Likeness;
  readonly #own = new Map<number, Folded>();
  readonly #pronouns: ReadonlySet<number>;
  /** null for a word that says nothing. */
  readonly #met = new Map<number, Telling | null>();

  constructor(vocabulary: Vocabulary, terms: Iterable<string>, likeness: Likeness) {
    this.#vocabulary = vocabulary;
    this.#likeness = likeness;
    for (const term of terms) {
      const id = vocabulary.terms.find(term);
      if (id < 0) continue;
      const [from = 0, to = 0] = vocabulary.firstWords.subarray(id, id + 2);
      for (let word = from; word < to; word++) this.#own.set(word, foldedWords(vocabulary).at(word));
    }
    this.#pronouns = new Set(PRONOUNS.map((word) => vocabulary.words.find(word)));
  }

  /** What a word says; null when it says nothing. */
  at(word: number): Telling | null {
    let telling = this.#met.get(word);
    if (telling === undefined) {
      telling = this.#tellingOf(word);
      this.#met.set(word, telling);
    }
    return telling;
  }

  #tellingOf(word: number): Telling | null {
    const { words } = this.#vocabulary;
    const own = this.#own.get(word) ?? null;
    const mayBeAlike =
      !this.#likeness.isFoundBy(own) && this.#likeness.mayBegin(words.text.charCodeAt(words.start(word)));
    const alike = mayBeAlike ? this.#likeness.of(words.at(word)) : null;
    const isPronoun = this.#pronouns.has(word);
    return own || alike || isPronoun ? { own, alike, isPronoun } : null;
  }
}

/** A word of a question: its first letter, and its letter triples unless it is too short to have kin. */
interface Kin {
  readonly first: string;
  readonly triples: ReadonlySet<string> | null;
}

/** How alike words are to those of a question. */
class Likeness {
  readonly #concepts: readonly Kin[];
  readonly #firsts: ReadonlySet<number>;
  readonly #forms: ReadonlySet<string>;

  constructor(concepts: readonly Concept[], { triples }: Wording) {
    this.#concepts = concepts.map(({ term }, i) => ({ first: term.word[0] ?? '', triples: triples[i] ?? null }));
    this.#firsts = new Set(this.#concepts.flatMap((one) => (one.triples ? one.first.charCodeAt(0) : [])));
    this.#forms = new Set(concepts.flatMap(({ forms }) => forms));
  }

  /** Whether a concept is found by a word, which is no kin of others then: one word of a text tells one of the question. */
  isFoundBy(word: Folded | null): boolean {
    return word !== null && this.#forms.has(word.term);
  }

  mayBegin(code: number): boolean {
    return this.#firsts.has(code);
  }

  /** By concept, 0..1; null when all are 0. */
  of(word: string): Float64Array | null {
    let alike: Float64Array | null = null;
    for (let i = 0; i < this.#concepts.length; i++) {
      const { first, triples } = this.#concepts[i] as Kin;
      const value = triples && word.startsWith(first) ? likeness(triples, first, word) : 0;
      if (value === 0) continue;
      alike ??= new Float64Array(this.#concepts.length);
      alike[i] = value;
    }
    return alike;
  }
}

/**
 * Reads sentences for one question by the numbers of their words: strings are made of those only that have to do with it,
 * and once, however many sentences have them.
 */
export class Reader {
  readonly #index: SentenceIndex;
  readonly #concepts: number;
  readonly #terms: ReadonlySet<string>;
  readonly #likeness: Likeness;
  readonly #parts = new Map<Part, PartWords>();

  constructor(index: SentenceIndex, concepts: readonly Concept[], wording: Wording) {
    this.#index = index;
    this.#concepts = concepts.length;
    const forms = concepts.flatMap((concept) => concept.forms);
    this.#terms = new Set([...wording.terms, ...forms, ...wording.related.flatMap((terms) => [...terms])]);
    this.#likeness = new Likeness(concepts, wording);
  }

  read(id: number): SentenceWords {
    const part = partOf(this.#index.parts, id);
    const tokens = listAt(part.segment.tokens, id - part.base);
    const words = this.#wordsOf(part);
    const own: PlacedWord[] = [];
    const alike = new Float64Array(this.#concepts);
    let opensWithPronoun = false;
    for (let at = 0; at < tokens.length; at++) {
      const telling = words.at((tokens[at] as number) >> 1);
      if (!telling) continue;
      if (at < OPENING && telling.isPronoun) opensWithPronoun = true;
      if (telling.own) own.push({ word: telling.own.word, term: telling.own.term, at });
      const values = telling.alike;
      for (let i = 0; values && i < values.length; i++) {
        if ((values[i] as number) > (alike[i] as number)) alike[i] = values[i] as number;
      }
    }
    return { own, alike, opensWithPronoun };
  }

  #wordsOf(part: Part): PartWords {
    let words = this.#parts.get(part);
    if (!words) {
      words = new PartWords(part.segment.vocabulary, this.#terms, this.#likeness);
      this.#parts.set(part, words);
    }
    return words;
  }
}
