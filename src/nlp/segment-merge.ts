import { rowsOf } from './date-columns.js';
import { listAt } from './lists.js';
import type { LiveSegment } from './live-segment.js';
import type { Segment } from './segment.js';
import { Draft } from './segment-draft.js';
import { foldedWords } from './segment-words.js';
import type { Steps } from './steps.js';

/** What copying a sentence counts in characters read. */
const PER_SENTENCE = 16;

/** Makes one segment of what is in use of several, in their order, in steps. Of what is gone nothing is left in it. */
export function* merging(lives: readonly LiveSegment[]): Steps<Segment> {
  const draft = new Draft();
  for (const live of lives) {
    const numbers = new Renumbered(live.segment, draft);
    for (const bulletin of live.segment.bulletins.keys()) {
      if (live.gone?.[bulletin]) continue;
      const { firstSentences } = live.segment;
      const sentences = (firstSentences[bulletin + 1] ?? 0) - (firstSentences[bulletin] ?? 0);
      append(draft, live.segment, bulletin, numbers);
      yield (1 + sentences) * PER_SENTENCE;
    }
    appendNames(draft, live);
    yield PER_SENTENCE;
  }
  return yield* draft.finishing();
}

/** The numbers that a draft gives to the words of a segment. */
class Renumbered {
  readonly #segment: Segment;
  readonly #draft: Draft;
  /** Number + 1; 0 is not known yet. */
  readonly #known: Uint32Array;

  constructor(segment: Segment, draft: Draft) {
    this.#segment = segment;
    this.#draft = draft;
    this.#known = new Uint32Array(segment.vocabulary.words.size);
  }

  of(word: number): number {
    const known = this.#known[word] as number;
    if (known > 0) return known - 1;
    const number = this.#draft.words.numberOf(foldedWords(this.#segment.vocabulary).at(word));
    this.#known[word] = number + 1;
    return number;
  }
}

function append(draft: Draft, segment: Segment, bulletin: number, numbers: Renumbered): void {
  const analysed = segment.bulletins[bulletin];
  if (!analysed) return;
  const [first, end] = [segment.firstSentences[bulletin] as number, segment.firstSentences[bulletin + 1] as number];
  const [firstRow, endRow] = rowsOf(segment.dates, first, end);
  draft.bulletins.push(analysed);
  draft.firstSentences.push(draft.size);
  draft.dates.append(segment.dates, firstRow, endRow, draft.size - first);
  for (const name of ['starts', 'ends', 'blocks', 'marks', 'hashes'] as const) {
    draft[name].append(segment[name].subarray(first, end));
  }
  for (let sentence = first; sentence < end; sentence++) {
    for (const token of listAt(segment.tokens, sentence)) {
      draft.tokens.ids.push(2 * numbers.of(token >> 1) + (token & 1));
    }
    draft.tokens.close();
  }
  for (const word of listAt(segment.titleTokens, bulletin)) draft.titleTokens.ids.push(numbers.of(word));
  draft.titleTokens.close();
}

function appendNames(draft: Draft, { segment: { names }, frequencies }: LiveSegment): void {
  frequencies.names.forEach((count, id) => {
    if (count > 0) draft.names.add(names.runs.at(id), count);
  });
  frequencies.explained.forEach((count, id) => {
    if (count > 0) draft.explained.add(names.explained.at(id), count);
  });
}
