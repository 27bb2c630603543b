import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { Bulletin } from '../bulletins/bulletin.js';
import { type FlatSegment, unflatten } from '../nlp/flat-segment.js';
import { LARGE } from '../nlp/index-update.js';
import type { AnalysedBulletin, Segment } from '../nlp/segment.js';
import { analysing } from '../nlp/segment-builder.js';
import { withPauses } from '../nlp/steps.js';

/** What a thread makes of a batch of bulletins: their segment without them. */
export interface AnalysedBatch {
  readonly flat: FlatSegment;
  readonly analysed: readonly Omit<AnalysedBulletin, 'bulletin'>[];
}

/** Texts of fewer characters are analysed in this thread, in turns: starting another takes longer. */
const WORTH_A_THREAD = 1_000_000;
/** Characters of a batch: large enough that merging costs little, small enough that no thread is idle for long at the end. */
const BATCH = 1_000_000;

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
  return (await inThreads(batchesOf(bulletins), bulletins.length, options)).map(({ flat, analysed }) =>
    unflatten(
      flat,
      analysed.map((own) => ({ ...own, bulletin: bulletins[at++] as Bulletin })),
    ),
  );
}

/** What is handed over to another thread instead of being copied. */
export function buffersOf({ flat }: AnalysedBatch): ArrayBuffer[] {
  return Object.values(flat.arrays).map(({ buffer }) => buffer as ArrayBuffer);
}

async function inThreads(
  batches: readonly Bulletin[][],
  of: number,
  { worker, large = LARGE, onProgress }: AnalyseOptions,
): Promise<AnalysedBatch[]> {
  const { Tinypool } = await import('tinypool');
  const threads = Math.min(availableParallelism(), batches.length);
  const pool = new Tinypool({ filename: worker, runtime: 'worker_threads', minThreads: threads, maxThreads: threads });
  let done = 0;
  try {
    const analysed = await Promise.all(
      batches.map(async (batch): Promise<AnalysedBatch> => {
        const own: AnalysedBatch = await pool.run(batch, { name: 'analyseBatch' });
        done += batch.length;
        onProgress?.(done, of);
        return own;
      }),
    );
    // Of a large collection each thread merges a part of its own.
    const merging = groupsOf(analysed, threads, large).map(async (group): Promise<AnalysedBatch> => {
      return pool.run(group, { name: 'mergeBatches', transferList: group.flatMap(buffersOf) });
    });
    return await Promise.all(merging);
  } finally {
    await pool.destroy();
  }
}

/** As many groups of about the same size as there are threads, but not so many that they aren't large. */
function groupsOf(batches: readonly AnalysedBatch[], threads: number, large: number): AnalysedBatch[][] {
  const sizeOf = ({ flat }: AnalysedBatch) => flat.arrays.starts?.length ?? 0;
  const size = batches.reduce((sum, batch) => sum + sizeOf(batch), 0);
  const count = Math.max(1, Math.min(threads, Math.floor(size / large)));
  const groups: AnalysedBatch[][] = Array.from({ length: count }, () => []);
  let before = 0;
  for (const batch of batches) {
    groups[Math.min(count - 1, Math.floor((count * before) / Math.max(1, size)))]?.push(batch);
    before += sizeOf(batch);
  }
  return groups.filter(({ length }) => length > 0);
}

/** Batches of about the same size; no page is torn, for its briefs are context for each other. */
function batchesOf(bulletins: readonly Bulletin[]): Bulletin[][] {
  const batches: Bulletin[][] = [];
  let size = BATCH;
  for (const [i, bulletin] of bulletins.entries()) {
    if (size >= BATCH && bulletin.page !== bulletins[i - 1]?.page) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1)?.push(bulletin);
    size += bulletin.text.length;
  }
  return batches;
}
