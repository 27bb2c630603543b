import { listAt } from './lists.js';
import { eachExplained, eachName } from './name-lists.js';
import { type Frequencies, type Segment, textOf } from './segment.js';
import type { Steps } from './steps.js';

/** A segment as an index has it: some of its bulletins may be gone. */
export interface LiveSegment {
  readonly segment: Segment;
  /** By bulletin: 1 for one that is gone; null when none is. */
  readonly gone: Uint8Array | null;
  /** Of what is in use. */
  readonly frequencies: Frequencies;
}

/** A segment that is in use whole. */
export function whole(segment: Segment): LiveSegment {
  return { segment, gone: null, frequencies: segment.frequencies };
}

/** The same without some more of its bulletins, which are not gone yet. Takes a time in proportion to them, in steps. */
export function* removing(live: LiveSegment, bulletins: readonly number[]): Steps<LiveSegment> {
  if (bulletins.length === 0) return live;
  const { segment } = live;
  const gone = live.gone?.slice() ?? new Uint8Array(segment.bulletins.length);
  for (const bulletin of bulletins) gone[bulletin] = 1;
  if (gone.every((is) => is === 1)) return { segment, gone, frequencies: noneOf(live.frequencies) };
  const frequencies = copyOf(live.frequencies);
  for (const bulletin of bulletins) {
    takeOut(segment, bulletin, frequencies);
    yield segment.bulletins[bulletin]?.bulletin.text.length ?? 0;
  }
  return { segment, gone, frequencies };
}

function noneOf({ words, capitals, titles, names, explained }: Frequencies): Frequencies {
  const none = ({ length }: Uint32Array) => new Uint32Array(length);
  return {
    words: none(words),
    capitals: none(capitals),
    titles: none(titles),
    names: none(names),
    explained: none(explained),
  };
}

function copyOf({ words, capitals, titles, names, explained }: Frequencies): Frequencies {
  return {
    words: words.slice(),
    capitals: capitals.slice(),
    titles: titles.slice(),
    names: names.slice(),
    explained: explained.slice(),
  };
}

function takeOut(segment: Segment, bulletin: number, frequencies: Frequencies): void {
  const { tokens, titleTokens, firstSentences, names } = segment;
  const [first, end] = [firstSentences[bulletin] ?? 0, firstSentences[bulletin + 1] ?? 0];
  for (const word of listAt(titleTokens, bulletin)) decrease(frequencies.titles, word);
  for (let sentence = first; sentence < end; sentence++) {
    for (const token of listAt(tokens, sentence)) {
      decrease(frequencies.words, token >> 1);
      if (token & 1) decrease(frequencies.capitals, token >> 1);
    }
    const text = textOf(segment, bulletin, sentence);
    eachName(text, (from, to) => decrease(frequencies.names, names.runs.find(text.slice(from, to))));
    eachExplained(text, (one) => decrease(frequencies.explained, names.explained.find(one)));
  }
}

function decrease(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] ?? 1) - 1;
}
