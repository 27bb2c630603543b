import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { Bulletin } from '../bulletins/bulletin.js';
import { type FlatSegment, unflatten } from '../nlp/flat-segment.js';
import { LARGE } from '../nlp/part-merge.js';
import type { AnalysedBulletin, Segment } from '../nlp/segment.js';
import { analysing } from '../nlp/segment-builder.js';
import { withPauses } from '../nlp/steps.js';

/** What a thread makes of bulletins: their segment without them. */
export interface AnalysedPart {
  readonly flat: FlatSegment;
  readonly analysed: readonly Omit<AnalysedBulletin, 'bulletin'>[];
}

/** Texts of fewer characters are analysed in this thread, in turns: starting another takes longer. */
const WORTH_A_THREAD = 1_000_000;
/** So many characters, about, are handed over to a thread at a time. */
const BATCH = 500_000;

export interface AnalyseOptions {
  /** The module that a thread runs. */
  readonly worker: string;
  /** How many sentences a part has that is left as it is: threads make such parts each by itself. Default `LARGE`. */
  readonly large?: number | undefined;
  /** Called with the number of bulletins done. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
}

/** Analyses bulletins into segments, in their order, while other things are going on; many of them in threads of their own. */
export async function analyse(bulletins: readonly Bulletin[], options: AnalyseOptions): Promise<Segment[]> {
  const size = bulletins.reduce((sum, { text }) => sum + text.length, 0);
  if (size < WORTH_A_THREAD) return [await withPauses(analysing(bulletins, options.onProgress), setImmediate)];
  let at = 0;
  const share = Math.max(BATCH, size / availableParallelism());
  return (await inThreads(bulletins, share, options)).map(({ flat, analysed }) =>
    unflatten(
      flat,
      analysed.map((own) => ({ ...own, bulletin: bulletins[at++] as Bulletin })),
    ),
  );
}

/** What is handed over to another thread instead of being copied. */
export function buffersOf({ flat }: AnalysedPart): ArrayBuffer[] {
  return Object.values(flat.arrays).map(({ buffer }) => buffer as ArrayBuffer);
}

/**
 * Each thread analyses a part of the bulletins by itself, so that nothing need be merged but parts that are small.
 *
 * @param share how many characters a thread is given, about
 */
async function inThreads(
  bulletins: readonly Bulletin[],
  share: number,
  { worker, large = LARGE, onProgress }: AnalyseOptions,
): Promise<AnalysedPart[]> {
  const { Tinypool } = await import('tinypool');
  const threads = stretchesOf(bulletins, share).map((own) => {
    return { own, pool: new Tinypool({ filename: worker, runtime: 'worker_threads', minThreads: 1, maxThreads: 1 }) };
  });
  let done = 0;
  try {
    const parts = await Promise.all(
      threads.map(async ({ own, pool }): Promise<AnalysedPart> => {
        for (const batch of stretchesOf(own, BATCH)) {
          await pool.run(batch, { name: 'analyseBulletins' });
          done += batch.length;
          onProgress?.(done, bulletins.length);
        }
        return pool.run(null, { name: 'finish' });
      }),
    );
    const merged = groupsOf(parts, large).map(async (group, nth): Promise<AnalysedPart> => {
      const [only] = group;
      if (only && group.length === 1) return only;
      return threads[nth]?.pool.run(group, { name: 'merge', transferList: group.flatMap(buffersOf) });
    });
    return await Promise.all(merged);
  } finally {
    await Promise.all(threads.map(({ pool }) => pool.destroy()));
  }
}

/** Neighbours in groups that are large, as many as that allows; in one when all of them together aren't. */
function groupsOf(parts: readonly AnalysedPart[], large: number): AnalysedPart[][] {
  const sizeOf = ({ flat }: AnalysedPart) => flat.arrays.starts?.length ?? 0;
  const groups: AnalysedPart[][] = [];
  let [size, left] = [large, parts.reduce((sum, part) => sum + sizeOf(part), 0)];
  for (const part of parts) {
    if (size >= large && (left >= large || groups.length === 0)) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)?.push(part);
    size += sizeOf(part);
    left -= sizeOf(part);
  }
  return groups;
}

/** Bulletins in stretches of about the same size; no page is torn, for its briefs are context for each other. */
function stretchesOf(bulletins: readonly Bulletin[], size: number): Bulletin[][] {
  const stretches: Bulletin[][] = [];
  let read = 0;
  for (const [i, bulletin] of bulletins.entries()) {
    if (read >= size * stretches.length && bulletin.page !== bulletins[i - 1]?.page) stretches.push([]);
    stretches.at(-1)?.push(bulletin);
    read += bulletin.text.length;
  }
  return stretches;
}
