import { Marked } from 'marked';
import { parseDocument } from 'yaml';
import { parseHtml } from './dom.js';
import { piecesOf } from './dom-text.js';
import { assemble } from './extracted.js';
import { firstLine, metaOf, type ReadMeta, shown } from './meta.js';
import type { Page, Reading } from './page.js';

/** Front matter: YAML between two lines of three hyphens, at the very beginning. */
const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n(?<yaml>[\s\S]*?)(?:^|\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;
const KEY = /^["']?[\p{L}_][\p{L}\p{N}_ -]{0,40}["']?\s*:(?:\s|$)/u;

/** More front matter than this is none. */
const LONGEST_FRONT_MATTER = 16_384;
/** Deep nesting drives the parsers' recursion to where Node dies instead of throwing. */
const DEEPEST = 50;
const NESTED_QUOTES = new RegExp(`^[ \\t]*(?:(?:(?:[-*+]|\\d{1,9}[.)])[ \\t]+)*>[ \\t]*){${DEEPEST}}`, 'm');
const NESTED_ITEMS = new RegExp(`^[ \\t]*(?:(?:[-*+]|\\d{1,9}[.)])[ \\t]+){${DEEPEST},}(?=[^\\s*+-])`, 'm');

/** Reads a Markdown bulletin: front matter (`title`, `date`, `url`, `source`), then the text, whose first `# H1` is its title. */
export function readMarkdown(input: string, page: Page): Reading {
  const front = FRONT_MATTER.exec(input);
  const yaml = front?.groups?.yaml ?? '';
  // Two lines of hyphens are also how Markdown draws rules.
  const isFront = yaml.trim() === '' || KEY.test(yaml.split('\n').find((line) => /^[^\s#]/.test(line)) ?? '');
  if (NESTED_QUOTES.test(input) || NESTED_ITEMS.test(input)) {
    throw new Error(`expected lists and quotations nested at most ${DEEPEST} deep, got more`);
  }
  const { meta, remarks } = readFrontMatter(isFront ? yaml : '');
  const html = new Marked().parse(isFront ? input.slice(front?.[0].length ?? 0) : input, { async: false });
  const bulletin = assemble(piecesOf(parseHtml(html).body), page, meta);
  if (!bulletin) return { bulletins: [], remarks: [] };
  return { bulletins: [bulletin], remarks: remarks.map((reason) => ({ reason: `loaded, but ${reason}` })) };
}

function readFrontMatter(yaml: string): ReadMeta {
  if (yaml.trim() === '') return { meta: {}, remarks: [] };
  const nothing = (why: string): ReadMeta => ({ meta: {}, remarks: [`its front matter is passed over: ${why}`] });
  if (yaml.length > LONGEST_FRONT_MATTER || isNested(yaml)) return nothing('it is too long or nested too deep');
  try {
    const document = parseDocument(yaml, { logLevel: 'silent' });
    const [error] = document.errors;
    if (error) return nothing(`it is not YAML (${firstLine(error.message)})`);
    const fields: unknown = document.toJS();
    if (fields === null) return { meta: {}, remarks: [] };
    if (typeof fields !== 'object' || Array.isArray(fields))
      return nothing(`expected “key: value” lines, got ${shown(fields)}`);
    return metaOf({ ...fields }, 'its front matter’s');
  } catch (error) {
    return nothing(error instanceof Error ? firstLine(error.message) : String(error));
  }
}

function isNested(yaml: string): boolean {
  let depth = 0;
  for (const char of yaml) {
    if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') depth--;
    if (depth > DEEPEST) return true;
  }
  return NESTED_ITEMS.test(yaml);
}
