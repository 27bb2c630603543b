import type { Block, Bulletin, KnownDate } from './bulletin.js';
import { headerOf } from './header.js';
import type { Page } from './page.js';
import { isMenuEntry, type Layout, layoutOf } from './page-layout.js';
import { type PageLine, pageLines, type TextLine } from './page-lines.js';

/**
 * Reads a saved news page: its article first, then the teasers around it as briefs `id#1`, `id#2`, … in reading order.
 * The text of each is a slice of `input`. A page without words has no bulletins.
 */
export function readPageText(input: string, page: Page): Bulletin[] {
  const lines = pageLines(input);
  const layout = layoutOf(lines);
  const article = readArticle(input, lines, layout, page);
  const outside = [...lines.keys()].filter((index) => index < layout.from || index >= layout.to);
  return [...(article ? [article] : []), ...readBriefs(lines, outside, page)];
}

function readArticle(input: string, lines: readonly PageLine[], layout: Layout, page: Page): Bulletin | null {
  const blocks = articleBlocks(lines, layout);
  const start = lines[layout.from]?.start;
  const end = blocks.at(-1)?.end;
  if (start === undefined || end === undefined) return null;
  const [first] = blocks;
  const title = first?.role === 'title' ? input.slice(first.start, first.end) : null;
  return {
    ...bylines(page),
    id: page.id,
    kind: 'article',
    text: input.slice(start, end),
    blocks: blocks.map((block) => ({ ...block, start: block.start - start, end: block.end - start })),
    title: title ?? page.meta?.title ?? null,
    date: page.meta?.date ?? articleDate(lines, layout),
  };
}

/** What an article and its briefs have in common. */
function bylines({ id, source, meta }: Page) {
  return { page: id, source, publisher: meta?.publisher ?? null, url: meta?.url ?? null };
}

/** The blocks of the article, as offsets into the page. */
function articleBlocks(lines: readonly PageLine[], layout: Layout): Block[] {
  const blocks: Block[] = [];
  let inner = false;
  for (let index = layout.from; index < layout.to; index++) {
    const line = lines[index];
    if (line?.kind !== 'text' || layout.repeats.has(index)) continue;
    const isTitle = index === layout.title;
    const start = line.words + (inner ? headerOf(line.value, true) : line.header).end;
    const end = isTitle ? line.words + line.tail.start : line.end;
    if (start < end) blocks.push({ start, end, role: isTitle ? 'title' : 'text' });
    inner ||= !isTitle;
  }
  return blocks;
}

/**
 * The date in the article's header: beside the title, between title and body, glued to the body, or above it all. Date
 * lines further down tell when the single entries are from, so that together they are a range.
 */
function articleDate(lines: readonly PageLine[], { title, repeats, from, to }: Layout): KnownDate | null {
  const isBody = ({ kind }: PageLine, index: number) =>
    index >= from && kind === 'text' && index !== title && !repeats.has(index);
  const found = lines.findIndex(isBody);
  const body = found < 0 ? to : found;
  const first = lines[body];
  const above = lines[from - 1];
  const stated = [
    ...lines.slice(from, body).map(dateOf),
    first?.kind === 'text' ? first.header.date : null,
    above?.kind === 'date' ? above.date : null,
  ].find((date) => date !== null);
  const inner = lines.slice(body + 1, to).flatMap((line) => (line.kind === 'date' && line.date) || []);
  if (inner.length < 2) return stated ?? inner[0] ?? null;
  return wholeRange(stated ? [stated, ...inner] : inner);
}

function dateOf(line: PageLine): KnownDate | null {
  if (line.kind === 'date') return line.date;
  return line.kind === 'text' ? (line.tail.date ?? line.header.date) : null;
}

function wholeRange(dates: readonly KnownDate[]): KnownDate {
  const [from = ''] = dates.map((date) => date.from).sort();
  const [to = ''] = dates.map((date) => date.to).sort((a, b) => (a < b ? 1 : -1));
  return { from, to, precision: from === to ? 'day' : 'range', basis: 'stated' };
}

function readBriefs(lines: readonly PageLine[], outside: readonly number[], page: Page): Bulletin[] {
  const briefs: Bulletin[] = [];
  for (const index of outside) {
    const line = lines[index];
    const above = lines[index - 1];
    if (line?.kind !== 'text' || line.header.end >= line.value.length) continue;
    if (above?.kind !== 'date' && isMenuEntry(line)) continue;
    // A picture's caption often says its teaser once more.
    if (above?.kind === 'text' && above.value === line.value) continue;
    briefs.push(brief(line, above?.kind === 'date' ? above.date : null, briefs.length + 1, page));
  }
  return briefs;
}

function brief(line: TextLine, above: KnownDate | null, order: number, page: Page): Bulletin {
  return {
    ...bylines(page),
    id: `${page.id}#${order}`,
    kind: 'brief',
    text: line.value,
    blocks: [{ start: line.header.end, end: line.tail.start, role: 'text' }],
    title: null,
    date: above ?? dateOf(line),
  };
}
