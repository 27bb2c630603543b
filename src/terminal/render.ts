/** A Reply as lines of a terminal. */
import type { Action, Block, Citation, Line, Part, Passage, Quotation, Reply, Span } from '../commands/reply.js';
import { describeAlso, describeDate, describeInstant } from '../commands/wording.js';
import { neutralise, wrap } from './text.js';

export interface Style {
  readonly colour: boolean;
  /** Columns to break lines at; null never breaks one. */
  readonly width: number | null;
  /** Whether actions are shown, numbered; without a conversation nobody could choose one. */
  readonly actions: boolean;
}

/** How a stretch of text looks: codes that switch it on and off again. */
type Look = readonly [on: number, off: number];
const BOLD: Look = [1, 22];
const DIM: Look = [2, 22];

/** The reply as text that ends with a line break. Nothing in it can move the cursor or change colours but our own codes. */
export function renderReply(reply: Reply, style: Style): string {
  const lines: string[] = [];
  let opened = 0;
  let above: Block | null = null;
  for (const block of reply.blocks) {
    if (above && standsApart(block, above)) lines.push('');
    const number = block.kind === 'passage' && block.open ? ++opened : null;
    lines.push(...renderBlock(block, style.actions ? number : null, style));
    above = block;
  }
  if (style.actions && reply.actions.length > 0) lines.push('', ...renderActions(reply.actions, opened, style));
  return `${lines.join('\n')}\n`;
}

/** Whether an empty line parts a block from the one above it. */
function standsApart(block: Block, above: Block): boolean {
  if (block.kind === 'heading') return true;
  if (above.kind === 'heading') return false;
  if (block.kind === 'passage') return !(above.kind === 'passage' && above.role === 'read' && block.role === 'read');
  return above.kind === 'passage' || (above.kind === 'note' && block.kind === 'text');
}

function renderBlock(block: Block, number: number | null, style: Style): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return paragraph(plainLine(block.line), style, { look: BOLD });
    case 'text':
      return paragraph(plainLine(block.line), style);
    case 'note':
      return paragraph(plainLine(block.line), style, { look: DIM });
    case 'receipt':
      return renderReceipt(block.citation, style, { indent: '', titled: false });
    case 'passage':
      if (block.role === 'read') return renderRead(block.passage, style);
      return renderPassage(block, number, style);
  }
}

function plainLine(parts: Line): string {
  return neutralise(parts.map(plainPart).join(''));
}

function plainPart(part: Part): string {
  if (typeof part === 'string') return part;
  if ('date' in part) return describeDate(part.date);
  return 'instant' in part ? describeInstant(part.instant, part.zone) : `#${part.channel}`;
}

/** The quotation with its neighbours and receipt. Where there is no bold, the words that answer stand on a line of their own. */
function renderPassage(
  { passage, role, further = [] }: Extract<Block, { readonly kind: 'passage' }>,
  number: number | null,
  style: Style,
): readonly string[] {
  const { quotation, highlight, before, after } = passage;
  const answers = role === 'answer';
  const first = number === null ? '  ' : `[${number}] `;
  const indent = ' '.repeat(first.length);
  const also = describeAlso(passage);
  const more = further.flatMap((one) => quoteLines(one, null, style, { first: indent, indent, marks: ['“', '”'] }));
  const quoted = [...quoteLines(quotation, highlight, style, { first, indent, marks: ['“', '”'] }), ...more];
  const beside = (label: string, neighbour: Quotation | null) =>
    neighbour && answers ? neighbourLines(label, neighbour, style, indent) : [];
  const receipt = [
    ...renderReceipt(quotation.citation, style, { indent, titled: true }),
    ...(also === null ? [] : paragraph(neutralise(also), style, { look: DIM, indent })),
  ];
  if (style.colour) return [...beside('', before), ...quoted, ...beside('', after), ...receipt];
  const words = highlight && answers ? quotation.quote.slice(highlight.start, highlight.end) : null;
  return [
    ...quoted,
    ...(words === null ? [] : paragraph(`Answer: ${neutralise(words)}`, style, { indent })),
    ...beside('Before: ', before),
    ...beside('After: ', after),
    ...receipt,
  ];
}

/** A sentence of a bulletin that is being read, beside a bar; the one that was asked for is bold, or pointed at. */
function renderRead({ quotation, highlight }: Passage, style: Style): readonly string[] {
  const first = highlight && !style.colour ? '> ' : '│ ';
  return quoteLines(quotation, highlight, style, { first, indent: '│ ', marks: ['', ''] });
}

function neighbourLines(label: string, { quote }: Quotation, style: Style, indent: string): readonly string[] {
  return paragraph(`${label}“${neutralise(quote)}”`, style, { look: DIM, indent });
}

/** Title · date · who published it, and the address on a line of its own, so that it can be clicked. */
function renderReceipt(
  { title, bulletin, date, publisher, source, url }: Citation,
  style: Style,
  { indent, titled }: { readonly indent: string; readonly titled: boolean },
): readonly string[] {
  // Under the bulletin's own heading there is room for the file as well.
  const parts = titled
    ? [title ?? bulletin, describeDate(date), publisher ?? source]
    : [describeDate(date), publisher, source];
  const receipt = (titled ? '— ' : '') + parts.filter((part) => part !== null).join(' · ');
  return [
    ...paragraph(neutralise(receipt), style, { look: DIM, indent }),
    ...(url === null ? [] : [indent + paint(neutralise(url), DIM, style)]),
  ];
}

interface Setting {
  readonly first: string;
  readonly indent: string;
  readonly marks: readonly [open: string, close: string];
}

function quoteLines(
  { quote }: Quotation,
  highlight: Span | null,
  style: Style,
  { first, indent, marks: [open, close] }: Setting,
): readonly string[] {
  const { start, end } = highlight ?? { start: 0, end: 0 };
  // Made safe piece by piece, since that may shorten the text before the highlight.
  const lead = open + neutralise(quote.slice(0, start));
  const words = neutralise(quote.slice(start, end));
  const body = lead + words + neutralise(quote.slice(end)) + close;
  const bold = { start: lead.length, end: lead.length + words.length };
  return spread(body, style, indent.length).map((span, nth) => {
    return (nth === 0 ? first : indent) + paintWithin(body, span, bold, style);
  });
}

/** The text of one line, bold where the two spans meet. */
function paintWithin(body: string, { start, end }: Span, bold: Span, style: Style): string {
  const from = Math.min(Math.max(bold.start, start), end);
  const to = Math.max(from, Math.min(bold.end, end));
  return body.slice(start, from) + paint(body.slice(from, to), BOLD, style) + body.slice(to, end);
}

function paragraph(
  text: string,
  style: Style,
  { look, indent = '' }: { readonly look?: Look; readonly indent?: string } = {},
): readonly string[] {
  return spread(text, style, indent.length).map(({ start, end }) => {
    const words = text.slice(start, end);
    return indent + (look ? paint(words, look, style) : words);
  });
}

/** Narrower than this, lines are left to the terminal. */
const NARROWEST = 20;

function spread(text: string, { width }: Style, indent: number): readonly Span[] {
  return wrap(text, width === null || width - indent < NARROWEST ? null : width - indent);
}

function paint(text: string, [on, off]: Look, { colour }: Style): string {
  return colour && text !== '' ? `\u001b[${on}m${text}\u001b[${off}m` : text;
}

/** Actions with longer names stand below each other. */
const SHORT_LABEL = 20;

/** Short ones side by side, long ones below each other. */
function renderActions(actions: readonly Action[], opened: number, style: Style): readonly string[] {
  const labels = actions.map(({ label }, nth) => `[${opened + nth + 1}] ${neutralise(label)}`);
  const row = labels.join('   ');
  const short = actions.every(({ label }) => label.length <= SHORT_LABEL);
  return short && row.length <= (style.width ?? 80) ? [row] : labels;
}
