let kept = new Uint16Array(1024);

/**
 * The UTF-16 codes of a text, with a blank behind them: whoever looks at each finds them several times as fast as in the
 * text. They don't last: those of the next text take their place.
 */
export function codesOf(text: string): Uint16Array {
  const { length } = text;
  if (length >= kept.length) kept = new Uint16Array(2 * length);
  for (let i = 0; i < length; i++) kept[i] = text.charCodeAt(i);
  kept[length] = BLANK;
  return kept;
}

const BLANK = 32;
