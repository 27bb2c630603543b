/** A line's first so many characters are kept; what follows them is counted only, so that no input can fill the memory. */
const KEPT = 1_000_000;

/**
 * The lines of a stream of bytes, without their line breaks (LF or CRLF). The last needs no line break. Bytes that are not
 * UTF-8 become U+FFFD.
 */
export async function* readLines(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let kept = '';
  let open = false;
  const close = () => {
    const line = kept.endsWith('\r') ? kept.slice(0, -1) : kept;
    kept = '';
    open = false;
    return line;
  };
  for await (const chunk of input) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const pieces = text.split('\n');
    for (const [nth, piece] of pieces.entries()) {
      if (nth > 0) yield close();
      if (kept.length < KEPT) kept += piece.slice(0, KEPT - kept.length);
      open ||= piece !== '';
    }
  }
  kept += decoder.decode();
  if (open || kept !== '') yield close();
}
