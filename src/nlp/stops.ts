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

/**
 * The stretches of a text, in order, that tell wink where its sentences end: the words with stops and a few behind them,
 * with the blanks before them. Put together they give wink the same decisions as the whole text, of which it would read
 * several times as much.
 */
export function aroundStops(text: string): Span[] {
  const stretches: Span[] = [];
  let open: { start: number; end: number } | undefined;
  STOP.lastIndex = 0;
  for (let match = STOP.exec(text); match; match = STOP.exec(text)) {
    const start = Math.max(0, text.lastIndexOf(' ', match.index));
    const end = endBehind(text, match.index);
    if (open && start <= open.end) open.end = end;
    else {
      open = { start, end };
      stretches.push(open);
    }
  }
  return stretches;
}
