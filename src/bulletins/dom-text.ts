import { blocksOf } from './blocks.js';
import { type DomElement, type DomNode, isElement, walk } from './dom.js';
import type { Piece } from './extracted.js';
import { hasWord } from './letters.js';

const TEXT = 3;

/** Elements that begin a new paragraph. */
const BREAKS = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
/** Inside a table's row these are no more than a cell's inner layout. */
const SOFT_IN_ROW = new Set(['p', 'div', 'section', 'center']);
/** Elements without text to read. */
const SILENT = new Set(
  'head title script style template noscript svg iframe object canvas video audio select textarea button input dialog menu nav'.split(
    ' ',
  ),
);
/** A row longer than this holds a page's layout, not data: its cells are texts of their own. */
const LONGEST_ROW = 300;

/** The paragraphs, list items and table rows below an element, in reading order. `skip` names elements to leave out. */
export function piecesOf(root: DomElement, skip: (element: DomElement) => boolean = () => false): Piece[] {
  const text = new Paragraphs();
  walk(
    root,
    (node) => enter(node, text, skip),
    (node) => leave(node, text),
  );
  text.flush();
  return text.pieces;
}

/** Takes a node in; true when its children are to be visited. */
function enter(node: DomNode, text: Paragraphs, skip: (element: DomElement) => boolean): boolean {
  if (node.nodeType === TEXT) text.add(node.textContent ?? '');
  if (!isElement(node)) return false;
  const name = node.localName;
  if (SILENT.has(name) || isHidden(node) || skip(node)) return false;
  if (name === 'br') text.lineBreak();
  else if (name === 'td' || name === 'th') text.add(' ');
  else if (BREAKS.has(name)) text.open(name);
  return true;
}

function leave(node: DomNode, text: Paragraphs): void {
  if (isElement(node) && BREAKS.has(node.localName)) text.close(node.localName);
}

function isHidden(element: DomElement): boolean {
  if (element.getAttribute('hidden') !== null || element.getAttribute('aria-hidden') === 'true') return true;
  return /display\s*:\s*none/i.test(element.getAttribute('style') ?? '');
}

/** Collects running text into pieces. */
class Paragraphs {
  readonly pieces: Piece[] = [];
  private parts: string[] = [];
  private isPre = false;
  private inRow = false;

  add(text: string): void {
    this.parts.push(this.isPre ? text : text.replace(/\s+/g, ' '));
  }

  lineBreak(): void {
    this.parts.push('\n');
  }

  open(name: string): void {
    if (this.isSoft(name)) {
      this.lineBreak();
      return;
    }
    this.flush();
    this.isPre = name === 'pre';
    if (name === 'tr') this.inRow = true;
  }

  close(name: string): void {
    if (this.isSoft(name)) {
      this.lineBreak();
      return;
    }
    this.flush(name);
    this.isPre = false;
    if (name === 'tr') this.inRow = false;
  }

  private isSoft(name: string): boolean {
    return this.inRow && SOFT_IN_ROW.has(name);
  }

  /** Ends the paragraph. `name` is the element that ends here. */
  flush(name = ''): void {
    const text = this.parts.join('');
    this.parts = [];
    if (name === 'h1' || (name === 'tr' && text.length <= LONGEST_ROW)) {
      this.push(text.replace(/\s+/g, ' ').trim(), name === 'h1');
      return;
    }
    const lines = this.isPre ? text : text.replace(/[^\S\n]+/g, ' ').replace(/ ?\n ?/g, '\n');
    for (const { start, end } of blocksOf(lines)) this.push(lines.slice(start, end), false);
  }

  private push(text: string, isTitle: boolean): void {
    if (hasWord(text)) this.pieces.push({ text, isTitle });
  }
}
