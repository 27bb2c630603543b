import { createRequire } from 'node:module';

/**
 * The few parts of the DOM that are used here. linkedom's and Readability's own declarations need the browser's globals
 * (`lib: dom`), which no other room should see; so the packages are required, which is as lazy as a dynamic import.
 */
export interface DomNode {
  readonly nodeType: number;
  /** Lower case; elements only. */
  readonly localName?: string;
  readonly textContent: string | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  readonly parentNode: DomNode | null;
}

export interface DomElement extends DomNode {
  readonly localName: string;
  getAttribute(name: string): string | null;
  closest(selector: string): DomElement | null;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

export interface DomDocument {
  readonly body: DomElement;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

interface Linkedom {
  parseHTML(html: string): { readonly document: DomDocument };
}

interface ReadabilityModule {
  readonly Readability: new (
    document: DomDocument,
    options: { readonly serializer: (element: DomElement) => DomElement },
  ) => { parse(): { readonly content: DomElement | null; readonly textContent: string | null } | null };
}

const require = createRequire(import.meta.url);

/** Readability's work grows faster than the page, above all with the depth of its nesting; pages beyond this are read whole. */
const MOST_ELEMENTS = 20_000;
const DEEPEST = 100;
/** No page is nested like this, and everything gets slow with it. */
const TOO_DEEP = 1_000;

/**
 * Parses a page, or a piece of one. linkedom does not supply the elements whose tags may be left out, so this does.
 * Throws an Error when its elements are nested absurdly deep.
 */
export function parseHtml(html: string): DomDocument {
  const document = parse(html);
  if (measure(document.body, Infinity, TOO_DEEP).deepest > TOO_DEEP) {
    throw new Error(`expected elements nested at most ${TOO_DEEP} deep, got more`);
  }
  return document;
}

function parse(html: string): DomDocument {
  const { parseHTML } = require('linkedom') as Linkedom;
  if (/<html[\s>]/i.test(html) && /<body[\s>]/i.test(html)) return parseHTML(html).document;
  const inner = html.replace(
    /<\/?(?:html|body)(?:\s[^<>]{0,1000})?>|<!doctype[^<>]{0,1000}>|<\?xml[^<>]{0,1000}>/gi,
    '',
  );
  return parseHTML(`<!doctype html><html><head></head><body>${inner}</body></html>`).document;
}

const ELEMENT = 1;

export const isElement = (node: DomNode): node is DomElement => node.nodeType === ELEMENT;

/**
 * Visits everything below `root` in reading order. `enter` says whether to visit a node's children too; `leave` is
 * called behind them. Not recursive: a hostile page nests deeper than the stack.
 */
export function walk(root: DomNode, enter: (node: DomNode) => boolean, leave: (node: DomNode) => void): void {
  let node = root.firstChild;
  while (node) {
    const down: DomNode | null = enter(node) ? node.firstChild : null;
    if (down) {
      node = down;
      continue;
    }
    leave(node);
    while (node && !node.nextSibling) {
      node = node.parentNode;
      if (!node || node === root) return;
      leave(node);
    }
    node = node?.nextSibling ?? null;
  }
}

/**
 * The element with a page's article as Readability finds it, and how long its text is; null when it finds none. Takes
 * the document apart.
 */
export function findArticle(document: DomDocument): { readonly element: DomElement; readonly length: number } | null {
  if (!isManageable(document.body)) return null;
  const { Readability } = require('@mozilla/readability') as ReadabilityModule;
  try {
    const article = new Readability(document, { serializer: (element) => element }).parse();
    if (!article?.content) return null;
    return { element: article.content, length: article.textContent?.trim().length ?? 0 };
  } catch {
    return null;
  }
}

function isManageable(body: DomElement): boolean {
  const { elements, deepest } = measure(body, MOST_ELEMENTS, DEEPEST);
  return elements <= MOST_ELEMENTS && deepest <= DEEPEST;
}

/** How many elements lie below `body`, and how deep; counts no further than a little beyond the limits. */
function measure(body: DomElement, mostElements: number, mostDeep: number) {
  let elements = 0;
  let depth = 0;
  let deepest = 0;
  const enter = (node: DomNode) => {
    deepest = Math.max(deepest, ++depth);
    if (isElement(node)) elements++;
    return elements <= mostElements && deepest <= mostDeep;
  };
  walk(body, enter, () => depth--);
  return { elements, deepest };
}
