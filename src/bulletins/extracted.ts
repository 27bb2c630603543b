import type { Block, Bulletin, KnownDate } from './bulletin.js';
import { headerOf } from './header.js';
import type { Meta, Page } from './page.js';
import { isListHeading, isRemnant } from './remnants.js';

/** A paragraph taken out of a marked-up page. */
export interface Piece {
  readonly text: string;
  /** A heading of the first rank. */
  readonly isTitle: boolean;
}

const BETWEEN = '\n\n';
const LONGEST_HEADER = 200;

/**
 * The bulletin made of a marked-up page's paragraphs; `found` is what the page itself says in its metadata. Date lines
 * and remnants are left out. Null when nothing remains.
 */
export function assemble(pieces: readonly Piece[], page: Page, found: Meta): Bulletin | null {
  const blocks: Block[] = [];
  const texts: string[] = [];
  let length = 0;
  let title: string | null = null;
  let stated: KnownDate | null = null;
  let hasBody = false;
  for (const piece of pieces) {
    const isTitle: boolean = piece.isTitle && title === null;
    const header = headerOf(piece.text, isTitle || hasBody);
    if (!hasBody) stated ??= header.date;
    if (isLeftOut(piece.text, header.end) || (!isTitle && piece.text === title)) continue;
    const start = length + header.end;
    length += piece.text.length;
    blocks.push({ start, end: length, role: isTitle ? 'title' : 'text' });
    texts.push(piece.text);
    length += BETWEEN.length;
    if (isTitle) title = piece.text.slice(header.end);
    else hasBody = true;
  }
  if (blocks.length === 0) return null;
  const meta = { ...found, ...page.meta };
  return {
    id: page.id,
    page: page.id,
    kind: 'article',
    text: texts.join(BETWEEN),
    blocks,
    title: title ?? meta.title ?? null,
    date: meta.date ?? stated,
    source: page.source,
    publisher: meta.publisher ?? null,
    url: meta.url ?? null,
  };
}

function isLeftOut(text: string, headerEnd: number): boolean {
  if (headerEnd >= text.length) return true;
  return text.length <= LONGEST_HEADER && (headerOf(text).end >= text.length || isRemnant(text) || isListHeading(text));
}
