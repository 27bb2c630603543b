/** Makes a reply of any length fit into one message: quotations shrink to windows, and what is still too much is counted. */
import { type Block, note } from '../commands/reply.js';
import { count } from '../commands/wording.js';
import { limits } from './limits.js';
import { gapBetween, renderBlock, type Size } from './render-blocks.js';

const SMALLEST: Size = { quote: 160, beside: 80, line: 200, name: 60, links: false };
/** Tried in turn; UTF-16 units of the source. */
const SIZES: readonly Size[] = [
  { quote: 2000, beside: 300, line: 1500, name: 200, links: true },
  { quote: 1000, beside: 250, line: 1000, name: 200, links: true },
  { quote: 500, beside: 200, line: 500, name: 120, links: true },
  { quote: 280, beside: 120, line: 300, name: 100, links: true },
  SMALLEST,
];

interface Piece {
  readonly block: Block;
  readonly text: string;
}

interface Fitted {
  /** The texts of the embeds, one or two. */
  readonly texts: readonly string[];
  /** The blocks that are shown. */
  readonly blocks: ReadonlySet<Block>;
}

/** The largest size in which all blocks fit; in the smallest, as many of them as do. */
export function fitBlocks(all: readonly Block[]): Fitted {
  const blocks = withoutRepeatedTitle(all);
  for (const size of SIZES) {
    const pieces = render(blocks, size);
    const texts = pack(joined(pieces));
    if (texts) return { texts, blocks: new Set(blocks) };
  }
  return fitSome(blocks, SMALLEST);
}

/** A bulletin that is being read may begin with its title, right below the same title as a heading. */
function withoutRepeatedTitle(blocks: readonly Block[]): readonly Block[] {
  const [heading] = blocks;
  const first = blocks.find(({ kind }) => kind === 'passage');
  if (heading?.kind !== 'heading' || first?.kind !== 'passage' || first.role !== 'read') return blocks;
  const { quotation, highlight } = first.passage;
  const repeated = !highlight && heading.line.length === 1 && heading.line[0] === quotation.quote;
  return repeated ? blocks.filter((block) => block !== first) : blocks;
}

function render(blocks: readonly Block[], size: Size): readonly Piece[] {
  let opened = 0;
  return blocks.flatMap((block) => {
    const number = block.kind === 'passage' && block.open ? ++opened : null;
    const text = renderBlock(block, number, size);
    return text === '' ? [] : [{ block, text }];
  });
}

/** The pieces, each after what parts it from the one above. */
function joined(pieces: readonly Piece[]): readonly string[] {
  let paragraph = 0;
  return pieces.map(({ block, text }, nth) => {
    const above = pieces[nth - 1];
    const gap = above ? gapBetween(above.block, block, paragraph) : '';
    paragraph = text.length + (gap === ' ' ? paragraph : 0);
    return gap + text;
  });
}

/** The pieces one after another, a new text where one is full; null when they are too much for a message. */
function pack(pieces: readonly string[]): readonly string[] | null {
  const texts: string[] = [];
  let total = 0;
  for (const piece of pieces) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + piece.length <= limits.description) {
      texts[texts.length - 1] = last + piece;
      total += piece.length;
    } else {
      const alone = piece.trimStart();
      texts.push(alone);
      total += alone.length;
      if (alone.length > limits.description) return null;
    }
    if (total > limits.embedTotal || texts.length > limits.embeds) return null;
  }
  return texts;
}

/** Notes from this one on give way to passages. */
const MANY_NOTES = 10;
/** UTF-16 units kept free for the line that says how many are not shown, and for what is lost between two texts. */
const RESERVED = 100;
/** An empty line between two blocks. */
const LONGEST_GAP = 2;

/** What comes first when not all has room: an answer, what the bot itself says, other passages, a crowd of notes. */
function rankOf(block: Block, notes: number): number {
  if (block.kind === 'passage') return block.role === 'answer' ? 0 : 2;
  return block.kind === 'note' && notes > MANY_NOTES ? 3 : 1;
}

function fitSome(blocks: readonly Block[], size: Size): Fitted {
  const pieces = render(blocks, size);
  let notes = 0;
  const ranks = new Map(pieces.map((piece) => [piece, rankOf(piece.block, piece.block.kind === 'note' ? ++notes : 0)]));
  const kept = new Set<Piece>();
  let used = RESERVED;
  for (const piece of [...pieces].sort((one, other) => (ranks.get(one) ?? 0) - (ranks.get(other) ?? 0))) {
    used += piece.text.length + LONGEST_GAP;
    if (used > limits.embedTotal) break;
    kept.add(piece);
  }
  const left = pieces.filter((piece) => !kept.has(piece));
  const shown = pieces.flatMap((piece) => (kept.has(piece) ? [piece] : piece === left[0] ? [tellOf(left)] : []));
  const texts = pack(joined(shown)) ?? [];
  return { texts, blocks: new Set(shown.map(({ block }) => block)) };
}

/** The line that stands for what is not shown. */
function tellOf(left: readonly Piece[]): Piece {
  const noun = left.every(({ block }) => block.kind === 'passage') ? 'passage' : 'line';
  const told = `${count(left.length, `more ${noun}`)} ${left.length === 1 ? 'is' : 'are'} not shown.`;
  return { block: note([told]), text: `-# ${told}` };
}
