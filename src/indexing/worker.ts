/** What a thread runs: it analyses bulletins into a segment of its own. */
import { kTransferable, kValue, Tinypool, type Transferable } from 'tinypool';
import type { Bulletin } from '../bulletins/bulletin.js';
import { flatten, unflatten } from '../nlp/flat-segment.js';
import { whole } from '../nlp/live-segment.js';
import type { AnalysedBulletin, Segment } from '../nlp/segment.js';
import { addingBulletins } from '../nlp/segment-builder.js';
import { Draft } from '../nlp/segment-draft.js';
import { merging } from '../nlp/segment-merge.js';
import { atOnce } from '../nlp/steps.js';
import { tellSentencesOnly } from '../nlp/wink.js';
import { type AnalysedPart, buffersOf } from './analyse.js';

tellSentencesOnly();

/** The segment that this thread has in hand. */
let draft = new Draft();

/** Analyses bulletins: they come behind those that this thread has analysed before. */
export function analyseBulletins(bulletins: readonly Bulletin[]): void {
  atOnce(addingBulletins(draft, bulletins));
}

/** Hands over what has been analysed. */
export function finish(): Transferable {
  const segment = atOnce(draft.finishing());
  draft = new Draft();
  return handedOver(segment);
}

/** Makes one of several, in their order. */
export function merge(parts: readonly AnalysedPart[]): Transferable {
  const segments = parts.map(({ flat, analysed }) =>
    // Merging does not ask for the bulletins, which are in another thread.
    unflatten(flat, analysed as readonly AnalysedBulletin[]),
  );
  return handedOver(atOnce(merging(segments.map(whole))));
}

/** The arrays of a segment are handed over, not copied; its bulletins stay where they are. */
function handedOver(segment: Segment): Transferable {
  const analysed = segment.bulletins.map(({ date, language }) => ({ date, language }));
  const part: AnalysedPart = { flat: flatten(segment), analysed };
  return Tinypool.move({ [kTransferable]: buffersOf(part), [kValue]: part }) as Transferable;
}
