import type { Bulletin, KnownDate } from '../../src/bulletins/bulletin.js';
import type { Passage } from '../../src/nlp/citation.js';
import type { Day } from '../../src/nlp/dates.js';
import type { IndexedSentence, SentenceIndex } from '../../src/nlp/sentence-index.js';

/** "Now" of every question asked here: a Tuesday. */
export const NOW = new Date('2024-10-01T12:00:00Z');

/** A day as a bulletin states it. */
export function on(day: string): KnownDate {
  return { from: day, to: day, precision: 'day', basis: 'stated' };
}

/** A bulletin of these paragraphs. Its file is named after its page. */
export function bulletin(id: string, paragraphs: readonly string[], more: Partial<Bulletin> = {}): Bulletin {
  const page = id.replace(/#.*/, '');
  let end = -1;
  const blocks = paragraphs.map((paragraph) => {
    const start = end + 1;
    end = start + paragraph.length;
    return { start, end, role: 'text' as const };
  });
  const text = paragraphs.join('\n');
  const kind = page === id ? 'article' : 'brief';
  const nothing = { title: null, date: null, publisher: null, url: null };
  return { id, page, kind, text, blocks, source: `${page}.txt`, ...nothing, ...more };
}

/** A bulletin whose first line is its title. */
export function titled(
  id: string,
  title: string,
  paragraphs: readonly string[],
  more: Partial<Bulletin> = {},
): Bulletin {
  const plain = bulletin(id, [title, ...paragraphs], { title, ...more });
  return { ...plain, blocks: plain.blocks.map((block, i) => (i === 0 ? { ...block, role: 'title' } : block)) };
}

/** All sentences of an index that are in use, by number. */
export function sentencesOf(index: SentenceIndex): IndexedSentence[] {
  return Array.from({ length: index.size }, (_, id) => index.sentence(id)).filter((one) => one !== undefined);
}

/** What the passages quote. */
export function quotes(passages: readonly Passage[]): string[] {
  return passages.map(({ quotation }) => quotation.quote);
}

/** A day of a year, or of no year in particular: `2024-09-03`, `--09-03`. */
export function day(text: string): Day {
  const [, year, month, number] = /^(\d{4}|-)-(\d\d)-(\d\d)$/.exec(text) ?? [];
  return { year: year === '-' ? null : Number(year), month: Number(month), day: Number(number) };
}
