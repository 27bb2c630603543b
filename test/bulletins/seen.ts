import type { Bulletin, KnownDate } from '../../src/bulletins/bulletin.js';
import type { Meta } from '../../src/bulletins/page.js';
import { readPageText } from '../../src/bulletins/page-text.js';

/** A date as tests write it: `2024-02-16`, `2024-02 (month)`, `2024-09-03..2024-09-06`. */
export function dateSeen(date: KnownDate | null): string | null {
  if (!date) return null;
  if (date.precision === 'range') return `${date.from}..${date.to}`;
  return date.precision === 'day' ? date.from : `${date.from}..${date.to} (${date.precision})`;
}

/** What may be quoted from a bulletin, block by block. */
export function quotable({ text, blocks }: Bulletin): string[] {
  return blocks.map(({ start, end }) => text.slice(start, end));
}

/** A page as its reader sees it: the article and the briefs, with what may be quoted from each. */
export function seen(bulletins: readonly Bulletin[]) {
  const article = bulletins.find(({ kind }) => kind === 'article');
  const briefs = bulletins.filter(({ kind }) => kind === 'brief');
  return {
    title: article ? article.title : undefined,
    date: article ? dateSeen(article.date) : undefined,
    body: article ? quotable(article).slice(article.blocks[0]?.role === 'title' ? 1 : 0) : [],
    briefs: briefs.map((brief) => {
      const date = dateSeen(brief.date);
      return `${date === null ? '' : `[${date}] `}${quotable(brief).join(' / ')}`;
    }),
  };
}

export function page(input: string, meta: Meta = {}) {
  return seen(readPageText(input, { id: 'page', source: 'page.txt', meta }));
}
