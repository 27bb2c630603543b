/** The blocks of a reply as Discord's markdown. */
import type { Block, Passage, Quotation, Role, Span } from '../commands/reply.js';
import { renderQuote } from './render-quotation.js';
import { type Measure, renderAlso, renderLine, renderOrigin, renderReceipt } from './render-receipt.js';

/** How much of everything is shown. */
export interface Size extends Measure {
  /** UTF-16 units of a quotation. */
  readonly quote: number;
  /** UTF-16 units of a sentence beside one. */
  readonly beside: number;
}

/**
 * A block as text that ends without a line break; empty when there is nothing to see. `number`: of the button that opens
 * the passage.
 */
export function renderBlock(block: Block, number: number | null, size: Size): string {
  switch (block.kind) {
    case 'heading':
      return marked('### ', heading(renderLine(block.line, size)));
    case 'text':
      return renderLine(block.line, size);
    case 'note':
      return marked('-# ', renderLine(block.line, size));
    case 'receipt':
      return marked('-# ', renderOrigin(block.citation, size));
    case 'passage':
      return renderPassage(block, number, size).join('\n');
  }
}

/** Discord drops number signs that a heading ends with; after a joiner of no width it does not. */
function heading(words: string): string {
  return words.endsWith('#') ? `${words}\u2060` : words;
}

function marked(sign: string, words: string): string {
  return words === '' ? '' : sign + words;
}

const DIM = '-# ';
const BAR = '> ';
/** Nobody reads more of a quotation than this; a sentence of a bulletin that is being read has a page to itself. */
const LONGEST: Readonly<Record<Role, number>> = { answer: 1200, also: 700, closest: 700, listed: 700, read: 2000 };
/** In a list a title takes no more than its line, in UTF-16 units. */
const SHORT_NAME = 48;

type PassageBlock = Extract<Block, { readonly kind: 'passage' }>;

function renderPassage(block: PassageBlock, number: number | null, size: Size): readonly string[] {
  const { passage, role, further = [] } = block;
  const { quotation, before, after } = passage;
  if (role === 'read') return renderRead(passage, size);
  // Bold words are for what answers.
  const highlight = role === 'closest' ? null : passage.highlight;
  const beside = (neighbour: Quotation | null, near: Span | null) =>
    // A title line would be said again by the receipt.
    neighbour && role === 'answer' && neighbour.quote !== quotation.citation.title
      ? renderQuote(neighbour.quote, near, { prefix: BAR + DIM, marks: ['“', '”'], room: size.beside })
      : [];
  // Of a long sentence before, its end is shown.
  const ending = before && { start: before.quote.length, end: before.quote.length };
  const lead = number === null ? '' : `${number} · `;
  const room = Math.min(size.quote, LONGEST[role]);
  const name = role === 'answer' ? size.name : Math.min(size.name, SHORT_NAME);
  return [
    ...beside(before, ending),
    ...renderQuote(quotation.quote, highlight, { prefix: BAR, lead, marks: ['“', '”'], room }),
    ...further.flatMap(({ quote }) => renderQuote(quote, null, { prefix: BAR, marks: ['“', '”'], room })),
    ...beside(after, null),
    DIM + renderReceipt(quotation.citation, { ...size, name }),
    ...renderAlso(passage, size).map((line) => DIM + line),
  ];
}

/** A sentence of a bulletin that is being read; the one that was asked for stands beside a bar. */
function renderRead({ quotation, highlight }: Passage, { quote }: Size): readonly string[] {
  return renderQuote(quotation.quote, null, { prefix: highlight ? BAR : '', marks: ['', ''], room: quote });
}

/** Where sentences that are read one after another begin a new paragraph, in UTF-16 units. */
const LONG_PARAGRAPH = 350;

/**
 * What stands between a block and the one above it: a space, a line break or an empty line. `paragraph`: the length of the
 * paragraph above. The source's own paragraphs are not known here, save where more than one character parts two sentences.
 */
export function gapBetween(above: Block, block: Block, paragraph: number): ' ' | '\n' | '\n\n' {
  if (block.kind === 'heading' || above.kind === 'heading') return '\n';
  if (block.kind === 'passage') return isRunOn(above, block, paragraph) ? ' ' : '\n\n';
  return above.kind === 'passage' || (above.kind === 'note' && block.kind === 'text') ? '\n\n' : '\n';
}

function isRunOn(above: Block, block: Block, paragraph: number): boolean {
  const [last, next] = [above, block].map((one) =>
    one.kind === 'passage' && one.role === 'read' ? one.passage : null,
  );
  if (!last || !next || last.highlight || next.highlight || paragraph >= LONG_PARAGRAPH) return false;
  const [{ citation, quote }, { citation: following }] = [last.quotation, next.quotation];
  const parted = following.start - citation.end > 1 || following.bulletin !== citation.bulletin;
  // A title and the like are not run into the next sentence.
  return !parted && /[.!?…]["”’»)\]]*$/.test(quote);
}
