/** Which passages of a ranking are what was asked for. */
import type { Passage } from '../src/nlp/citation.js';

/** A ranking held against what it should find; all lists are by rank, best first. */
export interface Judged {
  /** How many of the things to find are met for the first time at each rank. */
  readonly newly: readonly number[];
  /** What each rank is worth for nDCG: 0 for a miss and for what was found before, else 1 or the document's grade. */
  readonly gains: readonly number[];
  /** The gains of the best possible ranking. */
  readonly ideal: readonly number[];
  /** How many things there are to find. */
  readonly toFind: number;
}

/** Text as hits are judged: every run of white space one blank, none at the ends, lower case. */
export function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}

/**
 * Whether a quote shows a gold sentence: it contains it and is at most 1.5 times its length plus 20 characters, or it
 * lies inside it and is more than 0.6 of it. White space and case are folded, lengths are of the folded texts.
 */
export function showsGold(quote: string, gold: string): boolean {
  const shown = fold(quote);
  const wanted = fold(gold);
  if (shown.includes(wanted)) return shown.length <= 1.5 * wanted.length + 20;
  return wanted.includes(shown) && shown.length > 0.6 * wanted.length;
}

/** The ids of all bulletins that a passage stands in, its own first. */
function placesOf({ quotation, also }: Passage): string[] {
  return [quotation.citation.bulletin, ...also.map(({ bulletin }) => bulletin)];
}

/**
 * Holds a ranking against gold sentences. A gold sentence counts where it is first shown.
 *
 * @param docs ids of the bulletins that a hit must stand in; empty for any
 */
export function judgeSentences(passages: readonly Passage[], gold: readonly string[], docs: readonly string[]): Judged {
  const missing = new Set(gold.map(fold));
  const toFind = missing.size;
  const newly = passages.map((passage) => {
    if (docs.length > 0 && !placesOf(passage).some((id) => docs.includes(id))) return 0;
    const shown = [...missing].filter((sentence) => showsGold(passage.quotation.quote, sentence));
    for (const sentence of shown) missing.delete(sentence);
    return shown.length;
  });
  return { newly, gains: newly.map((count) => Math.min(count, 1)), ideal: Array(toFind).fill(1), toFind };
}

/** The bulletins that a ranking of passages brings, each where it is first met, all places of a passage in turn. */
export function documentsOf(passages: readonly Passage[]): string[] {
  return [...new Set(passages.flatMap(placesOf))];
}

/**
 * Holds a ranking of documents against graded relevance judgements.
 *
 * @param grades by document id, above 0
 */
export function judgeDocuments(documents: readonly string[], grades: ReadonlyMap<string, number>): Judged {
  const gains = documents.map((id) => grades.get(id) ?? 0);
  const ideal = [...grades.values()].sort((a, b) => b - a);
  return { newly: gains.map((gain) => (gain > 0 ? 1 : 0)), gains, ideal, toFind: grades.size };
}
