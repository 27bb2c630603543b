/** Text that is foreign to the terminal, made safe and broken into lines. */
import type { Span } from '../commands/reply.js';

/**
 * White space that moves the cursor becomes a space, every other control character a visible sign, so that no bulletin,
 * file name or question can move the cursor or colour the screen. All other characters stay as they are.
 */
export function neutralise(text: string): string {
  return text.replace(/\r\n|\p{Cc}/gu, (found) => {
    const code = found.charCodeAt(0);
    if ((code >= 0x09 && code <= 0x0d) || code === 0x85) return ' ';
    // The control pictures: ␛ for an escape, ␡ for a delete.
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}

const ZERO_WIDTH = /^[\p{M}\p{Cf}]$/u;
const WIDE =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\uff01-\uff60\u3000-\u303e]$/u;

/** Columns that the text takes, near enough for breaking lines: combining marks none, Chinese signs and emoji two. */
export function displayWidth(text: string): number {
  if (!/[^\u0020-\u007e]/.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += ZERO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/**
 * The lines of a text, broken at spaces so that each fits the width; the space broken at belongs to no line. A longer word
 * has a line to itself. Without a width, one line.
 */
export function wrap(text: string, width: number | null): readonly Span[] {
  if (width === null) return [{ start: 0, end: text.length }];
  const lines: Span[] = [];
  let [start, end, used] = [0, 0, 0];
  for (const word of text.matchAll(/[^ ]+/g)) {
    const needed = displayWidth(word[0]);
    const gap = word.index - end;
    if (end > start && used + gap + needed > width) {
      lines.push({ start, end });
      start = word.index;
      used = needed;
    } else {
      used += gap + needed;
    }
    end = word.index + word[0].length;
  }
  lines.push({ start, end });
  return lines;
}
