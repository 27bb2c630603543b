/** Settings of BM25F over a sentence, its neighbours and its title; each a positive number without unit. */
export interface Bm25fParams {
  /**
   * Term frequency saturation, ≥ 0, in units of the weighted pseudo-frequency: how soon further occurrences stop
   * counting. 0 counts presence only. With a sentence weight of 3, 2.2 is BM25's k1 of about 0.7: sentences are short,
   * so repetition says less than Robertson's 1.2 would have it.
   */
  readonly k1: number;
  /** Length normalisation, 0..1: 0 ignores a sentence's length, 1 divides by it fully. */
  readonly b: number;
  /** What an occurrence in the sentence itself, in a sentence beside it and in its bulletin's title weighs. */
  readonly sentence: number;
  readonly neighbour: number;
  readonly title: number;
}

/**
 * Inverse document frequency of a term in `df` of `n` units, always positive:
 * ln(1 + (n − df + ½) / (df + ½)), as in Lucene's BM25Similarity after Robertson and Spärck Jones (1976).
 */
export function idf(df: number, n: number): number {
  return Math.log(1 + (n - df + 0.5) / (df + 0.5));
}

/**
 * A field's normalised term frequency: tf / (1 − b + b · length / averageLength). Weighted and summed over the fields
 * it is the pseudo-frequency of BM25F (Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted
 * fields", CIKM 2004; per-field normalisation after Zaragoza et al., TREC 2004).
 */
export function normalisedFrequency(tf: number, length: number, averageLength: number, b: number): number {
  return tf / (1 - b + (b * length) / averageLength);
}

/** The saturation of a (pseudo-)frequency: tf / (k1 + tf), 0..1. */
export function saturate(tf: number, k1: number): number {
  return tf / (k1 + tf);
}
