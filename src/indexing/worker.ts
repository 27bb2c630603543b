/** What a thread runs: it analyses batches of bulletins. */
import { kTransferable, kValue, Tinypool, type Transferable } from 'tinypool';
import type { Bulletin } from '../bulletins/bulletin.js';
import { flatten, unflatten } from '../nlp/flat-segment.js';
import { whole } from '../nlp/live-segment.js';
import type { AnalysedBulletin, Segment } from '../nlp/segment.js';
import { analysing } from '../nlp/segment-builder.js';
import { merging } from '../nlp/segment-merge.js';
import { atOnce } from '../nlp/steps.js';
import { tellSentencesOnly } from '../nlp/wink.js';
import { type AnalysedBatch, buffersOf } from './analyse.js';

tellSentencesOnly();

/** Analyses a batch. */
export function analyseBatch(bulletins: readonly Bulletin[]): Transferable {
  return handedOver(atOnce(analysing(bulletins)));
}

/** Makes one batch of several, in their order. */
export function mergeBatches(batches: readonly AnalysedBatch[]): Transferable {
  const segments = batches.map(({ flat, analysed }) =>
    // Merging does not ask for the bulletins, which are in another thread.
    unflatten(flat, analysed as readonly AnalysedBulletin[]),
  );
  return handedOver(atOnce(merging(segments.map(whole))));
}

/** The arrays of a segment are handed over, not copied; its bulletins stay where they are. */
function handedOver(segment: Segment): Transferable {
  const analysed = segment.bulletins.map(({ date, language }) => ({ date, language }));
  const batch: AnalysedBatch = { flat: flatten(segment), analysed };
  return Tinypool.move({ [kTransferable]: buffersOf(batch), [kValue]: batch }) as Transferable;
}
