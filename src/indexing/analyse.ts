import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { Bulletin } from '../bulletins/bulletin.js';
import { type FlatSegment, unflatten } from '../nlp/flat-segment.js';
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
  /** Called with the number of bulletins done. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
}

/** Analyses bulletins into a segment while other things are going on; many of them in threads of their own. */
export async function analyse(bulletins: readonly Bulletin[], options: AnalyseOptions): Promise<Segment> {
  const size = bulletins.reduce((sum, { text }) => sum + text.length, 0);
  if (size < WORTH_A_THREAD) return withPauses(analysing(bulletins, options.onProgress), setImmediate);
  const { flat, analysed } = await inThreads(batchesOf(bulletins), bulletins.length, options);
  return unflatten(
    flat,
    analysed.map((own, i) => ({ ...own, bulletin: bulletins[i] as Bulletin })),
  );
}

/** What is handed over to another thread instead of being copied. */
export function buffersOf({ flat }: AnalysedBatch): ArrayBuffer[] {
  return Object.values(flat.arrays).map(({ buffer }) => buffer as ArrayBuffer);
}

async function inThreads(
  batches: readonly Bulletin[][],
  of: number,
  { worker, onProgress }: AnalyseOptions,
): Promise<AnalysedBatch> {
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
    const merged: unknown = await pool.run(analysed, {
      name: 'mergeBatches',
      transferList: analysed.flatMap(buffersOf),
    });
    return merged as AnalysedBatch;
  } finally {
    await pool.destroy();
  }
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
