import type { Progress } from '../app.js';
import type { Output } from './output.js';

/** Shorter work than this goes without a word. */
const PATIENCE_MS = 400;
const BETWEEN_MS = 100;

/** Shows on one line of a terminal how far a long load is; `end` wipes it. Elsewhere it does nothing. */
export function progressLine(output: Output): { readonly show: Progress; end(): void } {
  if (!output.isTTY) return { show: () => {}, end: () => {} };
  const started = performance.now();
  let shown = 0;
  return {
    show(doing, done, of) {
      const now = performance.now();
      if (now - started < PATIENCE_MS || now - shown < BETWEEN_MS) return;
      shown = now;
      output.write(`\r\u001b[K${doing} ${done} of ${of} …`);
    },
    end() {
      if (shown > 0) output.write('\r\u001b[K');
    },
  };
}
