import type { Bulletin } from '../../src/bulletins/bulletin.js';
import type { KnownDate, Passage, Span } from '../../src/commands/reply.js';
import { quote } from '../../src/nlp/citation.js';

const SEPTEMBER: KnownDate = { from: '2024-09-03', to: '2024-09-06', precision: 'range', basis: 'inferred' };

/** A bulletin of one block, with all that a receipt shows. */
export function bulletinOf(text: string, changes: Partial<Bulletin> = {}): Bulletin {
  return {
    id: 'news/rock',
    page: 'news/rock',
    kind: 'article',
    text,
    blocks: [{ start: 0, end: text.length, role: 'text' }],
    title: 'Final stage of “Rock-2024”',
    date: SEPTEMBER,
    source: 'news/rock.txt',
    publisher: 'Alliance news',
    url: 'https://example.org/rock',
    ...changes,
  };
}

/** A passage that quotes these words of the bulletin, with what stands around them as its neighbours. */
export function passageOf(bulletin: Bulletin, quoted: string, highlighted?: string): Passage {
  const span = spanOf(bulletin.text, quoted);
  const beside = (start: number, end: number) => (start < end ? quote(bulletin, { start, end }, bulletin.date) : null);
  return {
    quotation: quote(bulletin, span, bulletin.date),
    highlight: highlighted === undefined ? null : spanOf(quoted, highlighted),
    before: beside(0, span.start - 1),
    after: beside(span.end + 1, bulletin.text.length),
    also: [],
    score: 1.23456,
  };
}

function spanOf(text: string, part: string): Span {
  const start = text.indexOf(part);
  if (start < 0) throw new Error(`expected “${part}” in “${text}”`);
  return { start, end: start + part.length };
}
