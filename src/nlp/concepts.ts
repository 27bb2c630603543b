import type { Phrase } from './abbreviations.js';
import { idf } from './bm25.js';
import { gentilics } from './gentilics.js';
import { isUsuallyCapital, isUsuallySmall, otherSpellings, wordsLike } from './known-words.js';
import { otherNumerals } from './numerals.js';
import { intersection, type Postings, union } from './postings.js';
import type { Question, QuestionTerm } from './question.js';
import type { SentenceIndex } from './sentence-index.js';
import { nearestWord } from './spelling.js';
import { termsOf } from './terms.js';

/** A word of the question bound to the index: where it stands, in whichever of the forms that mean the same. */
export interface Concept {
  readonly term: QuestionTerm;
  /** Sentences it stands in; weighted by how sure the form is (1: the word itself). */
  readonly sentences: Postings;
  /** Bulletins whose title it stands in. */
  readonly titles: Postings;
  /** How rare it is among sentences (idf) × the weight of the term in the question: what finding it is worth. */
  readonly worth: number;
  /** The terms that it is found by. */
  readonly forms: readonly string[];
  readonly isName: boolean;
  /** False when no form of it stands anywhere. */
  readonly known: boolean;
}

/** A question bound to an index. */
export interface BoundQuestion {
  readonly question: Question;
  readonly concepts: readonly Concept[];
  /** Words that stand nowhere, as typed. */
  readonly unknown: readonly string[];
  /** Words searched for in another form: typed → used. */
  readonly corrected: Readonly<Record<string, string>>;
}

/** How much less than the word itself other forms of it count. */
const FORM_WEIGHT = { abbreviation: 0.9, spelling: 0.8, numeral: 0.8, gentilic: 0.6, corrected: 0.8 };

/** Letters of a compound; below, two words are joined by chance too often (in, to: into). */
const SHORTEST_COMPOUND = 6;
/** Letters of its second part, as a stem. */
const SHORTEST_PART = 2;

/** Binds the terms of questions to one index. */
class Binder {
  readonly unknown: string[] = [];
  readonly corrected = new Map<string, string>();
  readonly #index: SentenceIndex;
  readonly #question: Question;

  constructor(index: SentenceIndex, question: Question) {
    this.#index = index;
    this.#question = question;
  }

  bind(): Concept[] {
    const shorts = this.#abbreviations();
    return this.#question.terms.map((term, i) => this.#concept(term, [...(shorts.get(i) ?? []), ...this.#joined(i)]));
  }

  /** The compounds of a term and the one beside it that the collection writes as one word (Data Base, database). */
  #joined(i: number): string[] {
    const { terms, text } = this.#question;
    return [i - 1, i].flatMap((at) => {
      const [a, b] = [terms[at], terms[at + 1]];
      if (!a || !b || a.isDate || b.isDate || !/^[\s-]$/.test(text.slice(a.end, b.start))) return [];
      const [whole, rest] = a.word.length + b.word.length < SHORTEST_COMPOUND ? [] : termsOf(a.word + b.word);
      // Of a number and a word the last digit may stay apart, and "ally" is an ending to the stemmer.
      const isCompound = whole && !rest && whole.term.length >= a.word.length + SHORTEST_PART;
      return isCompound && this.#index.has(whole.term) ? [whole.term] : [];
    });
  }

  /** For each term that is part of a phrase with a known abbreviation: those abbreviations. */
  #abbreviations(): Map<number, string[]> {
    const found = new Map<number, string[]>();
    const { terms } = this.#question;
    const words = terms.map((term) => ({ typed: this.#typed(term), term: term.term }));
    for (let from = 0; from < words.length; from++) {
      for (let to = from + 2; to <= Math.min(words.length, from + 7); to++) {
        const shorts = this.#index.aliases.abbreviate(words.slice(from, to), (short) => this.#index.has(short));
        for (const short of shorts) {
          for (let i = from; i < to; i++) found.set(i, [...(found.get(i) ?? []), short]);
        }
      }
    }
    return found;
  }

  #concept(term: QuestionTerm, shorts: readonly string[]): Concept {
    const isName = this.#isName(term);
    const forms = this.#forms(term, shorts, isName);
    const known = forms.some((form) => stands(form) || this.#index.standsUnread(form.phrase));
    const found = known ? forms : this.#otherForms(term);
    const sentences = union(found.map(({ sentences: ids, weight }) => ({ ids, weight })));
    const titles = union(found.map(({ titles: ids, weight }) => ({ ids, weight })));
    const phrases = found.map(({ phrase }) => phrase);
    const rarity = idf(this.#index.spreadOf(phrases, sentences.ids.length), this.#index.sentenceCount);
    const worth = rarity * term.weight;
    return { term, sentences, titles, worth, forms: phrases.flat(), isName, known: found.length > 0 };
  }

  #forms(term: QuestionTerm, shorts: readonly string[], isName: boolean): Form[] {
    const forms = [this.#form([term.term], 1)];
    for (const short of shorts) forms.push(this.#form([short], FORM_WEIGHT.abbreviation));
    const long = this.#isAbbreviation(term) ? this.#index.aliases.expand(term.word) : undefined;
    if (long) {
      const form = this.#form(long.phrase, FORM_WEIGHT.abbreviation);
      forms.push(form);
      if (!this.#index.has(term.term) && stands(form)) this.corrected.set(this.#typed(term), long.text);
    }
    if (!term.isDate && isName) {
      for (const other of otherSpellings(this.#index, term)) forms.push(this.#form([other], FORM_WEIGHT.spelling));
    }
    if (!term.isDate) {
      forms.push(...this.#peoples(term, isName));
      forms.push(...this.#known(otherNumerals(term.word), FORM_WEIGHT.numeral));
    }
    return forms;
  }

  /** A country and what belongs to it, by each other. No words that only look like it: "norm" of the Normans, "Staten" of a state. */
  #peoples({ word, term }: QuestionTerm, isName: boolean): Form[] {
    if (!isName && this.#index.has(term)) return [];
    const forms = this.#known(gentilics(word), FORM_WEIGHT.gentilic);
    return forms.filter(({ phrase }) => !phrase.some((one) => isUsuallySmall(this.#index, one)));
  }

  /** Those of some words that the collection has. */
  #known(words: readonly string[], weight: number): Form[] {
    const terms = words.flatMap((word) => this.#index.termOf(word) ?? []);
    return terms.map((term) => this.#form([term], weight));
  }

  /** For a word that stands nowhere: the name that it clips, or the nearest spelling. */
  #otherForms(term: QuestionTerm): Form[] {
    const typed = this.#typed(term);
    const clipped = this.#index.aliases.unclip(term.word);
    const spelled = clipped ? undefined : nearestWord(term, wordsLike(this.#index, term));
    const used = clipped ?? (spelled && { text: spelled.word, phrase: [spelled.term] });
    if (!used) {
      // Nobody misses "take" of "take place", or the 5 of a date: only words with something to say are worth naming.
      if (term.weight === 1 && !(term.isDate && term.word.length < 4)) this.unknown.push(typed);
      return [];
    }
    this.corrected.set(typed, used.text);
    return [this.#form(used.phrase, FORM_WEIGHT.corrected)];
  }

  #form(phrase: Phrase, weight: number): Form {
    return {
      sentences: intersection(phrase.map((term) => this.#index.sentencesWith(term))),
      titles: intersection(phrase.map((term) => this.#index.titlesWith(term))),
      phrase,
      weight,
    };
  }

  /** Written in capitals, or a word that the collection does not have; not III, which is a number. */
  #isAbbreviation(term: QuestionTerm): boolean {
    const typed = this.#typed(term);
    if (otherNumerals(term.word).length > 0) return false;
    return typed === typed.toUpperCase() ? typed.length >= 2 : typed.length >= 3 && !this.#index.has(term.term);
  }

  #isName(term: QuestionTerm): boolean {
    return term.isName || isUsuallyCapital(this.#index, term.term);
  }

  #typed({ start, end }: QuestionTerm): string {
    return this.#question.text.slice(start, end);
  }
}

/** One way of writing a concept: a term, or the terms of a phrase, and where it stands. */
interface Form {
  readonly phrase: Phrase;
  readonly sentences: Uint32Array;
  readonly titles: Uint32Array;
  readonly weight: number;
}

const stands = ({ sentences, titles }: Form) => sentences.length + titles.length > 0;

/** Finds where the words of a question stand in the index, in all the forms that mean the same. */
export function bindQuestion(index: SentenceIndex, question: Question): BoundQuestion {
  const binder = new Binder(index, question);
  const concepts = binder.bind();
  return { question, concepts, unknown: binder.unknown, corrected: Object.fromEntries(binder.corrected) };
}
