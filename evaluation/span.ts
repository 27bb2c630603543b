/** How well the highlighted words agree with the expected answer. */
import { fold } from './judge.js';

/** Articles and prepositions say little about whether an answer is right. */
const DROPPED = new Set(
  `a an the
   about above across after against along amid among around as at before behind below beneath beside besides between
   beyond by despite down during except for from in inside into like near of off on onto out outside over past per since
   than through throughout till to toward towards under underneath until unto up upon via with within without`.split(
    /\s+/,
  ),
);

/** Runs of letters and digits in lower case, articles and prepositions dropped, unless that would leave nothing. */
function tokensOf(text: string): string[] {
  const all = fold(text.normalize('NFC')).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const kept = all.filter((token) => !DROPPED.has(token));
  return kept.length > 0 ? kept : all;
}

/**
 * The harmonic mean of precision and recall over the tokens that two answers share, each counted as often as it stands
 * in both, 0..1 (Rajpurkar et al. 2016, SQuAD; there only articles are dropped).
 */
export function tokenF1(given: string, expected: string): number {
  const ours = tokensOf(given);
  const theirs = tokensOf(expected);
  const left = new Map<string, number>();
  for (const token of theirs) left.set(token, (left.get(token) ?? 0) + 1);
  let shared = 0;
  for (const token of ours) {
    const count = left.get(token) ?? 0;
    if (count > 0) shared++;
    left.set(token, count - 1);
  }
  return shared === 0 ? 0 : (2 * shared) / (ours.length + theirs.length);
}

/** From this F1 on an answer span counts as right. */
export const RIGHT_F1 = 0.5;

/** How the highlighted words fared. */
export interface SpanScore {
  /** 0..1; 0 without highlighted words. */
  readonly f1: number;
  readonly right: boolean;
}

/**
 * Judges the highlighted words: right when they lie in the first quote and have a token F1 of at least 0.5 with the
 * expected answer.
 *
 * @param given the highlighted words, or null when none stand out
 * @param quote the first quote, or null when there is none
 */
export function scoreSpan(given: string | null, quote: string | null, expected: string): SpanScore {
  const f1 = given !== null && quote?.includes(given) ? tokenF1(given, expected) : 0;
  return { f1, right: f1 >= RIGHT_F1 };
}
