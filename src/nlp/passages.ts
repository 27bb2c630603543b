import { type Citation, type Passage, type Quotation, quote } from './citation.js';
import type { Ranked } from './ranking.js';
import type { SentenceIndex } from './sentence-index.js';

/** The quotation of a run of adjacent sentences of one bulletin, given by their numbers. */
function quoteSentences(index: SentenceIndex, ids: readonly number[]): Quotation {
  const first = index.sentence(ids[0] ?? -1);
  const last = index.sentence(ids.at(-1) ?? -1);
  const bulletin = first && index.bulletins[first.bulletin];
  if (!bulletin || !last) throw new RangeError(`expected numbers of sentences, got ${ids.join(', ') || 'none'}`);
  return quote(bulletin.bulletin, { start: first.start, end: last.end }, bulletin.date);
}

function neighbour(index: SentenceIndex, id: number): Quotation | null {
  return id >= 0 ? quoteSentences(index, [id]) : null;
}

/** The other places where a sentence stands. */
function elsewhere(index: SentenceIndex, id: number): Citation[] {
  return index.repeatsOf(id).map((other) => quoteSentences(index, [other]).citation);
}

/**
 * The passage of a run of adjacent sentences, with its neighbours and the other places of a lone sentence; without
 * highlight.
 */
export function passageOf(index: SentenceIndex, ids: readonly number[], score: number): Passage {
  const [first = -1] = ids;
  return {
    quotation: quoteSentences(index, ids),
    highlight: null,
    before: neighbour(index, index.sentence(first)?.previous ?? -1),
    after: neighbour(index, index.sentence(ids.at(-1) ?? -1)?.next ?? -1),
    also: ids.length === 1 ? elsewhere(index, first) : [],
    score,
  };
}

/** A sentence must score at least this share of its better neighbour to be quoted with it. */
const JOINED = 0.85;
/** A quotation of several sentences is no longer than this many characters. */
const LONGEST = 400;

/** A sentence and the one beside it in the same paragraph, when that ranks almost as high: together they say more. */
export function joinAdjacent(index: SentenceIndex, id: number, ranked: readonly Ranked[]): number[] {
  const own = index.sentence(id);
  const score = ranked.find((other) => other.id === id)?.score ?? 0;
  if (!own) return [id];
  const joins = (other: number) => {
    const sentence = index.sentence(other);
    if (!sentence || sentence.bulletin !== own.bulletin || sentence.block !== own.block) return false;
    const length = Math.max(own.end, sentence.end) - Math.min(own.start, sentence.start);
    const theirs = ranked.find((candidate) => candidate.id === other)?.score ?? 0;
    return length <= LONGEST && theirs <= score && theirs >= score * JOINED;
  };
  if (joins(own.next)) return [id, own.next];
  return joins(own.previous) ? [own.previous, id] : [id];
}
