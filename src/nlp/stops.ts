import type { Span } from './citation.js';

/** A word without any of these never ends a sentence for wink. */
const STOP = /[.!?\n\r\t]/g;

/**
 * Behind a stop wink looks at three tokens at most (closing quotes and brackets, a word that begins sentences, an empty
 * line) before it decides, and then at nothing until the next stop.
 */
const LOOKED_AT = 3;

/** Whether a word ends in a letter, a digit or a sign of ASCII, so that it is a token at least, not some odd space. */
const isToken = (last: number) => last > 32 && last < 127;

/** Where the words end that wink looks at behind a stop. */
function endBehind(text: string, stop: number): number {
  let end = text.indexOf(' ', stop);
  for (let tokens = 0; end >= 0 && tokens < LOOKED_AT; ) {
    end = text.indexOf(' ', end + 1);
    if (end >= 0 && isToken(text.charCodeAt(end - 1))) tokens++;
  }
  return end < 0 ? text.length : end;
}

/** A stretch of a text, and how many stops it has. */
export interface Stretch extends Span {
  readonly stops: number;
}

/**
 * The stretches of a text, in order, that tell wink where its sentences end: the words with stops and a few behind them,
 * with the blanks before them. Put together, all of them or some, they give wink the same decisions as the whole text, of
 * which it would read several times as much.
 */
export function aroundStops(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  let open: { start: number; end: number; stops: number } | undefined;
  STOP.lastIndex = 0;
  for (let match = STOP.exec(text); match; match = STOP.exec(text)) {
    const start = Math.max(0, text.lastIndexOf(' ', match.index));
    const end = endBehind(text, match.index);
    if (open && start <= open.end) {
      open.end = end;
      open.stops++;
    } else {
      open = { start, end, stops: 1 };
      stretches.push(open);
    }
  }
  return stretches;
}

/** A word with its full stop, before one that begins with a letter or a digit. */
const DECIDING = /[ ]?([\p{L}\p{N}'’”")\]-]{1,40}\.) [A-Za-z\d]/uy;

/**
 * The word, with its full stop, that alone tells whether a sentence ends in a stretch: wink ends one behind a full stop that it takes
 * for a token of its own, unless a quotation mark, a bracket, a comma, a dash or another stop comes next. Undefined where
 * there is more to it.
 */
export function decidingWord(text: string, { start, stops }: Stretch): string | undefined {
  if (stops > 1) return undefined;
  DECIDING.lastIndex = start;
  return DECIDING.exec(text)?.[1];
}

/** Whether a stretch has no stop but the sign that the text ends with. */
export function isLast(text: string, { end, stops }: Stretch): boolean {
  return stops === 1 && end === text.length && '.!?'.includes(text.charAt(end - 1));
}
