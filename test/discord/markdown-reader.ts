/** What a person sees of a description: its characters, and which of them look or act in a way of their own. */
import { type Node, readMarkdown } from '../../pictures/discord-markdown.js';

export interface Seen {
  /** Quotes, headings and the like stand on lines of their own; a time is written as a day. */
  readonly text: string;
  readonly spans: readonly SeenSpan[];
}

export interface SeenSpan {
  readonly kind: Exclude<Node['kind'], 'text'>;
  readonly text: string;
  /** Where a link leads. */
  readonly url?: string;
}

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const BLOCKS: readonly Node['kind'][] = ['quote', 'subtext', 'heading', 'list', 'codeBlock'];

/** Reads a description; inner spans come before those around them. */
export function seeMarkdown(description: string): Seen {
  const spans: SeenSpan[] = [];
  const see = (nodes: readonly Node[]): string => {
    let text = '';
    for (const node of nodes) {
      const isBlock = BLOCKS.includes(node.kind);
      if (isBlock && text !== '' && !text.endsWith('\n')) text += '\n';
      const words = wordsOf(node, see);
      if (node.kind === 'link') spans.push({ kind: 'link', text: words, url: node.url });
      else if (node.kind !== 'text') spans.push({ kind: node.kind, text: words });
      text += isBlock ? `${words}\n` : words;
    }
    return text;
  };
  return { text: see(readMarkdown(description)), spans };
}

function wordsOf(node: Node, see: (nodes: readonly Node[]) => string): string {
  if (node.kind === 'time') return DAY.format(new Date(node.seconds * 1000));
  return 'children' in node ? see(node.children) : node.text;
}
