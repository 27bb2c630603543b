/** From one index to the next: what of a collection has changed, and the index with just that changed. */
import type { Bulletin } from '../bulletins/bulletin.js';
import { assembling } from './assembly.js';
import { type LiveSegment, removing, whole } from './live-segment.js';
import type { Part } from './part.js';
import type { Segment } from './segment.js';
import { SentenceIndex } from './sentence-index.js';
import type { Steps } from './steps.js';

/** What leads from an index to that of another collection. */
export interface Change {
  /** The bulletins of the other collection; those that have not changed as the index has them. */
  readonly order: readonly Bulletin[];
  /** Those of them that must be analysed. */
  readonly fresh: readonly Bulletin[];
  /** By part of the index, the numbers within its segment of the bulletins that go. */
  readonly gone: readonly (readonly number[])[];
}

/** Consecutive bulletins of a page, which are context for each other: they stay or go together. */
interface PageOf<T> {
  readonly key: string;
  readonly bulletins: T[];
}

function pagesOf<T>(all: Iterable<T>, bulletinOf: (one: T) => Bulletin): PageOf<T>[] {
  const pages: PageOf<T>[] = [];
  const seen = new Map<string, number>();
  let last: Bulletin | undefined;
  for (const one of all) {
    const own = bulletinOf(one);
    if (last?.page === own.page) pages.at(-1)?.bulletins.push(one);
    else {
      const times = seen.get(own.page) ?? 0;
      seen.set(own.page, times + 1);
      pages.push({ key: `${times} ${own.page}`, bulletins: [one] });
    }
    last = own;
  }
  return pages;
}

/** A bulletin of an index with its place in it. */
interface Held {
  readonly bulletin: Bulletin;
  readonly part: number;
  readonly local: number;
}

/** Those that are in use and among some bulletins. */
function* heldBy({ parts }: SentenceIndex, among: ReadonlySet<Bulletin>): Generator<Held> {
  if (among.size === 0) return;
  for (const [part, { segment, gone }] of parts.entries()) {
    for (let local = 0; local < segment.bulletins.length; local++) {
      const bulletin = segment.bulletins[local]?.bulletin;
      if (bulletin && !gone?.[local] && among.has(bulletin)) yield { bulletin, part, local };
    }
  }
}

const PLAIN = ['id', 'page', 'kind', 'text', 'title', 'source', 'publisher', 'url'] as const;

/** Whether two bulletins have the same text and the same is known of them. */
export function isSameBulletin(a: Bulletin, b: Bulletin): boolean {
  if (a === b) return true;
  if (PLAIN.some((name) => a[name] !== b[name]) || a.blocks.length !== b.blocks.length) return false;
  if (JSON.stringify(a.date) !== JSON.stringify(b.date)) return false;
  return a.blocks.every(({ start, end, role }, i) => {
    const other = b.blocks[i];
    return start === other?.start && end === other.end && role === other.role;
  });
}

/** Where two collections differ: up to `from` they are the same, and behind `to` and `oldTo`. No page lies across these. */
function differing(old: readonly Bulletin[], now: readonly Bulletin[]): { from: number; to: number; oldTo: number } {
  const most = Math.min(old.length, now.length);
  let from = 0;
  while (from < most && old[from] === now[from]) from++;
  let same = 0;
  while (same < most - from && old[old.length - 1 - same] === now[now.length - 1 - same]) same++;
  const isTorn = (all: readonly Bulletin[], at: number) => at > 0 && all[at - 1]?.page === all[at]?.page;
  while (isTorn(old, from) || isTorn(now, from)) from--;
  while (same > 0 && (isTorn(old, old.length - same) || isTorn(now, now.length - same))) same--;
  return { from, to: now.length - same, oldTo: old.length - same };
}

/** Finds what leads to the index of a collection: pages that are new or have changed in a letter, and those that are gone. */
export function changeTo(index: SentenceIndex, bulletins: readonly Bulletin[]): Change {
  const { from, to, oldTo } = differing(index.order, bulletins);
  const old = new Set(index.order.slice(from, oldTo));
  const held = new Map<string, Held[]>();
  for (const page of pagesOf(heldBy(index, old), ({ bulletin }) => bulletin)) held.set(page.key, page.bulletins);
  const order = bulletins.slice(0, from);
  const fresh: Bulletin[] = [];
  for (const { key, bulletins: own } of pagesOf(bulletins.slice(from, to), (bulletin) => bulletin)) {
    const known = held.get(key);
    const isSame =
      known?.length === own.length && own.every((one, i) => isSameBulletin(one, known[i]?.bulletin ?? one));
    for (const bulletin of isSame ? known.map((one) => one.bulletin) : own) order.push(bulletin);
    if (isSame) held.delete(key);
    else for (const bulletin of own) fresh.push(bulletin);
  }
  for (let i = to; i < bulletins.length; i++) order.push(bulletins[i] as Bulletin);
  const gone: number[][] = index.parts.map(() => []);
  for (const left of held.values()) for (const { part, local } of left) gone[part]?.push(local);
  return { order, fresh, gone };
}

/** The index after a change, in steps. Takes a time in proportion to what has changed, but for copying a few bytes a sentence. */
export function* changing(
  index: SentenceIndex,
  { order, gone }: Change,
  segments: readonly Segment[],
): Steps<SentenceIndex> {
  const old: LiveSegment[] = [];
  for (const [i, part] of index.parts.entries()) old.push(yield* removing(part, gone[i] ?? []));
  const size = segments.reduce((sum, { starts }) => sum + starts.length, index.size);
  const changed = function* () {
    for (const [i, part] of index.parts.entries()) for (const local of gone[i] ?? []) yield* sentencesOf(part, local);
    for (let id = index.size; id < size; id++) yield id;
  };
  const searched = { before: index.columns.searched, changed: changed() };
  return new SentenceIndex(yield* assembling([...old, ...segments.map(whole)], order, searched, index));
}

function* sentencesOf({ base, segment: { firstSentences } }: Part, local: number): Generator<number> {
  for (let id = firstSentences[local] ?? 0; id < (firstSentences[local + 1] ?? 0); id++) yield base + id;
}
