import { termOf } from './base-forms.js';
import { Column } from './column.js';
import { GrowingStrings } from './growing-strings.js';
import { eachPiece } from './pieces.js';
import { lowerBound } from './postings.js';
import type { Vocabulary } from './segment.js';
import type { Steps } from './steps.js';
import { StringTable } from './string-table.js';
import { type Folded, foldedWord, isShouting, isStopWord } from './terms.js';

/** Gives words and their terms numbers, in the order in which they are met. */
export class WordNumbers {
  readonly #words = new Map<string, number>();
  readonly #terms = new Map<string, number>();
  readonly #termOf = new Column();
  /** Pieces of texts that are not all in capitals, and of each the number of its folded word + 1; 0 when it has none. */
  readonly #pieces = new GrowingStrings();
  readonly #wordOfPiece = new Column();

  /**
   * Calls back with the number of each word of a text, in order, and where it starts.
   *
   * @param codes the text's, see `codesOf`
   */
  eachWord(text: string, codes: Uint16Array, visit: (word: number, start: number) => void): void {
    const shouting = isShouting(text);
    eachPiece(
      text,
      (start, end) => {
        const word = shouting ? this.#wordOf(text.slice(start, end), true) : this.#wordOfKnown(text, start, end, codes);
        if (word >= 0) visit(word, start);
      },
      codes,
    );
  }

  #wordOfKnown(text: string, start: number, end: number, codes: Uint16Array): number {
    const piece = this.#pieces.numberOfCodes(codes, start, end);
    if (piece === this.#wordOfPiece.size) this.#wordOfPiece.push(this.#wordOf(text.slice(start, end), false) + 1);
    return this.#wordOfPiece.at(piece) - 1;
  }

  /** The number of the word that a piece folds to; below 0 when it folds to nothing, as a lone accent does. */
  #wordOf(piece: string, shouting: boolean): number {
    const word = foldedWord(piece, shouting);
    return word === '' ? -1 : (this.#words.get(word) ?? this.#add(word, termOf(word)));
  }

  numberOf({ word, term }: Folded): number {
    return this.#words.get(word) ?? this.#add(word, term);
  }

  #add(word: string, term: string): number {
    const number = this.#words.size;
    this.#words.set(word, number);
    const own = this.#terms.get(term) ?? this.#terms.size;
    if (own === this.#terms.size) this.#terms.set(term, own);
    this.#termOf.push(own);
    return number;
  }

  /**
   * The vocabulary, in which the words of a term are neighbours, and for each number given so far the word's number there.
   * In steps.
   */
  *arranging(): Steps<{ vocabulary: Vocabulary; places: Uint32Array }> {
    const termOf = this.#termOf.values();
    const firstWords = new Uint32Array(this.#terms.size + 1);
    for (const term of termOf) firstWords[term + 1] = (firstWords[term + 1] as number) + 1;
    for (let term = 0; term < this.#terms.size; term++) {
      firstWords[term + 1] = (firstWords[term + 1] as number) + (firstWords[term] as number);
    }
    const next = firstWords.slice();
    const places = new Uint32Array(termOf.length);
    const words: string[] = new Array(termOf.length);
    let number = 0;
    for (const word of this.#words.keys()) {
      const term = termOf[number] as number;
      const place = next[term] as number;
      next[term] = place + 1;
      places[number++] = place;
      words[place] = word;
      yield word.length;
    }
    const terms = StringTable.of([...this.#terms.keys()]);
    return { vocabulary: { words: StringTable.of(words), terms, firstWords }, places };
  }
}

/** By word: the number of its term. */
export function termsOfWords({ words, terms, firstWords }: Vocabulary): Uint32Array {
  const termOf = new Uint32Array(words.size);
  for (let term = 0; term < terms.size; term++) termOf.fill(term, firstWords[term], firstWords[term + 1]);
  return termOf;
}

/** By word: 1 for one that carries no content. */
export function stopWords({ words }: Vocabulary): Uint8Array {
  return Uint8Array.from({ length: words.size }, (_, word) => (isStopWord(words.at(word)) ? 1 : 0));
}

/** By word: the number of its term, or -1 for one that carries no content. */
export function contentTermsOf(vocabulary: Vocabulary, isStop: Uint8Array): Int32Array {
  return Int32Array.from(termsOfWords(vocabulary), (term, word) => (isStop[word] ? -1 : term));
}

/** The words of a vocabulary with their terms, made into strings when they are first asked for. */
class FoldedWords {
  readonly #vocabulary: Vocabulary;
  readonly #known: (Folded | undefined)[];

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#known = new Array(vocabulary.words.size);
  }

  at(word: number): Folded {
    let folded = this.#known[word];
    if (!folded) {
      const { words, terms, firstWords } = this.#vocabulary;
      folded = { word: words.at(word), term: terms.at(lowerBound(firstWords, word + 1) - 1) };
      this.#known[word] = folded;
    }
    return folded;
  }
}

const folded = new WeakMap<Vocabulary, FoldedWords>();

/** One a vocabulary. */
export function foldedWords(vocabulary: Vocabulary): FoldedWords {
  let made = folded.get(vocabulary);
  if (!made) {
    made = new FoldedWords(vocabulary);
    folded.set(vocabulary, made);
  }
  return made;
}
