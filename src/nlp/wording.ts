import type { Concept } from './concepts.js';
import type { Question } from './question.js';
import { relatedTo } from './relations.js';
import { definitionOf, formsOf } from './telling.js';
import { type Folded, isStopWord, termsOf } from './terms.js';

/** What a question's wording has that its searched words do not tell. Made once a question. */
export interface Wording {
  /** The folded words of the question, stop words included. */
  readonly words: ReadonlySet<string>;
  /** Their terms. */
  readonly terms: ReadonlySet<string>;
  /** Its pairs of neighbouring terms, stop words included, each joined by a blank. */
  readonly pairs: ReadonlySet<string>;
  /** Stop words that narrow what is asked, such as "most", "before" and "not". */
  readonly small: readonly string[];
  /** How a text would tell what it asks for, where that shows in small words. */
  readonly forms: readonly RegExp[];
  /** How a text says what the thing is that it asks after; null when it asks for something else. */
  readonly definition: RegExp | null;
  /** By concept: its letter triples; none for numbers and short words. */
  readonly triples: readonly (ReadonlySet<string> | null)[];
  /** By concept: the terms by which a text may tell of the same relation. */
  readonly related: readonly ReadonlySet<string>[];
}

/** Stop words that nearly every question has, so that they tell nothing of this one. */
const COMMON = new Set(
  (
    'a an the is are was were be been do does did has have had what which who whom whose when where why how ' +
    'of in to on at it s that this and'
  ).split(' '),
);

/** Every three letters in a row of a word, its two ends marked. */
function triplesOf(word: string): Set<string> {
  const marked = `^${word}$`;
  return new Set(Array.from({ length: Math.max(0, marked.length - 2) }, (_, i) => marked.slice(i, i + 3)));
}

const SHORTEST_ALIKE = 4;
const mayBeAlike = (word: string) => word.length >= SHORTEST_ALIKE && word.length <= 40 && !/\d/.test(word);

/** What is related to a concept, without what other concepts are found by: one word of a text tells one of the question. */
function relatedBut(concept: Concept, concepts: readonly Concept[]): ReadonlySet<string> {
  const related = relatedTo(concept.term.term);
  if (related.size === 0) return related;
  const others = new Set(concepts.filter((other) => other !== concept).flatMap(({ forms }) => forms));
  return new Set([...related].filter((term) => !others.has(term)));
}

/** Reads the wording of a question. */
export function wordingOf(question: Question, concepts: readonly Concept[]): Wording {
  const all = termsOf(question.text);
  const words = new Set(all.map(({ word }) => word));
  return {
    words,
    terms: new Set(all.map(({ term }) => term)),
    pairs: new Set(all.slice(1).map(({ term }, i) => `${all[i]?.term} ${term}`)),
    small: [...words].filter((word) => isStopWord(word) && !COMMON.has(word)),
    forms: formsOf(question.text),
    definition: definitionOf(question.text),
    triples: concepts.map(({ term: { word } }) => (mayBeAlike(word) ? triplesOf(word) : null)),
    related: concepts.map((concept) => relatedBut(concept, concepts)),
  };
}

/** A word of a sentence, with its place among the sentence's words. */
export interface PlacedWord extends Folded {
  readonly at: number;
}

/**
 * The share of the question's neighbouring words that are neighbours in the sentence too, 0..1.
 *
 * @param own in order; words that the question does not have may be left out
 */
export function pairShare({ pairs }: Wording, own: readonly PlacedWord[]): number {
  if (pairs.size === 0) return 0;
  const found = new Set<string>();
  for (let i = 1; i < own.length; i++) {
    const [before, after] = [own[i - 1] as PlacedWord, own[i] as PlacedWord];
    if (after.at !== before.at + 1) continue;
    const pair = `${before.term} ${after.term}`;
    if (pairs.has(pair)) found.add(pair);
  }
  return found.size / pairs.size;
}

/** The share of the question's small words that the sentence has, 0..1. */
export function smallShare({ small }: Wording, words: ReadonlySet<string>): number {
  return small.length === 0 ? 0 : small.filter((word) => words.has(word)).length / small.length;
}

/** 1 when one of these patterns stands in a sentence, which they are given in lower case. */
export function tellsAny(patterns: readonly RegExp[], sentence: string): number {
  if (patterns.length === 0) return 0;
  const lower = sentence.toLowerCase();
  return patterns.some((pattern) => pattern.test(lower)) ? 1 : 0;
}

/** From this likeness on two words are taken for kin (decide, decision: 0.53). */
const KIN = 0.33;

/**
 * How alike the word of a concept and another word with the same first letter are: Dice's coefficient over letter triples
 * (Adamson and Boreham 1974), 0..1; 0 below 0.33. It finds derived words that the stemmer keeps apart.
 *
 * @param triples of the concept's word
 * @param first its first letter
 */
export function likeness(triples: ReadonlySet<string>, first: string, word: string): number {
  if (word[0] !== first || !mayBeAlike(word) || isStopWord(word)) return 0;
  let shared = 0;
  for (let i = -1; i + 2 <= word.length; i++) {
    const triple = `${i < 0 ? '^' : ''}${word.slice(Math.max(0, i), i + 3)}${i + 3 > word.length ? '$' : ''}`;
    if (triples.has(triple)) shared++;
  }
  const alike = (2 * shared) / (triples.size + word.length);
  return alike >= KIN ? Math.min(1, alike) : 0;
}
