/** What a thread runs: it analyses batches of bulletins. */
import { kTransferable, kValue, Tinypool, type Transferable } from 'tinypool';
import type { Bulletin } from '../bulletins/bulletin.js';
import { flatten } from '../nlp/flat-segment.js';
import { analysing } from '../nlp/segment-builder.js';
import { atOnce } from '../nlp/steps.js';
import { tellSentencesOnly } from '../nlp/wink.js';
import type { AnalysedBatch } from './analyse.js';

tellSentencesOnly();

/** Analyses a batch. The arrays of the segment are handed over, not copied. */
export function analyseBatch(bulletins: readonly Bulletin[]): Transferable {
  const segment = atOnce(analysing(bulletins));
  const analysed = segment.bulletins.map(({ bulletin: _, ...own }) => own);
  const batch: AnalysedBatch = { flat: flatten(segment), analysed };
  const buffers = Object.values(batch.flat.arrays).map(({ buffer }) => buffer);
  return Tinypool.move({ [kTransferable]: buffers, [kValue]: batch }) as Transferable;
}
