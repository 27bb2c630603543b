/** Which parts of an index are merged, and the index with one part in place of several. */
import { assembling } from './assembly.js';
import { type LiveSegment, whole } from './live-segment.js';
import type { Part } from './part.js';
import type { Segment } from './segment.js';
import { merging } from './segment-merge.js';
import { SentenceIndex } from './sentence-index.js';
import type { Steps } from './steps.js';

/** A part is made anew when more than this share of its sentences is gone. */
const MOST_GONE = 0.2;
/** A part is merged with those behind it when it has no more than so many times their sentences. */
const GROWTH = 3;
/**
 * A part with so many sentences is left as it is, like segments above `maxMergedSegmentMB` in Lucene's TieredMergePolicy:
 * asking a few parts takes hardly longer than asking one.
 */
export const LARGE = 100_000;

/**
 * The number of the part from which on all should be merged into one, or undefined. Parts grow by a factor from the last
 * to the first, so that each sentence is copied a few times only, however often bulletins are added.
 *
 * @param large how many sentences a part has that is left as it is
 */
export function mergeFrom({ parts }: SentenceIndex, large = LARGE): number | undefined {
  const sizes = parts.map(sizeOf);
  let from: number | undefined;
  let behind = 0;
  for (let i = parts.length - 1; i >= 0; i--) {
    const [{ used, gone } = { used: 0, gone: 0 }] = [sizes[i]];
    const isLast = i === parts.length - 1;
    const isSmall = !isLast && used < large && used <= GROWTH * behind;
    if (gone > MOST_GONE * (used + gone) || isSmall) from = i;
    behind += used;
  }
  return from;
}

/** How many sentences of a part are in use, and how many are gone. */
function sizeOf(part: LiveSegment): { used: number; gone: number } {
  const { firstSentences, starts } = part.segment;
  let gone = 0;
  part.gone?.forEach((is, local) => {
    if (is) gone += (firstSentences[local + 1] ?? 0) - (firstSentences[local] ?? 0);
  });
  return { used: starts.length - gone, gone };
}

/** Parts of an index that follow each other, and the segment of what is in use of them: nothing of what is gone is left in it. */
export interface Merged {
  readonly parts: readonly LiveSegment[];
  readonly segment: Segment;
}

/** Merges parts, in steps. That takes long where they are large; other indexes may come into use meanwhile. */
export function* mergingParts(parts: readonly LiveSegment[]): Steps<Merged> {
  return { parts, segment: yield* merging(parts) };
}

/**
 * The index with what was merged in place of its parts, in steps; the index itself when it does not have those as they were. Takes
 * no longer than an update does.
 */
export function* replacing(index: SentenceIndex, { parts, segment }: Merged): Steps<SentenceIndex> {
  const from = index.parts.findIndex((part) => isSame(part, parts[0]));
  const old = index.parts.slice(from, from + parts.length);
  if (from < 0 || !parts.every((part, i) => isSame(part, old[i]))) return index;
  const behind = index.parts.slice(from + parts.length);
  const made = segment.bulletins.length > 0 ? [whole(segment)] : [];
  const before = searchedOf(index, old, behind);
  return new SentenceIndex(
    yield* assembling([...index.parts.slice(0, from), ...made, ...behind], index.order, { before, changed: [] }),
  );
}

function isSame(a: LiveSegment, b: LiveSegment | undefined): boolean {
  return a.segment === b?.segment && a.gone === b.gone;
}

/** By sentence, whether it is searched, without what is gone of some parts. */
function searchedOf({ size, columns }: SentenceIndex, old: readonly Part[], [next]: readonly Part[]): Uint8Array {
  const searched = new Uint8Array(size);
  let filled = 0;
  const add = (start: number, end: number) => {
    searched.set(columns.searched.subarray(start, end), filled);
    filled += end - start;
  };
  add(0, old[0]?.base ?? 0);
  for (const { gone, base, segment } of old) {
    const { bulletins, firstSentences } = segment;
    for (const local of bulletins.keys()) {
      if (!gone?.[local]) add(base + (firstSentences[local] ?? 0), base + (firstSentences[local + 1] ?? 0));
    }
  }
  add(next?.base ?? size, size);
  return searched.subarray(0, filled);
}
