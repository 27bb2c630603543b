import { idf } from './bm25.js';
import type { SentenceIndex } from './sentence-index.js';
import { isStopWord, termsOf } from './terms.js';

/** The words of a sentence, ready to be compared with those of others. */
export interface SentenceVector {
  /** Content terms with their tf·idf weights, all positive, scaled to a length of 1; empty when there are none. */
  readonly weights: ReadonlyMap<string, number>;
  /** Those of the terms that tell one event from another like it: numbers, and words that are mostly written with a capital. */
  readonly facts: readonly string[];
}

/** No more of a sentence is read than this many characters; what is longer is a damaged text. */
const READ = 600;

/**
 * The vector of a sentence: term frequency times inverse document frequency, where a document is a sentence of the
 * index (Salton and Buckley, "Term-weighting approaches in automatic text retrieval", 1988).
 *
 * @param sentence its first 600 characters are read
 */
export function vectorOf(
  index: Pick<SentenceIndex, 'sentenceFrequency' | 'termFrequency' | 'sentenceCount' | 'has'>,
  sentence: string,
): SentenceVector {
  const weights = new Map<string, number>();
  const facts: string[] = [];
  for (const { term, word } of termsOf(sentence.slice(0, READ))) {
    if (isStopWord(word)) continue;
    const known = weights.get(term);
    const df = index.sentenceFrequency(term);
    weights.set(term, (known ?? 0) + idf(df, index.sentenceCount));
    if (known !== undefined) continue;
    if (/^\d/.test(term) || (index.has(term) && index.termFrequency(term).capitals * 2 >= df)) facts.push(term);
  }
  let squares = 0;
  for (const weight of weights.values()) squares += weight * weight;
  const length = Math.sqrt(squares);
  for (const [term, weight] of weights) weights.set(term, weight / length);
  return { weights, facts };
}

/** The cosine of the angle between two vectors, 0..1: 0 when they share no term (or one is empty), 1 when they are alike. */
export function cosine({ weights: a }: SentenceVector, { weights: b }: SentenceVector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let dot = 0;
  for (const [term, weight] of small) dot += weight * (large.get(term) ?? 0);
  return Math.min(1, dot);
}

/** Cosines below this are chance; the lowest of the thresholds that Erkan and Radev compare. */
const SIMILAR = 0.1;
/**
 * A term that stands in more of the sentences than this is passed over: it is what all of them are about, weighs next
 * to nothing by its idf, and would make the work grow with the square of the number of sentences.
 */
const COMMON = 100;

interface Occurrences {
  /** Numbers of vectors, ascending, and the term's weight in each. */
  readonly at: number[];
  readonly weights: number[];
}

/** Where each term stands. Lists of terms that are too common end after one too many. */
function invert(vectors: readonly SentenceVector[]): Map<string, Occurrences> {
  const lists = new Map<string, Occurrences>();
  vectors.forEach(({ weights }, number) => {
    for (const [term, weight] of weights) {
      const list = lists.get(term);
      if (!list) lists.set(term, { at: [number], weights: [weight] });
      else if (list.at.length <= COMMON) {
        list.at.push(number);
        list.weights.push(weight);
      }
    }
  });
  return lists;
}

/**
 * How central each sentence is among all of them: its degree in the graph that joins sentences whose cosine is at least
 * 0.1, each edge weighed by its cosine, with the link of each sentence to itself (Erkan and Radev, "LexRank:
 * Graph-based Lexical Centrality as Salience in Text Summarization", JAIR 22, 2004). Of their measures degree is the one
 * that needs no iteration, and so gives the same number for the same input on every machine.
 *
 * The time grows with the number of sentences times their length: a term is followed to at most 100 sentences.
 *
 * @param vectors of the sentences, as `vectorOf` makes them
 * @returns for each sentence 1 (like no other) or more, at most the number of sentences
 */
export function degreeCentrality(vectors: readonly SentenceVector[]): number[] {
  const lists = invert(vectors);
  const cosines = new Float64Array(vectors.length);
  return vectors.map(({ weights }, own) => {
    const touched: number[] = [];
    for (const [term, weight] of weights) {
      const list = lists.get(term);
      if (!list || list.at.length > COMMON) continue;
      for (let i = 0; i < list.at.length; i++) {
        const other = list.at[i] ?? own;
        if (cosines[other] === 0) touched.push(other);
        cosines[other] = (cosines[other] ?? 0) + weight * (list.weights[i] ?? 0);
      }
    }
    let degree = 1;
    for (const other of touched) {
      const similarity = cosines[other] ?? 0;
      if (other !== own && similarity >= SIMILAR) degree += Math.min(1, similarity);
      cosines[other] = 0;
    }
    return degree;
  });
}

/** What says the same has at least this cosine, and at most this share of its squared length in terms that are new. */
const SAME = 0.5;
const NEW = 0.15;

/**
 * Whether a sentence says nothing that another has not said already: their cosine is 0.5 or more, all its numbers and
 * names stand in the other, and little else is new. Only one of the two need be subsumed by the other, as in Radev, Jing
 * and Budzikowska, "Centroid-based summarization of multiple documents" (2000).
 *
 * A cosine alone can't tell one event in two wordings from two events in the same words: "The council of Lowmere
 * approved its budget for 2024" lies nearer to that of Highwater than to "Lowmere's budget was approved".
 */
export function isSubsumed(sentence: SentenceVector, by: SentenceVector): boolean {
  if (!sentence.facts.every((term) => by.weights.has(term))) return false;
  let added = 0;
  let dot = 0;
  for (const [term, weight] of sentence.weights) {
    const other = by.weights.get(term);
    if (other === undefined) added += weight * weight;
    else dot += weight * other;
    if (added > NEW) return false;
  }
  return dot >= SAME;
}

/** A term leads to at most this many of the sentences told. */
const MOST_TOLD = 64;

/**
 * Sentences that are told, each with a value, to find out whether a further one would only say the same again. A
 * threshold is what maximal marginal relevance (Carbonell and Goldstein, "The use of MMR, diversity-based reranking for
 * reordering documents and producing summaries", SIGIR 1998) comes to where so few sentences are chosen that relevance
 * and novelty need no weighing against each other.
 */
export class Told<T> {
  readonly #told: { readonly vector: SentenceVector; readonly value: T }[] = [];
  readonly #lists = new Map<string, number[]>();

  add(vector: SentenceVector, value: T): void {
    const place = this.#told.push({ vector, value }) - 1;
    for (const term of vector.weights.keys()) {
      const list = this.#lists.get(term);
      if (!list) this.#lists.set(term, [place]);
      else if (list.length < MOST_TOLD) list.push(place);
    }
  }

  /**
   * The value of the sentence told that says all that this one does: of several the nearest, of equals the first;
   * undefined when there is none. Of sentences with the same rare words only the first 64 are found.
   */
  find(vector: SentenceVector): T | undefined {
    let found: { readonly value: T; readonly similarity: number } | undefined;
    for (const place of this.#candidates(vector)) {
      const told = this.#told[place];
      if (!told || !isSubsumed(vector, told.vector)) continue;
      const similarity = cosine(vector, told.vector);
      if (!found || similarity > found.similarity) found = { value: told.value, similarity };
    }
    return found?.value;
  }

  /** Places, ascending, of what may subsume a sentence: it has all its facts, and one at least of its heaviest terms. */
  #candidates({ weights, facts }: SentenceVector): readonly number[] {
    const places = new Set(heaviest(weights).flatMap((term) => this.#lists.get(term) ?? []));
    const lists = facts.map((term) => this.#lists.get(term) ?? []);
    return lists.reduce<readonly number[]>(
      (shortest, list) => (list.length < shortest.length ? list : shortest),
      [...places].sort((a, b) => a - b),
    );
  }
}

/**
 * The heaviest terms of a vector, so many that what has none of them has too much of it left to say (prefix filtering:
 * Bayardo, Ma and Srikant, "Scaling up all pairs similarity search", WWW 2007).
 */
function heaviest(weights: ReadonlyMap<string, number>): string[] {
  const terms = [...weights].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  let sum = 0;
  const last = terms.findIndex(([, weight]) => {
    sum += weight * weight;
    return sum > NEW;
  });
  return terms.slice(0, last + 1).map(([term]) => term);
}
